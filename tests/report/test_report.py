"""A decision becomes one page that says all of it, runs nothing and loads nothing."""

import json
import re
import subprocess
import sys

import numpy as np
import pytest

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.model import Decision, MustHave, Rating, revised
from decision.report.shareable import LEFT_OUT
from decision.words.statement import statement
from decision.words.text import as_plain, legible
from tests.decisions import founding_case, measured_case, of_twenty_criteria, rated
from tests.report.cases import TODAY, TYPED, filled_in, hostile_case, report, with_pay
from tests.report.pages import Page

HARMLESS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "div", "p"),
    *("h1", "h2", "h3", "ul", "li", "b", "i", "bdi", "figure"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("svg", "g", "defs", "path", "use", "text", "clippath", "rect", "pattern"),
}
FREE_OF_NAMES = {"is_shareable": True}


def squeezed(text):
    return "".join(text.split())


# What it says ------------------------------------------------------------------------------------


def test_it_says_the_answer_every_number_and_all_that_was_said():
    decision = founding_case()
    analysis = analyse(decision)
    text = squeezed(Page(report(decision)).text.replace("\u00a0", " "))
    said = statement(Findings(analysis))
    notes = [offer.note for offer in decision.offers]
    notes += [rating.note for offer in decision.offers for rating in offer.ratings.values()]
    notes += [answer.note for who in (*decision.offers, *decision.employers) for answer in
              who.answers.values()]  # fmt: skip
    for line in (said.headline, *said.details):
        assert squeezed(as_plain(line)) in text
    for each in (*notes, decision.notes, decision.title, *(f"{o:.1f}" for o in analysis.overall)):
        assert squeezed(each) in text


def test_pay_stands_in_it_where_it_counts_and_only_there():
    decision = rated({"Lab": {"impact": 9}, "Bank": {"impact": 3}})
    counted = Page(report(with_pay(decision, [61_237, 150_000]))).text
    assert "61,237" in counted
    assert "What is sure and what is hoped for" in report(with_pay(decision, [61_237, 150_000]))
    assert "61,237" not in report(with_pay(decision, [61_237, 150_000], counts=False))


@pytest.mark.parametrize(
    "decision",
    [
        Decision(title="Empty", criteria=("impact",)),
        rated({"Lab": {"impact": 9}}),
        rated({"Lab": {}, "Bank": {}}),
        of_twenty_criteria(),
        rated({f"Offer number {n}": {"impact": n % 11} for n in range(60)}),
    ],
    ids=["empty", "one", "unrated", "twenty criteria", "sixty offers"],
)
def test_there_is_one_of_every_decision_and_no_offer_is_left_out(decision):
    text = Page(report(decision)).text
    assert all(offer.name in text for offer in decision.offers)
    assert as_plain(statement(Findings(analyse(decision))).headline) in text


# What it cannot do --------------------------------------------------------------------------------


def test_the_fields_for_free_text_are_those():
    assert {"title", "name", "note", "notes", "source", "unit", "at_low", "currency"} <= TYPED


@pytest.mark.parametrize("options", [{}, FREE_OF_NAMES])
def test_nothing_typed_becomes_markup(options):
    page = Page(report(hostile_case(), **options))
    assert {tag for tag, _ in page.elements} <= HARMLESS
    attributes = [pair for _, each in page.elements for pair in each.items()]
    assert not [name for name, _ in attributes if name.startswith("on")]
    assert all(value.startswith("#") for name, value in attributes if name.endswith("href"))
    assert not [name for name, _ in attributes if name in ("src", "action", "background", "srcset")]
    assert not [value for name, value in attributes if name == "style" and "evil" in (value or "")]
    [policy] = [each for each in page.of("meta") if "http-equiv" in each]
    assert policy["content"].startswith("default-src 'none'")
    assert "script" not in policy["content"]


def test_all_that_is_typed_is_said_as_it_stands():
    text = squeezed(Page(report(hostile_case())).text.replace("\u00a0", " "))
    decision = hostile_case()
    for name in (decision.title, decision.notes, *(offer.name for offer in decision.offers)):
        assert squeezed(legible(name)) in text


def test_a_name_can_hold_whatever_a_clipboard_does():
    odd = "".join(map(chr, (*range(0x20), 0x7F, 0xD800, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE)))
    decision = founding_case()
    named = edits.rename_offer(decision, decision.offers[0].key, f"Odd{odd}Lab")
    assert squeezed(named.offers[0].name) in squeezed(Page(report(named)).text)


def test_every_id_is_there_once_and_whatever_is_referred_to_is_there():
    html = report(founding_case())
    ids = [each["id"] for _, each in Page(html).elements if "id" in each]
    assert len(ids) == len(set(ids))
    referred = set(re.findall(r'href="#([^"]+)"', html)) | set(re.findall(r"url\(#([^)]+)\)", html))
    assert referred <= set(ids)


# What others see ----------------------------------------------------------------------------------


