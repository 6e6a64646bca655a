"""What does each column hold: a known criterion, one of the user's own, a remark, or nothing?

`headed`: headings -> keys of known criteria -> what is no known criterion is asked. Columns of one
criterion (low, likely, high) belong together: a `Group`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from criteria.criterion import Criterion
from decision.files.problems import Problem, quoted
from decision.files.ratings_csv import keys_by_header, plain_header
from decision.imports.header import LIKELY
from decision.imports.reading import heading_words as words
from decision.imports.reading.amounts import DateError, NoAmountError, amount
from decision.imports.reading.labels import ENDS, Label, range_end
from decision.imports.reading.lines import Column, Lines
from decision.imports.reading.scales import word_scales
from decision.imports.reading.statements import Choosing, Statement
from decision.imports.reading.units import fits
from decision.imports.reading.unknowns import is_unknown
from decision.model import CRITERION_NAME_LIMIT, OwnCriterion
from decision.text_rules import free_key, is_visible
from decision.words.text import Named, Sentence, say

OWN, NOTE, OUT = "*own", "*note", "*out"  # no keys of criteria, whatever these are called
FATES = {OWN: "A criterion of my own", NOTE: "The offers’ notes", OUT: "Nothing: leave it out"}
_OF_RATINGS = ("%", "point", "points", "pts", "rating", "ratings", "scale", "score", "stars")
_SHORT_ENOUGH = f"a name of at most {CRITERION_NAME_LIMIT} characters"


@dataclass(frozen=True)
class Group:
    """The columns of one criterion, by the end of its range that each holds.

    Attributes
    ----------
    key
        Of the criterion.
    known
        The criterion, if it is one that is known.
    """

    key: str
    columns: Mapping[str, Column]
    known: Criterion | None = None

    @property
    def label(self) -> Label:
        """The heading of its likely amounts."""
        return self.column.label

    @property
    def column(self) -> Column:
        """The column of its likely amounts, or its first."""
        return self.columns.get(LIKELY) or next(iter(self.columns.values()))

    @property
    def called(self) -> str:
        """What it is called in a choice."""
        return self.column.called

    @property
    def name(self) -> str:
        """The criterion's name."""
        if self.known is not None:
            return self.known.name
        end = LIKELY in self.columns
        return self.label.name if end else _without_end(self.label.name)


def headed(
    lines: Lines, columns: Sequence[Column], criteria: Sequence[Criterion], choosing: Choosing
) -> tuple[list[Group], list[Column], list[Problem]]:
    """Return the criteria of a table, the columns for the offers' notes, and what is wrong."""
    known = keys_by_header(criteria)
    by_key = {criterion.key: criterion for criterion in criteria}
    nameless = [column for column in columns if not column.label.text]
    problems = [_nameless(column) for column in nameless]
    based = _based([column for column in columns if column.label.text], known)
    fates = _fates(lines, based, known, by_key, choosing)
    groups: dict[str, dict[str, Column]] = {}
    own: dict[str, str] = {}
    for base, end, column in based:
        if fates[base] in (NOTE, OUT):
            continue
        key = fates[base]
        if key == OWN:
            key = own.setdefault(base, free_key(base, [*by_key, *own.values()], "criterion"))
        same = groups.setdefault(key, {})
        if end in same:
            twice = f"columns {quoted(same[end].called)} and {quoted(column.called)}"
            problems.append(Problem("header", twice, f"one column for {key}"))
        same.setdefault(end, column)
    notes = [column for base, _, column in based if fates[base] == NOTE]
    fine: list[Group] = []
    for group in [Group(key, held, by_key.get(key)) for key, held in groups.items()]:
        wrong = _problems(group) or _twice(group, [*fine, *criteria])
        problems += wrong
        fine += [] if wrong else [group]
    return fine, notes, problems


def own_criterion(group: Group, **fields: object) -> OwnCriterion:
    """Return the user's own criterion that a group of columns becomes."""
    return OwnCriterion.model_validate({"key": group.key, "name": group.name, **fields})


def _nameless(column: Column) -> Problem:
    row = column.called.rpartition(" ")[2]
    option = f'--head "{column.called}=NAME" names it, --leave-out {row} leaves it out'
    return Problem(column.called, "no name", "a name", option)


def _twice(group: Group, others: Sequence[Group | Criterion]) -> list[Problem]:
    """Refuse an own criterion with the name of another."""
    taken = {name.casefold() for each in others for name in (each.key, each.name)}
    if group.known is not None or group.name.casefold() not in taken:
        return []
    taken_name = f"column {quoted(group.called)}, a name that is taken"
    option = f"--head {quoted(group.called + '=...')} says what it is"
    return [Problem("header", taken_name, "a name of its own", option)]


