"""How are questions answered? Pick an answer; say how sure it is; note where it is from.

"Do not know yet" is where every question begins, and is never held against an offer. One offer is
answered theme by theme, or one question is answered for all offers side by side.
"""

from functools import partial
from typing import Any

import streamlit as st

from criteria import catalog as words
from criteria.belief import Certainty
from criteria.question import About, Question
from decision import edits
from decision.beliefs.facts import retired_answers
from decision.model import NOTE_LIMIT, SOURCE_LIMIT, Answer, Decision, Offer
from decision.ui import state
from decision.ui.components.scroll_up import scroll_up
from decision.words.questions import (
    Theme,
    answer_to,
    asked,
    first_of_each_family,
    is_answered,
    themes,
    who_can_tell,
    wording,
)
from decision.words.reasons import retired as words_of
from decision.words.text import as_html, as_label

UNKNOWN, NOT_APPLY = "*unknown", "*does not apply"
SAID = {UNKNOWN: "Do not know yet", NOT_APPLY: "Does not apply"}
# Each field of an answer as undo names it.
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


def one_offer(identity: str, decision: Decision, offer: Offer) -> None:
    """Show the questions about one offer, a theme at a time."""
    questions = asked(decision, words.load())
    if not questions:
        st.info("No question is about the criteria in use. Rate the offers yourself.")
        return
    found = themes(decision, offer, questions)
    answered = sum(theme.answered for theme in found)
    st.progress(answered / len(questions), text=f"{answered} of {len(questions)} answered")
    place = _chosen_theme(identity, found)
    scroll_up(f"{offer.key} {place}", key=f"top_{identity}")
    with st.container(key="questions"):
        for question in found[place].questions:
            with st.container(border=True):
                one_answer(identity, decision, offer, question, wording(offer, question))
    if place + 1 < len(found):
        st.button(
            f"Next: {found[place + 1].name}",
            icon=":material/arrow_forward:",
            on_click=state.keep,
            args=(_theme_key(identity), str(place + 1)),
        )


def retired(decision: Decision) -> None:
    """Show the answers that are kept although nothing asks for them any more."""
    found = [as_html(words_of(one)) for one in retired_answers(decision, words.load())]
    if found:
        lines = "".join(f"<li>{line}</li>" for line in found)
        st.html(f"<details><summary>Retired answers</summary><ul>{lines}</ul></details>")


def one_question(identity: str, decision: Decision) -> None:
    """Show one question about all offers, or about all employers."""
    questions = {question.key: question for question in asked(decision, words.load())}
    if not questions:
        st.info("No question is about the criteria in use. Rate the offers yourself.")
        return
    names = {key: f"{q.theme}: {q.short}" for key, q in questions.items()}
    chosen = st.selectbox(
        "Question", **state.choice(f"question_{identity}", names, next(iter(names)))
    )
    question = questions[chosen]
    st.html(f"<p>{as_html((question.asks,))}</p>")
    with st.container(key="questions"):
        for offer in first_of_each_family(decision, question):
            with st.container(border=True):
                one_answer(identity, decision, offer, question, _whose(decision, offer, question))


def _chosen_theme(identity: str, found: tuple[Theme, ...]) -> int:
    names = {str(place): theme.progress for place, theme in enumerate(found)}
    return int(
        st.pills(
            "Theme",
            label_visibility="collapsed",
            required=True,
            wrap=True,
            **state.choice(_theme_key(identity), names, "0"),
        )
    )


def _theme_key(identity: str) -> str:
    return f"theme_{identity}"


def _whose(decision: Decision, offer: Offer, question: Question) -> str:
    family = [other.name for other in decision.offers if other.employer == offer.employer]
    if question.about == "role" or len(family) == 1:
        return as_label(offer.name)
    return as_label(f"{decision.employer_of(offer).name} ({', '.join(family)})")


# One question ----------------------------------------------------------------------------------


