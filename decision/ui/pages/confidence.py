"""How sure is the answer, and what would change it? Everything behind the one statement."""

from collections.abc import Sequence

import streamlit as st

from decision import charts
from decision.analysis import Analysis
from decision.findings.break_even import break_even_ratings
from decision.findings.doubt import DecisiveFact, decisive_facts, doubt_by_source
from decision.findings.information import rank_information
from decision.findings.other_methods import method_rankings
from decision.findings.robustness import Robustness
from decision.findings.trade_offs import trade_offs
from decision.findings.weight_changes import slider_crossovers, smallest_weight_changes
from decision.ui import answer_page, deep_check, state, tables
from decision.ui import charts as screen_charts
from decision.ui.answer_page import Answer
from decision.ui.pages import ask_next
from decision.words.central_weights import central_sentences, central_table
from decision.words.guesses import doubt_sentences, guess_sentences, guess_table
from decision.words.lexicon import explained
from decision.words.opinions import opinion_sentences, opinion_table
from decision.words.pairwise import pairwise_table
from decision.words.share_table import share_table
from decision.words.shifts import (
    shift_sentences,
    shift_table,
    slider_sentences,
    slider_table,
)
from decision.words.switching_ratings import rating_sentences, rating_table
from decision.words.text import Sentence, as_html
from decision.words.trade_offs import trade_off_sentence, trade_off_table

CORNERS = 3  # of the weight map


def show() -> None:
    """Put the page on screen."""
    answer_page.show(state.open_decision(), _content)


def _content(identity: str, answer: Answer) -> None:
    if answer.sure is None or len(answer.analysis.offers) < 2:
        return
    guessed = decisive_facts(answer.analysis, rank_information(answer.analysis))
    _shares(identity, answer.sure, guessed)
    _weights(identity, answer.analysis)
    _map(identity, answer.analysis)
    _suits(answer.sure)
    _rests(identity, answer.analysis, guessed)
    _ratings(answer.analysis)
    _opinions(answer.analysis)
    st.subheader("Look closer", help=explained("Deep check"), anchor=False)
    deep_check.show(identity, answer.sure)


def _heading(title: str, *terms: str) -> None:
    st.subheader(title, help=explained(*terms) if terms else None, anchor=False)


def _say(lines: Sequence[Sentence]) -> None:
    said = "".join(f"<li>{as_html(line)}</li>" for line in lines if line)
    if said:
        st.html(f"<ul class='said'>{said}</ul>")


def _shares(identity: str, sure: Robustness, guessed: Sequence[DecisiveFact]) -> None:
    _heading("How often each offer is first", "World", "Any weights", "Can be best")
    screen_charts.show(charts.shares_chart(sure), f"shares_{identity}")
    st.html(tables.as_html(share_table(sure)))
    tables.folded(pairwise_table(sure), "How often one beats another")
    _say(doubt_sentences(sure, doubt_by_source(sure), guessed))


def _weights(identity: str, analysis: Analysis) -> None:
    _heading("Which weights would change it", "Switching weight", "Smallest shift")
    st.caption("One weight moves, the others keep their proportions. The colour says who leads.")
    screen_charts.show(charts.switching_chart(analysis), f"switching_{identity}")
    positions = slider_crossovers(analysis)
    _say(slider_sentences(analysis, positions))
    tables.folded(slider_table(analysis, positions), "Slider by slider")
    found = smallest_weight_changes(analysis)
    _say(shift_sentences(analysis, found))
    tables.folded(shift_table(analysis, found), "Offer by offer")


def _map(identity: str, analysis: Analysis) -> None:
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
    one, two, three = chosen
    screen_charts.show(charts.weight_map(analysis, (one, two, three)), f"map_{identity}")


def _heaviest(analysis: Analysis) -> list[str]:
    order = sorted(
        range(len(analysis.criteria)), key=lambda place: -analysis.deciding_shares[place]
    )
    return [analysis.criteria[place].key for place in order[:CORNERS]]


def _suits(sure: Robustness) -> None:
    lines = central_sentences(sure)
    if lines:
        _heading("Whom each offer suits", "Central weights")
        _say(lines)
        tables.folded(central_table(sure))


def _rests(identity: str, analysis: Analysis, found: Sequence[DecisiveFact]) -> None:
    _heading("What the lead rests on")
    _say(guess_sentences(analysis, found))
    if found:
        tables.folded(guess_table(analysis, found))
    st.page_link(
        ask_next.page(),
        label="What to ask",
        icon=":material/arrow_forward:",
        query_params={state.LINK: identity},
    )


def _ratings(analysis: Analysis) -> None:
    _heading("What a rating would have to be", "Switching rating")
    found, rates = break_even_ratings(analysis), trade_offs(analysis)
    _say(rating_sentences(analysis, found))
    tables.folded(rating_table(analysis, found), "Rating by rating")
    _say([trade_off_sentence(analysis, rates)])
    tables.folded(trade_off_table(analysis, rates), "What a step is worth")


def _opinions(analysis: Analysis) -> None:
    _heading("What other methods say", "Other methods")
    found = method_rankings(analysis)
    _say(opinion_sentences(analysis, found))
    tables.folded(opinion_table(analysis, found))
