"""Where do the files of this installation lie: the app, its settings, the samples?

In a checkout beside the package; in an installed wheel inside it (see pyproject.toml).
"""

import json
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parent
# The first one is what opens at the first start.
_SAMPLES = (
    "founding_team_or_lab.json",
    "leave_or_stay.json",
    "consultant_scale_up_or_big_tech.json",
    "software_or_ml_seat.json",
    "big_tech_or_sixth_hire.json",
    "intensive_care_or_practice.json",
)


class Sample(NamedTuple):
    """A decision to look at and to change: its file, and the title in it."""

    path: Path
    title: str


def home() -> Path:
    """Return the folder that holds app.py, .streamlit and sample_offers."""
    return _PACKAGE if (_PACKAGE / "app.py").exists() else _PACKAGE.parent


def sample(name: str = _SAMPLES[0]) -> Path:
    """Return the path of one of the samples."""
    return home() / "sample_offers" / name


def samples() -> tuple[Sample, ...]:
    """Return the sample decisions, the founding case first."""
    paths = [sample(name) for name in _SAMPLES]
    titles = (json.loads(path.read_text(encoding="utf-8"))["title"] for path in paths)
    return tuple(map(Sample, paths, titles))
