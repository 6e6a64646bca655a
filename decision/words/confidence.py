"""How sure is the answer, in one statement that every page and export repeats?

`answer`: analysis -> `statement`: confidence -> its word, a headline, and what belongs to it. The
families of offers come first, then the offers of the leading one; a close call names no winner but
what would settle it. An offer that is not in hand is never named without saying so and without what
there is instead. What is simulated is never called certain.
"""

from typing import NamedTuple

from decision.analysis import Analysis
from decision.findings.robustness import Robustness, robustness
from decision.words.contenders import contenders, next_one, told, who
from decision.words.families import (
    best_of,
    employer,
    first_family,
    is_one_family,
    members,
)
from decision.words.flips import changing, settling
from decision.words.shares import Word, in_worlds, share_of_worlds, word_of, word_within
from decision.words.text import Named, Sentence, as_plain, points
from decision.words.verdict import (
    behind_on_nothing,
    fallback,
    in_hand,
    lead_in_points,
    no_weights,
    offer_name,
    offer_names,
    uncertain,
    unknown,
)

LITTLE_TO_LOSE = 2.0  # points of expected regret


class Statement(NamedTuple):
    """The one statement of confidence; without a word where there is nothing to compare."""

    word: Word | None
    headline: Sentence
    details: tuple[Sentence, ...] = ()


def answer(analysis: Analysis) -> Statement:
    """Return what there is to say about a decision, be it without offers."""
    if not analysis.offers:
        return Statement(None, ("No offers yet.",))
    return statement(robustness(analysis))


def statement(sure: Robustness) -> Statement:
    """Return how sure the answer is."""
    analysis, word = sure.analysis, word_of(sure)
    if len(analysis.offers) == 1:
        return Statement(None, ("Only one offer so far: ", *offer_name(analysis, 0), "."))
    said = [_headline(sure, word), _how_often(sure, word), _within(sure, word)]
    said += [_flip(sure, word), _regret(sure, word), no_weights(analysis), unknown(analysis)]
    said.append(_fallback(sure, said))
    return Statement(word, said[0], tuple(filter(None, said[1:])))


def in_brief(sure: Robustness) -> Sentence:
    """Return the statement for pages about something else: its word, and how often that holds."""
    word = word_of(sure)
    said = [_headline(sure, word), _how_often(sure, word)]
    return tuple(part for line in [*said, _fallback(sure, said)] if line for part in (*line, " "))


def as_text(said: Statement) -> str:
    """Return the statement as plain text, a sentence a line."""
    return "\n".join(as_plain(line) for line in (said.headline, *said.details))


def _headline(sure: Robustness, word: Word) -> Sentence:
    if word is Word.TOO_CLOSE:
        return ("Too close to call.",)
    leader = who(sure, sure.analysis.leaders[0])
    if word is Word.ALWAYS:
        within = ", within the ranges you gave" if uncertain(sure.analysis) else ""
        return (*leader, f" is best whatever the weights{within}.")
    return (f"{word.capitalize()}: ", *leader, ".")


def _how_often(sure: Robustness, word: Word) -> Sentence:
    """Return in how many worlds the leader, or who comes into question, is first."""
    if word is Word.ALWAYS:
        return ()
    if word is Word.TOO_CLOSE:
        return _tied(sure.analysis) or _skew(sure) or contenders(sure)
    leader = sure.analysis.leaders[0]
    family = int(sure.families[leader])
    share = sure.first_place[leader] if is_one_family(sure) else sure.family_shares[family]
    often = f"First in {in_worlds(float(share))}"
    return (often, told(sure), *_lead(sure), ".", *next_one(sure))


def _lead(sure: Robustness) -> Sentence:
    analysis = sure.analysis
    leader, second = analysis.order[:2]
    if sure.families[leader] == sure.families[second] and not is_one_family(sure):
        return ()
    lead = lead_in_points(analysis.overall[leader] - analysis.overall[second])
    return (f"; it leads by {lead} with these weights",)


def _tied(analysis: Analysis) -> Sentence:
    if len(analysis.leaders) == 1:
        return ()
    return (*offer_names(analysis, analysis.leaders), " are tied with these weights.")


def _skew(sure: Robustness) -> Sentence:
    """Return both names and why, where the leader is not the one that is first most often."""
    analysis = sure.analysis
    leader, first = int(sure.families[analysis.leaders[0]]), first_family(sure)
    if leader == first:
        return ()
    shares = [share_of_worlds(float(sure.family_shares[family])) for family in (leader, first)]
    one = offer_name(analysis, analysis.leaders[0])
    other = offer_name(analysis, best_of(sure, first))
    return (
        *one, " has the most points on average, but ", *other,
        f" is first more often, {shares[1]} of the worlds against {shares[0]}: what is unsure ",
        "is lopsided, with much to gain or to lose on one side.",
    )  # fmt: skip


def _within(sure: Robustness, word: Word) -> Sentence:
    """Return the verdict within the leading family, if it has several offers."""
    analysis = sure.analysis
    family = members(sure, first_family(sure))
    if len(family) < 2 or is_one_family(sure) or word is Word.TOO_CLOSE:
        return ()
    best, found = best_of(sure, first_family(sure)), word_within(sure, first_family(sure))
    among = ("Among the offers of ", employer(sure, first_family(sure)), ", ")
    if found is not Word.TOO_CLOSE:
        often = share_of_worlds(float(sure.within_family[best]))
        return (
            *among,
            *offer_name(analysis, best),
            f" is first in {often} of the worlds: {found}.",
        )
    most = min(family, key=lambda place: (analysis.ranks[place], place))
    if most == best or sure.within_family[best] == sure.within_family[most]:
        return (*among, *offer_names(analysis, family), " are too close to call.")
    return (
        *among, *offer_name(analysis, most), " has the most points, but ",
        *offer_name(analysis, best), " is first more often: too close to call.",
    )  # fmt: skip


def _flip(sure: Robustness, word: Word) -> Sentence:
    if word is Word.ALWAYS:
        return ()
    if word is Word.TOO_CLOSE:
        return settling(sure.analysis)
    return behind_on_nothing(sure.analysis) or changing(sure.analysis)


def _regret(sure: Robustness, word: Word) -> Sentence:
    if word is Word.ALWAYS:
        return ()
    regret = float(sure.expected_regret[sure.analysis.leaders[0]])
    lost = f"{points(regret)} points" if regret >= 0.05 else "less than 0.1 points"
    advice = "little to lose either way" if regret < LITTLE_TO_LOSE else "find out first"
    return (f"Deciding by points now costs {lost} on average, all uncertainty counted: {advice}.",)


def _fallback(sure: Robustness, said: list[Sentence]) -> Sentence:
    """Return what there is instead of offers that are named but not in hand."""
    offers = sure.analysis.offers
    places = [place for place in range(len(offers)) if not in_hand(sure.analysis, place)]
    waiting = {offers[place].name for place in places}
    waiting |= {sure.analysis.decision.employer_of(offers[place]).name for place in places}
    named = {part for line in said for part in line if isinstance(part, Named)}
    is_said = word_of(sure) is not Word.TOO_CLOSE and all(
        in_hand(sure.analysis, place) for place in sure.analysis.leaders
    )
    return fallback(sure.analysis) if named & waiting and not is_said else ()
