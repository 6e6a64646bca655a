import json

import pytest
from hypothesis import given

from decision.files import decision_json
from decision.files.problems import BadFileError
from decision.home import sample
from decision.model import Answer
from tests.decisions import decisions, founding_case


def refusal(text):
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BadFileError, match=r"^my\.json, ") as caught:
        decision_json.read("my.json", content)
    return str(caught.value)


def changed(**changes):
    return json.dumps({**json.loads(sample().read_text(encoding="utf-8")), **changes})


def with_rating(rating):
    document = json.loads(changed())
    document["offers"][1]["ratings"]["impact"] = rating
    return json.dumps(document)


def with_offer(**fields):
    document = json.loads(changed())
    document["offers"][1].update(fields)
    return json.dumps(document)


def with_answer(answer, question="peers"):
    document = json.loads(changed())
    document["offers"][1]["answers"] = {question: answer}
    return json.dumps(document)


@given(decisions())
def test_written_and_read_again_gives_the_same(decision):
    assert decision_json.read("x", decision_json.written(decision).encode()) == decision


def test_the_sample_has_what_the_founding_case_needs():
    decision = founding_case()
    assert len(decision.offers) == 4
    assert len(decision.employers) == 3
    assert [offer.is_present_job for offer in decision.offers] == [False, False, True, False]
    assert decision.offers[2].employer == decision.offers[3].employer
    ratings = [rating for offer in decision.offers for rating in offer.ratings.values()]
    assert sum(rating.is_unknown for rating in ratings) == 2
    assert all(rating.note for rating in ratings)
    assert all(rating.low < rating.high for rating in ratings if not rating.is_unknown)


