"""Which words does the tool know? Reads the word files once and checks every field.

`load`: `reading.read` each file -> `Catalog` -> `checks.check` what refers to what.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from criteria import checks
from criteria.criterion import Criterion
from criteria.outlook import Forecast, Maturity
from criteria.profile import Profile
from criteria.question import Question
from criteria.reading import CatalogError, read, read_if_there
from criteria.warning import WarningRule

__all__ = ["FOLDER", "Catalog", "CatalogError", "load"]

FOLDER = Path(__file__).parent
FILES = ("criteria.toml", "questions.toml", "profiles.toml", "warnings.toml", "outlook.toml")


@dataclass(frozen=True)
class Catalog:
    """All that the word files say.

    ``version`` tells whether two catalogues are of the same words; it is empty where a catalogue
    was not read from files.
    """

    criteria: tuple[Criterion, ...]
    questions: tuple[Question, ...] = ()
    profiles: tuple[Profile, ...] = ()
    warnings: tuple[WarningRule, ...] = ()
    maturities: tuple[Maturity, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    version: str = ""


@cache
def load(folder: Path = FOLDER) -> Catalog:
    """Return the catalogue kept in ``folder``; only criteria.toml must be there.

    Raises
    ------
    CatalogError
        Naming file, key and field, when a file is broken or incomplete, or what it refers to
        does not exist.
    """
    criteria, questions, profiles, warnings, outlook = (folder / name for name in FILES)
    catalog = Catalog(
        read(criteria, "criterion", Criterion),
        read_if_there(questions, "question", Question),
        read_if_there(profiles, "profile", Profile),
        read_if_there(warnings, "warning", WarningRule),
        read_if_there(outlook, "maturity", Maturity),
        read_if_there(outlook, "forecast", Forecast),
        _version(folder),
    )
    checks.check(catalog)
    return catalog


def _version(folder: Path) -> str:
    """Return twelve hex digits of the files' words; line ends differ between systems."""
    there = [folder / name for name in FILES if (folder / name).exists()]
    words = [f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in there]
    return sha256("\n".join(words).encode()).hexdigest()[:12]
