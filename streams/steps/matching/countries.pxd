# Types to compile countries.py with.
import cython


@cython.locals(
    mentions=list, reached=cython.int, at=cython.int, start=cython.int, end=cython.int
)
cdef list _mentions(bytes key, list found)

@cython.locals(start=cython.int)
cdef bint _follows_given_name(bytes key, int start) except -1
