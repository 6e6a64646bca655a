"""Whom to ask what, and by when? The plan for the interviews, in words.

`opening` says first on which open must-haves it hangs who is first. Then it says how many questions
there are, for whom, by when, and what they are worth together; or that none can change the choice.
`groups` puts what is to be asked together by whom to ask and by when, what is due first on top.
What would narrow an own rating is asked of whoever can answer the question that informs it most.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from criteria.criterion import PAY_KEY, Criterion
from criteria.question import Informant, Question
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.words.due import by_when, day_in_words, due_for
from decision.words.must_haves import no_choice
from decision.words.offer_names import offer_name
from decision.words.open_must_haves import to_find_out_first
from decision.words.questions import (
    ToAsk,
    to_ask,
    wording,
    worth_in_words,
)
from decision.words.text import (
    LEAST_POINTS,
    Named,
    Part,
    Sentence,
    in_letters,
    listed,
    percent,
    say,
    shortened,
)

NOTHING_LEFT = "Nothing is left to ask: what counts is known, was told, or can be looked up."
UNLIKELY = "No open question, and no two of them, is likely to change your choice."
ONE_OFFER = "With two offers or more, answers could change your choice."
PEOPLE_NAMED = 3
LEAST_SHARE = 0.005  # less is said as 0 %
WHO = {
    Informant.RECRUITER: "the recruiter at {employer}",
    Informant.MANAGER: "the hiring manager at {employer}",
    Informant.TEAM: "somebody in the team at {employer}",
    Informant.ANYBODY: "somebody who knows {employer}",
    Informant.YOURSELF: "yourself",
}
PRESENT = "a colleague or manager at {employer}"


class Group(NamedTuple):
    """What to ask the same people, by the same day.

    ``entries`` are in the order given; ``when`` counts the days, and is empty without a deadline.
    """

    whom: Sentence
    when: Sentence
    entries: tuple[ToAsk, ...]


def opening(findings: Findings, today: date) -> tuple[Sentence, ...]:
    """Return how many questions to ask whom by when, and what they are worth together.

    That none of them can change the choice comes before them, what they leave out behind.
    """
    return (*_opening(findings, today), *filter(None, [_of_expected(findings)]))


def _opening(findings: Findings, today: date) -> tuple[Sentence, ...]:
    plan, analysis = findings.interview, findings.analysis
    if len(analysis.offers) < 2:
        return (no_choice(analysis) or (ONE_OFFER,),)
    open_first = to_find_out_first(findings)
    if not plan.asked:
        return open_first or ((UNLIKELY if plan.others else NOTHING_LEFT,),)
    people = list(dict.fromkeys(group.whom for group in groups(analysis, plan.asked, today)))
    people.sort(key=(WHO[Informant.YOURSELF],).__eq__)  # oneself is no appointment
    changes = plan.lead_shares is None
    all_the_same = "" if open_first else " all the same"
    start = "Ask" if changes else f"To be surer{all_the_same}, ask"
    ask = say(
        f"{start} {{questions}} of {{people}}{{day}}.",
        questions=_counted(len(plan.asked)),
        people=listed(shortened(list[Part](people), PEOPLE_NAMED)),
        day=_by_day(analysis, plan.asked, today),
    )
    if open_first or changes:
        return (*open_first, ask, *_worth(findings))
    first, *others = _worth(findings)
    return (first, ask, *others)


def _of_expected(findings: Findings) -> Sentence:
    """Return that expected offers are asked about elsewhere; nothing where there are none."""
    if not findings.waiting:
        return ()
    new = [Named(each.expected.offer.name) for each in findings.waiting]
    says = (
        "What you learn about {new} decides from which chance waiting pays, so ask about that, "
        "too: the questions are on the page Offers."
    )
    return say(says, new=listed(shortened(list[Part](new), PEOPLE_NAMED)))


def groups(
    analysis: Analysis, values: Iterable[InformationValue], today: date
) -> tuple[Group, ...]:
    """Return what is to be asked, by whom to ask and by when; what is due first on top."""
    together: dict[tuple[Sentence, Sentence], list[ToAsk]] = {}
    due: dict[tuple[Sentence, Sentence], date] = {}
    for entry in to_ask(analysis, values):
        offer = first_due(analysis, entry.asking)
        day = due_for(analysis, offer, today)
        key = (_whom(analysis, entry), by_when(analysis, offer, today) if day else ())
        due[key] = day or date.max
        together.setdefault(key, []).append(entry)
    return tuple(Group(*key, tuple(together[key])) for key in sorted(together, key=due.__getitem__))


def first_due(analysis: Analysis, value: InformationValue) -> int:
    """Return the offer that is due first among those that an answer is about."""
    return min(value.offers, key=lambda place: analysis.offers[place].deadline or date.max)


def in_an_interview(analysis: Analysis, entry: ToAsk) -> tuple[Sentence, Sentence]:
    """Return whom or what a question is about, and the question as it is put.

    An own rating is asked for by the question that informs it most.
    """
    about = entry.asking.about
    if isinstance(about, Question) or about.measure is not None:
        return entry.of, entry.asks
    of = (*entry.of, ", your own rating of ", Named(entry.short))
    if not entry.about:
        return of, entry.asks
    return of, (wording(analysis.offers[entry.asking.offer], entry.about[0]),)


def _whom(analysis: Analysis, entry: ToAsk) -> Sentence:
    offer, about = analysis.offers[entry.asking.offer], entry.asking.about
    question = about if isinstance(about, Question) else next(iter(entry.about), None)
    informant = Informant.YOURSELF if question is None else question.informant
    if about.key == PAY_KEY:
        informant = Informant.RECRUITER
    # About one's own job the question is worded to oneself.
    if informant is Informant.YOURSELF or offer.is_present_job:
        return (WHO[Informant.YOURSELF],)
    at_work = {each.employer for each in analysis.offers if each.is_present_job}
    template = PRESENT if offer.employer in at_work else WHO[informant]
    return say(template, employer=Named(analysis.decision.employer_of(offer).name))


def _counted(number: int) -> str:
    return f"{in_letters(number)} question{'s' if number > 1 else ''}"


def _by_day(analysis: Analysis, values: Iterable[InformationValue], today: date) -> str:
    """Return by which day it is to be asked, if any of it is due; of several days the first."""
    days = [due_for(analysis, first_due(analysis, value), today) for value in values]
    coming = {day for day in days if day is not None and day >= today}
    if not coming:
        return ""
    return f", {'the first ' if len(coming) > 1 else ''}by {day_in_words(min(coming))}"


def _worth(findings: Findings) -> tuple[Sentence, ...]:
    plan = findings.interview
    if plan.lead_shares is not None:
        return (*_unlikely(findings), *_settling(findings, plan.lead_shares))
    alone = max(value.value for value in plan.asked)
    if plan.value < LEAST_POINTS:
        if findings.deciding_checks:
            return ()
        return (say("Little hangs on the answers: together they are worth less than 0.1 points."),)
    is_one = len(plan.asked) == 1
    if is_one or (alone <= 0 and findings.deciding_checks):
        what = "it" if is_one else "all of it"
        worth = f"Knowing {what} for certain is worth {{value}} of 100 points on average."
        return (say(worth, value=worth_in_words(plan.value)),)
    worth = "Knowing all of it for certain is worth {value} of 100 points on average; {alone}."
    best = f"the best of it alone {worth_in_words(alone).replace('<', 'less than ')}"
    if alone <= 0:
        best = "nothing of it alone changes your choice"
    return (say(worth, value=worth_in_words(plan.value), alone=best),)


def _unlikely(findings: Findings) -> tuple[Sentence, ...]:
    """Return that no two answers change the choice, unless it hangs on a must-have who is first."""
    if findings.deciding_checks:
        return ()
    plan = findings.interview
    if any(isinstance(value.about, Criterion) for value in (*plan.asked, *plan.others)):
        # Own ratings are looked at in parts of their ranges, so what is rare may be missed.
        return (say(UNLIKELY),)
    return (say("No open question, and no two of them, can change your choice."),)


def _settling(findings: Findings, shares: tuple[float, ...]) -> tuple[Sentence, ...]:
    """Return what the answers settle where no two of them can change the choice."""
    analysis, plan = findings.analysis, findings.interview
    most = max(range(len(shares)), key=shares.__getitem__)
    if shares[most] < LEAST_SHARE:
        return ()
    settles = say(
        "These say most about how far {first} is ahead of {second}: “{best}” alone settles "
        "{share} of what is open there.",
        first=offer_name(analysis, analysis.order[0]),
        second=offer_name(analysis, analysis.order[1]),
        best=Named(to_ask(analysis, [plan.asked[most]])[0].short),
        share=percent(shares[most]),
    )
    return (settles,)
