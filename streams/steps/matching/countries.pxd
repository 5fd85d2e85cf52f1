# Types to compile countries.py with.
import cython

from streams.steps.matching.evidence cimport spans
from streams.steps.matching.triples cimport Triples
from streams.steps.text.fold cimport Folded

cdef int NEAR, _MOST_EVIDENCE


cdef class Form:
    cdef readonly tuple codes
    cdef readonly str first
    cdef readonly bint sure, usual, surname


@cython.locals(mentions=list, form=Form, outright=set, countries=list, code=str)
cpdef list named(bytes key, list found)

@cython.locals(one=str, before=cython.int, other=str, start=cython.int, end=cython.int)
cpdef Triples together(list named, Triples states)

@cython.locals(places=dict, code=str, found=list, most=cython.int, countries=list)
cpdef list shown(list named, Folded folded, str title, str text)

cdef str _meant(Form form, set outright)

@cython.locals(
    mentions=list, mention=tuple, form=Form,
    reached=cython.int, at=cython.int, start=cython.int, end=cython.int,
)
cdef list _mentions(bytes key, list found)

@cython.locals(start=cython.int)
cdef bint _follows_given_name(bytes key, int start) except -1
