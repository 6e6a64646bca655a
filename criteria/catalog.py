"""Which words does the tool know? Reads the word files once and checks every field.

`load`: the folder in force -> `from_folder`: `reading.read` each file -> `Catalog` ->
`checks.check` what refers to what.
"""

import os
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from criteria import checks
from criteria.belief import BeliefNumbers
from criteria.criterion import Criterion
from criteria.forecast import Forecast, Maturity
from criteria.profile import Profile
from criteria.question import Kind, Question
from criteria.reading import CatalogError, read, read_if_there, read_whole
from criteria.rule import WarningRule

__all__ = ["FOLDER", "SETTING", "Catalog", "CatalogError", "from_folder", "load"]

FOLDER = Path(__file__).parent
# Names the folder of another catalogue, for this process and those that it starts.
SETTING = "CROSSROADS_CATALOG"
FILES = (
    "criteria.toml",
    "questions.toml",
    "profiles.toml",
    "warnings.toml",
    "outlook.toml",
    "beliefs.toml",
)


@cache
def own_numbers() -> BeliefNumbers:
    """Return our own beliefs.toml, which holds where a catalogue has none."""
    return read_whole(FOLDER / FILES[-1], BeliefNumbers)


@dataclass(frozen=True, eq=False)
class Catalog:
    """All that the word files say.

    ``version`` tells whether two catalogues are of the same words; it is empty where a catalogue
    was not read from files. To the program a catalogue is equal to itself alone, so that it can be
    a key without comparing words.
    """

    criteria: tuple[Criterion, ...]
    questions: tuple[Question, ...] = ()
    profiles: tuple[Profile, ...] = ()
    warnings: tuple[WarningRule, ...] = ()
    maturities: tuple[Maturity, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    numbers: BeliefNumbers = field(default_factory=own_numbers)
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
    criteria, questions, profiles, warnings, outlook, beliefs = (folder / name for name in FILES)
    maturities = read_if_there(outlook, "maturity", Maturity, beside=["forecast"])
    catalog = Catalog(
        read(criteria, "criterion", Criterion),
        tuple(_possible(q, maturities) for q in read_if_there(questions, "question", Question)),
        read_if_there(profiles, "profile", Profile),
        read_if_there(warnings, "warning", WarningRule),
        maturities,
        read_if_there(outlook, "forecast", Forecast, beside=["maturity"]),
        read_whole(beliefs, BeliefNumbers) if beliefs.exists() else own_numbers(),
        _version(folder),
    )
    checks.check(catalog)
    return catalog


def _possible(question: Question, maturities: tuple[Maturity, ...]) -> Question:
    """Return the question with the answers that rule a kind out made impossible at that kind."""
    ruled_out = {kind.key: kind.ruled_out_by.get(question.key, ()) for kind in maturities}
    if not any(ruled_out.values()):
        return question
    probabilities = {}
    for kind in Kind:
        chances = zip(question.answers, question.chances(kind), strict=True)
        left = [0 if answer.key in ruled_out.get(kind, ()) else part for answer, part in chances]
        if not any(left):
            place = f"outlook.toml, {kind}, ruled_out_by.{question.key}"
            raise CatalogError(f"{place}: expected to leave an answer that is possible; found none")
        probabilities[kind] = tuple(part / sum(left) for part in left)
    return question.model_copy(update={"probabilities": probabilities})


def _version(folder: Path) -> str:
    """Return twelve hex digits of the files' words; line ends differ between systems."""
    there = [folder / name for name in FILES if (folder / name).exists()]
    words = [f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in there]
    return sha256("\n".join(words).encode()).hexdigest()[:12]
