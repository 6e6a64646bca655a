"""How does the next part of a page begin at its beginning? The browser scrolls up to it."""

from decision.ui.components.assets import component

_SCROLL_UP = component("scroll_up", root="top")


def scroll_up(part: str, *, key: str) -> None:
    """Scroll up to this place whenever another part is shown below it; never down.

    Parameters
    ----------
    part : str
        Names what is shown below.
    key : str
        Key of the component.
    """
    _SCROLL_UP(key=key, data={"part": part})
