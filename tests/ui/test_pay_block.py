"""What each offer pays, entered on Offers: typed as people write it, taken whole or not at all."""

import pytest

from decision import edits
from decision.model import Pay, PayBasis
from decision.pay_fields import Range, ScheduleName
from decision.pay_parts import Base, Bonus, SignOn, Stake
from decision.ui.pay.waited_for import LISTED, NO, PRIVATE, QUESTION
from tests.pays import three_offers
from tests.ui.screen import shown

FINTECH, BANK, STAY = "fintech", "bank", "stay"
FOLDS = ("pay_more", "pay_basis", "pay_notes", "pay_by_year", "pay_stake")


class Screen:
    """The page with the block unfolded, counting what a user does."""

    def __init__(self, store, decision):
        self.store, self.identity = store, store.create(decision)
        self.app, self.clicks, self.fields = shown("offers", self.identity), 0, 0
        self.unfold("pay")

    def unfold(self, fold):
        self.app.session_state[f"{fold}_{self.identity}_kept"] = True
        self.clicks += 1
        self.app.run()

    def choose(self, offer):
        self.app.session_state[f"offer_{self.identity}_kept"] = offer
        self.clicks += 1
        self.app.run()

    def field(self, label):
        return next(
            each for each in self.app.text_input if each.label.replace("\\", "").startswith(label)
        )

    def type(self, label, text):
        self.field(label).set_value(text).run()
        self.fields += 1
        assert not self.app.exception

    def pick(self, label, option):
        choices = [*self.app.segmented_control, *self.app.selectbox]
        next(each for each in choices if each.label == label).set_value(option).run()
        self.clicks += 1
        assert not self.app.exception

    def labels(self):
        return [each.label.replace("\\", "") for each in self.app.text_input]

    def pay(self, offer=FINTECH):
        return edits.offer_of(self.decision, offer).pay

    @property
    def decision(self):
        return self.store.newest(self.identity).decision

    def refusal(self):
        return "".join(error.value for error in self.app.error).replace("\\", "")

    def said(self):
        return " ".join(str(each.proto.body) for each in self.app.get("html"))


def unpaid():
    decision = three_offers()
    for offer in decision.offers:
        decision = edits.change_offer(decision, offer.key, pay=Pay())
    return decision


@pytest.fixture
def screen(store):
    return Screen(store, unpaid())


def test_three_offers_are_paid_within_a_dozen_steps(screen):
    screen.type("Base", "92k")
    screen.pick(QUESTION, PRIVATE)
    screen.type("Or what part of the company", "0.3 %")
    screen.choose(BANK)
    screen.type("Base", "105 000")
    screen.type("Bonus", "12 %")
    screen.choose(STAY)
    screen.type("Base", "85,000")
    assert [screen.pay(key) for key in (FINTECH, BANK, STAY)] == [
        Pay(base=Base(amount=92_000), stake=Stake(percent=0.3)),
        Pay(base=Base(amount=105_000), bonus=Bonus(percent=12)),
        Pay(base=Base(amount=85_000)),
    ]
    assert (screen.fields, screen.clicks) == (5, 4)


def test_folded_it_is_one_line_with_its_figure_and_nothing_else_is_drawn(store):
    app = shown("offers", store.create(unpaid()))
    assert [each.label for each in app.expander] == ["Pay: nothing entered yet"]
    app = shown("offers", store.create(three_offers()))
    assert [each.label.replace("\\", "") for each in app.expander] == [
        "Pay: 92,000 a year for sure, mean of years 1–4"
    ]
    assert not [each for each in app.text_input if each.label.startswith("Base")]


def test_the_first_currency_that_is_typed_is_everybody_s(screen):
    screen.type("Base", "$92k a year")
    assert screen.decision.pay_basis == PayBasis(currency="$")
    assert "Base, $ a year" in screen.labels()
    screen.choose(BANK)
    screen.type("Base", "€50k")
    assert screen.refusal() == 'Base: please enter an amount in $ a year. You entered "€50k".'
    assert screen.pay(BANK) == Pay()