def test_without_pay_and_names_nothing_typed_and_no_amount_is_anywhere_in_the_file():
    tokens = []

    def token(field):
        tokens.append(f"Qz{len(tokens)}x")
        return tokens[-1]

    decision = with_pay(measured_case(), [83_219, 97_423, 61_337])
    decision = revised(decision, must_haves=[MustHave(key="m", pay_at_least=58_111.0)])
    noted = edits.note_rating(decision, decision.offers[0].key, "learning", "noted")
    noted = edits.change_offer(noted, decision.offers[0].key, note="noted")
    noted = edits.choose(noted, decision.offers[0].key, TODAY, {"pay": Rating(likely=85_123.0)})
    noted = edits.change_choice(noted, reasons="noted", afterwards="noted", review_on=TODAY)
    written = filled_in(
        edits.look_back(noted, "pay", 71_237.0, TODAY).model_dump(mode="json"), token
    )
    for offer in written["offers"]:
        offer["pay"]["currency"] = written["pay_basis"]["currency"]
    secret = decision_json.read("a.json", json.dumps(written).encode())
    whole, bare = report(secret), report(secret, is_shareable=True).encode()
    assert len(tokens) > 20
    assert sum(each in whole for each in tokens) > 10
    assert [each for each in tokens if each.encode() in bare] == []
    amounts = re.findall(r"(?<![\d.])\d{5,}(?:\.\d+)?", json.dumps(written))
    digits = {amount.partition(".")[0] for amount in amounts}
    assert {"83219", "97423", "61337", "58111", "85000", "78500", "85123", "71237"} <= digits
    plain = Page(bare.decode()).text.replace(",", "")
    assert [each for each in digits if each in plain] == []


def test_what_is_measured_is_worth_the_same_as_percent_of_the_way():
    decision = measured_case()
    limits = [("commute", {"at_most": 100.0}), ("hours", {"at_most": 47.0})]
    decision = revised(decision, must_haves=[
        MustHave(key=key, rating={"criterion": key, **limit}) for key, limit in limits
    ])  # fmt: skip
    before, after = analyse(decision), analyse(edits.without_pay_and_names(decision))
    np.testing.assert_allclose(after.overall, before.overall, atol=1e-9)
    assert [each.reason for each in after.standings.values()] == [
        each.reason for each in before.standings.values()
    ]
    lab = after.whole.offers[0]
    assert lab.ratings["commute"] == Rating(likely=-37.5)  # 120 minutes of 90 to 10
    assert [must.rating.is_least for must in after.whole.must_haves] == [True, True]


def test_offers_and_employers_have_letters_and_what_is_shared_stays_shared():
    before, after = founding_case(), edits.without_pay_and_names(founding_case())
    assert [offer.name for offer in after.offers] == [f"Offer {letter}" for letter in "ABCD"]
    assert [each.name for each in after.employers] == [f"Employer {letter}" for letter in "ABC"]
    np.testing.assert_allclose(analyse(after).overall, analyse(before).overall, atol=1e-12)
    text = Page(report(before, is_shareable=True)).text
    assert LEFT_OUT in text
    assert [
        offer.name for offer in before.offers if offer.name != "Stay" and offer.name in text
    ] == []


def test_who_leads_with_pay_is_said_where_it_is_left_out():
    decision = with_pay(
        rated({"Lab": {"impact": 6}, "Bank": {"impact": 5}}, ("impact",)), [45_000, 150_000]
    )
    text = Page(report(decision, is_shareable=True)).text
    assert "With pay Offer B leads instead." in text
    text = Page(report(with_pay(founding_case(), [90_000] * 4), is_shareable=True)).text
    assert "leads as well" in text


def test_an_offer_that_only_its_pay_puts_out_is_not_ranked_among_the_others():
    decision = with_pay(rated({"Lab": {"impact": 9}, "Bank": {"impact": 5}, "Stay": {"impact": 4}}),
                        [45_000, 150_000, 90_000], counts=False)  # fmt: skip
    decision = revised(decision, must_haves=[MustHave(key="m", pay_at_least=60_000.0)])
    text = Page(report(decision, is_shareable=True)).text
    assert "One offer is not shown: it pays less than is a must." in text
    assert "Offer A" not in text
    assert "With pay Offer B leads as well." in text


def test_where_pay_is_all_that_counts_there_is_nothing_to_show_without_it():
    decision = with_pay(rated({"Lab": {"impact": 6}, "Bank": {"impact": 5}}), [45_000, 150_000])
    with pytest.raises(edits.OnlyPayError, match="expected a criterion beside it"):
        report(revised(decision, criteria=[PAY_KEY]), is_shareable=True)


def test_an_answer_that_nobody_knows_is_named_but_not_to_others():
    document = founding_case().model_dump(mode="json")
    document["offers"][0]["answers"]["acme_ltd"] = {"option": "secret"}
    decision = decision_json.read("a.json", json.dumps(document).encode())
    assert "acme_ltd" in report(decision)
    assert "acme_ltd" not in report(decision, is_shareable=True)


def test_how_each_offer_stands_to_a_must_have_is_said():
    must = MustHave(key="m", rating={"criterion": "impact", "at_least": 4.0}, is_hard=False)
    text = Page(report(revised(founding_case(), must_haves=[must]))).text
    assert "Impact of at least 4" in text
    assert all(f"{offer.name}" in text for offer in founding_case().offers)
    assert "Find out first" in text


def test_no_other_command_loads_what_draws_pictures():
    code = "import sys, decision.terminal.commands; print('matplotlib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
