# Types to compile groups.py with.
import cython

from streams.steps.matching.triples cimport Triples

cdef int _OTHER, _CORE, _SIDES, WINDOW, LEAD, NEAR, NEIGHBOURS, ENOUGH, CELL, CELLS, REACH


@cython.final
cdef class Groups:
    cdef readonly list names, features
    cdef int[::1] _mentions, _latest
    cdef signed char[::1] _group, _seen, _kinds, _kinds_at
    cdef readonly signed char[::1] central
    cdef int _states, _count, _total
    cdef Triples _rows

    @cython.locals(at=cython.int, state=cython.int, group=cython.int)
    cpdef Triples rows(self, Triples found, Triples states)

    @cython.locals(at=cython.int, group=cython.int, cell=cython.int)
    cdef int _begin(self) except -1

    @cython.locals(back=cython.int, place=cython.int)
    cdef int _mention(self, int group, int start, int end) except -1

    @cython.locals(other=cython.int, pair=cython.int)
    cdef int _neighbours(self, int place, int group, int start, int end) except -1

    @cython.locals(cell=cython.int, near=cython.int, kinds=cython.int)
    cdef int _find_central(self) except -1

    cdef int _once(self, int feature, int start, int end) except -1
