# Types to compile signs.py with.
import cython

cdef bytes _TABLE
cdef int _PLANE


@cython.locals(
    table="const unsigned char*", seen=cython.int, before=cython.int,
    char="Py_UCS4", code=cython.uint, kind=cython.int,
)
cpdef int signs(str text) except -1
