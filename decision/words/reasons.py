"""Why does a rating stand where it stands? Each question's part in it, in words.

`why` joins one `reason` a question; `behind` lists what any rating in force rests on; `retired`
says which answer counts nowhere.
"""

from decision.analysis import Analysis
from decision.beliefs.beliefs import Kinds
from decision.beliefs.facts import Retired
from decision.beliefs.ratings import Contribution
from decision.beliefs.ratings import DerivedRating as Derived
from decision.model import Rating
from decision.words.text import Named, Sentence, legible, percent, rating


def why(analysis: Analysis, offer: int, criterion: int) -> str:
    """Return what each question adds to the rating that the answers make; empty if they make none.

    The largest share comes first. Where an own rating overrules the answers, theirs is said too.
    """
    given = analysis.offers[offer]
    found = analysis.beliefs.derived.get((offer, criterion))
    if found is None:
        return ""
    kinds = analysis.beliefs.kinds[given.employer]
    key = analysis.criteria[criterion].key
    joined = "; ".join(reason(part, kinds, key) for part in ordered(found))
    overruled = f"overruled, the answers give {span(found)}: {joined}"
    return joined if analysis.from_answers[offer, criterion] else overruled


def behind(analysis: Analysis, offer: int, criterion: int) -> list[str]:
    """Return what a rating in force rests on, a line each: the own rating, answers, or nothing."""
    given = analysis.offers[offer]
    key = analysis.criteria[criterion].key
    own, found = given.ratings.get(key, Rating()), analysis.beliefs.derived.get((offer, criterion))
    if found is None and own.is_unknown:
        return ["Nothing is known yet: it counts as the average of all it could be."]
    lines = [] if own.is_unknown else [f"Your own rating: {_own(own)}"]
    if found is not None:
        lines += [f"The answers give {span(found)}"] if lines else []
        kinds = analysis.beliefs.kinds[given.employer]
        lines += [reason(part, kinds, key) for part in ordered(found)]
    return lines


def behind_offer(analysis: Analysis, offer: int) -> list[str]:
    """Return what all ratings of an offer rest on, each line with its criterion in front."""
    return [
        f"{legible(criterion.name)}: {line}"
        for place, criterion in enumerate(analysis.criteria)
        for line in behind(analysis, offer, place)
    ]


def ordered(found: Derived) -> list[Contribution]:
    """Return what makes a rating, the largest share first."""
    return sorted(found.reasons, key=lambda part: -part.share)


def reason(part: Contribution, kinds: Kinds, criterion: str) -> str:
    """Return what one question adds: what was told, the rating that gives, and its share.

    Where doubt moves the rating away from the answer's own, that one is said too.
    """
    asked = part.question.short
    if part.rating is None:
        return f"{asked}: does not apply"
    share = f"{percent(part.share)} of this rating"
    if part.evidence is None:
        likely = max(kinds, key=lambda kind: kinds[kind])
        expected = f"{rating(part.rating)} expected, the employer being most likely {likely}"
        return f"{asked}: unknown, {expected}, {share}"
    option = next(o for o in part.question.answers if o.key == part.evidence.option)
    doubted, as_told = rating(part.rating), rating(option.ratings[criterion])
    counts = doubted if doubted == as_told else f"{doubted} with doubt, {as_told} if it holds"
    return f"{asked}: {option.says.rstrip('.')} ({part.evidence.certainty}) → {counts}, {share}"


def retired(found: Retired) -> Sentence:
    """Return which answer is kept but counts nowhere, and why."""
    told = found.answer.option or "does not apply"
    kept = f': the answer "{told}" to "{found.question}" is kept but counts nowhere: {found.why}.'
    return (Named(found.whose), kept)


def _own(own: Rating) -> str:
    if own.low is None or own.likely is None or own.high is None:
        return "unknown"
    mean = rating((own.low + own.likely + own.high) / 3)
    ends = f"{rating(own.low)}–{rating(own.high)}"
    around = "" if own.low == own.high else f" ({ends}, on average {mean})"
    return f"{rating(own.likely)}{around}{f', {legible(own.note)}' if own.note else ''}"


def span(found: Derived) -> str:
    """Return the range of a rating that the answers make, and its mean."""
    ends = f"{rating(found.low)}–{rating(found.high)}"
    return f"{ends}, on average {rating(found.mean)}"
