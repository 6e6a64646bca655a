"""All that is said, drawn and written of a decision, for tests of measured criteria."""

from datetime import date
from itertools import pairwise

from decision import charts
from decision.files import interview_sheet, ratings_csv, reports
from decision.files.spreadsheet_text import write_table
from decision.terminal import answer_text
from decision.words.beyond_ends import beyond_sentences
from decision.words.break_even import trade_off_sentence
from decision.words.lexicon import aim, swing
from decision.words.questions import to_ask
from decision.words.ratings import caption, comparison
from decision.words.reasons import behind_offer
from decision.words.statement import statement
from tests.words.test_words_of_samples import SENTENCES, TABLES


def sentences(findings):
    said = [line for lines in SENTENCES for line in lines(findings)]
    said += [trade_off_sentence(findings), *beyond_sentences(findings)]
    said += [statement(findings).headline, *statement(findings).details]
    for entry in to_ask(findings.analysis, findings.information):
        said += [entry.of, entry.asks, entry.so_far]
    return [line for line in said if line]


def charts_of(findings):
    places = range(len(findings.analysis.offers))
    drawn = [charts.profile_chart(findings), charts.contributions_chart(findings)]
    drawn += [charts.difference_chart(findings, 0, place) for place in places[1:]]
    keys = [criterion.key for criterion in findings.analysis.criteria]
    pairs = pairwise(keys)
    return drawn + [charts.trade_off_chart(findings, across, up) for across, up in pairs]


def plain_texts(findings):
    """Texts that whoever shows them escapes."""
    analysis = findings.analysis
    tables = [table(findings) for table in TABLES]
    texts = [cell for table in tables for row in (table.columns, *table.rows) for cell in row]
    for chart in charts_of(findings):
        texts += [chart.alt, *chart.columns, *(cell for row in chart.rows for cell in row)]
        texts += [line for lines in chart.behind for line in lines]
    cells = [cell for row in comparison(analysis) for cell in row.cells]
    texts += [text for cell in cells for text in (cell.rating, cell.range)]
    for place in range(len(analysis.offers)):
        texts += behind_offer(analysis, place)
    texts += [words(criterion) for words in (aim, swing) for criterion in analysis.criteria]
    texts += [caption(analysis), answer_text.ranking(findings), answer_text.questions(findings)]
    return texts


def written(findings):
    """Everything that becomes a file."""
    tables = (reports.summary, reports.ratings, reports.asking)
    files = [write_table(*table(findings)) for table in tables]
    return [
        *files,
        ratings_csv.written(findings.analysis),
        interview_sheet.one_page(findings, date.today()),
    ]