@pytest.mark.parametrize(
    ("label", "text", "refusal"),
    [
        ("Base", "-5k", 'Base: please enter an amount from 0 upwards. You entered "-5k".'),
        ("Base", "lots", "Base: please enter a number, such as"),
        ("Base", "80-90k", 'Base: please enter one number and no range. You entered "80-90k".'),
        ("Base", "7k a month", "Base: please enter an amount in money a year."),
        ("Bonus", "12 %", "Please enter a base for a bonus in percent of it. You entered none."),
        ("Sign-on in", "20k a year", "Sign-on in year 1: please enter an amount in"),
    ],
)
def test_what_is_no_amount_is_refused_by_name_and_changes_nothing(screen, label, text, refusal):
    screen.type(label, text)
    assert screen.refusal().startswith(refusal)
    assert screen.pay() == Pay()
    assert screen.field(label).value == ""


def test_a_field_that_is_cleared_says_nothing_again(screen):
    screen.type("Sign-on in", "1.2m")
    assert screen.pay() == Pay(sign_on=SignOn(first_year=1_200_000))
    screen.type("Sign-on in", "")
    assert screen.pay() == Pay()


def test_how_much_of_the_bonus_was_paid_is_asked_once_there_is_one(screen):
    assert not [label for label in screen.labels() if "really paid" in label]
    screen.type("Bonus", "10k")
    assert screen.pay().bonus == Bonus(amount=10_000)
    screen.type("Bonus really paid: low", "50 %")
    assert screen.pay().bonus.paid == Range(low=0.5, likely=1, high=1)
    screen.type("Bonus really paid: likely", "60-90")
    assert screen.pay().bonus.paid == Range(low=0.6, likely=0.75, high=0.9)
    screen.type("Bonus really paid: high", "200")
    assert screen.refusal().endswith('a percent from 0 to 150. You entered "200".')
    assert screen.pay().bonus.paid.high == 0.9
    assert "12 %" not in screen.field("Bonus,").value


def test_listed_shares_vest_by_a_named_schedule_or_one_s_own(screen):
    screen.pick(QUESTION, LISTED)
    screen.type("Shares at today", "120k")
    vests = "When it becomes yours (vests)"
    screen.pick(vests, ScheduleName.BACK_LOADED.value)
    assert screen.pay().listed_shares.schedule is ScheduleName.BACK_LOADED
    screen.pick(vests, ScheduleName.OWN.value)
    assert screen.field("Vests").value.startswith("12: 5; 24: 15; 30: 20")
    screen.type("Vests", "10 / 20 / 30 / 30")
    assert screen.refusal() == (
        "Vests: please enter shares that add up to 100 %. You entered 90 %."
    )
    screen.type("Vests", "10 / 20 / 30 / 40")
    assert screen.pay().listed_shares.pairs == ((12, 0.1), (24, 0.2), (36, 0.3), (48, 0.4))
    screen.type("Price later: low", "50")
    assert screen.pay().listed_shares.price.low == 0.5
    screen.pick(QUESTION, NO)
    assert screen.pay() == Pay()


def test_a_stake_says_what_is_missing_what_must_be_true_and_how_it_ends_for_others(store):
    screen = Screen(store, three_offers())
    assert (
        "The stake counts nothing until you say what the company may be sold for" in screen.said()
    )
    assert (
        "repay the <bdi>13,000 a year</bdi> (mean of years 1–4) that <b><bdi>Bank</bdi></b>"
        in screen.said()
    )
    assert "49 % had shut down" in " ".join(each.value for each in screen.app.caption)
    screen.type("Company sold for: likely", "50m")
    screen.type("Chance", "20")
    assert (screen.pay().stake.sale.likely, screen.pay().stake.chance) == (5e7, 0.2)
    assert "Hoped: " in screen.said()
    for text in ("120", "-3"):
        screen.type("Chance", text)
        assert screen.refusal().endswith(f'from 0 to 100. You entered "{text}".')
    for text, chance in (("0", 0), ("100 %", 1)):
        screen.type("Chance", text)
        assert screen.pay().stake.chance == chance
    screen.type("How many", "15k")
    screen.type("All shares", "2m")
    assert "of 2,000,000 shares make 0.75" in screen.said()
    screen.type("All shares", "1,000")
    assert "You entered 15000 of 1000" in screen.refusal()
    screen.type("Strike of one option", "1.45")
    assert screen.pay().stake.strike == 1.45


def test_each_figure_opens_to_its_sum(store):
    screen = Screen(store, three_offers())
    screen.choose(BANK)
    assert "<summary>Sure: <bdi>105,000 a year</bdi>, mean of years 1–4.</summary>" in screen.said()
    assert "× 12\u00a0% × 94.45\u00a0% really paid on average" in screen.said()
    assert "It counts in no points yet." in screen.said()


