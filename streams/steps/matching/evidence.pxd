# Types to compile evidence.py with.
import cython

from streams.steps.text.fold cimport Folded


@cython.locals(
    start=cython.int, end=cython.int, first=cython.int, last=cython.int,
    head=cython.int, body=cython.int,
)
cpdef list spans(list places, Folded folded, str title, str text)

cdef dict _span(str field, str whole, int start, int end)
