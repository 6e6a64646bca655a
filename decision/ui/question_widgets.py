"""How are questions answered? Pick an answer, say how sure it is, note where it comes from.

"Do not know yet" is where every question begins, and is never held against an offer. One offer is
answered theme by theme, or one question is answered for all offers side by side.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from criteria.belief import Certainty
from criteria.checks import NO_ANSWERS
from criteria.question import About, Question
from decision import edits
from decision.analysis import Analysis
from decision.model import NOTE_LIMIT, SOURCE_LIMIT, Answer, Decision, Offer
from decision.ui import choices, frame, html, state
from decision.ui.components import component
from decision.words import questions as words
from decision.words.ratings import retired as words_of
from decision.words.text import as_html, as_label

# The browser scrolls up to it, never down, whenever another part is shown below it.
_SCROLL_UP = component("scroll_up", root="top")
UNKNOWN, NOT_APPLY = "*unknown", "*does not apply"
# What markdown would take for more than text, in the middle of a line or at its beginning.
MARKUP = re.compile(r"[\\`*_\[\]<~$]|:\w|&#?\w+;|//|www|@|^\s*(\d+[.)]|[-+=#>])")
# Fields of an answer, as undo names them.
EDITS = {
    "option": "answer",
    "certainty": "how sure",
    "note": "note",
    "source": "who said so",
    "date": "when",
}
CERTAINTIES = {
    Certainty.WRITTEN: "In writing, or I know it",
    Certainty.SAID: "They say so",
    Certainty.GUESS: "My guess",
}
# What an answer says while nothing is known.
OPEN = Answer().model_dump(include={"option", "does_not_apply", "certainty"})
# Replaces fields of one answer: `edits.change_answer`, or `edits.settle_fields`.
Change = Callable[..., Decision]


def one_offer(identity: str, analysis: Analysis, offer: Offer) -> None:
    """Show the questions about one offer, a theme at a time."""
    questions = _asked(analysis)
    if not questions:
        return
    groups = words.themes(analysis.decision, offer, questions)
    answered = sum(theme.answered for theme in groups)
    st.progress(answered / len(questions), text=f"{answered} of {len(questions)} answered")
    place = _chosen_theme(identity, groups)
    _SCROLL_UP(key=f"top_{identity}", data={"part": f"{offer.key} {place}"})
    with st.container(key="questions"):
        for question in groups[place].questions:
            with st.container(border=True):
                one_answer(identity, analysis, offer, question)
    if place + 1 < len(groups):
        st.button(
            f"Next: {_as_markdown(groups[place + 1].name)}",
            icon=":material/arrow_forward:",
            on_click=choices.choose,
            args=(f"theme_{identity}", str(place + 1)),
        )


def retired(analysis: Analysis) -> None:
    """Show the answers that are kept although nothing asks for them any more."""
    if analysis.retired:
        lines = html.items(as_html(words_of(each)) for each in analysis.retired)
        st.html(html.folded("Retired answers", Markup("<ul>{}</ul>").format(lines)))


def one_question(identity: str, analysis: Analysis) -> None:
    """Show one question about all offers, or about all employers."""
    decision, questions = analysis.decision, {each.key: each for each in _asked(analysis)}
    if not questions:
        return
    names = {key: f"{q.theme}: {q.short}" for key, q in questions.items()}
    question = questions[frame.select("Question", f"question_{identity}", names)]
    st.html(html.paragraph((question.asks,)))
    with st.container(key="questions"):
        for offer in words.first_of_each_family(decision, question):
            with st.container(border=True):
                one_answer(identity, analysis, offer, question, _whose(decision, offer, question))


def _asked(analysis: Analysis) -> tuple[Question, ...]:
    """Return the questions to show; say so where there are none."""
    questions = words.asked(analysis.decision, analysis.catalog)
    if not questions:
        st.info("No questions cover your criteria, so please rate the offers directly.")
    return questions


def _chosen_theme(identity: str, groups: tuple[words.Theme, ...]) -> int:
    names = {str(place): _as_markdown(theme.progress) for place, theme in enumerate(groups)}
    tied = choices.choice(f"theme_{identity}", names)
    return int(st.pills("Theme", label_visibility="collapsed", required=True, wrap=True, **tied))


def _whose(decision: Decision, offer: Offer, question: Question) -> str:
    family = [member.name for member in decision.family_of(offer)]
    if question.about is About.ROLE or len(family) == 1:
        return as_label(offer.name)
    return as_label(f"{decision.employer_of(offer).name} ({', '.join(family)})")


def _as_markdown(text: str) -> str:
    """Return words of the catalogue for a label, escaped where markdown would read more into them.

    A screen reader would read out needless escapes.
    """
    return as_label(text) if MARKUP.search(text) else text


# One question ----------------------------------------------------------------------------------


def one_answer(
    identity: str,
    analysis: Analysis,
    offer: Offer,
    question: Question,
    label: str = "",
    change: Change = edits.change_answer,
) -> None:
    """Show one question with its answers, how sure it is, and notes.

    Without a label, in markdown, it is the question as it is put about this offer. ``change`` is
    the edit that replaces fields of the answer.
    """
    decision, version = analysis.decision, analysis.catalog.version
    answer = edits.answer_to(decision, offer.key, question)
    is_answered = words.is_answered(decision, offer, question)
    change = partial(change, offer=offer.key, question=question, catalog_version=version)
    tied = partial(_tied, identity, offer, question, change)
    _options(tied, offer, question, label or _as_markdown(words.wording(offer, question)), answer)
    if answer.option is not None and not is_answered:
        st.caption(f"Kept: “{as_label(answer.option)}”, which is no longer an answer here.")
    if is_answered and not answer.does_not_apply:
        st.segmented_control(
            "How sure is that?",
            list(CERTAINTIES),
            format_func=CERTAINTIES.__getitem__,
            required=True,
            label_visibility="collapsed",
            **tied("certainty", answer.certainty),
        )
    family = [member.name for member in decision.family_of(offer)]
    if question.about is About.EMPLOYER and len(family) > 1:
        st.caption(as_label(f"About the employer: counts for {', '.join(family)}."))
    noted = [str(part) for part in (answer.note, answer.source, answer.date) if part]
    if noted:
        st.caption(as_label(" · ".join(noted)))
    # A label that changed would close it again.
    with st.expander("Note, source, date", key=f"noted_{question.key}_{offer.key}"):
        st.text_area("Note", max_chars=NOTE_LIMIT, height=80, **tied("note", answer.note))
        source = tied("source", answer.source)
        st.text_input("Who said so, or where it stands", max_chars=SOURCE_LIMIT, **source)
        st.date_input("When", value=None, **tied("date", answer.date))


def _options(
    tied: Callable[[str, object], dict[str, Any]],
    offer: Offer,
    question: Question,
    label: str,
    answer: Answer,
) -> None:
    says = {UNKNOWN: NO_ANSWERS[0]}
    says |= {option.key: _as_markdown(option.says) for option in question.answers}
    says |= {NOT_APPLY: NO_ANSWERS[1]}
    shown = NOT_APPLY if answer.does_not_apply else answer.option or UNKNOWN
    who = words.who_can_tell(offer, question)
    st.radio(
        label,
        list(says),
        format_func=says.__getitem__,
        index=None,
        help=f"{_as_markdown(question.why)}\n\nWho can tell: {_as_markdown(who)}",
        **tied("option", shown if shown in says else None),
    )


def _tied(
    identity: str, offer: Offer, question: Question, change: Change, field: str, value: object
) -> dict[str, Any]:
    """Return what ties a widget to one field of an answer."""

    def changed(decision: Decision, new: Any) -> Decision:  # noqa: ANN401
        if field == "option":
            return _picked(decision, offer, question, change, new)
        return change(decision, **{field: new})

    whose = offer.employer if question.about == "employer" else offer.key
    name = f"{field}_{question.key}_{whose}_{question.about}"
    return state.bound(identity, name, value, changed, f"{question.short}: {EDITS[field]}")


def _picked(
    decision: Decision, offer: Offer, question: Question, change: Change, option: str | None
) -> Decision:
    """Return the decision with an answer picked; its first certainty is what is usual."""
    if option is None:  # a retired answer, echoed: nobody can pick nothing
        return decision
    if option == UNKNOWN:
        return change(decision, catalog_version="", **OPEN)
    usual = Certainty.WRITTEN if offer.is_present_job else Certainty.SAID
    was = edits.answer_to(decision, offer.key, question)
    return change(
        decision,
        option=None if option == NOT_APPLY else option,
        does_not_apply=option == NOT_APPLY,
        certainty=usual if was.is_unknown else was.certainty,
    )
