"""How long it takes to start and to open, and what that waits for, as a section of the document."""

from collections.abc import Iterable, Mapping

from tests.bench.performance.bars import Bar, bars
from tests.bench.performance.move_profile import OURS, PLOTLY, STEPS
from tests.bench.performance.openings import Openings
from tests.bench.performance.spending import Spent
from tests.bench.performance.starts import Started
from tests.bench.performance.tables import head, largest, row, spending

TOGETHER, AGAIN, COMMAND, LIBRARIES = 1.3, 1.3, 5.0, 12
COLUMNS = ("Compare", "one chart")
BESIDE = "an app with one chart, "
Pair = tuple[Mapping[str, float], Mapping[str, float]]


def start_section(started: Started, imported: Pair, opened: Openings) -> str:
    """Return the times, the imports, and where the opening of a page goes."""
    again = _again(started.warm, opened.scripts)
    return "\n".join([*_times(started), *_imports(imported), *_opened(opened), *again])


def _times(started: Started) -> Iterable[str]:
    rows = {
        "until the server answers": (started.server, BESIDE),
        "from opening Compare to its first chart, in a new browser": (started.cold, BESIDE),
        "the same, loaded again": (started.warm, BESIDE),
        "`crossroads compare` of a small table": (
            started.command,
            "importing numpy and pydantic, ",
        ),
    }
    yield from ("## Start\n", *head("what", "ours", "beside", "ratio"))
    for what, ((ours, theirs), beside) in rows.items():
        yield row(what, (f"{ours:.2f} s", f"{beside}{theirs:.2f} s", f"**{ours / theirs:.1f}**"))
    together = [sum(pair) for pair in zip(started.server, started.cold, strict=True)]
    yield from bars(
        Bar("start and first chart together, ratio", together[0] / together[1], TOGETHER),
        Bar("loaded again, ratio", started.warm[0] / started.warm[1], AGAIN),
        Bar("the command line, ratio", started.command[0] / started.command[1], COMMAND),
    )


def _imports(imported: Pair) -> Iterable[str]:
    ours, theirs = imported
    listed = largest(ours, LIBRARIES)
    beside = {name: theirs.get(name, 0.0) for name in listed}
    beside["all else"] = sum(theirs.values()) - sum(beside.values())
    yield from (
        "\n### What a start imports\n",
        "Until the server answers, by library, as Python lists it; the list makes it longer.\n",
        *spending(dict(zip(COLUMNS, (listed, beside), strict=True)), "library", "{:.0f} ms"),
    )


def _opened(opened: Openings) -> Iterable[str]:
    names = (*COLUMNS, *(f"{name}, again" for name in COLUMNS))
    pairs = zip(names, (*opened.first, *opened.again), strict=True)
    columns = {name: dict(_parts(each)) for name, each in pairs}
    ours, plain = opened.first
    yield from (
        "\n### Where the opening of a page goes\n",
        "Time on the processor until the script has run: in a browser that knows no page, and",
        "loaded again.\n",
        *spending(columns, form="{:.0f} ms"),
        f"\nOur own code takes {_own(ours):.0f} ms of that, {_own(opened.again[0]):.0f} loaded "
        f"again, and Plotly {ours.steps[PLOTLY]:.0f} and {opened.again[0].steps[PLOTLY]:.0f} ms. "
        "The app with one chart has Plotly among Streamlit's own files, and what it takes is "
        f"in *else*: {plain.steps['else']:.0f} ms. Streamlit's scripts take more for a page of "
        "sliders, buttons and words than for one chart.",
    )


def _again(warm: tuple[float, float], scripts: Mapping[str, float]) -> Iterable[str]:
    """Yield whose scripts Compare waits for when it is loaded again, and what is left without."""
    ours, plain = (1e3 * each for each in warm)
    left = ours - scripts[OURS] - scripts[PLOTLY]
    yield from (
        "\n### Loaded again, until the first chart is there\n",
        "The page's thread by whose scripts it runs, as the browser's profile says, which makes it",
        "somewhat longer.\n",
        *head("whose", "Compare"),
        *(row(whose, (f"{took:.0f} ms",)) for whose, took in scripts.items()),
        f"\nWere ours and Plotly's free, {left:.0f} of {ours:.0f} ms would be left, "
        f"**{left / plain:.1f}** of the app with one chart, which takes {plain:.0f} with Plotly. "
        "The rest is Streamlit's own start, and some forty elements that it puts on the page.",
    )


def _own(each: Spent) -> float:
    return each.ours - each.steps[PLOTLY]


def _parts(each: Spent) -> Iterable[tuple[str, float]]:
    yield from ((f"page: {step}", each.steps[step]) for step in STEPS)
    yield "browser: what draws beside the page's thread", each.drawn
    yield from ((f"server: {step}", share * each.server) for step, share in each.shares.items())
