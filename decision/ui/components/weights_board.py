"""How much does each criterion matter? One slider per criterion that answers while it is dragged.

The browser owns the sliders that are being moved, Python owns all others: every message carries
the moves that Python has not acknowledged yet, so that none is lost when runs are interrupted.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TypedDict

from decision.ui.components import component

_BOARD = component("weights_board", root="board")


@dataclass(frozen=True, slots=True)
class WeightRow:
    """One slider.

    Parameters
    ----------
    key : str
        Stable key of the criterion.
    name : str
        What the slider is called.
    points : float
        Where it stands, 0 to 100.
    spread : float
        Highest less lowest value among the offers, 0 to 1.
    help : str
        What the criterion means.
    """

    key: str
    name: str
    points: float
    spread: float
    help: str = ""


class Moved(TypedDict):
    """What the browser tells when sliders were moved (``st.session_state[key].moved``).

    ``seq`` grows with every move, ``gesture`` names the drag or the run of key presses, and
    ``points`` holds every slider moved since the last acknowledged ``seq``.
    """

    seq: int
    gesture: str
    points: dict[str, float]


def weights_board(
    rows: list[WeightRow], *, key: str, acknowledged: int, on_moved: Callable[[], None]
) -> None:
    """Draw the sliders.

    Parameters
    ----------
    rows : list of WeightRow
        One slider each, in this order.
    key : str
        Key of the component; ``st.session_state[key].moved`` is a `Moved` inside ``on_moved``.
    acknowledged : int
        The last ``seq`` that this session has applied, 0 before the first.
    on_moved : callable
        Called before the script runs, about every 60 ms while a slider moves.
    """
    _BOARD(
        key=key,
        data={"rows": [asdict(row) for row in rows], "acknowledged": acknowledged},
        on_moved_change=on_moved,
    )
