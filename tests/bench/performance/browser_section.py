"""What was measured in the browser, as a section of the document."""

from collections.abc import Iterable

from tests.bench.performance.bars import Bar, bars
from tests.bench.performance.in_browser import (
    CHARTS,
    COMPARE,
    HOW_SURE,
    NOTHING,
    PROFILED,
    Drag,
    InBrowser,
)
from tests.bench.performance.move_profile import OURS, PLOTLY, STEPS
from tests.bench.performance.tables import spending

FIRST, SETTLED, OF_CHARTS, DRAWN, MOST_FRAMES = 0.35, 1.0, 0.4, 30.0, 60.0


def browser_section(measured: InBrowser) -> str:
    """Return the times, the drag, and where the time goes."""
    return "\n".join([*_times(measured), *_profile(measured), *_drag(measured)])


def _times(measured: InBrowser) -> Iterable[str]:
    empty, plain, found = measured.times[NOTHING], measured.times[CHARTS], list[Bar]()
    yield from (
        "## In the browser\n",
        "From a key press at a slider until the page is repainted first, and until all is settled.",
        "What is repainted first are the bars on Compare, and the weights on How sure. All is",
        "settled once the server's answer is on screen. Plotly draws the same somewhat later.\n",
        "| page | first repaint | of the empty app | all settled | of it | of four plain charts |",
        "|---|---|---|---|---|---|",
    )
    for name, (first, settled) in measured.times.items():
        ratios = first / empty.first, settled / empty.settled, settled / plain.settled
        one, two, three = (f"**{ratio:.2f}**" for ratio in ratios)
        yield f"| {name} | {first:.0f} ms | {one} | {settled:.0f} ms | {two} | {three} |"
    for name in (COMPARE, HOW_SURE):
        first, settled = measured.times[name]
        found += (
            Bar(f"first repaint on {name}, of the empty app", first / empty.first, FIRST),
            Bar(f"all settled on {name}, of the empty app", settled / empty.settled, SETTLED),
            Bar(f"all settled on {name}, of four plain charts", settled / plain.settled, OF_CHARTS),
        )
    yield from bars(*found)


def _drag(measured: InBrowser) -> Iterable[str]:
    drag = measured.drag
    yield from (
        "\n### While a slider is dragged\n",
        f"On Compare the bars are drawn **{drag.bars:.0f}** times a second, and the statement is "
        f"written {drag.statement:.1f} times. The browser makes {drag.frames:.0f} frames a second "
        "then, without a graphics card. On the processor a frame costs:\n",
        *spending({"a frame": _of_a_frame(drag)}),
        f"\nAt {MOST_FRAMES:.0f} frames a second a frame may take {1e3 / MOST_FRAMES:.1f} ms of "
        "the page's thread.",
        *bars(Bar("bars drawn a second", drag.bars, DRAWN, "{:.0f}", at_least=True)),
    )


def _of_a_frame(drag: Drag) -> dict[str, float]:
    page = {f"page: {step}": drag.steps[step] for step in STEPS}
    return {**page, "browser: what draws beside it": drag.drawn, "server": drag.server}


def _profile(measured: InBrowser) -> Iterable[str]:
    yield from (
        "\n### Where a move's time goes\n",
        "Time on the processor of the page's main thread, until all is settled, under the",
        "browser's own trace. *Else* is what it does between these steps, the trace included.\n",
        f"| step | {' | '.join(PROFILED)} |",
        f"|---|{'---|' * len(PROFILED)}",
    )
    profiles = [measured.profiles[name] for name in PROFILED]
    for step in STEPS:
        yield _row(step, (each.steps[step] for each in profiles))
    yield _row("in all", (sum(each.steps.values()) for each in profiles))
    for moment in ("sent", "answered"):
        yield _row(f"{moment} after", (each.moments[moment] for each in profiles))
    spent = measured.profiles[COMPARE].steps
    own = (spent[OURS] + spent[PLOTLY]) / sum(spent.values())
    yield (
        f"\nOn Compare our scripts and Plotly take **{own:.0%}** of that. The rest is what "
        "Streamlit and the browser do with every answer, however little it changes."
    )


def _row(name: str, milliseconds: Iterable[float]) -> str:
    return f"| {name} | {' | '.join(f'{each:.0f} ms' for each in milliseconds)} |"
