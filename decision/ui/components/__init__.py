"""What Streamlit has no widget for: sliders that answer while dragged, lists of questions, charts.

How each looks and behaves is said by the .js and .css files in the folder web, which a browser asks
for once, by their addresses: sent along, they would be sent again at every run. An address has the
hash of all files in it, so that a browser never keeps what is not in force any more. It is made
when the server starts: who changes a file starts it again.
"""

from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from decision.charts import Chart
from decision.ui import plain_charts, session
from decision.ui.addresses import PART, PLOTLY_URL, WEB, all_parts


class Component:
    """A part of a page, of ``name.js`` and, if it is seen, ``name.css``; called, it is put there.

    Parameters
    ----------
    name
        Name of its files.
    isolated
        Whether it lives in a shadow root of its own.
    """

    def __init__(self, name: str, *, isolated: bool = True) -> None:
        self._name, self._isolated = name, isolated

    def __call__(self, *, data: object = None, **fields: Any) -> Any:  # noqa: ANN401
        """Put it on the page; the fields are those of Streamlit's `ComponentRenderer`."""
        manager = get_bidi_component_manager()
        if manager.get_component_asset_root(all_parts()) is None:
            _declare(manager)
        # To see whether it is a table, Streamlit would load pandas; a tuple is none.
        return _renderer(self._isolated)(data={"part": self._name, "told": (data,)}, **fields)


def _declare(manager: BidiComponentManager) -> None:
    """Say where the files are, as an installed package would in its manifest."""
    package, _, name = all_parts().partition(".")
    files = ComponentConfig(name, asset_dir=WEB.name)
    manager.register_from_manifest(ComponentManifest(package, "", [files]), WEB.parent)


@cache
def _renderer(isolated: bool) -> ComponentRenderer:
    # A string without a line break inside would be taken for the name of a file.
    html = f'<div\n class="{PART}"></div>'
    return st.components.v2.component(
        all_parts(), html=html, js=f"{PART}.js", isolate_styles=isolated
    )


# Plotly styles its drawing by rules in the page's head, which a shadow root would keep out.
_CHART = Component("chart", isolated=False)


def show_chart(chart: Chart, key: str) -> None:
    """Draw a chart, and its table behind a toggle; zoom and hidden traces live as long as the key.

    It is drawn by plotly.js, then changed in place run after run: ``st.plotly_chart`` would replace
    the drawing whenever its figure changes, and lose zoom and legend.

    The strings ``theme:text``, ``theme:muted``, ``theme:background`` and ``theme:border`` stand
    for the theme's colours anywhere in the figure. Texts in it are Plotly's pseudo HTML: names
    must have been escaped. Clicking a bar opens the row of that place. What the rows open to is
    sent once the table is unfolded: it is most of what there is to say of a chart.

    Where `plain_charts` are wanted, they are drawn by ``st.plotly_chart`` all the same.
    """
    if plain_charts.are_wanted():
        plain_charts.show(chart, key)
        return
    unfolded = bool((session.values.get(key) or {}).get("unfolded"))
    table = {"columns": chart.columns, "rows": chart.rows, "opens": chart.reasons is not None}
    _CHART(
        key=key,
        data={
            "figure": {"data": chart.figure["data"], "layout": chart.figure["layout"]},
            "alt": chart.alt,
            "table": {**table, "behind": chart.behind if unfolded else []},
            "height": chart.height,
            "linear": chart.linear,
            "source": PLOTLY_URL,
        },
        on_unfolded_change=lambda: None,  # the run that comes with it is all
    )
