# Types to compile triples.py with.
cdef class Triples:
    cdef int[::1] flat
    cdef readonly int used

    cpdef int clear(self) except -1
    cpdef int add(self, int number, int start, int end) except -1
