# Types to compile score.py with.
import cython

from streams.steps.matching.groups cimport Groups
from streams.steps.matching.triples cimport Triples

cdef int CELL, CELLS, PASSAGE, REPEATED, SHORTEST, TYPICAL, WINDOW


@cython.final
cdef class Scorer:
    cdef readonly object name, threshold
    cdef double _bias
    cdef float[::1] _weights
    cdef signed char[::1] _times
    cdef int _words
    cdef double[::1] _cells
    cdef double[::1] _shares
    cdef int[::1] _ends
    cdef Groups _groups
    cdef Triples _rows

    @cython.locals(at=cython.int, read=Triples, rows=Triples)
    cpdef Triples read(self, Triples found, Triples states)

    cdef int _read_word(self, int number, int start, int end) except -1

    @cython.locals(first=cython.int, cell=cython.int, found=cython.double, again=cython.double)
    cpdef probability(self, Triples reading, int length)

    @cython.locals(at=cython.int, first=cython.int, cell=cython.int, best=cython.int)
    @cython.locals(found=cython.double, most=cython.double)
    cdef int _passage(self, Triples reading) except -1

    @cython.locals(at=cython.int, start=cython.int, best=cython.int)
    @cython.locals(share=cython.double, added=cython.double)
    cpdef strongest(self, Triples reading, int length, int most)

    @cython.locals(at=cython.int, start=cython.int, first=cython.int)
    @cython.locals(once=cython.double, times=cython.double)
    cdef int _share_out(self, Triples reading, int length) except -1

    @cython.locals(at=cython.int)
    cdef int _forget(self, Triples reading) except -1
