"""How does a question about pay lead on? To the pay of the offer, unfolded."""

import streamlit as st

from criteria.criterion import PAY_KEY, Criterion
from criteria.pay_questions import PayQuestion
from criteria.question import Question
from decision.model import Offer
from decision.ui import choices, chosen_offer, places

ENTER = "Enter under Pay"


def leads_to_pay(about: Question | Criterion) -> bool:
    """Tell whether something is to be entered under Pay of an offer."""
    return about.key == PAY_KEY or isinstance(about, PayQuestion)


def button(identity: str, offer: Offer, key: str) -> None:
    """Show a button that leads to the pay of an offer."""
    if st.button(ENTER, icon=places.LEADS_ON, key=key):
        choices.unfold(f"pay_{identity}")
        chosen_offer.choose(identity, offer.key)
        places.go(places.OFFERS, identity, **{chosen_offer.ADDRESS: offer.key})
