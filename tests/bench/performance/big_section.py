"""How the cost grows with a decision, as a section of the document."""

from collections.abc import Iterable, Sequence

from tests.bench.performance.bars import Bar, bars
from tests.bench.performance.big import Big
from tests.bench.performance.spending import Spent
from tests.bench.performance.tables import head, row

TIMES, WITHIN = 3.0, 3_000.0


def big_section(found: Sequence[Big]) -> str:
    """Return the rows, the bars, and what the processor does."""
    return "\n".join([*_times(found), *_processor(found)])


def _times(found: Sequence[Big]) -> Iterable[str]:
    small, middle, large = found
    yield from (
        "## Big decisions\n",
        "Until the page is there with its charts, in a browser that knows the app, and from a key",
        "press until all is settled. All is rated, with ranges.\n",
        *head("offers by criteria", "opened", "of the first", "settled", "of the first", "memory"),
    )
    for each in found:
        yield row(f"{each.offers} by {each.criteria}", (
            f"{each.there:,.0f} ms", f"**{each.there / small.there:.1f}**",
            f"{each.settled:,.0f} ms", f"**{each.settled / small.settled:.1f}**",
            f"{each.memory:.0f} MB",
        ))  # fmt: skip
    work = middle.moved.whole / small.moved.whole
    yield from bars(
        Bar("a move of 30 by 15, of 5 by 5", middle.settled / small.settled, TIMES, "{:.1f}"),
        Bar("the same on the processor", work, TIMES, "{:.1f}"),
        Bar("100 by 30 opened", large.there, WITHIN, "{:,.0f} ms"),
        Bar("a move of 100 by 30", large.settled, WITHIN, "{:,.0f} ms"),
    )


def _processor(found: Sequence[Big]) -> Iterable[str]:
    yield from (
        "\n### What the processor does for them\n",
        "Another decision of each size, while server and browser are looked at. A move with all",
        "that follows: once the hand rests, the page is drawn anew.\n",
        *head("what", "ours, Plotly", "Streamlit there", "Streamlit here, page", "drawing", "all"),
    )
    for each in found:
        size = f"{each.offers} by {each.criteria}"
        yield row(f"{size}, opened", _spent(each.opened))
        yield row(f"{size}, a move", _spent(each.moved))


def _spent(each: Spent) -> Iterable[str]:
    there = each.server - each.ours_there
    here = each.page - each.ours_here
    parts = (each.ours, there, here, each.drawn, each.whole)
    return (f"{part:,.0f} ms" for part in parts)