def _problems(group: Group) -> list[Problem]:
    name = group.name
    if group.known is None and not (is_visible(name) and len(name) <= CRITERION_NAME_LIMIT):
        return [Problem("header", f"column {quoted(name)}", _SHORT_ENOUGH)]
    if LIKELY not in group.columns and len(group.columns) < 2:
        alone = f"column {quoted(group.called)} alone"
        return [Problem("header", alone, f"a column {group.key} beside it")]
    return _unit_problems(group, group.known) if group.known is not None else []


def _unit_problems(group: Group, criterion: Criterion) -> list[Problem]:
    """Refuse a heading that states another unit than the one a known criterion has."""
    unit, name, measure = group.label.unit, criterion.name, criterion.measure
    if measure is None:
        expected = f"ratings of {name} from 0 to 10"
        fine = not unit or unit.casefold().split()[0] in _OF_RATINGS
    else:
        expected = f"amounts of {name} {f'in {measure.unit}' if measure.unit else 'without a unit'}"
        fine = fits(unit, measure.unit)
    wrong = f"column {quoted(group.called)}, in {quoted(unit)}"
    return [] if fine else [Problem("header", wrong, expected)]


def _based(columns: Sequence[Column], keys: Mapping[str, str]) -> list[tuple[str, str, Column]]:
    """Return each column under the plain name of its criterion, with the end that it holds."""
    by_name = [range_end(column.label.plain) for column in columns]
    # An end in brackets is no part of the name: Pay (min), Pay (max).
    by_text = [range_end(plain_header(column.label.text)) for column in columns]
    bases = {*keys, *(column.label.plain for column in columns), *_paired(by_name)}
    paired, based = _paired(by_text), []
    for column, named, written in zip(columns, by_name, by_text, strict=True):
        plain = column.label.plain
        held = (plain, LIKELY)
        if written[0] == plain and written[1] != LIKELY and plain in paired:
            held = written
            column = column._replace(label=column.label._replace(unit="", better=""))
        elif plain not in keys and named[1] != LIKELY and named[0] in bases:
            held = named
        based.append((*held, column))
    return based


def _paired(ends: Sequence[tuple[str, str]]) -> set[str]:
    """Return the names of which there is a low and a high end."""
    return {base for base, end in ends if end != LIKELY and (base, _other(end)) in ends}


def _other(end: str) -> str:
    return "high" if end == "low" else "low"


def _fates(
    lines: Lines,
    based: Sequence[tuple[str, str, Column]],
    keys: Mapping[str, str],
    criteria: Mapping[str, Criterion],
    choosing: Choosing,
) -> dict[str, str]:
    """Return by plain name the key of a criterion, `OWN`, `NOTE` or `OUT`; asked once for each."""
    asked = {base: column for base, _, column in reversed(based)}
    asked |= {base: column for base, end, column in reversed(based) if end == LIKELY}
    fates = {}
    options = {**{each.key: each.name for each in criteria.values()}, **FATES}
    for base in dict.fromkeys(base for base, _, _ in based):
        column, key = asked[base], keys.get(base)
        choice = f"head:{column.called}"
        if key is not None:
            fates[base] = choosing.chosen(choice, options) or key
        else:
            is_text = _is_text(lines.texts(column.place), column.label.plain)
            guess, why = OUT if is_text else OWN, _why(column.label, criteria)
            statement = Statement(choice, (), options, guess, not is_text, why)
            fates[base] = choosing.settle(statement, partial(_sentence, column, criteria))
    return fates


def _sentence(column: Column, criteria: Mapping[str, Criterion], fate: str) -> Sentence:
    name = Named(column.label.text)
    if fate in criteria:
        return say("“{name}” is {criterion}.", name=name, criterion=Named(criteria[fate].name))
    template = {
        OWN: "“{name}” is no known criterion; it becomes one of your own.",
        NOTE: "“{name}” goes to the offers’ notes.",
        OUT: "“{name}” is left out.",
    }[fate]
    return say(template, name=name)


def _why(label: Label, criteria: Mapping[str, Criterion]) -> str:
    near = get_close_matches(label.plain, list(criteria), n=1, cutoff=0.75)
    if near:
        return f"Did you mean {criteria[near[0]].name}?"
    key = words.means(label.name)
    return f"It may be what {criteria[key].name} means here." if key in criteria else ""


def _is_text(texts: Sequence[str], plain: str) -> bool:
    """Tell whether most of a column is neither an amount nor a word of a scale."""
    said = [text for text in texts if not is_unknown(text)]
    is_scale = plain not in words.NOTES and word_scales(texts)
    if not said or is_scale:
        return False
    return 2 * sum(map(_is_amount, said)) < len(said)


def _is_amount(text: str) -> bool:
    try:
        amount(text)
    except DateError:
        return True
    except NoAmountError:
        return False
    return True


def _without_end(name: str) -> str:
    base, _, end = name.rstrip(")").replace("_", " ").replace("(", " ").rpartition(" ")
    return base.strip() if end.casefold() in ENDS and base else name
