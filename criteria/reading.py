"""How does a word file become objects? `read`: TOML -> blocks under a heading -> checked objects.

A mistake is reported with the file, the key and the field.
"""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


class CatalogError(ValueError):
    """A word file says something that it must not."""


def read(path: Path, heading: str, model: type[Model]) -> tuple[Model, ...]:
    """Return the objects that the blocks under a heading describe, in their order.

    Raises
    ------
    CatalogError
        If the file is missing or broken, has no such block, or an entry is not as it must be.
    """
    blocks = _blocks(path, heading)
    found = tuple(_checked(path.name, block, model) for block in blocks)
    _refuse_duplicates(path.name, [str(block["key"]) for block in blocks])
    return found


def read_if_there(path: Path, heading: str, model: type[Model]) -> tuple[Model, ...]:
    """Return the same, or nothing where there is no such file.

    Raises
    ------
    CatalogError
        As `read`.
    """
    return read(path, heading, model) if path.exists() else ()


def _blocks(path: Path, heading: str) -> list[dict[str, Any]]:
    try:
        blocks = tomllib.loads(path.read_text(encoding="utf-8")).get(heading)
    except FileNotFoundError:
        raise CatalogError(f"{path.name}: there is no such file in {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogError(f"{path.name}: not readable as TOML: {error}") from None
    if not blocks or not isinstance(blocks, list) or not isinstance(blocks[0], dict):
        raise CatalogError(f"{path.name}: expected at least one [[{heading}]]")
    return blocks


def _checked(file: str, block: dict[str, Any], model: type[Model]) -> Model:
    try:
        return model.model_validate(block)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the whole entry"
        key = block.get("key", "(no key)")
        raise CatalogError(f"{file}, {key}, {field}: {first['msg']}") from None


def _refuse_duplicates(file: str, keys: list[str]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise CatalogError(f"{file}, {key}, key: used {keys.count(key)} times, expected once")
