# Types to compile score.py with.
import cython

from streams.steps.groups cimport Groups
from streams.steps.triples cimport Triples

cdef int REPEATED, SHORTEST, TYPICAL, WINDOW


cdef class Scorer:
    cdef readonly object name, threshold
    cdef double _bias
    cdef float[::1] _weights
    cdef signed char[::1] _times
    cdef int _words
    cdef double[::1] _shares
    cdef int[::1] _ends
    cdef Groups _groups
    cdef Triples _rows

    @cython.locals(at=cython.int, number=cython.int, rows="const int[::1]")
    cpdef read(self, const int[::1] found, const int[::1] states)

    @cython.locals(at=cython.int, found=cython.double)
    cpdef probability(self, const int[::1] reading, int length)

    @cython.locals(at=cython.int, start=cython.int)
    cpdef shares(self, const int[::1] reading)
