"""Root may write anywhere, whatever a file's mode says. Tests of modes give that one right up.

All others stay: the checkout and the temporary files are often where nobody but root may go.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

VERSION = 0x20080522  # of what capget(2) and capset(2) are handed
CAP_DAC_OVERRIDE = 1 << 1


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


# Effective, permitted and inheritable: the lower half of each, then the upper ones.
_Rights = ctypes.c_uint32 * 6


@contextmanager
def held_to_modes() -> Iterator[None]:
    """Whoever runs the tests may write only where a mode allows it; this thread, until the end."""
    if os.geteuid() != 0:
        yield
        return
    rights = _Rights()
    _call("capget", rights)
    effective = rights[0]
    rights[0] &= ~CAP_DAC_OVERRIDE
    _call("capset", rights)
    try:
        yield
    finally:
        rights[0] = effective
        _call("capset", rights)


def _call(name: str, rights: ctypes.Array[ctypes.c_uint32]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(ctypes.byref(_Header(VERSION, 0)), rights):
        raise OSError(ctypes.get_errno(), f"{name} failed")
