# Types to compile phrases.py with.
import cython

cdef int _FOUND


cdef class Phrases:
    cdef bytes _classes
    cdef int[::1] _steps

    @cython.locals(
        classes="const unsigned char*", known=cython.uint, state=cython.int,
        char="Py_UCS4", code=cython.uint, letter=cython.int,
    )
    cpdef bint among(self, str text) except -1
