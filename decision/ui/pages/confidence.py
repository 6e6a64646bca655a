"""How sure is the answer, and what would change it? Everything behind the one statement."""

import streamlit as st
from markupsafe import Markup

from decision import charts
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.ui import deep_check, html, state
from decision.ui.components import show_chart
from decision.ui.pages import answer, ask_next
from decision.words.break_even import (
    break_even_sentences,
    break_even_table,
    trade_off_sentence,
    trade_off_table,
)
from decision.words.central_weights import central_sentences, central_table
from decision.words.doubt import doubt_sentences, fact_sentences, fact_table
from decision.words.lexicon import explained
from decision.words.other_methods import method_sentences, method_table
from decision.words.tables import pairwise_table, share_table
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
    st.subheader("Look closer", help=explained("Deep check"), anchor=False)
    deep_check.show(identity, findings)


def _heading(title: str, *terms: str) -> None:
    st.subheader(title, help=explained(*terms) if terms else None, anchor=False)


def _say(*lines: Sentence) -> None:
    if any(lines):
        items = html.items(as_html(line) for line in lines if line)
        st.html(Markup("<ul class='said'>{}</ul>").format(items))


def _folded(table: Table, summary: str = "Show as table") -> None:
    st.html(html.folded(summary, html.table(table)))


def _shares(identity: str, findings: Findings) -> None:
    _heading("How often each offer is first", "World", "Any weights", "Can be best")
    show_chart(charts.shares_chart(findings), f"shares_{identity}")
    st.html(html.table(share_table(findings)))
    _folded(pairwise_table(findings), "How often one beats another")
    _say(*doubt_sentences(findings))


def _weights(identity: str, findings: Findings) -> None:
    _heading("Which weights would change it", "Switching weight", "Smallest shift")
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
    _heading("Map of three weights", "Weight map")
    names = {criterion.key: criterion.name for criterion in analysis.criteria}
    chosen: list[str] = []
    for column, corner in zip(st.columns(CORNERS), _heaviest(analysis), strict=True):
        left = {key: name for key, name in names.items() if key not in chosen}
        otherwise = corner if corner in left else next(iter(left))
        with column:
            key = f"corner_{len(chosen)}_{identity}"
            tied = state.choice(key, left, otherwise)
            chosen.append(st.selectbox(f"Corner {len(chosen) + 1}", **tied))
    first, second, third = chosen
    show_chart(charts.weight_map(findings, (first, second, third)), f"map_{identity}")


def _heaviest(analysis: Analysis) -> list[str]:
    order = sorted(
        range(len(analysis.criteria)), key=lambda place: -analysis.deciding_shares[place]
    )
    return [analysis.criteria[place].key for place in order[:CORNERS]]


def _suits(findings: Findings) -> None:
    lines = central_sentences(findings)
    if lines:
        _heading("Whom each offer suits", "Central weights")
        _say(*lines)
        _folded(central_table(findings))


def _rests(identity: str, findings: Findings) -> None:
    _heading("What the lead rests on")
    _say(*fact_sentences(findings))
    if findings.decisive_facts:
        _folded(fact_table(findings))
    st.page_link(
        ask_next.page(),
        label="What to ask",
        icon=":material/arrow_forward:",
        query_params={state.LINK: identity},
    )


def _ratings(findings: Findings) -> None:
    _heading("What a rating would have to be", "Switching rating")
    _say(*break_even_sentences(findings))
    _folded(break_even_table(findings), "Rating by rating")
    _say(trade_off_sentence(findings))
    _folded(trade_off_table(findings), "What a step is worth")


def _other_methods(findings: Findings) -> None:
    _heading("What other methods say", "Other methods")
    _say(*method_sentences(findings))
    _folded(method_table(findings))
