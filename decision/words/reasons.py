"""Why does a number stand where it stands?

`why` joins one `reason` a question; `behind` lists what any rating in force rests on, and
`behind_overall` what an overall value is made of; `retired` says which answer counts nowhere,
`set_aside` how many do for what the work is about; `how_sure` what points to the kind of employer.
"""

from criteria.belief import Certainty, Evidence
from criteria.catalog import Catalog
from criteria.criterion import PAY_KEY, Criterion
from criteria.lens import Lens
from decision.analysis import Analysis, Contribution, DerivedRating, Kinds, Retired
from decision.findings.pay import offer_pay
from decision.model import Rating
from decision.words.amounts import amount, amount_range
from decision.words.employers import in_a_sentence
from decision.words.pay_sums import figures
from decision.words.ratings import known_part
from decision.words.text import Named, Sentence, as_plain, legible, percent, points, rating


def why(analysis: Analysis, offer: int, criterion: int) -> str:
    """Return what each question adds to the rating that the answers make; empty if they make none.

    Of pay it is how it adds up.

    The largest share comes first. Where an own rating overrules the answers, theirs is said too.
    """
    if analysis.criteria[criterion].key == PAY_KEY and analysis.worked_out[offer, criterion]:
        return in_a_row(_behind_pay(analysis, offer))
    derived = analysis.beliefs.derived.get((offer, criterion))
    if derived is None:
        return ""
    reasons = _reasons(analysis, derived, offer, criterion)
    joined = "; ".join(filter(None, [known_part(analysis, offer, criterion), *reasons]))
    overruled = f"overruled, the answers give {span(derived)}: {joined}"
    return joined if analysis.from_answers[offer, criterion] else overruled


def behind(analysis: Analysis, offer: int, criterion: int) -> list[str]:
    """Return what a rating in force rests on, a line each: the own rating, answers, or nothing."""
    of = analysis.criteria[criterion]
    if of.key == PAY_KEY and analysis.worked_out[offer, criterion]:
        return _behind_pay(analysis, offer)
    own = analysis.offers[offer].ratings.get(of.key, Rating())
    derived = analysis.beliefs.derived.get((offer, criterion))
    if derived is None and own.is_unknown:
        return ["Nothing is known yet, so it counts as its expected value."]
    word = "rating" if of.measure is None else "amount"
    lines = [] if own.is_unknown else [f"Your own {word}: {_own(of, own)}"]
    if derived is not None:
        lines += [f"The answers give {span(derived)}"] if lines else []
        lines += filter(None, [known_part(analysis, offer, criterion)])
        lines += _reasons(analysis, derived, offer, criterion)
    return lines


def in_a_row(lines: list[str]) -> str:
    """Return lines as one.

    >>> in_a_row(["Sure: 92,000 a year.", "Base: 92,000 a year"])
    'Sure: 92,000 a year; Base: 92,000 a year'
    """
    return "; ".join(line.removesuffix(".") for line in lines)


def _behind_pay(analysis: Analysis, offer: int) -> list[str]:
    """Return how what an offer pays adds up: what is sure, and what is hoped for."""
    pay = offer_pay(analysis.offers[offer], analysis.decision.pay_basis)
    return [as_plain(line) for figure in figures(pay) for line in (figure.says, *figure.lines)]


def behind_overall(analysis: Analysis, offer: int) -> list[str]:
    """Return what an overall value is made of, a line each criterion: weight times value."""
    parts = zip(
        analysis.criteria,
        analysis.weights,
        100 * analysis.expected[offer],
        analysis.contributions[offer],
        strict=True,
    )
    return [
        f"{legible(criterion.name)}: {percent(weight)} of {points(value)} = {points(part)}"
        for criterion, weight, value, part in parts
    ]


def behind_offer(analysis: Analysis, offer: int) -> list[str]:
    """Return what all ratings of an offer rest on, each line with its criterion in front."""
    return [
        f"{legible(criterion.name)}: {line}"
        for place, criterion in enumerate(analysis.criteria)
        for line in behind(analysis, offer, place)
    ]


def _reasons(analysis: Analysis, derived: DerivedRating, offer: int, criterion: int) -> list[str]:
    """Return what makes a rating, the largest share first."""
    kinds = analysis.beliefs.kinds[analysis.offers[offer].employer]
    ordered = sorted(derived.reasons, key=lambda part: -part.share)
    return [reason(part, kinds, analysis.criteria[criterion].key) for part in ordered]


