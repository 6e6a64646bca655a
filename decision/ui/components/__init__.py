"""What Streamlit has no widget for: sliders that answer while dragged, lists of questions, charts.

How each looks and behaves is said by the .js and .css files in this folder.
"""

from collections.abc import Sequence
from importlib.metadata import version
from importlib.resources import files

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from decision.charts import Chart

# A URL of this server, seen from a page, so that nothing needs the internet.
PLOTLY_URL = f"charts/plotly-{version('plotly')}.min.js"

# The scripts before those of lists and tables that people fill in.
FILLED_IN = ("elements", "pending_changes", "cells")


def component(
    name: str, *, root: str, isolated: bool = True, before: Sequence[str] = ()
) -> ComponentRenderer:
    """Register the component whose files are ``name.js`` and ``name.css``.

    Parameters
    ----------
    name : str
        Name of its two files.
    root : str
        Class of the one element that the script fills.
    isolated : bool
        Whether the component lives in a shadow root of its own.
    before : sequence of str
        Names of the scripts that stand in front of its own, which it shares with others.

    Returns
    -------
    ComponentRenderer
        The command that puts the component on the page.
    """
    folder = files(__package__)
    scripts = [f"{script}.js" for script in (*before, name)]
    return st.components.v2.component(
        f"crossroads_{name}",
        # A string without a line break inside would be taken for the name of a file.
        html=f'<div\n class="{root}"></div>',
        css=folder.joinpath(f"{name}.css").read_text(encoding="utf-8"),
        js="\n".join(folder.joinpath(each).read_text(encoding="utf-8") for each in scripts),
        isolate_styles=isolated,
    )


# Plotly styles its drawing by rules in the page's head, which a shadow root would keep out.
_CHART = component("chart", root="crossroads-chart", isolated=False, before=["elements"])


def show_chart(chart: Chart, key: str) -> None:
    """Draw a chart, and its table behind a toggle; zoom and hidden traces live as long as the key.

    It is drawn by plotly.js, then changed in place run after run: ``st.plotly_chart`` would replace
    the drawing whenever its figure changes, and lose zoom and legend.

    The strings ``theme:text``, ``theme:muted``, ``theme:background`` and ``theme:border`` stand
    for the theme's colours anywhere in the figure. Texts in it are Plotly's pseudo HTML: names
    must have been escaped. Clicking a bar opens the row of that place.
    """
    _CHART(
        key=key,
        data={
            "figure": {"data": chart.figure["data"], "layout": chart.figure["layout"]},
            "alt": chart.alt,
            "table": {"columns": chart.columns, "rows": chart.rows, "behind": chart.behind},
            "height": chart.height,
            "source": PLOTLY_URL,
        },
    )
