"""What must the offers have, which of them do, and what follows, in words?

`limit` says one must-have; `stands` how an offer stands to it, with the figures. `out_sentences`
belong to the statement: who is out, who would lead otherwise. What is still open of them is said by
`decision.words.open_must_haves`. A must-have is never silent.
"""

from collections.abc import Mapping

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from criteria.question import Option, Question
from decision.analysis import Analysis, Reason, State, describable
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.findings.must_haves import Check, Without, settled_checks
from decision.model import Decision, MustHave, PayBasis
from decision.must_haves import AnswerLimit, RatingLimit
from decision.words.amounts import amount, amount_range
from decision.words.offer_names import MANY, named
from decision.words.pay import InCurrency
from decision.words.readiness import not_ranked
from decision.words.text import Named, Sentence, Typed, listed, points, say, shortened

STATES: Mapping[State, str] = {
    State.FAILS: "Fails",
    State.FIND_OUT: "Find out first",
    State.HOLDS: "Holds",
}
GONE = "something that is no longer asked"
SET_ASIDE = "something that is not asked about such work"


def limit(must: MustHave, decision: Decision, catalog: Catalog) -> Sentence:
    """Return what an offer must have, to be read after "must have"."""
    if must.rating is not None:
        criterion = describable(decision, catalog).get(must.rating.criterion)
        return (GONE,) if criterion is None else _rating_limit(must.rating, criterion)
    if must.answer is not None:
        asked = {question.key: question for question in catalog.questions}
        question = asked.get(must.answer.question)
        if question is not None:
            return _answer_limit(must.answer, question)
        aside = {question.key for question in catalog.set_aside}
        return (SET_ASIDE if must.answer.question in aside else GONE,)
    money = InCurrency(decision.pay_basis.currency)
    return say(
        "sure pay of at least {amount}, in every year",
        amount=money(must.pay_at_least or 0.0, " a year"),
    )


def _rating_limit(asked: RatingLimit, criterion: Criterion) -> Sentence:
    return say(
        "{criterion} of at {side} {number}",
        criterion=Named(criterion.name),
        side="least" if asked.is_least else "most",
        number=amount(criterion, asked.number),
    )


def _answer_limit(asked: AnswerLimit, question: Question) -> Sentence:
    labels = [Typed(f"“{o.label}”") for o in question.answers if o.key in asked.options]
    answers = listed(labels or ["an answer that is no longer there"], " or ")
    return say("{question}: {answers}", question=Typed(question.short), answers=answers)


def as_line(limited: Sentence) -> Sentence:
    """Return a limit as it begins a line."""
    first, *others = limited
    return (first if isinstance(first, Named) else f"{first[:1].upper()}{first[1:]}", *others)


def checks_in_short(findings: Findings, place: int) -> Sentence:
    """Return how many offers stand how to one must-have, by its place; the worst first."""
    states = [each.checks[place].state for each in findings.must_haves]
    counts = [(states.count(state), state) for state in STATES if state in states]
    return (", ".join(f"{n} {_state(state, n)}" for n, state in counts) or "no offers yet",)


def _state(state: State, count: int) -> str:
    if state is State.FIND_OUT:
        return "to find out first"
    verb = "fail" if state is State.FAILS else "hold"
    return verb if count > 1 else f"{verb}s"


def settled_by(analysis: Analysis, value: InformationValue) -> Sentence:
    """Return which must-haves an answer or a rating bears on; empty where none."""
    checks = settled_checks(analysis, value.offers, value.about)
    limits = [limit(each.must, analysis.whole, analysis.catalog) for each in checks]
    return listed(shortened(limits, MANY)) if limits else ()


def stands_in_full(findings: Findings, place: int) -> list[Sentence]:
    """Return how each offer stands to one must-have, by its place, with the figures."""
    basis = findings.analysis.whole.pay_basis
    return [
        say(
            "{offer}: {state}. {stands}",
            offer=named(each.offer),
            state=STATES[each.checks[place].state],
            stands=stands(each.checks[place], basis),
        )
        for each in findings.must_haves
    ]


def stands(check: Check, basis: PayBasis) -> Sentence:
    """Return what is known of an offer beside a must-have, and what settles it if that is open."""
    if check.must.pay_at_least is not None:
        return _pay_stands(check, check.must.pay_at_least, InCurrency(basis.currency))
    if isinstance(check.about, Criterion):
        return _rating_stands(check, check.about)
    if isinstance(check.about, Question):
        return _answer_stands(check)
    return say("It is about {gone}.", gone=GONE)


