"""What may stand in a field of a decision? Names, notes, dates, and parts that stay as they are."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)

from criteria.criterion import Key
from decision.text_rules import is_visible, many_lines, one_line

NAME_LIMIT, NOTE_LIMIT = 200, 10_000
KeyLike = TypeVar("KeyLike", bound=str)
Value = TypeVar("Value")
_all_fields: dict[type, set[str]] = {}


def _visible(text: str) -> str:
    if not is_visible(text):
        raise ValueError("expected a name with at least one visible character")
    return text


def _written_date(value: object) -> object:
    if not isinstance(value, str | date | None):
        raise ValueError("expected a date written as 2026-12-31")
    return value


def _frozen(mapping: Mapping[KeyLike, Value]) -> Mapping[KeyLike, Value]:
    return MappingProxyType(dict(mapping))


Name = Annotated[
    str,
    BeforeValidator(one_line),
    # Pydantic's own check of the least length would speak of items instead of what is missing.
    Field(max_length=NAME_LIMIT, json_schema_extra={"minLength": 1}),
    AfterValidator(_visible),
]
Note = Annotated[str, BeforeValidator(many_lines), Field(max_length=NOTE_LIMIT)]
WrittenDate = Annotated[date | None, BeforeValidator(_written_date)]
Flag = Annotated[bool, Field(strict=True)]
FrozenMapping = Annotated[Mapping[KeyLike, Value], AfterValidator(_frozen), PlainSerializer(dict)]
Frozen = FrozenMapping[Key, Value]


class Part(BaseModel):
    """What every part has in common: it is frozen, and knows no other fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    def model_post_init(self, _: object, /) -> None:
        """Share the set of the fields that were given, which pydantic keeps with each part.

        A decision that is read has all of them, and the sets were more than half of its memory.
        """
        given, kind = self.__pydantic_fields_set__, type(self)
        if len(given) == len(kind.model_fields):
            shared = _all_fields.setdefault(kind, given)
            object.__setattr__(self, "__pydantic_fields_set__", shared)


class Spread(Part):
    """A number that may be a range, with fields low, likely and high: likely alone is sure."""

    @model_validator(mode="before")
    @classmethod
    def _sure_when_likely_stands_alone(cls, document: object) -> object:
        if not isinstance(document, Mapping) or document.get("likely") is None:
            return document
        ends = {end: document["likely"] for end in ("low", "high") if document.get(end) is None}
        return {**document, **ends}


def refuse_disorder(low: float, likely: float, high: float) -> None:
    """Raise ValueError where low, likely and high do not rise."""
    if not low <= likely <= high:
        found = f"{low:g}, {likely:g}, {high:g}"
        raise ValueError(f"expected low <= likely <= high; found {found}")
