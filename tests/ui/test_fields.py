"""What is changed in a list or a table becomes an edit of the decision."""

from datetime import date

import pytest

from criteria import catalog
from criteria.belief import Certainty
from decision import edits
from decision.analysis import analyse, criteria_in_use
from decision.edits import answer_to
from decision.imports.reading.amounts import NoAmountError
from decision.model import Answer, OwnMeasure, Rating
from decision.ui import answer_fields, rating_fields
from decision.ui.answer_fields import NOT_APPLY, NOTHING, AnswerFields
from decision.ui.field_changes import Change, cell
from decision.ui.rating_fields import UNKNOWN, RatingFields
from decision.ui.saving import NoDateError
from tests.decisions import FIVE, founding_case, rated

CATALOG = catalog.load()
ANSWERS = AnswerFields(CATALOG)
RUNWAY = next(question for question in CATALOG.questions if question.key == "runway")
ROLE = next(question for question in CATALOG.questions if question.about == "role")


def two():
    return rated({"Lab": {}, "Team": {}})


def change(about, field, value, offer="lab"):
    return Change(1, cell(offer, about), field, value, None)


def answered(decision, *changes, question=RUNWAY):
    for field, value in changes:
        decision = ANSWERS.edit(decision, change(question.key, field, value))
    return answer_to(decision, "lab", question)


def test_a_first_answer_is_as_sure_as_is_usual_and_a_later_one_stays_as_sure_as_it_was():
    first, second = (option.key for option in RUNWAY.answers[:2])
    assert answered(two(), ("option", first)).certainty is Certainty.SAID
    own_job = edits.mark_present_job(two(), "lab")
    assert answered(own_job, ("option", first)).certainty is Certainty.WRITTEN
    changed = answered(two(), ("option", first), ("certainty", "guess"), ("option", second))
    assert (changed.option, changed.certainty) == (second, Certainty.GUESS)


def test_an_answer_taken_back_leaves_its_notes():
    key = RUNWAY.answers[0].key
    noted = answered(two(), ("option", key), ("note", "why"), ("source", "HR"))
    dated = answered(two(), ("date", "2026-11-02"), ("note", "why"), ("option", key))
    assert (noted.note, noted.source, dated.date) == ("why", "HR", date(2026, 11, 2))
    back = answered(two(), ("option", key), ("note", "why"), ("option", NOTHING))
    assert back == Answer(note="why")
    assert answered(two(), ("date", "2026-11-02"), ("date", "")) == Answer()


@pytest.mark.parametrize("text", ["12026-11-02", "+012026-11-02", "soon"])
def test_what_is_no_date_is_refused_with_what_to_enter(text):
    with pytest.raises(NoDateError, match="expected a date up to 9999-12-31"):
        answered(two(), ("date", text))


def test_a_question_that_does_not_apply_has_no_answer():
    shown = answered(two(), ("option", RUNWAY.answers[0].key), ("option", NOT_APPLY))
    assert (shown.option, shown.does_not_apply) == (None, True)
    assert answer_fields.fields(shown)["option"] == NOT_APPLY


def test_an_answer_about_an_offer_or_a_question_that_is_gone_is_refused():
    for gone in (change("runway", "option", "", "nobody"), change("no_question", "option", "")):
        with pytest.raises(LookupError, match="any more"):
            ANSWERS.edit(two(), gone)


@pytest.mark.parametrize("field", answer_fields.LABELS)
def test_changes_of_an_answer_are_named_in_words(field):
    said = ANSWERS.label(change("runway", field, ""))
    assert said == f"{RUNWAY.short}: {answer_fields.LABELS[field]}"
    of_both = ANSWERS._replace(offers=two().offers).label(change("runway", field, ""))
    assert of_both == f"{RUNWAY.short} of Lab: {answer_fields.LABELS[field]}"


def test_changes_of_ratings_of_different_offers_have_different_names():
    fields = RatingFields(criteria_in_use(two(), CATALOG), two().offers)
    said = [fields.label(change("impact", "low", "5", offer)) for offer in ("lab", "team")]
    assert said == ["Impact of Lab: rating", "Impact of Team: rating"]


def test_an_answer_about_an_employer_says_for_whom_else_it_counts():
    decision = edits.duplicate_offer(two(), "lab")
    lab, copy, team = decision.offers
    analysis = analyse(decision, all_offers=True)
    assert answer_fields.counts_how(analysis, lab, RUNWAY) == f"also counts for {copy.name}"
    assert answer_fields.counts_how(analysis, team, RUNWAY) == ""
    assert answer_fields.counts_how(analysis, lab, ROLE) == ""


# Own ratings -------------------------------------------------------------------------------------


def entered(text, field="likely", decision=None, key="impact"):
    decision = decision or two()
    fields = RatingFields(criteria_in_use(decision, CATALOG))
    edited = fields.edit(decision, change(key, field, text))
    return edited.offers[0].ratings.get(key, Rating())


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("0,5", (0.5, 0.5, 0.5)),
        ("4,4", (4.4, 4.4, 4.4)),
        ("7.25", (7.25, 7.25, 7.25)),
        ("6-8", (6, 7, 8)),
        ("5,5 - 6,5", (5.5, 6, 6.5)),
        ("", (None, None, None)),
        ("?", (None, None, None)),
    ],
)
def test_ratings_are_typed_as_people_write_numbers(text, ends):
    typed = entered(text)
    assert (typed.low, typed.likely, typed.high) == ends


@pytest.mark.parametrize("text", ["44", "-1", "5-11", "good", "7 min", "50 %"])
def test_what_is_no_rating_is_refused_with_what_to_type(text):
    with pytest.raises(NoAmountError, match=r"expected a number from 0 to 10, such as 7.5 or 7,5"):
        entered(text)


def test_ends_push_each_other_and_levels_set_all_three():
    decision = rated({"Lab": {"impact": (2, 5, 8)}, "Team": {}})
    assert entered("9", "low", decision) == Rating(low=9, likely=9, high=9)
    assert entered("7.5", "level") == Rating(likely=7.5)
    assert entered(UNKNOWN, "level", decision) == Rating()


def test_between_two_levels_leaves_a_rating_as_it_is():
    decision = rated({"Lab": {"impact": 6.5}, "Team": {}})
    criterion = next(each for each in criteria_in_use(decision, CATALOG) if each.key == "impact")
    between = rating_fields.fields(decision.offers[0], criterion)["level"]
    assert between == rating_fields.BETWEEN_LEVELS
    assert entered(between, "level", decision) == Rating(likely=6.5)


def test_amounts_are_typed_in_their_unit():
    minutes = OwnMeasure(unit="min", worst=90, best=10)
    decision = edits.add_own_criterion(two(), "Commute", FIVE, measure=minutes)
    assert entered("1 h", decision=decision, key="commute") == Rating(likely=60)
    with pytest.raises(NoAmountError, match="an amount in min"):
        entered("3 km", decision=decision, key="commute")


def test_the_fields_of_a_rating_are_texts_that_read_back_the_same():
    offer = founding_case().offers[0]
    for criterion in criteria_in_use(founding_case(), CATALOG):
        shown = rating_fields.fields(offer, criterion)
        read = [rating_fields.typed(shown[end], criterion).likely for end in ("low", "high")]
        own = offer.ratings[criterion.key]
        assert read == [own.low, own.high]
