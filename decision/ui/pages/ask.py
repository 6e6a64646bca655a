"""What to ask before signing? A few questions that together are worth most, by whom to ask."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from decision import charts
from decision.analysis import analyse, catalog_of
from decision.files import interview_sheet
from decision.files.interview_sheet import OpenQuestion
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.model import Decision
from decision.text_rules import free_key
from decision.ui import frame, places, question_cards, session, state
from decision.ui.components import show_chart
from decision.ui.live import Live
from decision.ui.pages import answer
from decision.words import html
from decision.words.interview import groups, opening
from decision.words.meeting import TITLE, ask_for
from decision.words.open_must_haves import to_find_out_first
from decision.words.questions import asked, to_ask
from decision.words.text import as_html, as_markdown

Cards = dict[str, list[str]]


def show() -> None:
    """Put the page on screen."""
    more = (("What to ask together", lambda findings: findings.interview),)
    answer(state.open_decision(), _content, sliders_first=False, more=more)


def most_worth_asking(identity: str, findings: Findings, live: Live) -> None:
    """Show the one question that is most worth asking, and the way to the others."""
    if not _is_any_open(findings):
        return
    with st.container(border=True, gap="xxsmall", key="most_worth_asking"):
        live.show(_most_worth_asking)
        places.link("All questions", places.ASK, identity, places.LEADS_ON)


def _most_worth_asking(findings: Findings) -> Callable[[], object]:
    says = question_cards.in_short(findings) if _is_any_open(findings) else Markup()
    return partial(st.html, says) if says else st.empty


def _is_any_open(findings: Findings) -> bool:
    """Tell whether anything is open that counts, be it only what an offer pays."""
    return bool(findings.information or findings.deciding_checks)


def _content(identity: str, findings: Findings, _: Live) -> None:
    analysis = findings.analysis
    frame.heading("What to ask", "Value of an answer")
    if len(analysis.offers) < 2:
        st.info(as_markdown(opening(findings, date.today())[0]))
        return
    if not findings.information:
        nothing = ("Nothing is open: everything that counts is known for certain.",)
        for line in to_find_out_first(findings) or (nothing,):
            st.info(as_markdown(line))
        _deadlines(identity, findings)
        return
    _plan(identity, findings)


def _plan(identity: str, findings: Findings) -> None:
    """Show what to ask, then the sheets, and everything else folded."""
    plan, above = findings.interview, Cards()
    first, *others = opening(findings, date.today())
    plan_of = Markup("<section class='plan'><p class='first'>{}</p>{}</section>")
    st.html(plan_of.format(as_html(first), html.paragraphs(others)))
    _meeting(findings)
    shown = question_cards.standing(identity, findings, "plan", plan.asked, above)
    for group in groups(findings.analysis, shown, date.today()):
        when = html.paragraph(group.when) if group.when else ""
        heading = Markup("<section class='group'><h3>Ask {}</h3>{}</section>")
        st.html(heading.format(as_html(group.whom), when))
        for entry in group.entries:
            question_cards.card(identity, findings.analysis, entry, above)
    _deadlines(identity, findings)
    _take_along(identity)
    folded = partial(_folded, identity, findings, above)
    folded("public", "Look up yourself", plan.public)
    folded("told", "You were told, but not in writing", plan.told)
    folded("others", "Other questions", plan.others)


def _meeting(findings: Findings) -> None:
    """Show the one meeting to ask for first; unfolded, what it can answer of each offer."""
    told = interview_sheet.meetings_of(findings.analysis)
    if not told:
        return
    lines = html.items(as_html((*name, ", ", *says)) for name, says in told)
    answers = html.folded("What it can answer", Markup("<ul>{}</ul>").format(lines), "meeting")
    heading = Markup("<section class='meeting'><h3>{}</h3><p>{}</p>{}</section>")
    asks = ask_for(findings.analysis.decision.is_about_ml)
    st.html(heading.format(TITLE, asks, answers))


def _deadlines(identity: str, findings: Findings) -> None:
    """Show all offers' days on a line of time, where there are two."""
    chart = charts.deadlines_chart(findings, date.today())
    if chart is not None:
        frame.heading("Which answer by when")
        show_chart(chart, f"deadlines_{identity}")


def _folded(
    identity: str,
    findings: Findings,
    above: Cards,
    section: str,
    title: str,
    values: Sequence[InformationValue],
) -> None:
    """Show a title that unfolds its cards; nothing of them is made before."""
    shown = question_cards.standing(identity, findings, section, values, above)
    if not shown:
        return
    fold = frame.folded(title, f"{section}_{identity}")
    if not fold.open:
        if question_cards.close_any(identity, above[section]):
            session.draw_anew()  # the sections above stood still for it
        return
    with fold:
        many = question_cards.at_once(identity, section)
        for entry in to_ask(findings.analysis, shown[:many]):
            question_cards.card(identity, findings.analysis, entry, above)
        if len(shown) > many:
            question_cards.more(identity, section)


# Sheets to take along ---------------------------------------------------------------------------


def _take_along(identity: str) -> None:
    """Show the short sheet, and the long ones beside it."""
    frame.heading("Take it along")
    stem = free_key(state.newest(identity).decision.title, [], "decision")

    def short(newest: Decision) -> str:
        return interview_sheet.one_page(Findings(analyse(newest)), date.today())

    all_of_it = partial(sheet, only=None, written=interview_sheet.as_markdown)
    as_table = partial(sheet, only=None, written=interview_sheet.as_csv)
    sheets: tuple[tuple[str, Callable[[Decision], str], str], ...] = (
        ("One page", short, "to_ask.md"),
        ("All questions", all_of_it, "all_questions.md"),
        ("All questions (CSV)", as_table, "all_questions.csv"),
    )
    with st.container(horizontal=True):
        for name, written, ending in sheets:
            frame.download(
                name,
                frame.when_asked(identity, written),
                f"{stem}_{ending}",
                key=f"sheet_{ending}_{identity}",
            )


def sheet(
    decision: Decision, only: str | None, written: Callable[[tuple[OpenQuestion, ...]], str]
) -> str:
    """Return what to take to an interview: open questions, and guesses to confirm.

    ``only`` is the key of the only offer to ask about.
    """
    questions = asked(decision, catalog_of(decision))
    return written(interview_sheet.open_questions(decision, questions, only))
