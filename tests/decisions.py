"""Decisions that tests start from: hand-made, sampled, random."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from criteria import catalog
from criteria.belief import Certainty
from criteria.catalog import Catalog
from decision.analysis import Analysis, analyse
from decision.edits import add_offers, answer, answer_to, change_offer, set_points, set_rating
from decision.files import decision_json
from decision.home import sample
from decision.model import (
    Answer,
    Decision,
    Employer,
    OwnCriterion,
    OwnMeasure,
    Rating,
    Status,
    revised,
)
from decision.words.text import Named, Sentence

FIVE = tuple(criterion.key for criterion in catalog.load().criteria[:5])
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "**bold** _it_ `code` # head",
    "![x](http://evil.invalid/x.png) [link](http://evil.invalid)",
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "<a href='http://evil.invalid'>here</a> &lt;b&gt;",
    "http://evil.invalid www.evil.invalid a@evil.invalid",
    "\u202eabc\u202c \u2066x\u2067 שלום",
    "🚀 :smile: :material/home: :red[x] $x^2$",
    "+1", "-1", "@x", "'=x",
]  # fmt: skip


def forget_answer(decision, offer, question):
    """The decision in which one question is open again; note, source and date are kept."""
    old = answer_to(decision, offer, question)
    kept = Answer(note=old.note, source=old.source, date=old.date)
    return answer(decision, offer, question, kept)


def founding_case() -> Decision:
    return decision_json.read("sample", sample().read_bytes())


def case_to_wait_for(today: date) -> Decision:
    """The founding case with deadlines, an offer that is expected after them, and a past job."""
    lab, team, *_ = [offer.key for offer in founding_case().offers]
    likely = {key: {"low": 6.0, "likely": 7.5, "high": 9.0} for key in FIVE}
    modest = {key: {"likely": 4.0} for key in FIVE}
    come = {"chance": 0.4, "expected_on": today + timedelta(days=19)}
    decision = add_offers(founding_case(), [
        ("Big tech in Zurich", {"status": Status.EXPECTED, "ratings": likely, **come}),
        ("My first job", {"status": Status.PAST, "ratings": modest}),
    ])  # fmt: skip
    decision = change_offer(decision, lab, deadline=today + timedelta(days=5))
    return change_offer(decision, team, deadline=today + timedelta(days=12))


def unanswered_founding_case() -> Decision:
    """The founding case with its own ratings alone: two of them are unknown."""
    decision = founding_case()
    employers = [employer.model_copy(update={"answers": {}}) for employer in decision.employers]
    offers = [offer.model_copy(update={"answers": {}}) for offer in decision.offers]
    return revised(decision, employers=employers, offers=offers)


def rated(table: dict[str, dict[str, object]], criteria: tuple[str, ...] = FIVE) -> Decision:
    """A decision from {offer: {criterion: rating or (low, likely, high)}}.

    It weighs all alike, on purpose.
    """
    empty = Decision(title="Test", criteria=criteria, equal_is_right=True)
    return add_offers(
        empty, [(name, {"ratings": _ratings(cells)}) for name, cells in table.items()]
    )


def _ratings(cells: dict[str, object]) -> dict[str, dict[str, float]]:
    return {
        key: dict(zip(("low", "likely", "high"), map(float, cell), strict=True))
        if isinstance(cell, tuple)
        else {"likely": float(cell)}
        for key, cell in cells.items()
    }


def of_twenty_criteria() -> Decision:
    """Three offers whose ratings go up and down over twenty criteria, some ranges, some unknown."""
    own = [OwnCriterion(key=f"mine_{n}", name=f"Mine {n}") for n in range(15)]
    keys = (*FIVE, *(criterion.key for criterion in own))
    table = {
        name: {
            key: (max(rating - 1, 0), rating, 10) if rating % 4 else rating
            for n, key in enumerate(keys)
            if (rating := (7 * place + 3 * n) % 11) != 5
        }
        for place, name in enumerate("ABC")
    }
    return revised(rated(table), criteria=keys, own_criteria=own)


MEASURES = {
    "commute": ("Commute", OwnMeasure(unit="min", worst=90, best=10)),
    "pay": ("Pay", OwnMeasure(unit="$ a year", worst=60_000, best=120_000, half=80_000)),
    "hours": ("Hours", OwnMeasure(unit="h a week", worst=60, best=35)),
}


def measured_case() -> Decision:
    """Three offers by three measured criteria and two rated ones.

    The Lab's commute lies beyond the worst, its hours are a range, and the pay of the Startup is
    unknown.
    """
    own = [
        OwnCriterion(key=key, name=name, measure=measure)
        for key, (name, measure) in MEASURES.items()
    ]
    table = {
        "Lab": {"commute": 120, "pay": 85_000, "hours": (38, 40, 45), "learning": 9},
        "Startup": {"commute": 45, "hours": 50, "learning": 7, "stability": 3},
        "Stay": {"commute": 30, "pay": 78_500, "hours": 40, "learning": 4, "stability": 8.5},
    }
    criteria = (*MEASURES, "learning", "stability")
    empty = Decision(title="Measured", criteria=criteria, own_criteria=own, equal_is_right=True)
    rows = [(name, {"ratings": _ratings(cells)}) for name, cells in table.items()]
    return add_offers(empty, rows)


def with_unit(decision: Decision, unit: str) -> Decision:
    """The same decision with another unit for every measured criterion."""
    own = [
        each
        if each.measure is None
        else each.model_copy(update={"measure": each.measure.model_copy(update={"unit": unit})})
        for each in decision.own_criteria
    ]
    return revised(decision, own_criteria=own)


def unmarked(analysis: Analysis, said: Sequence[Sentence]) -> list[str]:
    """The offers not made yet that some sentence names without saying so."""
    waiting = {offer.name for offer in analysis.offers if offer.status is Status.TO_BE_ASKED_FOR}
    return [
        part
        for sentence in said
        for part, after in zip(sentence, (*sentence[1:], ""), strict=True)
        if isinstance(part, Named) and part in waiting and "not offered yet" not in after
    ]


halves = st.integers(0, 20).map(lambda n: n / 2)
own_ratings = st.one_of(
    st.builds(dict, note=st.text(max_size=20)),
    st.tuples(halves, halves, halves).map(
        lambda three: dict(zip(("low", "likely", "high"), sorted(three), strict=True))
    ),
)
answers = st.builds(
    Answer,
    option=st.none() | st.sampled_from("abcz"),
    certainty=st.sampled_from(list(Certainty)),
    note=st.text(max_size=20),
    source=st.text(max_size=20),
    date=st.none() | st.dates(),
) | st.just(Answer(does_not_apply=True))
names = st.text(min_size=1, max_size=30).filter(
    lambda name: any(character.isalnum() for character in name)
)


@st.composite
def decisions(draw, min_offers=0):
    """Random decisions over the five criteria, some with ideal points, unknowns and answers.

    The answers' questions q0, q1, ... need not be in any catalogue. Where there are so many offers
    at least, something is known of each and none is expected or past, so that all are ranked.
    """
    told = st.dictionaries(st.sampled_from(["q0", "q1", "q2", "q3", "gone"]), answers, max_size=3)
    tables = st.dictionaries(st.sampled_from(FIVE), own_ratings)
    rows = draw(
        st.lists(
            st.tuples(names, tables),
            min_size=min_offers,
            max_size=5,
            unique_by=lambda row: " ".join(row[0].split()).casefold(),
        )
    )
    empty = Decision(
        title=draw(names),
        criteria=draw(st.lists(st.sampled_from(FIVE), min_size=1, unique=True)),
        ideal_points=draw(st.dictionaries(st.sampled_from(FIVE), halves, max_size=2)),
    )
    ranked = [Status.IN_HAND, Status.TO_BE_ASKED_FOR]
    statuses = st.sampled_from(ranked if min_offers else list(Status))
    try:
        decision = add_offers(
            empty,
            [
                (name, {"ratings": r, "status": draw(statuses), "answers": draw(told)})
                for name, r in rows
            ],
        )
    except ValueError:  # two names that are one after cleaning
        decision = empty if not min_offers else add_offers(empty, [("A", {}), ("B", {})])
    employers = [Employer(**{**dict(e), "answers": draw(told)}) for e in decision.employers]
    decision = revised(decision, employers=employers)
    points = st.dictionaries(st.sampled_from(FIVE), st.integers(0, 100))
    decision = set_points(decision, draw(points))
    return with_all_ranked(decision) if min_offers else decision


def with_all_ranked(decision: Decision) -> Decision:
    """The same with a rating of each offer of which nothing is known, so that all are ranked."""
    for standing in analyse(decision, Catalog(catalog.load().criteria)).out:
        middle = Rating(low=2.5, likely=5, high=7.5)
        decision = set_rating(decision, standing.offer.key, decision.criteria[0], middle)
    return decision
