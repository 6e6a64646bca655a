"""Where does the browser's time go, from a key press until all is settled? Chromium's own trace.

The processor time of the page's main thread is summed up by what it was spent on (`steps`), and
the moments at which the move was sent and answered are noted (`moments`). `in_all` sums up
whatever else was traced. Time on the processor does not grow where other programs keep the machine
busy.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Any

from playwright.sync_api import CDPSession, Page

CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
MOST = 800_000  # microseconds after a key press that are looked at
STYLE, LAYOUT, PAINT = "styles", "layout", "painting"
OURS, STREAMLIT, PLOTLY, OTHER = "our scripts", "Streamlit's scripts", "Plotly", "else"
STEPS = (OURS, PLOTLY, STREAMLIT, STYLE, LAYOUT, PAINT, OTHER)
NAMED = {
    "UpdateLayoutTree": STYLE,
    "Layout": LAYOUT,
    **dict.fromkeys(("PrePaint", "Paint", "Layerize", "Commit"), PAINT),
}
WRITTEN_BY = {"crossroads": OURS, "plotly": PLOTLY, "/static/js/": STREAMLIT}
Event = dict[str, Any]


class Trace:
    """Chromium's trace of a page, from when it is made until `events` is asked for."""

    def __init__(self, page: Page) -> None:
        self._page, self._session = page, page.context.new_cdp_session(page)
        self._events: list[Event] = []
        self._ended = False
        self._session.on("Tracing.dataCollected", lambda part: self._events.extend(part["value"]))
        self._session.on("Tracing.tracingComplete", lambda _: self._end())
        _start(self._session)

    def _end(self) -> None:
        self._ended = True

    def events(self) -> list[Event]:
        """Return those of the page's main thread, in the order of time.

        That is where keys are pressed, and otherwise the one that is busiest.
        """
        self._session.send("Tracing.end")
        while not self._ended:
            self._page.wait_for_timeout(50)
        self._session.detach()
        pressed = next(filter(_is_key, self._events), None)
        thread = _thread(pressed) if pressed else _busiest(self._events)
        mine = (each for each in self._events if _thread(each) == thread)
        return sorted(mine, key=lambda each: (each["ts"], -each.get("dur", 0)))


def _thread(event: Event) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _busiest(events: Iterable[Event]) -> tuple[int, int]:
    busy: dict[tuple[int, int], float] = defaultdict(float)
    for event in events:
        if event["name"] in NAMED:
            busy[_thread(event)] += event.get("tdur", 0)
    return max(busy, key=lambda thread: busy[thread])


def _start(session: CDPSession) -> None:
    config = {"includedCategories": CATEGORIES}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})


def _is_key(event: Event) -> bool:
    kind = (event.get("args") or {}).get("data") or {}
    return event["name"] == "EventDispatch" and kind.get("type") == "keydown"


def steps(events: Iterable[Event], settled: Iterable[float]) -> Mapping[str, float]:
    """Return the median milliseconds of each step of a move.

    ``settled`` are the milliseconds that each key press took until all was settled.
    """
    taken: dict[str, list[float]] = {step: [] for step in STEPS}
    for move in _moves(list(events), settled):
        spent = in_all(move)
        for step in STEPS:
            taken[step].append(spent[step])
    return {step: median(times) for step, times in taken.items()}


def moments(events: Iterable[Event], settled: Iterable[float]) -> Mapping[str, float]:
    """Return the median milliseconds from a key press until the move was sent, and answered."""
    sent, answered = list[float](), list[float]()
    for move in _moves(list(events), settled):
        start = move[0]["ts"]
        sent += [(e["ts"] - start) / 1e3 for e in move if e["name"] == "WebSocketSend"][:1]
        answered += [(e["ts"] - start) / 1e3 for e in move if e["name"] == "WebSocketReceive"][-1:]
    return {"sent": median(sent), "answered": median(answered)}


def _moves(events: list[Event], settled: Iterable[float]) -> Iterable[list[Event]]:
    """Yield the events of each move, from its key press on."""
    pressed = [event for event in events if _is_key(event)]
    for key, took in zip(pressed, settled, strict=True):
        end = key["ts"] + min(1e3 * took, MOST)
        yield [event for event in events if key["ts"] <= event["ts"] < end]


def in_all(move: Iterable[Event]) -> Mapping[str, float]:
    """Return the milliseconds by step; an event has to itself what those within it do not take."""
    spent: dict[str, float] = defaultdict(float)
    around: list[tuple[float, str]] = []  # when each event that is under way ends, and its step
    for event in move:
        if event["ph"] != "X" or "tdur" not in event:
            continue
        while around and around[-1][0] <= event["ts"]:
            around.pop()
        outer = around[-1][1] if around else None
        step = _step(event) or outer or OTHER
        milliseconds = event["tdur"] / 1e3
        spent[step] += milliseconds
        if outer is not None:
            spent[outer] -= milliseconds
        around.append((event["ts"] + event["dur"], step))
    return {step: spent[step] for step in STEPS}


def _step(event: Event) -> str | None:
    if event["name"] in NAMED:
        return NAMED[event["name"]]
    data = (event.get("args") or {}).get("data") or {}
    address = data.get("url", "") if isinstance(data, dict) else ""
    return next((step for part, step in WRITTEN_BY.items() if part in address), None)
