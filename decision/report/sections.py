"""What stands in a report? The answer, what it rests on, and what the user said, part by part.

Each function reads findings and returns a section as HTML, or nothing where there is nothing to
say.
"""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from decision import charts
from decision.analysis import Analysis
from decision.charts.plot import Chart
from decision.findings.findings import Findings
from decision.findings.looking_back import outcomes
from decision.report.page import headed, note, section, under
from decision.report.pictures import picture
from decision.words.beyond_ends import beyond_sentences
from decision.words.central_weights import suited_sentences
from decision.words.choosing import choice_sentences, outcome_table
from decision.words.decisive_facts import decisive_fact_sentence, fact_table
from decision.words.gut_feeling import gut_sentence
from decision.words.html import bullets, items, paragraph, paragraphs, table
from decision.words.interview import groups, in_an_interview, opening
from decision.words.lexicon import LEXICON
from decision.words.must_haves import as_line, limit, stands_in_full
from decision.words.offer_names import named
from decision.words.pay import basis_sentence, pay_sentences
from decision.words.pay_counting import what_pay_decides
from decision.words.pay_pictures import SURE_AND_HOPED, unsaid_sentence
from decision.words.pay_warnings import warning_sentence
from decision.words.questions import ToAsk
from decision.words.ratings import Cell, Row, RowBelow, below_the_line, caption, comparison
from decision.words.said import how_much_is_open
from decision.words.statement import statement
from decision.words.text import Sentence, Table, as_html, legible, percent
from decision.words.waiting import waiting_details
from decision.words.weight_changes import smallest_change_sentence

OFFERS_IN_A_TABLE = 5  # more would be too narrow to read on paper
TALLEST = 900  # pixels: a higher picture would be cut by the end of a page
_TERMS = ("Rating", "≈", "Unknown", "Points", "Dots", "Simulation")


def answer(findings: Findings) -> Markup:
    """Return the statement, whole."""
    said = statement(findings)
    headline = Markup("<p class='answer'>{}</p>").format(as_html(said.headline))
    felt = gut_sentence(findings.analysis.whole, findings)
    return Markup("<section>{}{}</section>").format(headline, paragraphs([*said.details, felt]))


def choice(findings: Findings) -> Markup:
    """Return what was chosen, why, and how it turned out; nothing while nothing is chosen."""
    whole = findings.analysis.whole
    if whole.choice is None:
        return Markup()
    looked_back = outcomes(whole, findings.analysis.catalog)
    is_said = any(each.turned_out is not None for each in looked_back)
    turned_out = table(outcome_table(looked_back)) if is_said else Markup()
    return section(
        "What was decided",
        paragraphs(choice_sentences(whole)),
        headed("Why", note(whole.choice.reasons)),
        headed("How it turned out", turned_out),
        headed("What you know now", note(whole.choice.afterwards)),
    )


def must_haves(findings: Findings) -> Markup:
    """Return what every offer must have, and how each offer stands to it."""
    whole, catalog = findings.analysis.whole, findings.analysis.catalog
    parts = [
        under(
            as_html((*as_line(limit(must, whole, catalog)), "" if must.is_hard else " (soft)")),
            bullets(stands_in_full(findings, place)),
        )
        for place, must in enumerate(whole.must_haves)
    ]
    return section("What every offer must have", *parts)


def side_by_side(findings: Findings) -> Markup:
    """Return ratings and points of all offers, criteria down and a few offers across."""
    analysis = findings.analysis
    rows: list[Row | RowBelow] = [*comparison(analysis), *below_the_line(analysis)]
    starts = range(0, len(rows), OFFERS_IN_A_TABLE)
    few = [rows[start : start + OFFERS_IN_A_TABLE] for start in starts]
    tables = [table(_of_offers(analysis, each)) for each in few]
    said = Markup("<p class='small'>{}.</p>").format(caption(analysis)) if rows else Markup()
    return section("Side by side", said, *tables, paragraphs(beyond_sentences(findings)))


