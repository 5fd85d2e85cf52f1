# Types to compile triples.py with.
import cython

cdef class Triples:
    cdef object _numbers
    cdef int[::1] _view
    cdef int _used

    cpdef int clear(self) except -1
    cpdef int add(self, int number, int start, int end) except -1
    cpdef taken(self)


@cython.locals(at=cython.int)
cpdef since(const int[::1] numbers, int first)
