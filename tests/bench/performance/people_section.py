"""How many people fit into a process, and what a session holds, as a section of the document."""

from collections.abc import Iterable, Mapping, Sequence

from tests.bench.performance.bars import Bar, bars
from tests.bench.performance.load import Crowd, memory_a_session
from tests.bench.performance.memory import Held
from tests.bench.performance.observing import OURS
from tests.bench.performance.tables import head, largest, row, spending

PEOPLE, P95_MS, SESSION_MB, OWNERS = 60, 1_000.0, 1.0, 9
Shares = Mapping[str, float]


def people_section(
    found: Sequence[Crowd], shares: Shares, empty: tuple[float, float], held: tuple[Held, Held]
) -> str:
    """Return the crowds, what the processor does in the last one, and a session's memory."""
    return "\n".join(
        [*_crowds(found), *_processor(found[-1], shares, empty), *_memory(found, held)]
    )


def _crowds(found: Sequence[Crowd]) -> Iterable[str]:
    yield from (
        "## Many people\n",
        "People in one process, each with their own decision, who move a slider once a second.\n",
        *head(
            "people", "95 of 100 moves are answered within", "memory", "processor time a move"
        ),
        *(
            row(str(each.people), (
                f"{1e3 * each.p95:,.0f} ms", f"{each.memory:.0f} MB", f"{1e3 * each.cost:.0f} ms"
            ))
            for each in found
        ),
    )  # fmt: skip
    most = max((each.people for each in found if 1e3 * each.p95 < P95_MS), default=0)
    yield from bars(
        Bar("people whose moves are answered in a second", most, PEOPLE, "{:.0f}", True)
    )


def _processor(last: Crowd, shares: Shares, empty: tuple[float, float]) -> Iterable[str]:
    spent = {step: 1e3 * last.cost * share for step, share in shares.items()}
    own = sum(spent[step] for step in OURS)
    shipped, spared = empty
    yield from (
        "\n### What the processor does then\n",
        f"A move while {last.people} people move. Python runs one thread of a process at a time.\n",
        *spending({"a move": spent}),
        f"\nSo a process answers at most **{1 / last.cost:.0f}** moves a second. Of an empty app "
        f"as it is shipped it answers {1 / shipped:.0f} runs, and {1 / spared:.0f} without the "
        f"collection after each. Our own part of a move, {own:.0f} ms, alone would let "
        f"{1e3 / own:.0f} through.",
    )


def _memory(found: Sequence[Crowd], held: tuple[Held, Held]) -> Iterable[str]:
    ours, empty = held
    a_session = memory_a_session(found)
    named = largest(ours.owners, OWNERS)
    names = [name for name in named if name in ours.owners]
    theirs = {name: empty.owners.get(name, 0.0) for name in names}
    theirs["all else"] = sum(empty.owners.values()) - sum(theirs.values())
    yield from (
        "\n### What a session holds\n",
        f"Each further session takes {a_session:.1f} MB of the process: {found[0].people} people "
        f"against {found[-1].people}. Below is what Python has allocated for a session and holds, "
        "by the part of the code that asked for it, beside an empty app's.\n",
        *spending({"Compare": named, "empty app": theirs}, "whose", "{:.2f} MB"),
        f"\nThe processes grew by {ours.grown:.1f} MB and {empty.grown:.1f} MB a session. What is "
        "not in the table is room that the allocator keeps, and what libraries hold in C.",
    )
    yield from bars(Bar("memory of a further session", a_session, SESSION_MB, "{:.1f} MB"))