def _of_offers(analysis: Analysis, rows: Sequence[Row | RowBelow]) -> Table:
    """Return a table of some offers: rank, points, and a line each criterion with its weight."""
    columns = ["", *("\n".join([legible(row.offer.name), *row.marks]) for row in rows)]
    ranks = ["Rank", *(row.rank if isinstance(row, Row) else "–" for row in rows)]
    points = ["Points", *(row.overall or "–" for row in rows)]
    weights = zip(analysis.criteria, analysis.weights, strict=True)
    lines = [
        [
            f"{legible(criterion.name)}\n{percent(weight)}",
            *(_cell(row.cells[place]) for row in rows),
        ]
        for place, (criterion, weight) in enumerate(weights)
    ]
    return Table(columns, [ranks, points, *lines])


def _cell(cell: Cell) -> str:
    best = " ★" if cell.is_best else ""
    return "\n".join(filter(None, (f"{cell.rating}{best}", cell.range, cell.known)))


def points(findings: Findings) -> Markup:
    """Return where the points come from, as a picture."""
    if not findings.analysis.offers:
        return Markup()
    return section(
        "Where the points come from", _shown(charts.contributions_chart(findings), "points")
    )


def how_sure(findings: Findings) -> Markup:
    """Return how often each offer is first, as a picture, and whether to wait."""
    if len(findings.analysis.offers) < 2:
        return Markup()
    shares = _shown(charts.shares_chart(findings), "shares")
    return section("How sure this is", shares, paragraphs(waiting_details(findings)))


def what_would_change_it(findings: Findings) -> Markup:
    """Return which weights and which facts would change the choice, and whom the others suit."""
    if len(findings.analysis.offers) < 2:
        return Markup()
    said = [smallest_change_sentence(findings), decisive_fact_sentence(findings)]
    suited = list(filter(None, suited_sentences(findings)))
    facts = fact_table(findings)
    return section(
        "What would change it",
        paragraphs(said),
        headed("Facts that could change it", table(facts)) if facts.rows else Markup(),
        headed("One weight at a time", _shown(charts.switching_chart(findings), "weights")),
        headed("Best if you care most about", bullets(suited)) if suited else Markup(),
    )


def pay(findings: Findings) -> Markup:
    """Return what the offers pay, where that counts."""
    if not findings.pay_counting.counts:
        return Markup()
    basis = findings.analysis.whole.pay_basis
    chart = charts.sure_and_hoped_chart(findings)
    shown = [_shown(chart, "pay"), _small(SURE_AND_HOPED)] if chart.rows else []
    about = zip(findings.pay, findings.pay_warnings, strict=True)
    lines = [
        under(
            as_html(named(each.offer)),
            bullets(pay_sentences(each)),
            bullets([warning_sentence(each, warning) for warning in warnings]),
        )
        for each, warnings in about
        if each.is_said
    ]
    said = [basis_sentence(basis), what_pay_decides(findings), unsaid_sentence(findings)]
    return section("Pay", paragraphs(said), *shown, *lines)


def what_is_open(findings: Findings, today: date) -> Markup:
    """Return what is most worth asking, of whom and by when, and how much is open in all."""
    analysis = findings.analysis
    asks = [
        under(
            as_html(("Ask ", *group.whom)),
            paragraph(group.when) if group.when else Markup(),
            bullets([_question(analysis, entry) for entry in group.entries]),
        )
        for group in groups(analysis, findings.interview.asked, today)
    ]
    open_ones = how_much_is_open(analysis, [o for o in analysis.whole.offers if o.is_alternative])
    return section("What is open", paragraphs(opening(findings, today)), *asks, bullets(open_ones))


def _question(analysis: Analysis, entry: ToAsk) -> Sentence:
    of, asks = in_an_interview(analysis, entry)
    return (*of, ": ", *asks)


def meanings() -> Markup:
    """Return what the words mean that the report is full of."""
    lines = [Markup("<b>{}</b>: {}").format(term, LEXICON[term]) for term in _TERMS]
    listed = Markup("<ul class='small'>{}</ul>").format(items(lines))
    return section("What the words mean", listed)


def _shown(chart: Chart, of: str) -> Markup:
    """Return a chart as a picture, or as its table where it is higher than a page."""
    if chart.height > TALLEST:
        return table(Table(chart.columns, chart.rows))
    return picture(chart, of)


def _small(text: str) -> Markup:
    return Markup("<p class='small'>{}</p>").format(text)
