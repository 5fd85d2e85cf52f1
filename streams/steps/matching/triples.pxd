# Types to compile triples.py with.
import cython

cdef class Triples:
    cdef int[::1] flat
    cdef readonly int used

    cpdef int clear(self) except -1
    cpdef int add(self, int number, int start, int end) except -1


@cython.locals(at=cython.int, number=cython.int)
cpdef list meant(Triples found, list meanings, int first)
