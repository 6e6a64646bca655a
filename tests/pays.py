"""Pay of offers, as users say it: random, and of three offers that somebody told of."""

from hypothesis import strategies as st

from decision.edits import add_offers, change_pay
from decision.model import Decision, Pay
from decision.pay_fields import Range, ScheduleName
from decision.pay_parts import StakeKind
from tests.decisions import FIVE

money = st.integers(0, 200_000).map(float)
shares = st.integers(0, 20).map(lambda n: n / 20)
parts = st.integers(1, 20).map(lambda n: n / 20)


def ranges(most):
    numbers = st.integers(0, most * 20).map(lambda n: n / 20)
    return st.tuples(numbers, numbers, numbers).map(
        lambda three: dict(zip(("low", "likely", "high"), sorted(three), strict=True))
    )


@st.composite
def grants(draw):
    months = sorted(draw(st.sets(st.integers(0, 72), min_size=1, max_size=6)))
    own = [(month, 1 / len(months)) for month in months]
    name = draw(st.sampled_from(list(ScheduleName)))
    return {"schedule": name, "own_schedule": own if name is ScheduleName.OWN else ()}


@st.composite
def stakes(draw):
    return {
        **draw(grants()),
        "kind": draw(st.sampled_from(list(StakeKind))),
        "number": draw(st.none() | st.integers(1, 10_000).map(float)),
        "fully_diluted": draw(st.none() | st.integers(10_000, 10**6).map(float)),
        "percent": draw(st.none() | st.sampled_from([0.3, 1.0, 100.0])),
        "strike": draw(st.none() | st.integers(0, 40).map(float)),
        "company_strike": draw(st.none() | money),
        "chance": draw(st.none() | shares),
        "sale_year": draw(st.none() | st.integers(1, 12)),
        "sale": draw(st.none() | ranges(10**6)),
        "kept": draw(parts),
        "paid_first": draw(money),
        "preferred": draw(st.none() | st.sampled_from([0.0, 0.4])),
    }


def components():
    """What each component may be made of, without the currency."""
    return st.fixed_dictionaries(
        {},
        optional={
            "sign_on": st.fixed_dictionaries({"first_year": money, "second_year": money}),
            "listed_shares": st.builds(
                lambda grant, total, price: {**grant, "total": total, "price": price},
                grants(), money, ranges(3),
            ),
            "refreshers": st.fixed_dictionaries(
                {"amount": money, "is_written": st.booleans(), "chance": st.none() | shares}
            ),
            "stake": stakes(),
            "paid_in": st.fixed_dictionaries({"pension": money, "health": money}),
            "costs": st.fixed_dictionaries({"living": money, "moving": money, "repaid": money}),
            "bonus": st.fixed_dictionaries({"amount": money, "paid": ranges(1)})
            | st.fixed_dictionaries({"percent": st.just(12.5), "paid": ranges(1)}),
        },
    )  # fmt: skip


pays = st.builds(
    lambda base, rise, rest: Pay.model_validate(
        {"base": {"amount": base, "raise_percent": rise}, **rest}
    ),
    money,
    st.sampled_from([0.0, 2.0, 10.0]),
    components(),
)


def three_offers() -> Decision:
    """Three offers: 92k with 0.3 % options, 105k with a bonus of 12 %, and 85k today."""
    empty = Decision(title="Three offers", criteria=FIVE, equal_is_right=True)
    ratings = {"impact": {"likely": 5.0}}
    names = ["Fintech", "Bank", "Stay"]
    decision = add_offers(empty, [(name, {"ratings": ratings}) for name in names])
    for key, amount in (("fintech", 92_000.0), ("bank", 105_000.0), ("stay", 85_000.0)):
        decision = change_pay(decision, key, "base", amount=amount)
    decision = change_pay(decision, "fintech", "stake", percent=0.3, company_strike=6e6)
    paid = Range(low=0.5, likely=1.0, high=1.2)
    return change_pay(decision, "bank", "bonus", percent=12.0, paid=paid)
