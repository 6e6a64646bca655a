"""How is an offer rated? Pick a described level, then say what would surprise you below and above.

"Do not know" is a choice like any other. The widgets are drawn from the document; moving one of
low, likely and high pushes the others along. On a measured criterion amounts are typed instead of
picked, and one beyond its worst or its best can widen the scale.
"""

from functools import partial

import streamlit as st

from criteria.criterion import PAY_KEY, Criterion
from decision import edits
from decision.analysis import Analysis
from decision.model import NOTE_LIMIT, Decision, Offer, OwnMeasure
from decision.ui import state
from decision.ui.field_changes import named
from decision.ui.rating_fields import (
    ENDS,
    NOTE,
    RATING,
    UNKNOWN,
    entered_text,
    level,
    levels,
    own,
    picked,
    texts,
)
from decision.words import html
from decision.words.amounts import amount, unit
from decision.words.lexicon import way
from decision.words.ratings import average, known_from_answers
from decision.words.text import (
    Named,
    Sentence,
    Typed,
    as_label,
    as_markdown,
    percent,
    say,
)

WIDTH = 128
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
            if criterion.key == PAY_KEY:
                _paid(analysis, offer, criterion)
                continue
            _derived(analysis, offer, criterion)
            one_rating(identity, analysis, offer, criterion)


def _paid(analysis: Analysis, offer: Offer, criterion: Criterion) -> None:
    """Show what pay makes of it; it is entered where all of pay is."""
    place = analysis.offers.index(offer), analysis.criteria.index(criterion)
    says = {"amount": Typed(average(analysis, *place)), "worth": percent(analysis.expected[place])}
    _caption((*say("{amount}, worth {worth}. It is entered under Pay, above. ", **says),
              *_ends(criterion)))  # fmt: skip


def _derived(analysis: Analysis, offer: Offer, criterion: Criterion) -> None:
    """Show what the answers make of it, beside the own rating that overrules them."""
    place = analysis.offers.index(offer), analysis.criteria.index(criterion)
    given_by_answers = known_from_answers(analysis, *place)
    if given_by_answers:
        overruled = "" if own(offer, criterion.key).is_unknown else "; yours overrules it"
        st.caption(f"The answers give {given_by_answers}{overruled}.")


def one_rating(identity: str, analysis: Analysis, offer: Offer, criterion: Criterion) -> None:
    """Show one own rating with the levels of its criterion.

    On a measured criterion it is an amount, with what it is worth.
    """
    _level(identity, offer, criterion)
    key = f"own_rating_{offer.key}_{criterion.key}_{identity}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=key):
        _ends_typed(identity, offer, criterion)
        note = own(offer, criterion.key).note
        edit, said = partial(_noted, offer.key, criterion.key), _said(offer, criterion, NOTE)
        tied = state.bound(identity, f"note_{offer.key}_{criterion.key}", note, edit, said)
        label = f"{as_label(criterion.name)}: why, or what to ask"
        st.text_input(label, max_chars=NOTE_LIMIT, **tied)
    if criterion.measure is not None:
        _worth(analysis, offer, criterion)
        _beyond(identity, offer, criterion)


def _said(offer: Offer, criterion: Criterion, field: str) -> str:
    """Return what is changed, as undo names it."""
    return named(criterion.name, field, offer.key, [offer])


def _level(identity: str, offer: Offer, criterion: Criterion) -> None:
    """Show the levels to pick from."""
    says = {number: as_label(words) for number, words in levels(criterion).items()}
    words = {UNKNOWN: UNKNOWN} | {each: f"**{each}** {says[each]}" for each in says}
    at = level(own(offer, criterion.key), criterion)
    tied = state.bound_choice(
        identity,
        f"level_{offer.key}_{criterion.key}",
        at,
        partial(_picked, offer.key, criterion.key),
        _said(offer, criterion, RATING),
    )
    st.radio(
        f"{as_label(criterion.name)} of {as_label(offer.name)}",
        list(words),
        format_func=words.__getitem__,
        captions=["", *(as_label(each.example) for each in criterion.levels)],
        label_visibility="collapsed",
        index=None if at is None else list(words).index(at),
        **tied,
    )


def _picked(offer: str, criterion: str, decision: Decision, new: str | None) -> Decision:
    if new is None:  # a likely rating between two levels, echoed: nobody can pick nothing
        return decision
    return picked(decision, offer, criterion, new)


def _noted(offer: str, criterion: str, decision: Decision, note: str) -> Decision:
    return edits.note_rating(decision, offer, criterion, note)


def _ends_typed(identity: str, offer: Offer, criterion: Criterion) -> None:
    """Show low, likely and high, to be typed."""
    shown = as_label(unit(criterion)) if criterion.measure is not None else ""
    rated, name = texts(own(offer, criterion.key)), as_label(criterion.name)
    for end, word in ENDS.items():
        label = f"{name}: {word}, {shown}" if shown else f"{name}: {word}"
        edit = partial(_typed, offer.key, criterion, end)
        key = f"{end}_{offer.key}_{criterion.key}"
        tied = state.bound(identity, key, rated[end], edit, _said(offer, criterion, RATING))
        st.text_input(label, placeholder="?", width=WIDTH, **tied)


def _typed(offer: str, criterion: Criterion, end: str, decision: Decision, text: str) -> Decision:
    return entered_text(decision, offer, criterion, end, text)


# Amounts ---------------------------------------------------------------------------------------


def _worth(analysis: Analysis, offer: Offer, criterion: Criterion) -> None:
    """Show what an amount is worth, and between which ends."""
    place = analysis.offers.index(offer), analysis.criteria.index(criterion)
    rated, worth = own(offer, criterion.key), percent(analysis.expected[place])
    counts = f"Worth {worth}." if rated.low == rated.high else f"Worth {worth} on average."
    if rated.is_unknown:
        counts = f"Unknown, so it counts as its expected value, {worth}."
    _caption((counts, " ", *_ends(criterion)))


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
    rated, measure = own(offer, criterion.key), criterion.measure
    if rated.low is None or rated.high is None or not isinstance(measure, OwnMeasure):
        return
    if rated.low < measure.low:
        _widening(identity, offer, criterion, rated.low, measure)
    if rated.high > measure.high:
        _widening(identity, offer, criterion, rated.high, measure)


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
