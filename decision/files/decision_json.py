"""A decision as JSON, out and back in, with every refusal naming its place.

`written` and `read` are each other's inverse; `schema` describes the format. `gallery` reads the
samples of this installation, but not those on criteria that the catalogue in force does not have;
`first_decision` is what opens at the first start.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NoReturn

from pydantic import ValidationError

from criteria.catalog import Catalog
from decision import edits
from decision.analysis import CriterionError, criteria_in_use, describable, nearest, stray_keys
from decision.fields import Part
from decision.files.problems import (
    CLIP,
    SHOWN,
    BadFileError,
    Problem,
    decoded,
    quoted,
    reason,
    refused,
)
from decision.home import samples
from decision.model import (
    SCHEMA_VERSION,
    Decision,
    Employer,
    MustHave,
    Offer,
    OwnCriterion,
    revised,
)

EXPECTED = "a decision that Crossroads saved (JSON)"
ENTRY_LIMIT, ENTRIES = 500, 100_000  # in one list or object, and in all; no decision has as many
MISTAKES = 1_000  # more are counted, but not looked at
_PARTS: Mapping[str, type[Part]] = {
    "employers": Employer,
    "offers": Offer,
    "own_criteria": OwnCriterion,
    "must_haves": MustHave,
}
_SAID = {
    "missing": "a value here",
    "extra_forbidden": "no such entry; see `crossroads schema`",
    "finite_number": "a finite number",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "string_type": "a text",
    "tuple_type": "a list",
    "mapping_type": "an object",
    "model_type": "an object",
}


class _RefusedError(ValueError):
    """JSON that Python reads but we do not."""


def written(decision: Decision) -> str:
    """Return the decision as JSON text."""
    return decision.model_dump_json(indent=2) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON schema of a decision."""
    return Decision.model_json_schema()


def read(file: str, content: bytes, catalog: Catalog | None = None) -> Decision:
    """Return the decision in a file's content.

    Raises
    ------
    BadFileError
        Naming ``file``, the place in it, what was found and what is expected.
    """
    document = _of_this_version(file, _parsed(file, decoded(file, content, EXPECTED)))
    _refuse_far_too_wrong(file, document)
    try:
        # Version 1 was what a file meant that did not say.
        decision = Decision.model_validate({"schema_version": 1, **document})
        criteria_in_use(decision, catalog)
    except ValidationError as error:
        first = [_problem(each, document) for each in error.errors(include_url=False)[:SHOWN]]
        raise BadFileError(file, first, error.error_count() - len(first)) from None
    except CriterionError as error:
        raise refused(file, str(error), "criteria it knows", "criteria") from None
    _refuse_unknown_keys(file, decision, catalog)
    return decision


def gallery() -> tuple[Decision, ...]:
    """Return the samples that can be opened, the founding case first."""
    decisions = []
    for path, _ in samples():
        with suppress(BadFileError):  # on criteria of our own catalogue, while another is in force
            sample = read(path.name, path.read_bytes())
            decisions.append(revised(sample, is_sample=True))
    return tuple(decisions)


def first_decision() -> Decision:
    """Return the first sample that can be opened; where there is none, an empty decision."""
    return next(iter(gallery()), None) or edits.started("My decision")


def _refuse_far_too_wrong(file: str, document: Mapping[str, object]) -> None:
    """Refuse lists with very many mistakes part by part: all at once they would fill the memory."""
    first: list[Problem] = []
    count = 0
    for field, part in _PARTS.items():
        entries = document.get(field)
        for place, entry in enumerate(entries if isinstance(entries, list) else []):
            try:
                part.model_validate(entry)
            except ValidationError as error:
                count += error.error_count()
                first += _first_problems(error, (field, place), document, SHOWN - len(first))
    if count > MISTAKES:
        raise BadFileError(file, first, count - len(first))


def _first_problems(
    error: ValidationError, place: tuple[str, int], document: object, most: int
) -> list[Problem]:
    if most <= 0:
        return []
    if error.error_count() > MISTAKES:
        wrong = f"{error.error_count()} mistakes"
        return [Problem(_place(place, document), wrong, "entries as in `crossroads schema`")]
    every = error.errors(include_url=False)[:most]
    return [_problem({**each, "loc": (*place, *each["loc"])}, document) for each in every]