def test_what_is_to_be_looked_at_again_stands_by_its_fields_and_in_the_line(store):
    decision = edits.change_pay(three_offers(), FINTECH, "sign_on", first_year=60_000.0)
    decision = edits.change_pay(decision, FINTECH, "listed_shares", total=120_000.0)
    app = shown("offers", store.create(decision))
    assert [each.label[-14:] for each in app.expander] == ["– ⚠ 2 to check"]
    screen = Screen(store, decision)
    assert "<p>⚠ Only what comes once puts this offer above <b><bdi>Bank</bdi></b>" in screen.said()
    assert "<p>⚠ Can these shares be sold on the day they vest?" in screen.said()
    screen.type("Sign-on in", "")
    assert "Only what comes once" not in screen.said()


def test_what_is_rarer_is_folded_and_what_belongs_to_something_is_asked_with_it(screen):
    screen.unfold("pay_more")
    assert not [label for label in screen.labels() if label.startswith("Raise")]
    screen.type("Base", "92k")
    screen.type("Raise of the base", "3")
    screen.type("Sign-on in year 2", "10k")
    screen.type("To be paid back if you leave", "24 months")
    screen.type("Further grants", "20k")
    screen.type("Chance of further grants", "50 %")
    screen.type("Way to work", "1,200")
    screen.type("Hours of work", "37,5")
    pay = screen.pay()
    assert pay.base == Base(amount=92_000, raise_percent=3)
    assert pay.sign_on == SignOn(first_year=0, second_year=10_000, repay_months=24)
    assert (pay.refreshers.chance, pay.costs.way, pay.working_time.hours) == (0.5, 1_200, 37.5)
    toggles = {each.label: each for each in screen.app.toggle}
    toggles["Further grants are in writing"].set_value(True).run()
    assert screen.pay().refreshers.is_written


def test_another_currency_needs_what_one_of_it_is_worth(screen):
    screen.unfold("pay_more")
    screen.type("Base", "€92k")
    screen.type("Paid in another currency", "USD")
    assert "a currency and a number, such as USD 0.92" in screen.refusal()
    assert (screen.pay().currency, screen.decision.pay_basis.factors) == ("", {})
    screen.type("Paid in another currency", "USD 0.92")
    assert screen.pay().currency == "USD"
    assert "Base, USD a year" in screen.labels()
    assert "It is paid in another currency" in screen.said()
    screen.type("Paid in another currency", "")
    assert screen.pay().currency == ""


def test_how_pay_is_compared_is_said_once_for_all_offers(screen):
    screen.unfold("pay_basis")
    screen.pick("First years compared", 2)
    screen.type("Currency", "CHF")
    screen.type("Left of cash", "60 %")
    screen.type("Left of shares", "75")
    screen.type("Discount", "2.5")
    assert screen.decision.pay_basis == PayBasis(
        years=2, currency="CHF", cash_kept=0.6, equity_kept=0.75, discount_percent=2.5
    )
    screen.type("Left of cash", "0")
    assert screen.refusal().startswith("Left of cash after tax, %: please enter a percent from")
    screen.type("Left of cash", "")
    assert screen.decision.pay_basis.cash_kept == 1


def test_all_that_is_folded_can_be_drawn_whatever_an_offer_is_called(store):
    decision = edits.rename_offer(three_offers(), BANK, "*A* <img src=x> $1 [b](c)")
    screen = Screen(store, decision)
    for fold in FOLDS:
        screen.unfold(fold)
        assert not screen.app.exception
    assert "Minutes on the way" in screen.said()
    assert "(mean of years 1–4) that <b><bdi>*A* &lt;img src=x&gt;" in screen.said()
    assert "<img src=x>" not in screen.said()


def test_a_currency_is_no_markup_in_a_label_and_a_known_one_is_read_aloud_as_it_is(screen):
    screen.unfold("pay_basis")
    screen.type("Currency", "*k*")
    assert [each.label for each in screen.app.text_input if each.label.startswith("Base")] == [
        r"Base, \*k\* a year"
    ]
    screen.type("Currency", "$")
    assert "Base, $ a year" in [each.label for each in screen.app.text_input]
