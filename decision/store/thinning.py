"""Which revisions stay for ever? Where work came to rest; and every one of the last days.

A sitting is a run of changes with less than four hours between one and the next. When a new one
begins, what is older than a week is thinned: of each sitting and of each day its last revision
stays, on the line of undo and beside it, and so does the first of all. What goes is folded into the
revision that comes after it, which then says how many changes it stands for. So undo takes back
each change of the sitting at hand and of the last week, and then goes from rest to rest.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.store.schema import DECISIONS, REVISIONS, WHOLES, taken

PAUSE = timedelta(hours=4)  # between two sittings
WHOLE = timedelta(days=7)  # for which every revision stays
_AT_ONCE = 500  # rows that one statement names


class Past(NamedTuple):
    """What thinning looks at in a revision."""

    number: int
    before: int | None
    time: str
    folded: int = 0


class Kept(NamedTuple):
    """A revision that stays: the one that it comes from now, and what was folded into it."""

    before: int | None
    folded: int


def is_new_sitting(last: str, now: str) -> bool:
    """Tell whether a change at one time begins another sitting than one before."""
    return datetime.fromisoformat(now) - datetime.fromisoformat(last) >= PAUSE


def line_of_undo(befores: Mapping[int, int | None], current: int) -> Iterable[int]:
    """Yield the numbers that undo passes, the current one first; each revision has its before."""
    number: int | None = current
    while number is not None:
        yield number
        number = befores[number]


def thinned(revisions: Iterable[Past], current: int, now: str) -> dict[int, Kept]:
    """Return which revisions stay, by number, and what each of them comes from."""
    every = {each.number: each for each in revisions}
    recent = (datetime.fromisoformat(now) - WHOLE).isoformat(timespec="microseconds")
    line = set(line_of_undo({each.number: each.before for each in every.values()}, current))
    by_time = sorted(every.values(), key=lambda each: (each.time, each.number))
    sittings = _sittings(by_time)
    stay = {each.number for each in by_time if each.time >= recent or each.before is None}
    for some in (by_time, [each for each in by_time if each.number in line]):
        stay |= {each.number for each in _ends(some, sittings)}
    stay.add(current)
    return {number: _kept(every, stay, number) for number in sorted(stay)}


def thin(connection: Connection, identity: str, current: int, now: str) -> None:
    """Thin the history of a decision that the transaction holds."""
    mine = REVISIONS.c.decision == identity
    columns = sa.select(*(REVISIONS.c[name] for name in Past._fields)).where(mine)
    rows = {row.number: Past(*row) for row in connection.execute(columns)}
    kept = thinned(rows.values(), current, now)
    gone = sorted(rows.keys() - kept.keys())
    if not gone:
        return
    for start in range(0, len(gone), _AT_ONCE):
        some = gone[start : start + _AT_ONCE]
        connection.execute(sa.delete(REVISIONS).where(mine, REVISIONS.c.number.in_(some)))
    for number, stays in kept.items():
        if stays != (rows[number].before, rows[number].folded):
            this = sa.update(REVISIONS).where(mine, REVISIONS.c.number == number)
            connection.execute(this.values(**stays._asdict()))
    bases = sa.select(REVISIONS.c.base).where(mine)
    unused = WHOLES.c.decision == identity, WHOLES.c.number.not_in(bases)
    connection.execute(sa.delete(WHOLES).where(*unused))
    # Not what is gone is taken off: a process of the version before may have written, which sums
    # nothing.
    this = sa.update(DECISIONS).where(DECISIONS.c.id == identity)
    connection.execute(this.values(stored=taken(identity)))


def _sittings(by_time: Iterable[Past]) -> dict[int, int]:
    sittings, last = dict[int, int](), None
    for each in by_time:
        is_new = last is None or is_new_sitting(last.time, each.time)
        sittings[each.number] = (sittings[last.number] if last else 0) + is_new
        last = each
    return sittings


def _ends(by_time: Iterable[Past], sittings: Mapping[int, int]) -> Iterable[Past]:
    """Yield the last of each sitting and the last of each day."""
    by_sitting, by_day = dict[int, Past](), dict[str, Past]()
    for each in by_time:
        by_sitting[sittings[each.number]] = each
        by_day[each.time[:10]] = each
    return [*by_sitting.values(), *by_day.values()]


def _kept(every: Mapping[int, Past], stay: set[int], number: int) -> Kept:
    before, folded = every[number].before, every[number].folded
    while before is not None and before not in stay:
        folded += 1 + every[before].folded
        before = every[before].before
    return Kept(before, folded)