def _refuse_unknown_keys(file: str, decision: Decision, catalog: Catalog | None) -> None:
    """Refuse what is said of criteria that nobody knows: a slip of the pen would lose it."""
    keys = describable(decision, catalog)
    problems = [
        Problem(place, f"unknown criterion {quoted(key)}", f"one it knows; {nearest(key, keys)}")
        for place, key in stray_keys(decision, catalog)
    ]
    if problems:
        raise BadFileError(file, problems)


def _parsed(file: str, text: str) -> object:
    place = ""
    try:
        return json.loads(
            text, parse_constant=_refuse_constant, object_pairs_hook=_Entries().unique
        )
    except json.JSONDecodeError as error:
        place, wrong = f"line {error.lineno}, column {error.colno}", f"broken JSON ({error.msg})"
    except RecursionError:
        wrong = "JSON nested too deeply"
    except _RefusedError as error:
        wrong = str(error)
    except ValueError:
        wrong = "an endless number"  # what is left is Python's limit on the digits of a number
    raise refused(file, wrong, EXPECTED, place)


def _refuse_constant(constant: str) -> NoReturn:
    raise _RefusedError(f"{constant}, which is no JSON number")


class _Entries:
    """Counts what is read before it is validated: each mistake costs time and memory of its own."""

    def __init__(self) -> None:
        self._count = 0

    def unique(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """Return an object, if it is not too large and has each entry once."""
        lists = [len(value) for _, value in pairs if isinstance(value, list)]
        most = max(len(pairs), *lists, 0)
        if most > ENTRY_LIMIT:
            raise _RefusedError(f"{most} entries in one list or object, of at most {ENTRY_LIMIT}")
        self._count += len(pairs) + sum(lists)
        if self._count > ENTRIES:
            raise _RefusedError(f"more than {ENTRIES:,} entries, far more than a decision has")
        entries = dict(pairs)
        if len(entries) < len(pairs):
            twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
            raise _RefusedError(f"the entry {quoted(twice)} twice in one object")
        return entries


def _of_this_version(file: str, document: object) -> dict[str, object]:
    if not isinstance(document, dict):
        kind = "a JSON list" if isinstance(document, list) else "a single JSON value"
        raise refused(file, kind, EXPECTED)
    version = document.get("schema_version")
    if type(version) is int and version > SCHEMA_VERSION:
        newer = f"version {version}, made by a newer Crossroads"
        raise refused(file, newer, f"{SCHEMA_VERSION} or less; update this one", "schema_version")
    return document


def _problem(error: Any, document: object) -> Problem:  # noqa: ANN401
    kind, why, place = error["type"], reason(error), _place(error["loc"], document)
    value = None if kind == "missing" else error["input"]
    wrong = "nothing" if value is None else quoted(value if isinstance(value, str) else repr(value))
    if kind != "value_error":
        expected = f"{why[:1].lower()}{why[1:]}".removeprefix("expected ")
        return Problem(place, wrong, _SAID.get(kind, expected))
    # Our own sentences: "expected this", perhaps with "; found that", or what contradicts.
    if not why.startswith("expected "):
        return Problem(place, f"a contradiction ({why})", "parts that fit together")
    expected, _, rest = why.removeprefix("expected ").partition("; found ")
    return Problem(place, rest or wrong, expected)


def _place(location: Sequence[int | str], document: object) -> str:
    """Return the path to an entry, list items counted from 1 and with their name."""
    steps, here = [], document
    for step in location:
        here = _inside(here, step)
        name = here.get("name") if isinstance(here, dict) and isinstance(step, int) else None
        label = f"{step + 1}" if isinstance(step, int) else step[:CLIP]
        steps.append(f"{label} ({quoted(name)})" if isinstance(name, str) else label)
    return " → ".join(steps) or "the whole document"


def _inside(here: Any, step: int | str) -> object:  # noqa: ANN401
    with suppress(KeyError, IndexError, TypeError):
        return here[step]
    return None
