# Types to compile fold.py with.
import cython

cdef int _SPACE, _GAP, _FORM, _PLANE
cdef bytes _TABLE


cdef class Folded:
    cdef readonly bytes key
    cdef readonly list gaps, extras

    cpdef int original(self, int offset) except -1


@cython.locals(
    letters="unsigned char*", table="const unsigned char*", used=cython.int,
    char="Py_UCS4", code=cython.uint, byte=cython.int,
)
cdef bytes _key(str text, list gaps)
