"""Why does a rating stand where it stands? Each question's part in it, in words.

`why` joins one `reason` a question; `retired` says which answer counts nowhere.
"""

from decision.analysis import Analysis
from decision.evidence import Contribution, Derived, Kinds, Retired
from decision.words.text import Named, Sentence, percent, rating


def why(analysis: Analysis, offer: int, criterion: int) -> str:
    """Return what each question adds to the rating that the answers make; empty if they make none.

    The largest share comes first. Where an own rating overrules the answers, theirs is said too.
    """
    given = analysis.offers[offer]
    found = analysis.evidence.derived.get((given.key, analysis.criteria[criterion].key))
    if found is None:
        return ""
    ordered = sorted(found.reasons, key=lambda part: -part.share)
    kinds = analysis.evidence.kinds[given.employer]
    joined = "; ".join(reason(part, kinds) for part in ordered)
    return joined if analysis.derived[offer, criterion] else f"{_overruled(found)}: {joined}"


def reason(part: Contribution, kinds: Kinds) -> str:
    """Return what one question adds: what was told, the rating that gives, and its share."""
    asked = part.question.short
    if part.rating is None:
        return f"{asked}: does not apply"
    share = f"{percent(part.share)} of this rating"
    if part.told is None:
        likely = max(kinds, key=lambda kind: kinds[kind])
        expected = f"{rating(part.rating)} expected, the employer being most likely {likely}"
        return f"{asked}: unknown, {expected}, {share}"
    says = next(o.says for o in part.question.answers if o.key == part.told.option).rstrip(".")
    return f"{asked}: {says} ({part.told.certainty}) → {rating(part.rating)}, {share}"


def retired(found: Retired) -> Sentence:
    """Return which answer is kept but counts nowhere, and why."""
    told = found.answer.option or "does not apply"
    kept = f': the answer "{told}" to "{found.question}" is kept but counts nowhere: {found.why}.'
    return (Named(found.whose), kept)


def _overruled(found: Derived) -> str:
    span = f"{rating(found.low)}–{rating(found.high)}"
    return f"overruled, the answers give {span}, on average {rating(found.mean)}"
