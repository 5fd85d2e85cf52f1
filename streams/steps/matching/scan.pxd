# Types to compile scan.py with.
import cython

from streams.steps.matching.triples cimport Triples

cdef int BARE, SUFFIXED, _SPACE, _NOTHING, DEAD, ROOT, LETTERS, _LONGEST_AFFIX
cdef unsigned long long _FACTOR, _LOW_64, _TAG, _PLACE


@cython.final
cdef class Scanner:
    cdef int[::1] _records
    cdef unsigned char[::1] _prefix_steps, _prefix_kinds, _suffix_steps, _suffix_kinds
    cdef unsigned int[::1] _slots, _affixed
    cdef unsigned long long[::1] _powers
    cdef unsigned long long _last_slot
    cdef Triples _found
    cdef int _length

    @cython.locals(slot=cython.ulonglong)
    cpdef _enter(self, unsigned long long code, unsigned long long place)

    @cython.locals(letters='const unsigned char*', start=cython.int, stop=cython.int)
    @cython.locals(code=cython.ulonglong)
    cpdef Triples find(self, bytes key)

    @cython.locals(at=cython.int, state=cython.int, cuts=cython.int, before=cython.int)
    cdef int _read_word(
        self, const unsigned char* key, int start, int stop, unsigned long long code
    ) except -1

    @cython.locals(word=cython.int)
    cdef int _read_on(
        self, const unsigned char* key, int start, int at, int stop, unsigned long long code,
        int before, int cuts
    ) except -1

    @cython.locals(code=cython.ulonglong, cut=cython.int)
    cdef int _read_stems(
        self, const unsigned char* key, int start, int at, int stop, int before, int cuts
    ) except -1

    @cython.locals(at=cython.int, state=cython.int, cuts=cython.int)
    cdef int _cuts(self, const unsigned char* key, int start, int stop) except -1

    @cython.locals(place=cython.int, at=cython.int)
    cdef int _see(
        self, unsigned long long code, int start, int stop, int before, int after
    ) except -1

    @cython.locals(slot=cython.ulonglong, place=cython.int)
    cdef int _look_up(self, unsigned long long code) except -1


@cython.locals(code=cython.ulonglong, letter=cython.uchar)
cdef unsigned long long _hash(bytes key)