def test_the_schema_accepts_no_other_fields_and_names_all_of_ours():
    schema = decision_json.schema()
    assert schema["additionalProperties"] is False
    assert set(json.loads(decision_json.written(founding_case()))) == set(schema["properties"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "found an empty file; expected a decision that Crossroads saved"),
        (b"\x00\xff\x01", "found bytes that are no text"),
        ("{", "line 1, column 2: found broken JSON"),
        ('{"title": "x",}', "found broken JSON"),
        ("[]", "found a JSON list; expected a decision"),
        ("3", "found a single JSON value"),
        ("[" * 100_000, "found JSON nested too deeply"),
        ('{"a":' * 100_000, "found JSON nested too deeply"),
        ('{"title": NaN}', "found NaN, which is no JSON number"),
        ('{"title": -Infinity}', "found -Infinity, which is no JSON number"),
        ('{"title": "a", "title": "b"}', 'found the entry "title" twice'),
        ("1" * 5000, "found an endless number; expected a decision"),
        (json.dumps({str(n): 0 for n in range(400)})[:-1] + ', "7": 1}', 'the entry "7" twice'),
        (json.dumps({str(n): 0 for n in range(501)}), "found 501 entries in one list or object"),
        (
            changed(offers=[0] * 100_000),
            "found 100000 entries in one list or",
        ),
        (changed(criteria=["impact"], employers=[0] * 300), "and 290 more"),
        (changed(schema_version=8), "schema_version: found version 8, made by a newer Crossroads"),
        (changed(schema_version="1"), 'schema_version: found "1"; expected a whole number'),
        (changed(surprise=1), 'surprise: found "1"; expected no such entry'),
        (changed(criteria=["imapct"]), 'unknown criterion "imapct"; did you mean impact?'),
        (changed(criteria=[]), "criteria: found "),
        (changed(title="x" * 10_000), '…" (10000 characters); expected '),
        (changed(offers={}), "offers: found "),
        (changed(points={"impact": -1}), 'points → impact: found "-1"; expected input should be'),
        (changed(points={"impact": 1e999}), "found Infinity"),
        (with_rating({"likely": 14}), '2 ("Founding team") → ratings → impact → likely: found "14'),
        (with_rating({"likely": "seven"}), 'likely: found "seven"; expected a number'),
        (with_rating({"low": 9, "likely": 5, "high": 6}), "expected low <= likely <= high"),
        (changed(title="x" * 201), "(201 characters); expected at most 200 characters"),
        (with_rating([1, 2, 3]), "ratings → impact: found "),
        (with_offer(status="soon"), '2 ("Founding team") → status: found "soon"; expected input'),
        (
            with_offer(chance=1.5),
            '2 ("Founding team") → chance: found "1.5"; expected input should',
        ),
        (with_offer(chance=-0.1), 'chance: found "-0.1"; expected input should be greater than or'),
        (with_offer(chance="40 %"), 'chance: found "40 %"; expected a number'),
        (
            with_offer(expected_on="soon"),
            '2 ("Founding team") → expected_on: found "soon"; expected',
        ),
        (
            with_offer(expected_on=20261204),
            'expected_on: found "20261204"; expected a date written',
        ),
        (with_answer("ahead"), '2 ("Founding team") → answers → peers: found "ahead"; expected'),
        (with_answer({"option": 3}), 'peers → option: found "3"; expected a text'),
        (with_answer({"certainty": "sure"}), 'certainty: found "sure"; expected input should be'),
        (with_answer({"date": "soon"}), 'peers → date: found "soon"; expected '),
        (with_answer({"answer": "ahead"}), "peers → answer: found "),
        (with_answer({"option": "ahead", "does_not_apply": True}), "exclude each other"),
        (with_answer({}, "Not a key"), "answers → Not a key"),
        (changed(answers={"gone": {}}), "answers: found "),
        (changed(catalog_version=3), 'catalog_version: found "3"; expected a text'),
        (changed(employers=[]), "names an unknown employer: lab"),
        (changed(deadline=0), 'deadline: found "0"; expected no such entry'),
        (changed(own_criteria=[{"key": "impact", "name": "Mine"}]), '"Mine" is built in already'),
        (
            changed(own_criteria=[{"key": "overall", "name": "O"}]),
            "found overall; expected another",
        ),
        (changed(points={"lerning": 3}), 'points: found unknown criterion "lerning"; expected one'),
        (changed(ideal_points={"lerning": 3}), "did you mean learning?"),
        (with_rating({"likely": None, "low": 3}), "a contradiction (low and high need"),
        (changed(**{"evil\x1b[31m" + "x" * 9000: 1}), "expected no such entry"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_bad_documents_are_refused_with_place_found_and_expected(text, message):
    assert message in refusal(text)


def test_a_missing_title_is_named():
    document = json.loads(changed())
    del document["title"]
    assert "title: found nothing; expected a value here" in refusal(json.dumps(document))


def test_a_slip_in_a_rating_s_criterion_is_refused_not_lost():
    document = json.loads(changed())
    ratings = document["offers"][0]["ratings"]
    ratings["lerning"] = ratings.pop("learning")
    message = refusal(json.dumps(document))
    assert 'ratings of "Research lab": found unknown criterion "lerning"' in message
    assert "did you mean learning?" in message


def test_an_answer_to_a_question_that_nobody_knows_is_kept_not_lost():
    decision = decision_json.read("my.json", with_answer({"option": "ahed"}, "peeers").encode())
    assert decision.offers[1].answers == {"peeers": Answer(option="ahed")}
    again = decision_json.read("my.json", decision_json.written(decision).encode())
    assert again == decision


def test_a_document_from_before_there_were_answers_is_read():
    offer = {"key": "lab", "name": "Lab", "employer": "lab"}
    document = {
        "schema_version": 1,
        "title": "Old",
        "employers": [{"key": "lab", "name": "Lab"}],
        "offers": [offer],
        "criteria": ["impact"],
    }
    decision = decision_json.read("my.json", json.dumps(document).encode())
    assert (decision.offers[0].answers, decision.employers[0].answers) == ({}, {})
    assert decision.catalog_version == ""


def test_a_deadline_is_a_written_date():
    document = json.loads(changed())
    document["offers"][0]["deadline"] = 0
    assert 'deadline: found "0"; expected a date written as' in refusal(json.dumps(document))


def test_no_message_steers_a_terminal_or_is_endless():
    message = refusal(changed(**{"evil\x1b[31m" + "x" * 9000: 1}))
    assert message.isprintable()
    assert len(message) < 600


def test_very_many_mistakes_are_counted_but_only_the_first_are_looked_at():
    wrong = {str(number): 1 for number in range(450)}
    employers = [{"key": "e", "name": f"Firm {n}", "answers": wrong} for n in range(100)]
    message = refusal(changed(employers=employers))
    assert message.startswith('my.json, employers → 1 ("Firm 0") → answers → 0 → [key]: found "0"')
    # A wrong key, and a wrong answer, for each.
    assert message.endswith(f"and {100 * 450 * 2 - 10} more")


def test_an_entry_with_very_many_mistakes_is_named_with_their_number():
    wrong = {str(number): {str(n): 1 for n in range(200)} for number in range(200)}
    message = refusal(changed(employers=[{"key": "e", "name": "Firm", "answers": wrong}]))
    assert 'employers → 1 ("Firm"): found 40200 mistakes; expected entries as in' in message


def test_far_more_entries_than_a_decision_has_are_refused_before_they_are_looked_at():
    lists = {f"e{number}": [0] * 450 for number in range(380)}
    assert "found more than 100,000 entries" in refusal(changed(notes=lists))
