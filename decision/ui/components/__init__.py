"""What Streamlit has no widget for: sliders that answer while dragged, lasting charts, a table.

How each looks and behaves is said by the .js and .css files in this folder.
"""

from importlib.resources import files

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


def component(name: str, *, root: str, isolated: bool = True) -> ComponentRenderer:
    """Register the component whose files are ``name.js`` and ``name.css``.

    Parameters
    ----------
    name : str
        Name of its two files.
    root : str
        Class of the one element that the script fills.
    isolated : bool
        Whether the component lives in a shadow root of its own.

    Returns
    -------
    ComponentRenderer
        The command that puts the component on the page.
    """
    return st.components.v2.component(
        f"crossroads_{name}",
        # A string without a line break inside would be taken for the name of a file.
        html=f'<div\n class="{root}"></div>',
        css=_text(f"{name}.css"),
        js=_text(f"{name}.js"),
        isolate_styles=isolated,
    )


def _text(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")
