"""The start page: the answer, what matters, and the offers side by side."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from decision import charts
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.two_criteria import THE_REST
from decision.text_rules import free_key
from decision.ui import choices, frame, session, state
from decision.ui.components import Component, show_chart
from decision.ui.field_changes import cell, offer_and_about
from decision.ui.live import Live
from decision.ui.pages import Aside, answer, ask, files
from decision.ui.pay import counting, pictures
from decision.words import html
from decision.words.amounts import unit
from decision.words.beyond_ends import beyond_sentences
from decision.words.lexicon import aim
from decision.words.offer_names import ahead
from decision.words.ratings import Cell, Row, RowBelow, below_the_line, caption, comparison
from decision.words.reasons import behind, behind_overall
from decision.words.text import as_markdown, legible

_TABLE = Component("comparison_table")
LEADER, OTHER = "*leader", "*other"
OVERALL = "*overall"


def show() -> None:
    """Put the page on screen."""
    answer(state.open_decision(), _content, aside=Aside(ask.most_worth_asking))


def _content(identity: str, findings: Findings, live: Live) -> None:
    analysis = findings.analysis
    with st.container(key="side_by_side"):
        _side_by_side(identity, findings)
    pictures.show(identity, findings)
    if not analysis.offers:
        return
    with st.container(key="points"):
        frame.heading("Where the points come from", "Points", "Dots", "Profile")
        _points(identity, findings, live)
    if len(analysis.offers) < 2:
        return
    with st.container(key="trade_off"):
        frame.heading("What you give up for what", "Trade-off", "Outclassed")
        _trade_off(identity, findings, live)
    with st.container(key="difference"):
        frame.heading("One against the other", "Contribution")
        _difference(identity, findings, live)


def to_read(identity: str, findings: Findings) -> None:
    """Show the offers side by side and their points, to somebody who only reads."""
    frame.heading("Side by side")
    _table(identity, findings.analysis)
    frame.heading("Where the points come from")
    show_chart(charts.contributions_chart(findings), f"contributions_{identity}")


def _side_by_side(identity: str, findings: Findings) -> None:
    analysis = findings.analysis
    with st.container(horizontal=True, vertical_alignment="center"):
        measured = any(criterion.measure for criterion in analysis.criteria)
        amounts = ["Amount"] if measured else []
        below = ["Below the line"] if analysis.out else []
        frame.heading("Side by side", "Rating", *amounts, "≈", "Unknown", "Star", *below)
        frame.download(
            "Summary (CSV)",
            frame.when_asked(identity, files.summary),
            f"{free_key(analysis.decision.title, [], 'decision')}.csv",
            mime="text/csv",
            key=f"csv_{identity}",
        )
    _table(identity, analysis)  # while a slider moves, the browser knows it as well
    counting.line(identity, findings)
    for line in beyond_sentences(findings):
        st.caption(as_markdown(line))


def _table(identity: str, analysis: Analysis) -> None:
    """Show the ratings, each with what is unknown; a weight is the effective one, 0 to 1."""
    columns = [
        {
            "key": criterion.key,
            "name": legible(criterion.name),
            "unit": unit(criterion),
            "weight": float(weight),
            "help": f"{criterion.meaning} ({aim(criterion)})",
        }
        for criterion, weight in zip(analysis.criteria, analysis.weights, strict=True)
    ]
    ranked, others = comparison(analysis), below_the_line(analysis)
    rows = [{**_ranked_row(analysis, row), **_follows(analysis, row)} for row in ranked]
    rows += [{**_table_row(row), **_follows(analysis, row)} for row in others]
    behind, key = _behind(identity, analysis), f"table_{identity}"
    data = {"caption": caption(analysis), "columns": columns, "rows": rows, "behind": behind}
    # How far it is scrolled lives as long as the key.
    _TABLE(key=key, data=data, on_opened_change=lambda: _open(identity, key))


def _ranked_row(analysis: Analysis, row: Row) -> dict[str, object]:
    """Return a row whose numbers open to what lies behind them."""
    opens = [cell(row.offer.key, about) for about in (OVERALL, *analysis.decision.criteria)]
    shown = _table_row(row)
    cells = [{**each, "opens": name} for each, name in zip(shown["cells"], opens[1:], strict=True)]
    return {**shown, "rank": f"rank {row.rank}", "opens": opens[0], "cells": cells}


def _table_row(row: Row | RowBelow) -> dict[str, Any]:
    return {
        "key": row.offer.key,
        "name": legible(row.offer.name),
        "colour": charts.offer_colour(row.offer),
        "looks": "" if row.offer.is_alternative else row.offer.status.value,
        "rank": "",
        "overall": row.overall,
        "cells": [_table_cell(each) for each in row.cells],
        "marks": row.marks,
    }


def _follows(analysis: Analysis, row: Row | RowBelow) -> dict[str, object]:
    """Return what an offer's points follow from while a slider moves; nothing without points."""
    if not row.overall:
        return {}
    of, place = analysis.placed(row.offer)
    return {"place": place, "values": of.expected[place].tolist()}


