"""Where do the files of this installation lie: the app, its settings, the samples?

In a checkout beside the package; in an installed wheel inside it (see pyproject.toml).
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def home() -> Path:
    """Return the folder that holds app.py, .streamlit and sample_offers."""
    return _PACKAGE if (_PACKAGE / "app.py").exists() else _PACKAGE.parent


def sample(name: str = "founding_team_or_lab.json") -> Path:
    """Return the path of one of the sample decisions."""
    return home() / "sample_offers" / name
