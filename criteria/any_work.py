"""What is left of a catalogue where the work is not about machine learning?

`any_work`: the questions for any and for other work, their shares brought to 100 percent of each
criterion again, and the warnings that need no others. Words that speak of machine learning are
replaced by those that an entry has beside them. Nothing is said of kinds of employers, which tell
them apart by their machine learning alone: all answers are equally likely, unless they depend on
another one, as how long the money lasts on the size.

Shares are brought to 100 by largest remainders (Hamilton's method), so all stay whole percents.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from criteria.criterion import Entry
from criteria.question import Question, Trade
from criteria.rule import WarningRule

if TYPE_CHECKING:
    from criteria.catalog import Catalog

Model = TypeVar("Model", bound=Entry)


def any_work(catalog: "Catalog") -> "Catalog":
    """Return the catalogue for a decision that is not about machine learning.

    Of a profile or a question that is left out nothing else may speak; what is left of a warning
    are the cases, one at least, of which all questions are asked.
    """
    for_any = _by_theme(
        [q for q in (*catalog.questions, *catalog.set_aside) if q.trade is not Trade.ML]
    )
    shares = _shares(for_any)
    return replace(
        catalog,
        criteria=tuple(map(in_other_words, catalog.criteria)),
        questions=tuple(_left_of_question(each, shares) for each in for_any),
        is_for_any_work=True,
        profiles=tuple(
            in_other_words(each) for each in catalog.profiles if each.trade is Trade.ANY
        ),
        warnings=tuple(_left_of(catalog.warnings, {question.key for question in for_any})),
        maturities=(),
        forecasts=(),
        set_aside=tuple(each for each in catalog.questions if each.trade is Trade.ML),
    )


def _by_theme(questions: Sequence[Question]) -> list[Question]:
    """Return questions with those of a theme together, at the place of its first one."""
    themes = dict.fromkeys(question.theme for question in questions)
    return [question for theme in themes for question in questions if question.theme == theme]


def in_other_words(entry: Model) -> Model:
    """Return an entry in the words that it, and what it is made of, has for any work.

    Raises
    ------
    pydantic.ValidationError
        If it has words for a field that it does not have.
    """
    changed = _parts_in_other_words(entry) | dict(getattr(entry, "any_work", ()))
    if not changed:
        return entry
    if hasattr(entry, "any_work"):
        changed["any_work"] = ()
    return type(entry).model_validate({**dict(entry), **changed})


def _parts_in_other_words(entry: Entry) -> dict[str, Any]:
    """Return the fields that change because they are made of entries with other words."""
    changed = {}
    for name, value in entry:
        if isinstance(value, tuple) and all(isinstance(part, Entry) for part in value):
            parts = tuple(map(in_other_words, value))
            if any(new is not old for new, old in zip(parts, value, strict=True)):
                changed[name] = parts
    return changed


def _left_of_question(question: Question, shares: Mapping[str, Mapping[str, int]]) -> Question:
    """Return a question with its new shares, in other words, of no kind of employer."""
    where = {key: at for key, at in question.does_not_apply_at.items() if key in shares}
    left: dict[str, Any] = {"shares": shares[question.key], "probabilities": {}}
    left |= {"does_not_apply_at": where}
    if question.given not in shares:
        left |= {"given": None, "probabilities_given": {}}
    return in_other_words(question).model_copy(update=left)


def _shares(questions: Iterable[Question]) -> dict[str, dict[str, int]]:
    """Return by question the shares that they have of each criterion if there are no others."""
    by_criterion: dict[str, dict[str, int]] = {}
    for question in questions:
        for criterion, share in question.shares.items():
            by_criterion.setdefault(criterion, {})[question.key] = share
    percents = {criterion: to_hundred(shares) for criterion, shares in by_criterion.items()}
    return {
        each.key: {criterion: percents[criterion][each.key] for criterion in each.shares}
        for each in questions
    }


def to_hundred(shares: Mapping[str, int]) -> dict[str, int]:
    """Return shares brought to whole percents that add up to 100, by largest remainders.

    Of equal remainders the first is rounded up.

    >>> to_hundred({"a": 1, "b": 1, "c": 1})
    {'a': 34, 'b': 33, 'c': 33}
    """
    total = sum(shares.values())
    whole = {key: 100 * share // total for key, share in shares.items()}
    by_remainder = sorted(shares, key=lambda key: -(100 * shares[key] % total))
    rounded_up = Counter(by_remainder[: 100 - sum(whole.values())])
    return {key: percent + rounded_up[key] for key, percent in whole.items()}


def _left_of(warnings: Iterable[WarningRule], asked: set[str]) -> Iterable[WarningRule]:
    """Yield the warnings that these questions can raise, with the cases that they can."""
    for rule in warnings:
        cases = tuple(
            case
            for case in rule.raised_when
            if case.trade is Trade.ANY and asked.issuperset(case.questions)
        )
        if any(rule.settled_by in case.questions for case in cases):
            yield in_other_words(rule).model_copy(update={"raised_when": cases})
