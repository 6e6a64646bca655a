"""What is a chart? A plotly figure as a plain dict, what it says in words, and the same as a table.

Colours of the theme are left to the page: the strings below stand for them anywhere in a figure.
Names are escaped by `label`, the one place where they become a figure's text.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from decision.words.text import legible

Figure = dict[str, Any]

TEXT, MUTED, BACKGROUND = "theme:text", "theme:muted", "theme:background"
LINE_WIDTH, LINES = 18, 3


@dataclass(frozen=True)
class Chart:
    """A figure with ``data`` and ``layout``, its height in pixels, its words and its table.

    ``behind``: for each row, the lines it opens to; bars are in the order of the rows.
    """

    figure: Figure
    height: int
    alt: str
    columns: list[str]
    rows: list[list[str]]
    behind: list[list[str]] = field(default_factory=list)


def plotly_script() -> Path:
    """Return plotly.js as the installed plotly package carries it."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))


def escaped(text: str) -> str:
    """Return text that plotly neither takes for markup nor for a template.

    >>> escaped("<b>A & B</b> %{x}")
    '&lt;b&gt;A &amp; B&lt;/b&gt; %&#123;x}'
    """
    plain = legible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("%{", "%&#123;")


def label(name: str, width: int = LINE_WIDTH, lines: int = LINES) -> str:
    """Return a name as a figure's label: escaped, broken into lines, cut where it is too long.

    >>> label("Stay, with a PhD on the side")
    'Stay, with a PhD<br>on the side'
    """
    broken = textwrap.wrap(name, width)
    if len(broken) > lines:
        broken = [*broken[: lines - 1], broken[lines - 1][: width - 1] + "…"]
    return "<br>".join(escaped(line) for line in broken)


def figure(data: Sequence[Figure], **layout: object) -> Figure:
    """Return a figure; what is chosen by hand in it (zoom, hidden traces) outlives its changes."""
    return {"data": list(data), "layout": {"uirevision": "kept", "hovermode": "closest", **layout}}


def texts(x: Sequence[float], y: Sequence[float], text: Sequence[str], **look: object) -> Figure:
    """Return texts at points of a figure, which nothing else in it repeats."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(text),
        "hoverinfo": "skip",
        "showlegend": False,
        **look,
    }
