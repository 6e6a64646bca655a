"""Which offer is looked at? Kept in this tab, and in the address, so that a reload keeps it."""

import streamlit as st

from decision import edits
from decision.model import Decision, Offer
from decision.ui import choices

ADDRESS = "offer"


def adopt(identity: str, decision: Decision) -> None:
    """Choose the offer that the address names, if somebody else than `chosen` named it."""
    named = st.query_params.get(ADDRESS, "")
    if named != choices.chosen(_written(identity), "") and named in _keys(decision):
        choose(identity, named)


def chosen(identity: str, decision: Decision) -> Offer:
    """Return the offer that is looked at, of one or more, and name it in the address."""
    keys = _keys(decision)
    kept = choices.chosen(_kept(identity), keys[0])
    key = kept if kept in keys else keys[0]
    if st.query_params.get(ADDRESS) != key:
        st.query_params[ADDRESS] = key
    choices.choose(_written(identity), key)
    choose(identity, key)  # also the first, which may be moved down the list
    return edits.offer_of(decision, key)


def choose(identity: str, key: str) -> None:
    """Look at another offer."""
    choices.choose(_kept(identity), key)


def _keys(decision: Decision) -> list[str]:
    return [offer.key for offer in decision.offers]


def _kept(identity: str) -> str:
    return f"offer_{identity}"


def _written(identity: str) -> str:
    return f"offer_in_address_{identity}"
