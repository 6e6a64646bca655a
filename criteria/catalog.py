"""Which criteria does the tool know? Reads the word files once and checks every field.

`load` -> `Catalog`. A mistake in a file is reported with the file, the key and the field.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from criteria.criterion import DESCRIBED_RATINGS, Criterion
from criteria.question import Question

FOLDER = Path(__file__).parent


class CatalogError(ValueError):
    """A word file says something that it must not."""


@dataclass(frozen=True)
class Catalog:
    """All that the word files say."""

    criteria: tuple[Criterion, ...]
    questions: tuple[Question, ...] = ()


@cache
def load(folder: Path = FOLDER) -> Catalog:
    """Return the catalogue kept in ``folder``.

    Raises
    ------
    CatalogError
        Naming file, key and field, when a file is missing, broken or incomplete.
    """
    path = folder / "criteria.toml"
    entries = _entries(path, "criterion")
    criteria = tuple(_criterion(path.name, entry) for entry in entries)
    _refuse_duplicates(path.name, [criterion.key for criterion in criteria])
    return Catalog(criteria)


def _entries(path: Path, heading: str) -> list[dict[str, Any]]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get(heading)
    except FileNotFoundError:
        raise CatalogError(f"{path.name}: there is no such file in {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogError(f"{path.name}: not readable as TOML: {error}") from None
    if not entries or not isinstance(entries, list) or not isinstance(entries[0], dict):
        raise CatalogError(f"{path.name}: expected at least one [[{heading}]]")
    return entries


def _criterion(file: str, entry: dict[str, Any]) -> Criterion:
    key = entry.get("key", "(no key)")
    try:
        criterion = Criterion.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the whole entry"
        raise CatalogError(f"{file}, {key}, {field}: {first['msg']}") from None
    if tuple(level.rating for level in criterion.levels) != DESCRIBED_RATINGS:
        expected = ", ".join(f"{rating:g}" for rating in DESCRIBED_RATINGS)
        raise CatalogError(f"{file}, {key}, levels: expected one each at {expected}, in order")
    return criterion


def _refuse_duplicates(file: str, keys: list[str]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise CatalogError(f"{file}, {key}, key: used {keys.count(key)} times, expected once")
