"""What the C library does with memory that is free again. Only glibc can be told; others do as they do."""

import ctypes

_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of malloc.h
_LARGE = 1 << 20


def return_large() -> None:
    """Have every piece of a megabyte or more returned to the operating system as soon as it is free.

    By itself glibc raises that limit to the largest piece seen. A build of the knowledge is done in a thread and has
    large matrices; some 50 MB of them would stay with that thread for as long as the server runs.
    """
    _call("mallopt", _MMAP_THRESHOLD, _LARGE)


def return_free() -> None:
    """Return the small pieces that are free now; a build leaves many."""
    _call("malloc_trim", 0)


def _call(name: str, *numbers: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*numbers)
