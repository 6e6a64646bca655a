"""Which words does the tool know? Reads the word files once and checks every field.

`load`: the folder in force -> `from_folder`: TOML -> blocks under a heading -> checked objects ->
`Catalog` -> `checks.check` what refers to what. A mistake is reported with the file, the key and
the field.
"""

import os
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from criteria.any_work import any_work, in_other_words
from criteria.belief import BeliefNumbers
from criteria.checks import CatalogError, check
from criteria.criterion import Criterion, Entry
from criteria.profile import Profile
from criteria.question import Kind, Question, Trade
from criteria.rule import Forecast, Maturity, WarningRule
from criteria.setting import SETTING

__all__ = ["FOLDER", "SETTING", "Catalog", "CatalogError", "from_folder", "load"]

FOLDER = Path(__file__).parent
FILES = (
    "criteria.toml",
    "questions.toml",
    "profiles.toml",
    "warnings.toml",
    "outlook.toml",
    "beliefs.toml",
)

Model = TypeVar("Model", bound=Entry)


@cache
def own_numbers() -> BeliefNumbers:
    """Return our own beliefs.toml, which holds where a catalogue has none."""
    return _numbers(FOLDER / FILES[-1])


@dataclass(frozen=True, eq=False)
class Catalog:
    """All that the word files say.

    ``version`` tells whether two catalogues are of the same words; it is empty where a catalogue
    was not read from files. To the program a catalogue is equal to itself alone, so that it can be
    a key without comparing words. ``set_aside`` are questions that are not asked: those on machine
    learning where the work is not about it (``is_for_any_work``), else those for other work.
    """

    criteria: tuple[Criterion, ...]
    questions: tuple[Question, ...] = ()
    profiles: tuple[Profile, ...] = ()
    warnings: tuple[WarningRule, ...] = ()
    maturities: tuple[Maturity, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    numbers: BeliefNumbers = field(default_factory=own_numbers)
    version: str = ""
    set_aside: tuple[Question, ...] = ()
    is_for_any_work: bool = False

    @property
    def tells_trades_apart(self) -> bool:
        """Whether it asks other questions where the work is not about machine learning."""
        every = (*self.questions, *self.set_aside)
        return any(question.trade is not Trade.ANY for question in every)

    @cached_property
    def conditional(self) -> tuple[Question, ...]:
        """The questions that may fall away by what is answered about the employer."""
        return tuple(question for question in self.questions if question.does_not_apply_at)

    @cached_property
    def for_any_work(self) -> "Catalog":
        """The same for a decision that is not about machine learning, always one object.

        Itself where it asks the same about all work.
        """
        return self if self.is_for_any_work or not self.tells_trades_apart else any_work(self)


def load(folder: Path | None = None) -> Catalog:
    """Return the catalogue kept in ``folder``; without one, that of the setting, else our own.

    Raises
    ------
    CatalogError
        As `from_folder`.
    """
    return from_folder(Path(folder or os.environ.get(SETTING) or FOLDER).absolute())


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
    maturities = _read(outlook, Maturity, "maturity", beside="forecast")
    every = [_possible(each, maturities) for each in _read(questions, Question, "question")]
    catalog = Catalog(
        _read(criteria, Criterion, "criterion"),
        tuple(question for question in every if question.trade is not Trade.OTHER),
        _read(profiles, Profile, "profile"),
        _read(warnings, WarningRule, "warning"),
        maturities,
        _read(outlook, Forecast, "forecast", beside="maturity"),
        _numbers(beliefs) if beliefs.exists() else own_numbers(),
        _version(folder),
        tuple(question for question in every if question.trade is Trade.OTHER),
    )
    check(catalog)
    check(catalog.for_any_work)
    return catalog


def _read(path: Path, model: type[Model], heading: str, beside: str = "") -> tuple[Model, ...]:
    """Return what the blocks under a heading describe, in their order.

    Nothing where there is no such file. ``beside`` is the other heading that it may have.
    """
    if path.name != FILES[0] and not path.exists():
        return ()
    blocks = _blocks(path, heading, beside)
    objects = tuple(_checked(path.name, block, model) for block in blocks)
    for key, times in Counter(block["key"] for block in blocks).items():
        if times > 1:
            raise CatalogError(f"{path.name}, {key}, key: used {times} times, expected once")
    return objects


def _numbers(path: Path) -> BeliefNumbers:
    return _checked(path.name, _content(path), BeliefNumbers)


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogError(f"{path.name}: there is no such file in {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogError(f"{path.name}: not readable as TOML: {error}") from None


def _blocks(path: Path, heading: str, beside: str) -> list[dict[str, Any]]:
    content, file = _content(path), path.name
    headings = [heading, beside] if beside else [heading]
    for stranger in content:
        if stranger not in headings:
            expected = " or ".join(f"[[{each}]]" for each in headings)
            raise CatalogError(f'{file}, {stranger}: expected {expected}; found "{stranger}"')
    blocks = content.get(heading)
    if not blocks or not isinstance(blocks, list) or not isinstance(blocks[0], dict):
        raise CatalogError(f"{file}: expected at least one [[{heading}]]")
    for number, block in enumerate(blocks):
        if not isinstance(block, dict):
            raise CatalogError(f"{file}, {heading}.{number}: expected a block; found {block!r}")
    return blocks


def _checked(file: str, block: dict[str, Any], model: type[Model]) -> Model:
    try:
        entry = model.model_validate(block)
        in_other_words(entry)  # what they say of a field that is not there is refused here, too
        return entry
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the whole entry"
        place = f"{file}, {block['key']}" if "key" in block else file
        raise CatalogError(f"{place}, {field}: {_mistake(file, first)}") from None


def _mistake(file: str, error: ErrorDetails) -> str:
    """Return what is wrong with a field; a file of somebody else's may be older than a field."""
    if error["type"] == "missing":
        return f"expected this field, which the first lines of our own {file} describe; found none"
    return error["msg"]


def _possible(question: Question, maturities: tuple[Maturity, ...]) -> Question:
    """Return the question with the answers that rule a kind out made impossible at that kind."""
    ruled_out = {kind.key: kind.ruled_out_by.get(question.key, ()) for kind in maturities}
    if not any(ruled_out.values()):
        return question
    if question.given:  # what is said by kind would overrule what is said by the other answer
        place = f"outlook.toml, ruled_out_by.{question.key}"
        expected = f"a question that does not depend on {question.given}"
        raise CatalogError(f"{place}: expected {expected}; found one that does")
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
