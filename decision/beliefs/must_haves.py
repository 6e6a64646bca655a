"""Does each offer have what it must have? It fails, it holds, or it is to be found out first.

`checked`: decision -> for each offer a `Check` of every must-have. It fails only if all that is
believed possible fails: what is in writing, or a whole range. What is not known is to be found out.
What is set aside, for it is not asked about such work, keeps no offer out.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from criteria.belief import Certainty
from criteria.catalog import Catalog
from criteria.criterion import Criterion
from criteria.question import Option, Question
from decision.beliefs.facts import UNRATED, Family, families
from decision.beliefs.family_model import family_model
from decision.beliefs.pay import pay_streams
from decision.beliefs.rating_limits import most_telling, within
from decision.beliefs.ratings import expected
from decision.beliefs.screens import AnswerScreen, RatingScreen, Screens
from decision.describing import describable
from decision.edits import counts_as_guess, unsettled_by
from decision.model import Decision, MustHave, Offer
from decision.must_haves import AnswerLimit, RatingLimit


class State(StrEnum):
    """How an offer stands to a must-have."""

    FAILS = "fails"
    FIND_OUT = "find out first"
    HOLDS = "holds"


class Check(NamedTuple):
    """How one offer stands to one must-have, and by what.

    Attributes
    ----------
    low, high
        Between which amounts or ratings it lies for sure; None where nothing is known, and of an
        answer. Of pay the same twice, but where only what is paid once would be enough: then high
        is the mean of all that is sure.
    options
        The answers that are possible; none where the question does not apply.
    about
        The criterion or the question; None of pay, and of what nobody describes any more.
    settled_by
        The question whose answer tells most of whether it holds, or the criterion to be rated; None
        where that is no question, or nothing is to be settled.
    leaves_out_once
        Of pay: whether anything is paid, or costs, once. It is not in ``low``.
    """

    must: MustHave
    state: State
    low: float | None = None
    high: float | None = None
    options: tuple[Option, ...] = ()
    about: Question | Criterion | None = None
    settled_by: Question | Criterion | None = None
    leaves_out_once: bool = False


Checks = Mapping[str, tuple[Check, ...]]


def checked(decision: Decision, catalog: Catalog) -> Checks:
    """Return how each offer stands to each must-have, by its key, in the order of the decision.

    Raises
    ------
    CriterionError
        If a criterion of the user's own is built in already.
    """
    if not decision.must_haves:
        return {offer.key: () for offer in decision.offers}
    known = describable(decision, catalog)
    keys = dict.fromkeys(must.criterion for must in decision.must_haves if must.criterion in known)
    criteria = tuple(known[key] for key in keys)
    found: dict[str, tuple[Check, ...]] = {}
    for family, rows in families(decision, criteria, catalog).values():
        for row, place in enumerate(rows):
            offer = decision.offers[place]
            found[offer.key] = tuple(
                _check(decision, offer, must, (family, row)) for must in decision.must_haves
            )
    return {offer.key: found[offer.key] for offer in decision.offers}


def fails(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Return those of an offer's checks that put it out: hard ones that fail."""
    return tuple(each for each in checks if each.must.is_hard and each.state is State.FAILS)


def screens_of(decision: Decision, checks: Checks, catalog: Catalog) -> dict[str, Screens]:
    """Return the hard must-haves that each offer may fail, by its key, as beliefs depend on them.

    Of what nobody says anything of, such as pay without a base, nothing can be believed.
    """
    places = {question.key: place for place, question in enumerate(catalog.questions)}
    found = {
        offer.key: tuple(_screens(offer, checks[offer.key], places)) for offer in decision.offers
    }
    return {key: screens for key, screens in found.items() if screens}


def _screens(
    offer: Offer, checks: tuple[Check, ...], places: Mapping[str, int]
) -> Iterator[AnswerScreen | RatingScreen]:
    for check in checks:
        if not check.must.is_hard or check.state is not State.FIND_OUT:
            continue
        if isinstance(check.about, Criterion) and check.must.rating is not None:
            own = offer.ratings.get(check.about.key, UNRATED)
            yield RatingScreen(check.about, (own.low, own.likely, own.high), check.must.rating)
        if isinstance(check.about, Question) and check.must.answer is not None:
            keys = [option.key for option in check.about.answers]
            # An answer that decides the kind of employer is never taken for true while it is open.
            open_ones = {option.key for option in check.about.answers if not option.decides}
            enough = (keys.index(key) for key in check.must.answer.options if key in open_ones)
            if options := tuple(sorted(enough)):
                yield AnswerScreen(places[check.about.key], options)


