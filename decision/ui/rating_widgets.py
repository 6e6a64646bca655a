"""How are offers rated? Pick a described level, then say what would surprise you below and above.

"Do not know" is a choice like any other. The widgets are drawn from the document; moving one of
low, likely and high pushes the others along. On a measured criterion amounts are typed instead of
picked, and one beyond its worst or its best can widen the scale.
"""

from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from criteria.criterion import SCALE_HIGH, SCALE_LOW, Criterion
from decision import edits
from decision.analysis import Analysis
from decision.imports.reading.amounts import Amount
from decision.model import NOTE_LIMIT, Decision, Offer, OwnMeasure, Rating
from decision.ui import amount_fields, frame, html, state
from decision.words.amounts import amount, unit
from decision.words.lexicon import way
from decision.words.ratings import span
from decision.words.text import (
    Named,
    Sentence,
    as_html,
    as_label,
    as_markdown,
    percent,
    rating,
    say,
)

WIDTH, SIDE = 104, 400
UNKNOWN = "Do not know"
# Without a value a cleared field would be the least one.
scale_input = partial(
    st.number_input, value=None, min_value=SCALE_LOW, max_value=SCALE_HIGH, step=0.5, format="%0.1f"
)
ENDS = {"low": "Low", "likely": "Likely", "high": "High"}
BEYOND = (
    "{at} lies beyond the {word}, {end}, and is worth the same. A wider scale changes what the "
    "weight means: it is the step from {worst} to {best} then."
)


def all_criteria_of_one_offer(identity: str, analysis: Analysis, offer: Offer) -> None:
    """Show every criterion in use with its levels, for one offer; an own rating overrules."""
    for criterion in analysis.criteria:
        with st.container(border=True):
            meaning = f": {criterion.meaning} ({way(criterion)})"
            st.html(html.paragraph((Named(criterion.name), meaning)))
            _derived(analysis, offer, criterion)
            one_rating(identity, analysis, offer, criterion)


def _derived(analysis: Analysis, offer: Offer, criterion: Criterion) -> None:
    """Show what the answers make of it, beside the own rating that overrules them."""
    place = analysis.offers.index(offer), analysis.criteria.index(criterion)
    derived = analysis.beliefs.derived.get(place)
    if derived is not None:
        overruled = "" if _rating(offer, criterion).is_unknown else "; yours overrules it"
        st.caption(f"The answers give {span(derived)}{overruled}.")


def all_offers_on_one_criterion(identity: str, analysis: Analysis) -> None:
    """Show all offers side by side on one criterion, its levels above."""
    criteria = {criterion.key: criterion for criterion in analysis.criteria}
    names = {key: criterion.name for key, criterion in criteria.items()}
    criterion = criteria[frame.select("Criterion", f"criterion_{identity}", names)]
    st.html(html.paragraph((criterion.meaning, " ", criterion.is_not)))
    levels = html.definitions(
        (rating(level.rating), as_html((level.says,))) for level in criterion.levels
    )
    if criterion.measure is not None:
        _caption(_ends(criterion))
    if levels:
        st.html(Markup("<section class='criterion'><dl>{}</dl></section>").format(levels))
    with st.container(horizontal=True):
        for offer in analysis.offers:
            with st.container(border=True, width=SIDE):
                st.html(html.paragraph((Named(offer.name),)))
                one_rating(identity, analysis, offer, criterion, in_short=True)


def one_rating(
    identity: str, analysis: Analysis, offer: Offer, criterion: Criterion, *, in_short: bool = False
) -> None:
    """Show one own rating with the levels of its criterion; in short where these stand above.

    On a measured criterion it is an amount, with what it is worth.
    """
    _level(identity, offer, criterion, in_short=in_short)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if criterion.measure is None:
            _numbers(identity, offer, criterion)
        else:
            _amounts(identity, offer, criterion, criterion.measure.unit)
        tied = _tied(identity, offer, criterion, "note", _rating(offer, criterion).note)
        st.text_input("Note: why, or what to ask", max_chars=NOTE_LIMIT, **tied)
    if criterion.measure is not None:
        _worth(analysis, offer, criterion, in_short=in_short)
        _beyond(identity, offer, criterion)


def _rating(offer: Offer, criterion: Criterion) -> Rating:
    return offer.ratings.get(criterion.key, Rating())


def _level(identity: str, offer: Offer, criterion: Criterion, *, in_short: bool) -> None:
    """Show the levels to pick from."""
    says = {rating(level.rating): as_label(level.says) for level in criterion.levels}
    words = {number: number if in_short else f"**{number}** {says[number]}" for number in says}
    words = {UNKNOWN: UNKNOWN, **words}
    likely = _rating(offer, criterion).likely
    shown = UNKNOWN if likely is None else rating(likely)
    # The browser tells the words shown: with other words it is another widget.
    field = "short_level" if in_short else "level"
    st.radio(
        f"{as_label(criterion.name)} of {as_label(offer.name)}",
        list(words),
        format_func=words.__getitem__,
        captions=None if in_short else ["", *(as_label(each.example) for each in criterion.levels)],
        horizontal=in_short,
        label_visibility="collapsed",
        index=None,
        **_tied(identity, offer, criterion, field, shown if shown in words else None),
    )