def _table_cell(cell: Cell) -> dict[str, object]:
    shown = {"rating": cell.brief, "range": cell.brief_range, "note": legible(cell.note)}
    return {**cell._asdict(), **shown}


def _open(identity: str, table: str) -> None:
    """Open what lies behind a number, or close it if it is open; for the table's callback."""
    asked = session.values[table].opened
    if asked:
        is_open = choices.chosen(_opened(identity), "") == asked
        choices.choose(_opened(identity), "" if is_open else asked)


def _opened(identity: str) -> str:
    return f"opened_{identity}"


def _behind(identity: str, analysis: Analysis) -> dict[str, object] | None:
    """Return what lies behind the number that is open; None where none is."""
    opened = choices.chosen(_opened(identity), "")
    offer, about = offer_and_about(opened)
    keys = [each.key for each in analysis.offers]
    if offer not in keys or about not in (OVERALL, *analysis.decision.criteria):
        return None
    place, name = keys.index(offer), legible(analysis.offers[keys.index(offer)].name)
    if about == OVERALL:
        title, lines = f"{name}: weights times values", behind_overall(analysis, place)
    else:
        column = analysis.decision.criteria.index(about)
        title = f"{name}: {legible(analysis.criteria[column].name)}"
        lines = behind(analysis, place, column)
    return {"cell": opened, "offer": offer, "title": title, "lines": lines}


def _points(identity: str, findings: Findings, live: Live) -> None:
    if frame.view("Show as", ["Points", "Profile"], f"points_as_{identity}") == "Profile":
        show_chart(charts.profile_chart(findings), f"profile_{identity}")
    else:
        key = f"contributions_{identity}"
        live.show(lambda now: partial(show_chart, charts.contributions_chart(now), key))


def _trade_off(identity: str, findings: Findings, live: Live) -> None:
    names = {criterion.key: criterion.name for criterion in findings.analysis.criteria}
    across, up = findings.opposed_criteria
    left, right = st.columns(2)
    with left:
        x = frame.select("Across", f"across_{identity}", names, across)
    rest = {key: name for key, name in names.items() if key != x}
    rest[THE_REST] = "Everything else, as weighed"
    with right:
        y = frame.select("Up", f"up_{identity}", rest, up)
    key = f"trade_off_{identity}"
    if y == THE_REST:  # else it is the same whatever the weights
        live.show(lambda now: partial(show_chart, charts.trade_off_chart(now, x, y), key))
    else:
        show_chart(charts.trade_off_chart(findings, x, y), key)


def _difference(identity: str, findings: Findings, live: Live) -> None:
    analysis = findings.analysis
    names = {offer.key: offer.name for offer in analysis.offers}
    keys, leader = list(names), analysis.leaders[0]
    left, right = st.columns(2)
    with left:
        word = "The leader" if len(analysis.leaders) == 1 else "Tied for first"
        firsts = {LEADER: f"{word}: {analysis.offers[leader].name}", **names}
        chosen = frame.select("Offer", f"one_{identity}", firsts)
    first = leader if chosen == LEADER else keys.index(chosen)
    staying = _staying(analysis, first)
    with right:
        is_staying = analysis.offers[staying].is_present_job
        rival = "Staying" if is_staying else "The best other"
        rivals = {OTHER: f"{rival}: {analysis.offers[staying].name}", **names}
        other = frame.select("Against", f"other_{identity}", rivals)
    second = staying if other == OTHER else keys.index(other)
    if first == second:
        st.info("Pick two different offers.")
        return

    def lead(now: Findings) -> Callable[[], object]:
        return partial(st.html, html.paragraph(ahead(now.analysis, first, second)))

    live.show(lead)
    st.caption("A bar opens to the answers behind it; so do the rows of its table.")
    show_chart(charts.difference_chart(findings, first, second), f"difference_{identity}")


def _staying(analysis: Analysis, first: int) -> int:
    """Return the present job, or the best other offer where there is none or it is the first."""
    present = [place for place, offer in enumerate(analysis.offers) if offer.is_present_job]
    return next(place for place in (*present, *analysis.order) if place != first)
