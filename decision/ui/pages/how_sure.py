"""How sure is the answer, and what would change it? One screen; the evidence is folded below it."""

from collections.abc import Callable
from functools import partial

import numpy as np
import streamlit as st
from markupsafe import Markup

from decision import charts
from decision.findings.findings import Findings
from decision.ui import deep_check, frame, places, state, waiting
from decision.ui.components import show_chart
from decision.ui.live import Live
from decision.ui.pages import Aside, answer
from decision.words import html
from decision.words.break_even import (
    break_even_sentences,
    break_even_table,
    trade_off_sentence,
    trade_off_table,
)
from decision.words.central_weights import central_sentences, central_table, suited_sentences
from decision.words.decisive_facts import decisive_fact_sentence, fact_table
from decision.words.doubt import doubt_sentence
from decision.words.first_places import pairwise_table, share_table
from decision.words.open_must_haves import shares_as_if_met
from decision.words.other_methods import method_sentences, method_table
from decision.words.prices import ALONE, TITLE, before_prices, negotiations
from decision.words.statement import regret_sentence
from decision.words.text import Sentence, as_markdown
from decision.words.weight_changes import smallest_change_sentence, weight_change_table
from decision.words.weights import slider_table, weight_ranges_sentence

CORNERS = 3  # of the weight map
Part = tuple[str, str, Callable[[str, Findings], None]]  # its title, its key, and what shows it


def show() -> None:
    """Put the page on screen."""
    answer(state.open_decision(), _content, aside=Aside(_doubt, width=1.0, is_of_it=True))


def _doubt(_: str, __: Findings, live: Live) -> None:
    """Say beside the statement what is in doubt, and what it costs to decide all the same."""
    live.show(_in_doubt)


def _in_doubt(findings: Findings) -> Callable[[], object]:
    said = doubt_sentence(findings), regret_sentence(findings)
    section = Markup("<section class='doubt'>{}</section>")
    return partial(st.html, section.format(html.paragraphs(said)))


def _content(identity: str, findings: Findings, live: Live) -> None:
    if len(findings.analysis.offers) < 2:
        waiting.show(identity, findings)
        return
    with st.container(key="how_sure"):
        frame.heading("How sure is this?", "Simulation", "Deciding today")
        key = f"shares_{identity}"
        live.show(lambda now: partial(show_chart, charts.shares_chart(now), key))
        waiting.show(identity, findings)
        frame.heading("What would change my mind")
        live.show(_change_of_mind)
        with st.container(key="evidence"):
            _folds(identity, findings, _EVIDENCE)


def _change_of_mind(findings: Findings) -> Callable[[], object]:
    """Say which weights and which fact would change the choice, and who chooses otherwise."""
    weights, fact = smallest_change_sentence(findings), decisive_fact_sentence(findings)
    whom = suited_sentences(findings)
    titles = "Other weights", "A fact", "Best if you care most about"
    return partial(st.html, html.cards(zip(titles, ([weights], [fact], whom), strict=True)))


def _folds(identity: str, findings: Findings, parts: tuple[Part, ...]) -> None:
    for title, key, content in parts:
        part = frame.folded(title, f"fold_{key}_{identity}")
        if part.open:
            with part:
                content(identity, findings)


def _say(*lines: Sentence) -> None:
    if said := html.bullets(lines):
        st.html(said)


# What it rests on ------------------------------------------------------------------------------


def _weights(identity: str, findings: Findings) -> None:
    ranges = weight_ranges_sentence(findings)
    if ranges:
        st.html(html.paragraph(ranges))
    st.caption("One weight moves, the others keep their proportions. The colour says who leads.")
    show_chart(charts.switching_chart(findings), f"switching_{identity}")
    frame.heading("One slider alone", "Switching weight")
    st.html(html.table(slider_table(findings)))
    frame.heading("All weights, as little as possible", "Smallest shift")
    st.html(html.table(weight_change_table(findings)))


def _facts(identity: str, findings: Findings) -> None:
    if findings.decisive_facts:
        st.html(html.table(fact_table(findings)))
    else:
        _say(decisive_fact_sentence(findings))
    places.link("What to ask", places.ASK, identity, places.LEADS_ON)


def _ratings(_: str, findings: Findings) -> None:
    frame.heading("To tie with the best other offer", "Switching rating")
    _say(*break_even_sentences(findings))
    st.html(html.table(break_even_table(findings)))


def _negotiations(_: str, findings: Findings) -> None:
    for said in before_prices(findings):
        st.caption(as_markdown(said))
    for each in negotiations(findings):
        st.html(html.paragraph(each.price or each.name))
        if each.demands:
            st.caption(ALONE)
            _say(*each.demands)


def _shares(_: str, findings: Findings) -> None:
    frame.heading("First, by what is unsure", "Any weights", "Can be best")
    st.html(html.table(share_table(findings)))
    _say(*shares_as_if_met(findings))


# For the curious -------------------------------------------------------------------------------


def _curious(identity: str, findings: Findings) -> None:
    _folds(identity, findings, _CURIOUS)


def _map(identity: str, findings: Findings) -> None:
    analysis = findings.analysis
    if len(analysis.criteria) < CORNERS:
        st.caption("The map takes three criteria.")
        return
    frame.heading("Who leads, however three criteria share their weight", "Weight map")
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


def _trade_offs(_: str, findings: Findings) -> None:
    step = trade_off_sentence(findings)
    if step:
        _say(step)
    else:
        st.caption("While all criteria count the same, a step on any of them is worth the same.")
    st.html(html.table(trade_off_table(findings)))


def _pairs(_: str, findings: Findings) -> None:
    st.html(html.table(pairwise_table(findings)))


def _suits(_: str, findings: Findings) -> None:
    frame.heading("Whose priorities put an offer first", "Central weights")
    _say(*central_sentences(findings))
    st.html(html.table(central_table(findings)))


def _other_methods(_: str, findings: Findings) -> None:
    frame.heading("A second opinion", "Other methods")
    _say(*method_sentences(findings))
    st.html(html.table(method_table(findings)))


def _deep_check(identity: str, findings: Findings) -> None:
    frame.heading("A million simulations and more", "Deep check")
    deep_check.show(identity, findings)


_EVIDENCE: tuple[Part, ...] = (
    ("All weights", "weights", _weights),
    ("All facts", "facts", _facts),
    ("All ratings", "ratings", _ratings),
    (TITLE, "negotiations", _negotiations),
    ("All shares", "numbers", _shares),
    ("For the curious", "curious", _curious),
)
_CURIOUS: tuple[Part, ...] = (
    ("Map of three weights", "map", _map),
    ("One criterion against the other", "trade_offs", _trade_offs),
    ("One offer against the other", "pairs", _pairs),
    ("For whom each offer is best, in numbers", "suits", _suits),
    ("Other methods", "methods", _other_methods),
    ("More simulations", "deep", _deep_check),
)