def _numbers(identity: str, offer: Offer, criterion: Criterion) -> None:
    own, tied = _rating(offer, criterion), partial(_tied, identity, offer, criterion)
    for end, word in ENDS.items():
        scale_input(word, placeholder="?", width=WIDTH, **tied(end, getattr(own, end)))


def _tied(
    identity: str, offer: Offer, criterion: Criterion, field: str, value: object
) -> dict[str, Any]:
    """Return what ties a widget to one field of an own rating."""
    label = "note changed" if field == "note" else "rating changed"
    edit = partial(_changed, offer.key, criterion.key, field)
    return state.bound(identity, f"{field}_{offer.key}_{criterion.key}", value, edit, label)


def _changed(offer: str, criterion: str, field: str, decision: Decision, new: Any) -> Decision:  # noqa: ANN401
    """Return the decision with one field of an own rating changed."""
    if field == "note":
        return edits.note_rating(decision, offer, criterion, new)
    if field in ENDS and new is not None:
        return edits.move_rating(decision, offer, criterion, field, new)
    if field in ENDS or new == UNKNOWN:
        return edits.forget_rating(decision, offer, criterion)
    if new is None:  # a likely rating between two levels, echoed: nobody can pick nothing
        return decision
    return edits.move_rating(decision, offer, criterion, "likely", float(new))


# Amounts ---------------------------------------------------------------------------------------


def _amounts(identity: str, offer: Offer, criterion: Criterion, in_unit: str) -> None:
    """Show low, likely and high in the unit, to be typed."""
    own, shown = _rating(offer, criterion), as_label(unit(criterion))
    for end, word in ENDS.items():
        edit = partial(_amount_typed, offer.key, criterion.key, end)
        name = f"amount_{end}_{offer.key}_{criterion.key}"
        tied = amount_fields.bound(
            identity, name, getattr(own, end), in_unit, edit, "rating changed"
        )
        st.text_input(f"{word}, {shown}" if shown else word, placeholder="?", width=WIDTH, **tied)


def _amount_typed(
    offer: str, criterion: str, end: str, decision: Decision, typed: Amount
) -> Decision:
    """Return the decision with one end of an own rating moved; a range that was typed is all.

    Another likely amount of somebody who said no range makes none.
    """
    if typed.low is None or typed.likely is None or typed.high is None:
        return edits.forget_rating(decision, offer, criterion)
    old = edits.offer_of(decision, offer).ratings.get(criterion, Rating())
    if typed.low < typed.high or (end == "likely" and old.low == old.high):
        return edits.rate(decision, offer, criterion, typed.low, typed.likely, typed.high)
    return edits.move_rating(decision, offer, criterion, end, typed.likely)


def _worth(analysis: Analysis, offer: Offer, criterion: Criterion, *, in_short: bool) -> None:
    """Show what an amount is worth, and in full between which ends."""
    place = analysis.offers.index(offer), analysis.criteria.index(criterion)
    own, worth = _rating(offer, criterion), percent(analysis.expected[place])
    counts = f"Worth {worth}." if own.low == own.high else f"Worth {worth} on average."
    if own.is_unknown:
        counts = f"Unknown, so it counts as its expected value, {worth}."
    _caption((counts,) if in_short else (counts, " ", *_ends(criterion)))


def _ends(criterion: Criterion) -> Sentence:
    """Return what the ends of a measured criterion are worth."""
    if criterion.measure is None:
        return ()
    worst, best = criterion.measure.worst, criterion.measure.best
    shown = {"worst": amount(criterion, worst), "best": amount(criterion, best)}
    return say("{worst} is worth 0 %, and {best} is worth 100 %.", **shown)


def _caption(sentence: Sentence) -> None:
    st.caption(as_markdown(sentence).replace(" %", "\u00a0%"))


def _beyond(identity: str, offer: Offer, criterion: Criterion) -> None:
    """Say which amounts lie beyond an end, and offer to widen it."""
    own, measure = _rating(offer, criterion), criterion.measure
    if own.low is None or own.high is None or not isinstance(measure, OwnMeasure):
        return
    if own.low < measure.low:
        _widening(identity, offer, criterion, own.low, measure)
    if own.high > measure.high:
        _widening(identity, offer, criterion, own.high, measure)


def _widening(
    identity: str, offer: Offer, criterion: Criterion, at: float, measure: OwnMeasure
) -> None:
    """Show the end that an amount lies beyond, and a button that moves it out."""
    wide = edits.widened(measure, at)
    word = "worst" if wide.worst != measure.worst else "best"
    said = say(
        BEYOND,
        at=amount(criterion, at),
        word=word,
        end=amount(criterion, getattr(measure, word)),
        worst=amount(criterion, wide.worst),
        best=amount(criterion, wide.best),
    )
    _caption(said)
    st.button(
        as_markdown(("Widen to ", amount(criterion, getattr(wide, word)))),
        icon=":material/open_in_full:",
        on_click=state.change,
        args=(identity, partial(edits.widen, key=criterion.key, amount=at), "scale widened"),
        key=f"widen_{word}_{offer.key}_{criterion.key}_{identity}",
    )