# How an answer is known, as it is said after the answer.
SOURCES = {
    Certainty.WRITTEN: "you know it",
    Certainty.SAID: "they told you",
    Certainty.GUESS: "your guess",
}
UNSETTLED = "the role is not settled"


def reason(part: Contribution, kinds: Kinds, criterion: str) -> str:
    """Return what one question adds: the answer, the rating that gives, and its share.

    Where doubt moves the rating away from the answer's own, that one is said too.
    """
    asked = part.question.short
    if part.rating is None:
        return f"{asked}: does not apply"
    share = f"{percent(part.share)} of this rating"
    if part.evidence is None:
        expected = f"{rating(part.rating)} expected{_of_kind(part, kinds)}"
        return f"{asked}: unknown, {expected}, {share}"
    option = next(o for o in part.question.answers if o.key == part.evidence.option)
    counts, if_it_holds = rating(part.rating), rating(option.ratings[criterion])
    if counts != if_it_holds:
        counts += f" with doubt, {if_it_holds} if it holds"
    return f"{asked}: {option.label} ({_known_how(part.evidence)}) → {counts}, {share}"


def _known_how(evidence: Evidence) -> str:
    """Return how an answer is known, and if it counts as a guess though it was told.

    >>> _known_how(Evidence("a", Certainty.SAID).as_guess())
    'they told you, but the role is not settled: a guess'
    """
    if evidence.told_as is None:
        return SOURCES[evidence.certainty]
    return f"{SOURCES[evidence.told_as]}, but {UNSETTLED}: a guess"


def _of_kind(part: Contribution, kinds: Kinds) -> str:
    """Return of what kind the employer most likely is, where that bears on the answer."""
    likely = max(kinds, key=lambda kind: kinds[kind])
    if likely not in part.question.probabilities:
        return ""
    return f", the employer being most likely {in_a_sentence(likely)}"


def set_aside(n_answers: int, catalog: Catalog) -> str:
    """Return that answers count nowhere for what the work is about; empty where there are none.

    >>> from criteria.catalog import load
    >>> set_aside(1, load().for_any_work)
    '1 answer on machine learning is kept. It counts if the work is about that after all.'
    """
    if not n_answers:
        return ""
    kept, verb = (
        ("answer", "is kept. It counts") if n_answers == 1 else ("answers", "are kept. They count")
    )
    if catalog.is_for_any_work:
        return f"{n_answers} {kept} on machine learning {verb} if the work is about that after all."
    return f"{n_answers} {kept} on other work {verb} if it is not about machine learning after all."


def retired(answer: Retired) -> Sentence:
    """Return which answer is kept but counts nowhere, and why."""
    option = answer.answer.option or "does not apply"
    kept = f'the answer "{option}" to "{answer.question}" is kept but counts nowhere'
    return (Named(answer.whose), f": {kept}: {answer.why}.")


def how_sure(lens: Lens) -> str:
    """Return how many signals point to the kind of employer, and how many against it.

    >>> from criteria.catalog import load
    >>> from criteria.lens import lens
    >>> how_sure(lens(load(), {"revenue_link": "is_the_product"}, {"mature": 0.5}))
    '1 of 1 signal points there'
    """
    if not lens.n_signals:
        return "no signals yet"
    pointing, against = len(lens.signals_for), len(lens.signals_against)
    signals = "signal" if lens.n_signals == 1 else "signals"
    verb = "points" if pointing == 1 else "point"
    against_it = f", {against} against" if against else ""
    return f"{pointing} of {lens.n_signals} {signals} {verb} there{against_it}"


def span(derived: DerivedRating) -> str:
    """Return the range of a rating that the answers make, and its mean."""
    ends = f"{rating(derived.low)}–{rating(derived.high)}"
    return f"{ends}, on average {rating(derived.mean)}"


def _own(criterion: Criterion, own: Rating) -> str:
    if own.low is None or own.likely is None or own.high is None:
        return "unknown"
    mean = amount(criterion, (own.low + own.likely + own.high) / 3)
    ends = amount_range(criterion, own.low, own.high)
    around = "" if own.low == own.high else f" ({ends}, on average {mean})"
    note = f", {legible(own.note)}" if own.note else ""
    return f"{amount(criterion, own.likely)}{around}{note}"
