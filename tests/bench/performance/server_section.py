"""What a move sends, and where a run of the script goes, as sections of the document."""

from collections.abc import Iterable, Mapping

from tests.bench.performance.bars import Bar, bars
from tests.bench.performance.in_browser import COMPARE, HOW_SURE, NOTHING, InBrowser
from tests.bench.performance.load import seconds_of
from tests.bench.performance.move_profile import OURS as OURS_HERE
from tests.bench.performance.move_profile import PLOTLY
from tests.bench.performance.observing import OURS
from tests.bench.performance.run_profile import SPANS, RunProfile
from tests.bench.performance.tables import head, row, spending
from tests.bench.visitor import Run

MESSAGES, BYTES, SCRIPT_MS = 20, 15_360, 15.0
COLUMNS = ("Compare", NOTHING)


def wire_section(runs: Mapping[str, list[Run]]) -> str:
    """Return messages, bytes and times of a move, by page."""
    empty = seconds_of(runs[NOTHING])
    lines = [
        "## On the wire and on the server\n",
        "A move of a slider, without a browser: what is sent, and how long the run takes.\n",
        *head("page", "messages", "bytes", "time", "of an empty app's run"),
    ]
    for name in (name for name in runs if name != NOTHING):
        took, (_, messages, size) = seconds_of(runs[name]), runs[name][-1]
        ratio = f"**{took / empty:.2f}**"
        lines.append(row(name, (str(messages), f"{size:,}", f"{1e3 * took:.0f} ms", ratio)))
    lines.append(f"\nAn empty app's run takes {1e3 * empty:.0f} ms.")
    _, messages, size = runs["Compare"][-1]
    lines += bars(
        Bar("messages of a move on Compare", messages, MESSAGES, "{:.0f}"),
        Bar("its bytes", size, BYTES, "{:,.0f}"),
    )
    return "\n".join(lines)


def floor(browser: InBrowser, runs: Mapping[str, list[Run]], run: RunProfile) -> Iterable[str]:
    """Yield when a move would be settled if all that is ours in it, or the server, took no time.

    Whatever a faster Crossroads could bring, it is not more than the first.
    """
    empty = browser.times[NOTHING].settled
    ours = sum(run.steps[step] for step in OURS)
    yield from (
        "\n### How much faster a move could be settled\n",
        "Of a move's time in the browser this would be left, were all that is ours free, on the "
        "server and in the page; and were the server's answer there at once, Streamlit's part of "
        "it included.\n",
        *head("page", "all settled", "without ours", "of the empty app", "at once", "of it"),
    )
    for page in (COMPARE, HOW_SURE):
        settled, spent = browser.times[page].settled, browser.profiles[page].steps
        here, answer = spent[OURS_HERE] + spent[PLOTLY], 1e3 * seconds_of(runs[page])
        # What is more than on Compare's is taken for ours.
        more = max(answer - 1e3 * seconds_of(runs[COMPARE]), 0.0)
        yield row(page, _left(settled, empty, (ours + more + here, answer + here)))
    yield (
        "\nIt is what Streamlit and the browser take to send a move, to draw the frame in which "
        "the page follows the hand, and to put an answer on a page of this size. Of the empty "
        f"app's {empty:.0f} ms its server takes {1e3 * seconds_of(runs[NOTHING]):.0f}."
    )


def _left(settled: float, empty: float, saved: Iterable[float]) -> Iterable[str]:
    yield f"{settled:.0f} ms"
    for each in saved:
        yield from (f"{settled - each:.0f} ms", f"**{(settled - each) / empty:.2f}**")


def run_section(
    profiles: tuple[RunProfile, RunProfile], steps: Mapping[str, Mapping[str, float]]
) -> str:
    """Return where a run on Compare goes, beside an empty app's: by the clock, on the processor."""
    return "\n".join([*_clock(profiles), *_processor(profiles), *_steps(steps)])


def _clock(profiles: tuple[RunProfile, RunProfile]) -> Iterable[str]:
    ours, empty = profiles
    yield from (
        "## Where a run of the script goes\n",
        "A move on Compare, and a run of the empty app as it is shipped, one after the other, on",
        "servers that note when each step begins. By the clock a run also waits: Streamlit's event",
        "loop sends what there is and then rests for 10 ms; meanwhile the last message waits.\n",
        *spending({name: each.clock for name, each in zip(COLUMNS, profiles, strict=True)}),
    )
    yield (
        f"\nThe script's own thread works {ours.script:.1f} ms in that, an empty app's "
        f"{empty.script:.1f} ms; where it takes longer by the clock, it waits for other threads."
    )
    yield from bars(
        Bar("the script of a move, on the processor", ours.script, SCRIPT_MS, "{:.1f} ms"),
        Bar("the same by the clock", _by_clock(ours), SCRIPT_MS, "{:.1f} ms"),
    )


def _by_clock(profile: RunProfile) -> float:
    _, _, *script, _, _ = SPANS  # from when its thread begins until all is drawn
    return sum(profile.clock[span] for span in script)


def _processor(profiles: tuple[RunProfile, RunProfile]) -> Iterable[str]:
    ours, empty = profiles
    yield from (
        "\n### On the processor\n",
        "The same runs: what the server's process works, all of its threads together. What it does",
        "is looked at every 4 ms of its time.\n",
        *spending({name: each.steps for name, each in zip(COLUMNS, profiles, strict=True)}),
    )
    own = sum(ours.steps[step] for step in OURS)
    collected = empty.shares["garbage collection after a run"]
    yield (
        f"\nOf a move on Compare {own:.1f} ms are ours, the rest is what Streamlit does for it. "
        f"After every run Streamlit collects garbage, which is {collected:.0%} of the empty app's; "
        "Crossroads has switched that off."
    )


def _steps(steps: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    yield from (
        "\n### Our own steps\n",
        "All that a move works out, on the processor, in a process of its own: moves one after the",
        "other, and each as the server runs it. A step builds upon those before it. On the server",
        "Streamlit and the visitor work meanwhile, and the same steps take longer for it.\n",
        *spending(steps),
    )
