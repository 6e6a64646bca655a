"""How is a chart of rows drawn without a browser? By matplotlib, from the same plotly figure.

`svg`: bars, marks, lines and texts stand where plotly has them. What texts are escaped with for
plotly is taken off again (`plain`), for matplotlib escapes what it writes, and takes none for
mathematics.
"""

import io
import re
import warnings
from html import unescape
from itertools import cycle, islice
from threading import Lock
from typing import Any

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from decision.arrays import Array
from decision.charts.colours import BACKGROUND, MUTED, TEXT
from decision.charts.plot import Chart

WIDTH, FONT, SPACE = 700, 13, 5  # pixels; a page of A4 has as much room between its margins
_PAPER = {TEXT: "#1f2430", MUTED: "#5b6472", BACKGROUND: "#ffffff"}
_GRID = "#d9dde3"
_MARKERS = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle-up": "^",
    "triangle-down": "v",
    "cross": "P",
    "x": "X",
    "star": "*",
    "line-ns-open": "|",
}
_HATCHES = {"/": "//", "x": "xx", "-": "--", "|": "||", "+": "++", ".": "..", "\\": "\\\\"}
_ALIGNED = {"left": "right", "center": "center", "right": "left"}  # of a text: on that side of it
_LIFTED = {"top": "bottom", "middle": "center", "bottom": "top"}
_LOOK: Any = {"svg.fonttype": "none", "svg.hashsalt": "crossroads", "hatch.linewidth": 0.6}
_ONE_AT_A_TIME = Lock()  # settings and warnings are those of the whole process
Part = dict[str, Any]  # of a plotly figure


def svg(chart: Chart) -> str:
    """Return a chart of rows as an SVG file."""
    layout, out = chart.figure["layout"], io.StringIO()
    with _ONE_AT_A_TIME, rc_context(_LOOK), warnings.catch_warnings():
        # A reader's own font has what ours does not have.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure = Figure(figsize=(WIDTH / 72, chart.height / 72), dpi=72)
        axes = _axes(figure, layout, chart.height)
        n_rows = max((len(trace["y"]) for trace in chart.figure["data"]), default=0)
        is_stacked = layout.get("barmode") in ("stack", "relative")
        bases = np.zeros((2, n_rows)) if is_stacked else None
        for depth, trace in enumerate(chart.figure["data"]):
            if trace["type"] == "bar":
                _bars(axes, trace, bases, depth)
            else:
                _scatter(axes, trace, depth)
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None})
    return out.getvalue()


def _axes(figure: Figure, layout: Part, height: int) -> Axes:
    margin, across = layout["margin"], layout["xaxis"]
    left, bottom = margin["l"] / WIDTH, margin["b"] / height
    right, top = 1 - margin["r"] / WIDTH, 1 - margin["t"] / height
    axes = figure.add_axes((left, bottom, right - left, top - bottom))
    axes.set_xlim(*across["range"])
    axes.set_ylim(*layout["yaxis"]["range"])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(axis="x", length=0, labelsize=FONT - 1, labelcolor=_PAPER[MUTED], pad=5)
    if across.get("tickformat") == "~s":
        axes.xaxis.set_major_formatter(lambda amount, _: _in_short(amount))
    if across.get("showgrid", True):
        axes.grid(axis="x", color=_GRID, linewidth=0.8, zorder=0)
        axes.set_axisbelow(True)
    said = plain(across["title"]["text"])
    axes.set_xlabel(said, fontsize=FONT, color=_PAPER[MUTED], parse_math=False)
    return axes


def _in_short(amount: float) -> str:
    """Return an amount as an axis has it.

    >>> _in_short(20_000.0), _in_short(1_500_000.0), _in_short(0.0)
    ('20k', '1.5M', '0')
    """
    for least, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(amount) >= least:
            return f"{amount / least:g}{letter}"
    return f"{amount:g}"