def one_answer(
    identity: str, decision: Decision, offer: Offer, question: Question, label: str
) -> None:
    """Show one question with its answers, how sure it is, and notes."""
    given = answer_to(decision, offer, question)
    _options(identity, offer, question, label, given)
    if given.option is not None and not is_answered(decision, offer, question):
        st.caption(f"Kept: “{as_label(given.option)}”, which is no longer an answer here.")
    if is_answered(decision, offer, question) and not given.does_not_apply:
        _certainty(identity, offer, question, given)
    family = [other.name for other in decision.offers if other.employer == offer.employer]
    if question.about is About.EMPLOYER and len(family) > 1:
        st.caption(as_label(f"About the employer: counts for {', '.join(family)}."))
    noted = [part for part in (given.note, given.source, given.date) if part]
    if noted:
        st.caption(as_label(" · ".join(str(part) for part in noted)))
    # A label that changed would close it again.
    with st.expander("Note, source, date", key=f"noted_{question.key}_{offer.key}"):
        _annotations(identity, offer, question, given)


def _options(identity: str, offer: Offer, question: Question, label: str, given: Answer) -> None:
    says = {UNKNOWN: SAID[UNKNOWN], **{o.key: o.says for o in question.answers}}
    says[NOT_APPLY] = SAID[NOT_APPLY]
    shown = NOT_APPLY if given.does_not_apply else given.option or UNKNOWN
    # The catalogue's words are ours and need no escaping, which a screen reader would read out.
    st.radio(
        label,
        list(says),
        format_func=says.__getitem__,
        index=None,
        help=f"{question.why}\n\nWho can tell: {who_can_tell(offer, question)}",
        **_tied(identity, offer, question, "option", shown if shown in says else None),
    )


def _certainty(identity: str, offer: Offer, question: Question, given: Answer) -> None:
    st.segmented_control(
        "How sure is that?",
        list(CERTAINTIES),
        format_func=CERTAINTIES.__getitem__,
        required=True,
        label_visibility="collapsed",
        **_tied(identity, offer, question, "certainty", given.certainty),
    )


def _annotations(identity: str, offer: Offer, question: Question, given: Answer) -> None:
    tied = partial(_tied, identity, offer, question)
    st.text_area("Note", max_chars=NOTE_LIMIT, height=80, **tied("note", given.note))
    st.text_input(
        "Who said so, or where it stands", max_chars=SOURCE_LIMIT, **tied("source", given.source)
    )
    st.date_input("When", value=None, **tied("date", given.date))


def _tied(
    identity: str, offer: Offer, question: Question, field: str, value: object
) -> dict[str, Any]:
    """Return what ties a widget to one field of an answer."""

    def changed(decision: Decision, new: Any) -> Decision:  # noqa: ANN401
        if field == "option":
            return _picked(decision, offer, question, new)
        version = words.load().version
        return edits.change_answer(decision, offer.key, question, version, **{field: new})

    whose = offer.employer if question.about == "employer" else offer.key
    name = f"{field}_{question.key}_{whose}_{question.about}"
    return state.bound(identity, name, value, changed, f"{question.short}: {EDITS[field]}")


def _picked(decision: Decision, offer: Offer, question: Question, option: str | None) -> Decision:
    """Return the decision with an answer picked; its first certainty is what is usual."""
    if option is None:  # a retired answer, echoed: nobody can pick nothing
        return decision
    if option == UNKNOWN:
        return edits.forget_answer(decision, offer.key, question)
    usual = Certainty.WRITTEN if offer.is_present_job else Certainty.SAID
    was = answer_to(decision, offer, question)
    fields = {
        "option": None if option == NOT_APPLY else option,
        "does_not_apply": option == NOT_APPLY,
        "certainty": usual if was.is_unknown else was.certainty,
    }
    return edits.change_answer(decision, offer.key, question, words.load().version, **fields)
