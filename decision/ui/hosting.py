"""Who is served? One person on their machine; or, by a setting, many, to each what is theirs.

CROSSROADS_HOSTED=1 is the setting. The app then starts only where it is safe to serve many: people
log in, and the names of the server are named (`safe_start`). With CROSSROADS_WITHOUT_LOGIN=1 beside
it nobody logs in. Then a decision is reached by its address alone, which nobody can guess, and
there is no list.

A person is who their provider says they are: the issuer and the subject. An e-mail address may be
given to somebody else later.
"""

import streamlit as st

from decision.store.access import ANYBODY, Visitor
from decision.store.limits import MEGABYTE, UNLIMITED, Limits
from decision.ui import safe_start
from decision.ui.safe_start import HOSTED as HOSTED
from decision.ui.safe_start import KEEP_DAYS as KEEP_DAYS
from decision.ui.safe_start import MOST_DECISIONS as MOST_DECISIONS
from decision.ui.safe_start import MOST_MEGABYTES as MOST_MEGABYTES
from decision.ui.safe_start import WITHOUT_LOGIN as WITHOUT_LOGIN
from decision.ui.safe_start import has_login as has_login
from decision.ui.safe_start import is_hosted as is_hosted
from decision.words.text import legible

LARGEST = MEGABYTE  # characters of one decision, where many wait for the same processor
STRANGER = Visitor(None, has_list=False)


class NotLoggedInError(Exception):
    """Somebody asks for decisions before it is clear who they are."""


def visitor() -> Visitor:
    """Return for whom this run asks; the one place that says who somebody is.

    Raises
    ------
    NotLoggedInError
        If people log in here, and this one has not; or where no run is.
    """
    if not is_hosted():
        return ANYBODY
    if not has_login():
        return STRANGER
    issuer, subject = (st.user.get(claim) for claim in ("iss", "sub"))
    is_sound = all(isinstance(claim, str) and claim for claim in (issuer, subject))
    if not st.user.get("is_logged_in") or not is_sound:
        raise NotLoggedInError
    return Visitor(f"{issuer} {subject}")  # an issuer is a URL, so it has no space


def name() -> str:
    """Return what the person who is logged in is called, for the screen alone."""
    claims = (st.user.get(claim) for claim in ("name", "email", "sub"))
    return legible(next((str(each) for each in claims if each), ""))


def limits() -> Limits:
    """Return how much one person may store here."""
    if not is_hosted():
        return UNLIMITED
    return Limits(
        safe_start.number(MOST_DECISIONS), safe_start.number(MOST_MEGABYTES) * MEGABYTE, LARGEST
    )


def days_kept() -> int:
    """Return for how many days a decision is kept that nobody opens or changes; 0: for ever."""
    return safe_start.number(KEEP_DAYS) if is_hosted() else 0