def _pay_stands(check: Check, least: float, money: InCurrency) -> Sentence:
    if check.low is None:
        return say("Nobody said what it pays for sure.")
    worst = money(check.low, " a year")
    is_made_up = check.high is not None and check.high > check.low
    # Elsewhere the worst year is said with what comes once.
    once = " without what comes once" if check.leaves_out_once and not is_made_up else ""
    if check.state is State.HOLDS:
        return say("{worst} is sure in the worst year{once}.", worst=worst, once=once)
    short = money(least - check.low, " a year")
    line = "{worst} is sure in the worst year{once}, {short} too little."
    says = say(line, worst=worst, once=once, short=short)
    if not is_made_up:
        return says
    mean = money(check.high or 0.0, " a year")
    once = "With what is paid once it would be {mean} on average; that does not count here."
    return (*says, " ", *say(once, mean=mean))


def _rating_stands(check: Check, criterion: Criterion) -> Sentence:
    if check.low is None or check.high is None:
        says: Sentence = ("Nothing is known of it.",)
    elif check.low == check.high:
        says = say("It is {number}.", number=amount(criterion, check.low))
    else:
        ends = amount_range(criterion, check.low, check.high, " to ")
        says = say("It may be {ends}.", ends=ends)
    return (*says, *_settling(check))


def _answer_stands(check: Check) -> Sentence:
    if not check.options:
        return say("The question does not apply here.")
    if check.state is State.FIND_OUT:
        return say("It may be {labels}.", labels=_labels(check.options, " or ")) + _settling(check)
    is_one = len(check.options) == 1
    return say("It is {labels}.", labels=_labels(check.options, "" if is_one else " or "))


def _labels(options: tuple[Option, ...], last: str) -> Sentence:
    return listed([Typed(f"“{option.label}”") for option in options], last)


def _settling(check: Check) -> Sentence:
    if isinstance(check.settled_by, Question):
        return say(" This would tell: {asks}", asks=Typed(check.settled_by.text))
    if check.settled_by is not None:
        return say(" Rate it closer.") if check.low is not None else say(" Rate it.")
    return ()


# With the statement ----------------------------------------------------------------------------


def out_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return which offers are out and by what, and who would lead if that were not asked."""
    without = findings.without_must_haves
    if without is None:
        return ()
    return (*out_lines(findings.analysis), _would_lead(without))


def out_lines(analysis: Analysis) -> list[Sentence]:
    """Return which offers are out and by what; nothing where none is."""
    out = [each for each in analysis.out if each.reason is Reason.FAILS]
    lines: list[Sentence] = [
        say(
            "{offer} is out: it fails your must-have, {limit}{more}. {stands}",
            offer=named(each.offer),
            more=f", and {len(each.failed) - 1} more" if len(each.failed) > 1 else "",
            limit=limit(each.failed[0].must, analysis.whole, analysis.catalog),
            stands=stands(each.failed[0], analysis.whole.pay_basis),
        )
        for each in out[:MANY]
    ]
    if len(out) > MANY:
        lines.append((f"{len(out) - MANY} more are out.",))
    return lines


def _would_lead(without: Without) -> Sentence:
    it = "this must-have" if len(without.must_haves) == 1 else "these must-haves"
    if not without.leaders:
        return say("Nothing would be ranked without {it}, either.", it=it)
    names = listed(shortened([named(offer) for offer in without.leaders], MANY))
    if not without.is_changed:
        return say("Without {it} {names} would lead all the same.", it=it, names=names)
    worth = points(without.points)
    return say("Without {it} {names} would lead, with {worth} points.",
               it=it, names=names, worth=worth)  # fmt: skip


def only_left(analysis: Analysis) -> Sentence:
    """Return that must-haves leave no choice, where they do; nothing where they do not."""
    failed = [each for each in analysis.out if each.reason is Reason.FAILS]
    n_offers = sum(offer.is_alternative for offer in analysis.whole.offers)
    if not failed or len(failed) + len(analysis.offers) < n_offers:
        return ()
    if not analysis.offers:
        return say("No offer meets your must-haves.")
    return say("Only {name} is left: the others fail your must-haves.",
               name=named(analysis.offers[0]))  # fmt: skip


def no_choice(analysis: Analysis) -> Sentence:
    """Return why there is nothing to choose from; nothing where that is for no offer's sake."""
    if said := only_left(analysis) or not_ranked(analysis):
        return said
    return say("Every offer is expected or past.") if not analysis.offers else ()
