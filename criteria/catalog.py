"""Which words does the tool know? Reads the word files once and checks every field.

`load`: the folder in force -> `from_folder`: `reading.read` each file -> `Catalog` ->
`checks.check` what refers to what.
"""

import os
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

__all__ = ["FOLDER", "SETTING", "Catalog", "CatalogError", "from_folder", "load"]

FOLDER = Path(__file__).parent
# Names the folder of another catalogue, for this process and those that it starts.
SETTING = "CROSSROADS_CATALOG"
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


def load(folder: Path | None = None) -> Catalog:
    """Return the catalogue kept in ``folder``; without one, that of the setting, else our own.

    Raises
    ------
    CatalogError
        As `from_folder`.
    """
    named = os.environ.get(SETTING)
    return from_folder((folder or (Path(named) if named else FOLDER)).absolute())


@cache
def from_folder(folder: Path) -> Catalog:
    """Return the catalogue kept in ``folder``, read once; only criteria.toml must be there.

    Raises
    ------
    CatalogError
        Naming file, key and field, when a file is broken or incomplete, or what it refers to
        does not exist.
    """
    if not folder.is_dir():
        raise CatalogError(f"{folder}: no such folder; expected one with {FILES[0]} in it")
    criteria, questions, profiles, warnings, outlook = (folder / name for name in FILES)
    catalog = Catalog(
        read(criteria, "criterion", Criterion),
        read_if_there(questions, "question", Question),
        read_if_there(profiles, "profile", Profile),
        read_if_there(warnings, "warning", WarningRule),
        read_if_there(outlook, "maturity", Maturity, beside=["forecast"]),
        read_if_there(outlook, "forecast", Forecast, beside=["maturity"]),
        _version(folder),
    )
    checks.check(catalog)
    return catalog


def _version(folder: Path) -> str:
    """Return twelve hex digits of the files' words; line ends differ between systems."""
    there = [folder / name for name in FILES if (folder / name).exists()]
    words = [f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in there]
    return sha256("\n".join(words).encode()).hexdigest()[:12]
