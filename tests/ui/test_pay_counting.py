"""Pay as a criterion on the pages: counted, weighed, said in three amounts, and asked for."""

import pytest

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import PayCurve, revised
from decision.words.reasons import behind
from tests.decisions import founding_case
from tests.pays import three_offers
from tests.ui.screen import button, shown
from tests.ui.test_compare_page import opened, told
from tests.ui.test_criteria_page import opened as unfolded
from tests.ui.test_criteria_page import refusal

CURVE = PayCurve(least=60_000, enough=160_000)


def counted():
    return edits.count_pay(three_offers(), CURVE)


def labels(screen):
    return [each.label for each in screen.button]


def said(screen):
    texts = (*screen.markdown, *screen.caption)
    return "\n".join(each.value for each in texts)


@pytest.mark.parametrize("page", ["compare", "criteria"])
def test_one_click_counts_pay_between_the_amounts_that_are_proposed(store, page):
    identity = store.create(three_offers())
    screen = shown(page, identity)
    button(screen, "Count it").click().run()
    assert not screen.exception
    decision = store.newest(identity).decision
    assert decision.criteria[-1] == PAY_KEY
    assert decision.pay_basis.curve == PayCurve(least=85_000, enough=125_000)
    assert "Count it" not in labels(screen)
    assert store.newest(identity).undo == "pay counted"
    assert ("Which raise would mean more" in said(screen)) == (page == "criteria")


@pytest.mark.parametrize("page", ["compare", "criteria"])
def test_without_pay_there_is_nothing_to_count(store, page):
    screen = shown(page, store.create(founding_case()))
    assert "Count it" not in labels(screen)
    assert "not counted" not in said(screen)


def test_compare_says_in_one_line_that_pay_is_not_counted(store):
    assert "Pay is not counted." in said(shown("compare", store.create(three_offers())))
    assert "Pay is not counted." not in said(shown("compare", store.create(counted())))


def test_a_cell_of_pay_opens_to_its_sum(store):
    decision = counted()
    table = opened(store.create(decision), f"bank.{PAY_KEY}")
    assert table["behind"]["title"] == "Bank: Pay"
    assert table["behind"]["lines"] == behind(analyse(decision), 1, 5)
    assert "Base: 105,000 a year" in table["behind"]["lines"]


def test_pay_has_a_slider_that_says_between_which_amounts_it_weighs(store):
    rows = told(shown("criteria", store.create(counted())), "weights_board")["rows"]
    assert rows[-1]["name"] == "Pay"
    assert rows[-1]["swing"] == ["60,000 a year", "160,000 a year"]


def typed(screen, begins, text):
    next(one for one in screen.text_input if one.label.startswith(begins)).set_value(text).run()
    assert not screen.exception


def test_three_amounts_say_what_pay_is_worth(store):
    identity = store.create(counted())
    screen = unfolded(identity, PAY_KEY)
    assert "from 60,000 to 110,000 a year, or from 110,000 to 160,000?" in said(screen)
    typed(screen, "The least to live on", "70k")
    typed(screen, "More would change nothing", "150,000")
    typed(screen, "Both mean the same", "100k")
    curve = PayCurve(least=70_000, middle=100_000, enough=150_000)
    assert store.newest(identity).decision.pay_basis.curve == curve
    assert "from 70,000 to 100,000 a year, or from 100,000 to 150,000?" in said(screen)
    typed(screen, "The least to live on", "")
    assert store.newest(identity).decision.pay_basis.curve == curve
    typed(screen, "Both mean the same", "")
    assert store.newest(identity).decision.pay_basis.curve.middle is None


def test_amounts_out_of_order_are_refused_with_what_was_found(store):
    identity = store.create(counted())
    screen = unfolded(identity, PAY_KEY)
    typed(screen, "The least to live on", "170k")
    assert "amounts that rise, least and enough. You entered 170,000, 160,000" in refusal(screen)
    assert store.newest(identity).decision == counted()


def test_a_raise_that_means_more_moves_the_amount_between(store):
    identity = store.create(counted())
    screen = unfolded(identity, PAY_KEY)
    button(screen, "The first").click().run()
    assert store.newest(identity).decision.pay_basis.curve.middle == 100_000
    button(screen, "The second").click().run()
    assert store.newest(identity).decision.pay_basis.curve.middle == 110_000


def test_pay_is_switched_off_and_counted_again_with_its_amounts(store):
    identity = store.create(counted())
    screen = unfolded(identity, PAY_KEY)
    labelled = [b for b in screen.button if b.key and b.key.startswith(f"Switch off_{PAY_KEY}")]
    labelled[0].click().run()
    assert PAY_KEY not in store.newest(identity).decision.criteria
    button(screen, "Count it").click().run()
    assert store.newest(identity).decision == counted()


def test_pay_is_entered_under_pay_and_not_rated_as_others_are(store):
    screen = shown("offers", store.create(counted()))
    screen.session_state["view_By"] = "Own ratings"
    screen.run()
    assert not screen.exception
    assert "It is entered under Pay" in said(screen)
    assert not [one for one in screen.text_input if one.label.startswith("Pay:")]
    screen.session_state["view_Of"] = "Side by side"
    screen.run()
    rows = told(screen, "side_by_side")["parts"][0]["rows"]
    assert [row["key"] for row in rows] == list(three_offers().criteria)


def test_a_card_about_pay_leads_to_the_pay_of_its_offer(store):
    decision = edits.change_pay(counted(), "fintech", "base", amount=116_000.0)
    identity = store.create(revised(decision, criteria=(PAY_KEY,)))
    best = Findings(analyse(store.newest(identity).decision)).most_worth_asking
    assert best.about.key == "bonus_really_paid"
    screen = shown("ask", identity)
    assert "How much of the target bonus" in "".join(each.proto.body for each in screen.get("html"))
    assert "Enter under Pay" in labels(screen)
    assert "You entered 50" in "".join(each.proto.body for each in screen.get("html"))


@pytest.mark.parametrize("page", ["compare", "criteria", "offers", "how_sure", "ask", "files"])
def test_every_page_shows_a_decision_in_which_pay_counts(store, page):
    decision = edits.add_offers(counted(), [("New", {})])
    screen = shown(page, store.create(decision))
    assert not screen.exception
    assert not screen.error


def test_amounts_that_were_proposed_are_said_to_be_and_those_that_cut_off_too(store):
    proposed = edits.count_pay(three_offers(), PayCurve(least=85_000, enough=125_000))
    assert "So far these amounts span" in said(unfolded(store.create(proposed), PAY_KEY))
    narrow = edits.change_pay_curve(proposed, least=90_000.0)
    texts = said(unfolded(store.create(narrow), PAY_KEY))
    assert "So far these amounts span" not in texts
    assert "lies beyond the worst" in texts
