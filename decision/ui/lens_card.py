"""What do the answers say of an offer? Derived ratings with their reasons, and the lens, compact.

The lens: how mature the company is and whom that suits, what the days will hold, and warnings.
Everything opens to the answers behind it. Nothing in the lens changes a score.
"""

from html import escape

import streamlit as st

from criteria import catalog as words
from criteria.belief import Certainty
from criteria.lens import Given, Lens, Raised
from criteria.profile import Profile
from decision.analysis import Analysis
from decision.beliefs.lenses import lenses
from decision.model import Decision, Offer
from decision.words.companies import how_sure
from decision.words.questions import answer_to, wording
from decision.words.reasons import behind
from decision.words.text import Named, as_html, rating

# Where a smaller part of the signals point to a kind, its description would say more than is known.
CLEAR = 0.5


def show(analysis: Analysis, offer: Offer) -> None:
    """Show what the answers say of one offer, as far as any are given."""
    found = lenses(analysis.decision, words.load(), analysis.beliefs)[offer.key]
    if found is None:
        st.info(
            "Nothing is answered about this offer yet. Every answer narrows the ratings; what you "
            "do not know stays open and is never held against an offer."
        )
        return
    place, columns = analysis.offers.index(offer), range(len(analysis.criteria))
    ratings = "".join(_rating(analysis, place, column) for column in columns)
    card = _card(analysis.decision, offer, found, _profile(analysis))
    st.html(f"<section class='ratings'>{ratings}</section>{card}")


def _rating(analysis: Analysis, place: int, column: int) -> str:
    """Return one rating in force; opened, what it rests on."""
    low, likely, high = (end[place, column] for end in analysis.ratings)
    known = likely == likely  # not NaN
    number = rating(likely) if known else "?"
    around = f"{rating(low)}–{rating(high)}" if known and low != high else ""
    mark = "≈" if analysis.from_answers[place, column] else ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in behind(analysis, place, column))
    name = as_html((Named(analysis.criteria[column].name),))
    return (
        f"<details><summary>{name} <span class='number'>{mark}{number}</span> "
        f"<small>{around}</small></summary><ul>{lines}</ul></details>"
    )


# The lens --------------------------------------------------------------------------------------


def _card(decision: Decision, offer: Offer, found: Lens, profile: Profile | None) -> str:
    if found.described is None:  # a catalogue that says nothing of kinds of employers
        return ""
    forecast = found.role_forecast
    days = escape(forecast.says) if forecast else "Too little is known about the business yet."
    raised = "".join(_warning(decision, offer, one) for one in found.warnings)
    return (
        f"<details class='lens'><summary>{_headline(found)}</summary>{_maturity(found, profile)}"
        f"<h4>What the days will hold</h4><p>{days}</p>"
        f"{f'<h4>Warnings</h4>{raised}' if raised else ''}</details>"
    )


def _headline(found: Lens) -> str:
    """Return the lens in one line: the kind of employer, and the names of the warnings."""
    names = ", ".join(one.rule.name for one in found.warnings)
    warned = f"<br><b>⚠ {escape(names)}</b>" if names else ""
    return f"How mature it is with ML: {_kind(found)}{warned}"


def _kind(found: Lens) -> str:
    if found.described is None or not (found.signals_for or found.signals_against):
        return "too little is known yet"
    name = f"<b>{escape(found.described.name)}</b>"
    if _is_clear(found):
        return f"{name} ({how_sure(found)})"
    return f"not clear yet, most likely {name} ({how_sure(found)})"


def _is_clear(found: Lens) -> bool:
    return len(found.signals_for) >= CLEAR * found.n_signals


def _maturity(found: Lens, profile: Profile | None) -> str:
    lists = _signals("Speaks for it", found.signals_for) + _signals(
        "Speaks against it", found.signals_against
    )
    if not lists or found.described is None:
        return ""
    why = f"<details><summary>Why</summary>{lists}</details>"
    if not _is_clear(found):
        return why
    return (
        f"<p>Such employers: {escape(found.described.says)}</p>"
        f"<p>Suits: {escape(found.suits)}{_fit(found, profile)}</p>{why}"
    )


def _fit(found: Lens, profile: Profile | None) -> str:
    if profile is None:
        return ""
    fits = "fits" if found.fits(profile) else "does not fit"
    return f" <b>It {fits} the profile you picked, {escape(profile.name)}.</b>"


def _signals(heading: str, signals: tuple[Given, ...]) -> str:
    if not signals:
        return ""
    return f"<p>{heading}:</p><ul>{''.join(_given(one) for one in signals)}</ul>"


def _given(one: Given) -> str:
    return f"<li>{escape(one.question.short)}: {escape(one.option.says)}</li>"


def _warning(decision: Decision, offer: Offer, one: Raised) -> str:
    answers = "".join(_given(given) for given in one.answers)
    return (
        f"<details class='warning'><summary>{escape(one.rule.name)}</summary>"
        f"<p>{escape(one.rule.says)} {escape(one.rule.why)}</p><p>Because of these answers:</p>"
        f"<ul>{answers}</ul>{_settling(decision, offer, one)}</details>"
    )


def _settling(decision: Decision, offer: Offer, one: Raised) -> str:
    """Return the question that would settle a warning, unless it is settled in writing already."""
    known = answer_to(decision, offer, one.settled_by)
    if known.certainty is Certainty.WRITTEN and not known.is_unknown:
        return ""
    return f"<p>Would settle it: {escape(wording(offer, one.settled_by))}</p>"


def _profile(analysis: Analysis) -> Profile | None:
    picked = analysis.decision.profile
    return next((known for known in words.load().profiles if known.key == picked), None)
