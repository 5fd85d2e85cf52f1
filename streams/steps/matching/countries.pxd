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


cdef class Gazetteer:
    cdef list _forms
    cdef int _first
    cdef Triples _states

    @cython.locals(mentions=list, form=Form, outright=set, countries=list, code=str)
    cpdef list named(self, bytes key, Triples found)

    @cython.locals(one=str, other=str, before=cython.int, start=cython.int, end=cython.int)
    cpdef Triples together(self, list named)

    @cython.locals(
        mentions=list, last=Form, begun=cython.int, reached=cython.int,
        at=cython.int, number=cython.int, start=cython.int, end=cython.int,
        longer=cython.bint,
    )
    cdef list _mentions(self, bytes key, Triples found)


@cython.locals(places=dict, code=str, found=list, most=cython.int, countries=list)
cpdef list shown(list named, Folded folded, str title, str text)

cdef str _meant(Form form, set outright)

cdef bint _names(Form form, bytes key, int start) except -1

@cython.locals(start=cython.int)
cdef bint _follows_given_name(bytes key, int start) except -1
