"""What is to be said of leaving after so many months: who is ahead, and what options cost then?"""

from collections.abc import Iterator, Sequence

from decision.findings.findings import Findings
from decision.findings.pay_course import Ahead, ExerciseCost, PayCourse
from decision.pay.schedule import MONTHS
from decision.words.offer_names import MANY, named
from decision.words.pay import InCurrency
from decision.words.pay_stake import number_of
from decision.words.text import Part, Sentence, listed, say, shortened

WITH_TAXES = "Taxes on exercising are not in it. Ask for them: they can be higher than the strike."


def adding_up(findings: Findings) -> Iterator[str]:
    """Yield how the curves add up, a sentence each thing that is there to be added."""
    pays = [course.pay.offer.pay for course in findings.pay_courses]
    yield "Added up month by month."
    if findings.analysis.whole.pay_basis.discount_percent:
        yield "Here no year counts less than another."
    if any(pay.bonus for pay in pays):
        yield "A bonus counts once its year is full, at the share really paid on average."
    if any(pay.sign_on and pay.sign_on.repay_months for pay in pays):
        yield "What you would have to pay back is left out."
    if any(pay.listed_shares or pay.refreshers for pay in pays):
        yield "Shares count as they vest, at today’s price."
    if any(pay.refreshers for pay in pays):
        yield "Further grants count by their chance, at the end of each year."
    if any(pay.stake for pay in pays):
        yield "A stake in a private company counts nothing: it pays only if the company is sold."
    if findings.ahead_by_month:
        yield "The strip below the curves has the colour of the offer that has paid most."


def ahead_sentence(findings: Findings) -> Sentence:
    """Return who has paid most if you leave, month by month; empty without two offers."""
    courses, spans = findings.pay_courses, findings.ahead_by_month
    if not spans:
        return ()
    if len(spans) == 1:
        return say("{who} whenever you leave.", who=_paid_most(courses, spans[0]))
    parts: list[Part] = [_lead(courses, span) for span in spans]
    return say("Paid most if you leave: {parts}.", parts=listed(shortened(parts, 2 * MANY)))


def months_span(span: Ahead) -> str:
    """Return in which months this is so.

    >>> months_span(Ahead(1, 11, (0,))), months_span(Ahead(12, 12, (0,)))
    ('after 1–11 months', 'after 12 months')
    """
    if span.first == span.last:
        return f"after {span.first} month{'' if span.first == 1 else 's'}"
    return f"after {span.first}–{span.last} months"


def _paid_most(courses: Sequence[PayCourse], span: Ahead) -> Sentence:
    names = _names(courses, span)
    if len(span.courses) > 1:
        return say("{names} have paid the same", names=names)
    return say("{names} has paid most", names=names)


def _lead(courses: Sequence[PayCourse], span: Ahead) -> Sentence:
    tied = " (the same)" if len(span.courses) > 1 else ""
    when, names = months_span(span), _names(courses, span)
    return say("{names}{tied} {when}", names=names, tied=tied, when=when)


def _names(courses: Sequence[PayCourse], span: Ahead) -> Sentence:
    names: list[Part] = [named(courses[place].pay.offer) for place in span.courses]
    return listed(shortened(names, MANY))


def counted_options(cost: ExerciseCost, month: int) -> str:
    """Return how many options have vested after so many months, or what part of the company."""
    stake = cost.pay.offer.pay.stake
    return "" if stake is None else number_of(stake, float(cost.number[month]))


def exercise_sentences(findings: Findings) -> Iterator[Sentence]:
    """Yield what it costs to take each offer's options along, and within which time."""
    for cost in findings.exercise_costs:
        yield _needed(cost)
        yield _within(cost)


def _needed(cost: ExerciseCost) -> Sentence:
    money, last = InCurrency(cost.pay.basis.currency), len(cost.cost) - 1
    early = say("{cost} after 12 months, ", cost=money(float(cost.cost[MONTHS])))
    return say(
        "To take the options of {offer} along you need {early}{cost} after {months} months.",
        offer=named(cost.pay.offer),
        early=early if last > MONTHS else "",
        cost=money(float(cost.cost[last])),
        months=str(last),
    )


def _within(cost: ExerciseCost) -> Sentence:
    stake = cost.pay.offer.pay.stake
    months = None if stake is None else stake.exercise_months
    if months is None:
        return say("Ask within how many months after leaving you have to pay for them.")
    if not months:
        return say("They have to be paid for on the day you leave, or they are gone.")
    within = "a month" if months == 1 else f"{months} months"
    return say(
        "They have to be paid for within {within} of leaving, or they are gone.", within=within
    )
