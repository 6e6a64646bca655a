"""How does a long history stay small? A revision holds how it differs from a whole document.

Zstandard writes a text as what it has in common with another one and the rest
(https://facebook.github.io/zstd, "patch-from"). A moved slider takes some 30 bytes in place of the
25,000 of the document. A revision differs from a whole document directly, not from the revision
before: two rows are read, however long the history.
"""

import sys
from functools import lru_cache
from math import isqrt

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

AT_HAND = 4  # documents: one move looks at the same three times
EDIT_BYTES = 60  # by which an edit usually makes the difference larger
_SHORTEST = 8  # bytes that Zstandard refers to
_OPTION = zstd.CompressionParameter


def whole(text: str) -> bytes:
    """Return a document, compressed by itself."""
    return zstd.compress(text.encode())


def difference(text: str, base: bytes) -> bytes:
    """Return how a document differs from a whole one."""
    content, other = text.encode(), _content(base)
    options: dict[int, int] = {
        _OPTION.compression_level: 1,
        # So that what is alike is seen however far apart it lies.
        _OPTION.window_log: max((len(content) + len(other)).bit_length(), 10),
        _OPTION.enable_long_distance_matching: 1,
    }
    return zstd.compress(content, options=options, zstd_dict=_prefix(other))


def applied(change: bytes, base: bytes) -> str:
    """Return the document that differs so from a whole one: `difference` taken back."""
    return zstd.decompress(change, zstd_dict=_prefix(_content(base))).decode()


@lru_cache(maxsize=AT_HAND)
def _content(base: bytes) -> bytes:
    """Return a whole document; one that was just looked at is not unpacked anew."""
    return zstd.decompress(base)


def is_far(change: bytes, base: bytes) -> bool:
    """Tell whether a document had better be whole itself, as it differs too much.

    Differences grow with each edit; whole documents cost their own bytes. With edits of b bytes and
    whole documents of w, a history is smallest if one is whole once a difference has sqrt(2 b w).
    """
    return len(change) > isqrt(2 * EDIT_BYTES * len(base))


def _prefix(text: bytes) -> tuple[zstd.ZstdDict, int] | None:
    if len(text) < _SHORTEST:
        return None
    return zstd.ZstdDict(text, is_raw=True).as_prefix