def _check(decision: Decision, offer: Offer, must: MustHave, whose: tuple[Family, int]) -> Check:
    if must.rating is not None:
        return _still_to_ask(offer, _of_rating(must, must.rating, *whose), whose[0])
    if must.answer is not None:
        return _still_to_ask(offer, _of_answer(must, must.answer, *whose), whose[0])
    return _of_pay(decision, offer, must)


def _still_to_ask(offer: Offer, check: Check, family: Family) -> Check:
    """Return a check that asks for nothing known: there the role is what is to be settled."""
    about, catalog = check.settled_by, family.questionnaire.catalog
    if not isinstance(about, Question) or not counts_as_guess(offer, about, catalog):
        return check
    is_known = offer.answers[about.key].certainty is Certainty.WRITTEN
    return check._replace(settled_by=unsettled_by(offer, catalog)) if is_known else check


def _of_pay(decision: Decision, offer: Offer, must: MustHave) -> Check:
    if offer.pay.base is None or must.pay_at_least is None:
        return Check(must, State.FIND_OUT)
    streams = pay_streams(offer.pay, decision.pay_basis)
    worst = float((streams.recurring - streams.recurring_costs).min())
    once = bool(streams.one_time.any() or streams.one_time_costs.any())
    if worst >= must.pay_at_least:
        return Check(must, State.HOLDS, worst, worst, leaves_out_once=once)
    is_once = streams.recurring_equivalent < must.pay_at_least <= streams.sure_equivalent
    high = streams.sure_equivalent if is_once else worst
    return Check(must, State.FAILS, worst, high, leaves_out_once=once)


def _of_answer(must: MustHave, limit: AnswerLimit, family: Family, row: int) -> Check:
    catalog = family.questionnaire.catalog
    questions = catalog.questions
    place = next((n for n, q in enumerate(questions) if q.key == limit.question), None)
    if place is None:
        is_set_aside = limit.question in {question.key for question in catalog.set_aside}
        return Check(must, State.HOLDS if is_set_aside else State.FIND_OUT)
    question = questions[place]
    fact = family.fact_of(row, place)
    evidence = family.facts[fact].evidence
    if evidence is not None and not evidence.applies:
        return Check(must, State.HOLDS, about=question)
    model = family_model(family)
    chances = (model.kinds @ model.chances[fact])[: len(question.answers)].tolist()
    # What decides the kind of employer is taken for true of nobody while it is open; yet it may be.
    options = tuple(
        option
        for option, chance in zip(question.answers, chances, strict=True)
        if chance > 0 or (evidence is None and option.decides)
    )
    if not {option.key for option in question.answers} & {*limit.options}:
        return Check(must, State.FIND_OUT, options=options, about=question)
    enough = {option.key in limit.options for option in options}
    state = _state(is_possible=True in enough, is_sure=False not in enough)
    asked = question if state is State.FIND_OUT else None
    return Check(must, state, options=options, about=question, settled_by=asked)


def _state(*, is_possible: bool, is_sure: bool) -> State:
    if is_sure:
        return State.HOLDS
    return State.FIND_OUT if is_possible else State.FAILS


def _of_rating(must: MustHave, limit: RatingLimit, family: Family, row: int) -> Check:
    keys = [criterion.key for criterion in family.criteria]
    if limit.criterion not in keys:
        return Check(must, State.FIND_OUT)
    column = keys.index(limit.criterion)
    about, ends = family.criteria[column], _possible(family, row, column)
    enough = [True, False] if ends is None else within(np.array(ends), limit).tolist()
    state = _state(is_possible=any(enough), is_sure=all(enough))
    low, high = ends or (None, None)
    if state is not State.FIND_OUT:
        return Check(must, state, low, high, about=about)
    told = most_telling(family, row, column, limit)
    return Check(must, state, low, high, about=about, settled_by=told)


def _possible(family: Family, row: int, column: int) -> tuple[float, float] | None:
    """Return between which ratings one lies for sure; None where nothing is known of it."""
    model = family_model(family)
    low, likely, high = model.own[:, row, column].tolist()
    if not np.isnan(likely):
        return low, high
    if not model.from_answers[row, column]:
        return None
    rating = expected(family).derived[row, column]
    return rating.least, rating.most
