"""How fast ranks in simulations are, as a section of the document."""

from collections.abc import Iterable, Sequence
from math import isnan

from tests.bench.performance.in_python import Worlds

MANY = 100_000


def engine_section(worlds: list[Worlds]) -> str:
    """Return the times of ranks in simulations."""
    lines = [
        "## Ranks in simulations\n",
        "Random weights for five criteria, the rank of every offer in each simulation, and how",
        "often each offer has each rank. Times are nanoseconds a simulation and offer: they stay",
        "where the cost is linear. Plain numpy draws weights, multiplies, sorts and counts, in",
        "chunks of the same size; the libraries look at one set of weights at a time.\n",
        "| offers | simulations | ours | numpy | ratio | pymcdm | ratio | scikit-criteria | peak |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| {each.offers:,} | {each.number:,} | {each.ours:.0f} ns | {each.numpy:.0f} ns "
            f"| **{each.ours / each.numpy:.2f}** | {each.pymcdm:,.0f} ns "
            f"| **{each.ours / each.pymcdm:.4f}** | {_ns(each.skcriteria)} "
            f"| {each.megabytes:.0f} MB |"
            for each in worlds
        ),
        *_bars([each for each in worlds if each.number >= MANY], worlds[-1]),
    ]
    return "\n".join(lines)


def _ns(nanoseconds: float) -> str:
    return "not installed" if isnan(nanoseconds) else f"{nanoseconds:,.0f} ns"


def _bars(many: Sequence[Worlds], most: Worlds) -> Iterable[str]:
    each = [one.ours for one in many]
    yield (
        f"\nBar: the cost is linear. From {MANY:,} simulations on, a simulation and offer costs "
        f"{min(each):.0f} to {max(each):.0f} ns."
    )
    yield (
        f"Bar: memory is bounded. Simulations are drawn in chunks, so {most.offers:,} offers by "
        f"{most.number:,} simulations peak at {most.megabytes:.0f} MB."
    )
