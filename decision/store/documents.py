"""How is a decision written down, and read again? As JSON, and what is at hand is not read anew.

A slider that is dragged writes a document every few hundredths of a second, and reads it in the
next run. What was `written` here is known by its text, so it is not parsed again; and it shares its
parts with the decision that it was made from, where parsing would make them all anew. Of the text
its hash is kept: a drag would leave dozens of documents that differ in one number.
"""

from hashlib import blake2b
from operator import itemgetter
from threading import Lock
from typing import NamedTuple
from weakref import ref

from cachetools import LRUCache
from pydantic import ValidationError

from decision.model import Decision

AT_HAND = 4 * 2**20  # characters of the documents whose decisions are at hand
LENGTHS = 256  # decisions of which it is known how long their documents are


class UnreadableDecisionError(ValueError):
    """A stored decision is none that this version can read."""


class Document(NamedTuple):
    """A decision, and how it is written down."""

    decision: Decision
    text: str


def document_of(decision: Decision) -> Document:
    """Return the decision with its document, which takes a while to write."""
    return Document(decision, written(decision))


def written(decision: Decision) -> str:
    """Return the decision as JSON, and have it at hand."""
    document = decision.model_dump_json()
    _keep(document, _name(document), decision)
    return document


def parsed(document: str) -> Decision:
    """Return the decision in a document.

    Raises
    ------
    UnreadableDecisionError
        If it is none that this version can read.
    """
    name = _name(document)
    with _lock:
        known = _decisions.get(name)
    if known is not None:
        _note_length(known[1], known[0])
        return known[1]
    try:
        decision = Decision.model_validate_json(document)
    except ValidationError as error:
        why = error.errors()[0]["msg"]
        raise UnreadableDecisionError(f"a stored decision cannot be read: {why}") from None
    _keep(document, name, decision)
    return decision


def length_of(decision: Decision) -> int:
    """Return how many characters its document has; what was just read or written costs nothing."""
    with _lock:
        known = _lengths.get(id(decision))
    # Another decision may have got the id of one that is gone.
    if known is not None and known[0]() is decision:
        return known[1]
    return len(decision.model_dump_json())


def _note_length(decision: Decision, length: int) -> None:
    with _lock:
        _lengths[id(decision)] = ref(decision), length


def _keep(document: str, name: bytes, decision: Decision) -> None:
    _note_length(decision, len(document))
    with _lock:
        if len(document) <= AT_HAND:
            _decisions[name] = len(document), decision


def _name(document: str) -> bytes:
    """Return what no other document has."""
    return blake2b(document.encode(), digest_size=16).digest()


# A decision beside the length of its document, by that one's name.
_decisions: LRUCache[bytes, tuple[int, Decision]] = LRUCache(AT_HAND, getsizeof=itemgetter(0))
# The length of its document, by a decision's id: to hash all of a large one takes too long.
_lengths: LRUCache[int, tuple[ref[Decision], int]] = LRUCache(LENGTHS)
_lock = Lock()
