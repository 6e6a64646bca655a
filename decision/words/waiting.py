"""Accept, or wait for an offer that is expected? One sentence each, and what there is to add.

`waiting_sentences` belong to the statement. `waiting_details` say what is left if both go, what
more time is worth, and how often it is better to wait; `late` says that one should have come.
"""

from datetime import date
from math import isnan

from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.waiting import Choice, Waiting
from decision.model import Offer
from decision.words.due import day_in_words
from decision.words.offer_names import MANY
from decision.words.text import LEAST_POINTS, Named, Sentence, percent, points, say
from decision.words.verdicts import in_simulations

YOURS = (
    "The chance is yours to judge. An employer may hold a seat longer than it says: ask for a week."
)
LEAST, MOST = 0.001, 0.999  # of a chance that is neither none nor all
EVEN = 0.5


def waiting_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return whether to accept or to wait, a sentence for each expected offer, or how many more."""
    lines = [waiting_sentence(findings.analysis, each) for each in findings.waiting]
    if len(lines) <= MANY:
        return tuple(lines)
    more = f"{len(lines) - MANY + 1} more offers are expected. How sure says the same of them."
    return (*lines[: MANY - 1], (more,))


def waiting_sentence(analysis: Analysis, each: Waiting) -> Sentence:
    """Return whether to accept or to wait for one expected offer, with the numbers."""
    new = Named(each.expected.offer.name)
    if each.expected.failed:
        return say("{new} is nothing to wait for: it would fail your must-haves.", new=new)
    if not each.expected.has_points:
        return say("{new} is expected, but nothing is known about it yet.", new=new)
    if each.choice is None:
        line = "You can wait for {new}: no other offer has to be answered {before}."
        return say(line, new=new, before=_before(each.expected.offer))
    if isnan(each.choice.break_even):
        return _never(analysis, each, each.choice)
    if each.choice.break_even == 0:
        return _any(analysis, each, each.choice)
    return _above(analysis, each.expected.offer, each.choice)


def _before(expected: Offer) -> str:
    """Return by when no other offer is due: a day that has gone by is seen to be one."""
    return "before" if expected.expected_on is None else f"by {day_in_words(expected.expected_on)}"


def _above(analysis: Analysis, expected: Offer, choice: Choice) -> Sentence:
    needed = _needed(choice.break_even, expected.chance)
    return say(
        "Letting {old} go to wait for {new} pays only if you think {new} comes with more than "
        "{needed}. {said}",
        old=_name(analysis, choice.offer),
        new=Named(expected.name),
        needed=needed,
        said=_said(choice.break_even, expected.chance),
    )


def _said(needed: float, chance: float | None) -> str:
    """Return what was said, and what follows; else ask.

    >>> _said(0.57, 0.4), _said(0.57, 0.8), _said(0.57, None)
    ('You said 40 %, too little to wait.', 'You said 80 %, enough to wait.', 'What do you think?')
    """
    if chance is None:
        return "What do you think?"
    follows = "enough to wait" if chance > needed else "too little to wait"
    return f"You said {percent(chance)}, {follows}."


def _needed(chance: float, said: float | None) -> str:
    """Return the chance needed, closer where a whole percent would say none, all, or what was said.

    >>> _needed(0.5714, 0.4), _needed(0.5714, 0.57), _needed(0.9996, None)
    ('57 %', '57.1 %', '99.9 %')
    """
    misleading = {percent(0.0), percent(1.0), "" if said is None else percent(said)}
    if percent(chance) not in misleading:
        return percent(chance)
    return f"{100 * min(max(chance, LEAST), MOST):.1f} %"


def _any(analysis: Analysis, each: Waiting, choice: Choice) -> Sentence:
    old, new = _name(analysis, choice.offer), Named(each.expected.offer.name)
    if not choice.stays:
        line = "Any chance of {new} is enough to let {old} go, which has no points."
        return say(line, new=new, old=old)
    line = "Any chance of {new} is enough to let {old} go: {stays} is worth no less, and stays."
    return say(line, new=new, old=old, stays=_name(analysis, choice.stays[0]))


def _never(analysis: Analysis, each: Waiting, choice: Choice) -> Sentence:
    """Return that no chance is enough, by the points of what is better."""
    is_behind = each.points <= analysis.overall[choice.offer]
    better = choice.offer if is_behind or not choice.stays else choice.stays[0]
    return say(
        "No chance of {new} is enough to let {old} go: {new} has {its} points, {better} {more}.",
        new=Named(each.expected.offer.name),
        old=_name(analysis, choice.offer),
        its=points(each.points),
        better=_name(analysis, better),
        more=points(analysis.overall[better]),
    )


def _name(analysis: Analysis, place: int) -> Named:
    return Named(analysis.offers[place].name)


# Beside it ---------------------------------------------------------------------------------------


def waiting_details(findings: Findings) -> tuple[Sentence, ...]:
    """Return what there is to add on all expected offers; at the end, once, whose chance it is."""
    lines = [line for each in findings.waiting for line in details_of(findings.analysis, each)]
    return (*lines, (YOURS,)) if lines else ()


def details_of(analysis: Analysis, each: Waiting) -> tuple[Sentence, ...]:
    """Return what is left if both go, what more time is worth, and how often waiting is better."""
    if each.choice is None:
        return ()
    offer, choice = each.expected.offer, each.choice
    lines = _left(analysis, offer, choice), _more_time(analysis, offer, choice)
    return tuple(filter(None, (*lines, _in_how_many(offer, choice))))


def _left(analysis: Analysis, expected: Offer, choice: Choice) -> Sentence:
    old, new = _name(analysis, choice.offer), Named(expected.name)
    if not choice.stays:
        line = "If {old} goes and {new} does not come, nothing is left. That counts as 0 points."
        return say(line, old=old, new=new)
    place = choice.stays[0]
    return say(
        "If {old} goes and {new} does not come, {stays} is left, with {worth} points.",
        old=old,
        new=new,
        stays=_name(analysis, place),
        worth=points(analysis.overall[place]),
    )


def late(expected: Offer, today: date) -> Sentence:
    """Return that an expected offer should have come, and what to do; nothing while it may."""
    if expected.expected_on is None or expected.expected_on >= today:
        return ()
    return say(
        "{new} was to come by {day}. If it still may, give it a later day: which of the other "
        "offers stay until then depends on it.",
        new=Named(expected.name),
        day=day_in_words(expected.expected_on),
    )


def _more_time(analysis: Analysis, expected: Offer, choice: Choice) -> Sentence:
    if not choice.more_time:
        return ()
    worth = points(choice.more_time) if choice.more_time >= LEAST_POINTS else "less than 0.1"
    return say(
        "Another week from {old}, if it tells you whether {new} comes, is worth {worth} points.",
        old=_name(analysis, choice.offer),
        new=Named(expected.name),
        worth=worth,
    )


def _in_how_many(expected: Offer, choice: Choice) -> Sentence:
    if choice.share is None or expected.chance is None:
        return ()
    return say(
        "At your {chance} for {new}, {what} is better in {often}.",
        chance=percent(expected.chance),
        new=Named(expected.name),
        what="waiting" if choice.share > EVEN else "accepting",
        often=in_simulations(max(choice.share, 1 - choice.share)),
    )
