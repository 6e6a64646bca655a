"""How sure is the answer, and what would change it? Everything behind the one statement."""

import numpy as np
import streamlit as st
from markupsafe import Markup

from decision import charts
from decision.findings.findings import Findings
from decision.ui import deep_check, frame, html, places, state
from decision.ui.components import show_chart
from decision.ui.pages import answer
from decision.words.break_even import (
    break_even_sentences,
    break_even_table,
    trade_off_sentence,
    trade_off_table,
)
from decision.words.doubt import doubt_sentences, fact_sentences, fact_table
from decision.words.first_places import (
    central_sentences,
    central_table,
    pairwise_table,
    share_table,
)
from decision.words.other_methods import method_sentences, method_table
from decision.words.text import Sentence, Table, as_html
from decision.words.weight_changes import weight_change_sentences, weight_change_table
from decision.words.weights import slider_sentences, slider_table

CORNERS = 3  # of the weight map


def show() -> None:
    """Put the page on screen."""
    answer(state.open_decision(), _content)


def _content(identity: str, findings: Findings) -> None:
    if len(findings.analysis.offers) < 2:
        return
    _shares(identity, findings)
    _weights(identity, findings)
    _map(identity, findings)
    _suits(findings)
    _rests(identity, findings)
    _ratings(findings)
    _other_methods(findings)
    frame.heading("Look closer", "Deep check")
    deep_check.show(identity, findings)


def _say(*lines: Sentence) -> None:
    if any(lines):
        items = html.items(as_html(line) for line in lines if line)
        st.html(Markup("<ul class='said'>{}</ul>").format(items))


def _folded(table: Table, summary: str = "Show as table") -> None:
    st.html(html.folded(summary, html.table(table)))


def _shares(identity: str, findings: Findings) -> None:
    frame.heading("How often each offer is first", "Simulation", "Any weights", "Can be best")
    show_chart(charts.shares_chart(findings), f"shares_{identity}")
    st.html(html.table(share_table(findings)))
    _folded(pairwise_table(findings), "How often one beats another")
    _say(*doubt_sentences(findings))


def _weights(identity: str, findings: Findings) -> None:
    frame.heading("Which weights would change it", "Switching weight", "Smallest shift")
    st.caption("One weight moves, the others keep their proportions. The colour says who leads.")
    show_chart(charts.switching_chart(findings), f"switching_{identity}")
    _say(*slider_sentences(findings))
    _folded(slider_table(findings), "Slider by slider")
    _say(*weight_change_sentences(findings))
    _folded(weight_change_table(findings), "Offer by offer")


def _map(identity: str, findings: Findings) -> None:
    analysis = findings.analysis
    if len(analysis.criteria) < CORNERS:
        return
    frame.heading("Map of three weights", "Weight map")
    left = {criterion.key: criterion.name for criterion in analysis.criteria}
    heaviest = np.argsort(-analysis.deciding_shares, kind="stable")
    corners: list[str] = []
    for place, column in enumerate(st.columns(CORNERS)):
        with column:
            usual = analysis.criteria[heaviest[place]].key
            key = f"corner_{place}_{identity}"
            corners.append(frame.select(f"Corner {place + 1}", key, left, usual))
            del left[corners[-1]]
    first, second, third = corners
    show_chart(charts.weight_map(findings, (first, second, third)), f"map_{identity}")


def _suits(findings: Findings) -> None:
    lines = central_sentences(findings)
    if lines:
        frame.heading("Whom each offer suits", "Central weights")
        _say(*lines)
        _folded(central_table(findings))


def _rests(identity: str, findings: Findings) -> None:
    frame.heading("What the lead rests on")
    _say(*fact_sentences(findings))
    if findings.decisive_facts:
        _folded(fact_table(findings))
    places.link("What to ask", places.ASK_NEXT, identity, places.LEADS_ON)


def _ratings(findings: Findings) -> None:
    frame.heading("What a rating would have to be", "Switching rating")
    _say(*break_even_sentences(findings))
    _folded(break_even_table(findings), "Rating by rating")
    step = trade_off_sentence(findings)
    if step:
        _say(step)
        _folded(trade_off_table(findings), "What a step is worth")


def _other_methods(findings: Findings) -> None:
    frame.heading("What other methods say", "Other methods")
    _say(*method_sentences(findings))
    _folded(method_table(findings))