def _bars(axes: Axes, trace: Part, bases: Array | None, depth: int) -> None:
    """Draw bars, each from its base or from where the last of its row ended."""
    lengths, rows = np.asarray(trace["x"], float), np.asarray(trace["y"], float)
    starts = np.asarray(trace.get("base", np.zeros(len(lengths))), float)
    if bases is not None:  # what lies below 0 is stacked to the other side
        side, row = (lengths < 0).astype(int), rows.astype(int)
        starts = bases[side, row].copy()
        bases[side, row] += lengths
    marker = trace["marker"]
    pattern = marker.get("pattern", {})
    line = pattern.get("fgcolor", marker["line"]["color"])
    bars = axes.barh(
        rows,
        lengths,
        height=trace["width"],
        left=starts,
        color=[_rgba(colour) for colour in _each(marker["color"], len(rows))],
        edgecolor=_rgba(line),
        linewidth=marker["line"]["width"],
        hatch=_HATCHES[pattern["shape"]] if pattern else None,
        zorder=2 + depth / 100,
    )
    written = zip(bars, _each(trace.get("text", ""), len(rows)), strict=True)
    for bar, text in written:
        middle = bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2
        _write(axes, middle, text, "middle center", trace.get("textfont", {}))


def _scatter(axes: Axes, trace: Part, depth: int) -> None:
    across, up = (np.array(trace[axis], dtype=float) for axis in ("x", "y"))  # None becomes NaN
    marker, mode = trace.get("marker", {}), trace["mode"].split("+")
    style: Part = {"zorder": 4 + depth / 100, "clip_on": False}
    if "lines" in mode:
        line = trace["line"]
        axes.plot(across, up, color=_rgba(line["color"]), linewidth=line["width"], **style)
    if "markers" in mode and marker.get("color"):
        edge = marker.get("line", {})
        is_open = marker.get("symbol", "").endswith("-open")
        axes.scatter(
            across,
            up,
            s=marker["size"] ** 2,
            marker=_MARKERS[marker.get("symbol", "circle")],
            color=[_rgba(colour) for colour in _each(marker["color"], len(across))],
            linewidths=edge.get("width", 1.5 if is_open else 0),
            **style,
        )
    if "text" in mode:
        places = _each(trace.get("textposition", "middle center"), len(across))
        fonts = _each(trace.get("textfont", {}).get("color", TEXT), len(across))
        size = trace.get("textfont", {}).get("size", FONT)
        texts = _each(trace["text"], len(across))
        for x, y, text, place, colour in zip(across, up, texts, places, fonts, strict=True):
            # Beside a mark, not on it; where plotly keeps away by a space, so far.
            away = marker.get("size", 0) / 2 + 2 if "markers" in mode else SPACE
            away = away if "markers" in mode or plain(text) != plain(text).strip() else 0
            _write(axes, (x, y), text, place, {"color": colour, "size": size}, away)


def _write(
    axes: Axes, at: tuple[float, float], text: str, place: str, font: Part, away: float = 0
) -> None:
    """Write a text beside a point; ``place`` is plotly's, such as "middle right"."""
    if not text:
        return
    up, side = place.split()
    moved = {"left": (-away, 0), "right": (away, 0)}.get(side, (0, away if up == "top" else -away))
    axes.annotate(
        plain(text).strip(),
        at,
        moved,
        textcoords="offset points",
        ha=_ALIGNED[side],
        va=_LIFTED[up],
        fontsize=font.get("size", FONT),
        color=_rgba(font.get("color", TEXT)),
        fontweight="bold" if text.strip().startswith("<b>") else "normal",
        parse_math=False,
        annotation_clip=False,
        zorder=6,
    )


def _each(value: Any, number: int) -> list[Any]:  # noqa: ANN401
    """Return a value for each of so many; a list that is shorter begins again."""
    return list(islice(cycle(value if isinstance(value, list) and value else [value]), number))


def plain(text: str) -> str:
    r"""Return a figure's text without plotly's markup.

    >>> plain("<b> A &amp; &lt;B&gt;</b><br>%&#123;x}")
    ' A & <B>\n%{x}'
    """
    return unescape(re.sub("</?b>", "", text).replace("<br>", "\n"))


def on_paper(colour: str) -> str:
    """Return a colour; of the theme's own ones that of paper."""
    return _PAPER.get(colour, colour)


def _rgba(colour: str) -> tuple[float, float, float, float]:
    """Return a colour for matplotlib; of the page's own ones that of paper.

    >>> _rgba("rgba(255,0,0,0.5)")
    (1.0, 0.0, 0.0, 0.5)
    """
    if colour.startswith("rgba("):
        *channels, opacity = map(float, colour[5:-1].split(","))
        red, green, blue = (channel / 255 for channel in channels)
        return red, green, blue, opacity
    return to_rgba(on_paper(colour))
