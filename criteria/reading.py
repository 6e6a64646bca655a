"""How does a word file become objects? `read`: TOML -> blocks under a heading -> checked objects.

A mistake is reported with the file, the key and the field.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


class CatalogError(ValueError):
    """A word file says something that it must not."""


def read(
    path: Path, heading: str, model: type[Model], beside: Sequence[str] = ()
) -> tuple[Model, ...]:
    """Return the objects that the blocks under a heading describe, in their order.

    Parameters
    ----------
    beside
        The other headings that the file may have.

    Raises
    ------
    CatalogError
        If the file is missing or broken, has no such block or any under a heading that is not
        known, or an entry is not as it must be.
    """
    content = _content(path)
    _refuse_unknown(path.name, content, (heading, *beside))
    blocks = _blocks(path.name, content, heading)
    found = tuple(_checked(path.name, block, model) for block in blocks)
    _refuse_duplicates(path.name, [str(block["key"]) for block in blocks])
    return found


def read_if_there(
    path: Path, heading: str, model: type[Model], beside: Sequence[str] = ()
) -> tuple[Model, ...]:
    """Return the same, or nothing where there is no such file.

    Raises
    ------
    CatalogError
        As `read`.
    """
    return read(path, heading, model, beside) if path.exists() else ()


def read_whole(path: Path, model: type[Model]) -> Model:
    """Return the one object that a whole file describes.

    Raises
    ------
    CatalogError
        As `read`.
    """
    return _checked(path.name, _content(path), model)


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogError(f"{path.name}: there is no such file in {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogError(f"{path.name}: not readable as TOML: {error}") from None


def _refuse_unknown(file: str, content: dict[str, Any], headings: Sequence[str]) -> None:
    expected = " or ".join(f"[[{heading}]]" for heading in headings)
    for found in content:
        if found not in headings:
            raise CatalogError(f'{file}, {found}: expected {expected}; found "{found}"')


def _blocks(file: str, content: dict[str, Any], heading: str) -> list[dict[str, Any]]:
    blocks = content.get(heading)
    if not blocks or not isinstance(blocks, list) or not isinstance(blocks[0], dict):
        raise CatalogError(f"{file}: expected at least one [[{heading}]]")
    for number, block in enumerate(blocks):
        if not isinstance(block, dict):
            raise CatalogError(f"{file}, {heading}.{number}: expected a block; found {block!r}")
    return blocks


def _checked(file: str, block: dict[str, Any], model: type[Model]) -> Model:
    try:
        return model.model_validate(block)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the whole entry"
        place = f"{file}, {block['key']}" if "key" in block else file
        raise CatalogError(f"{place}, {field}: {first['msg']}") from None


def _refuse_duplicates(file: str, keys: list[str]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise CatalogError(f"{file}, {key}, key: used {keys.count(key)} times, expected once")
