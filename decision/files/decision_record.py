"""A decision as a record in Markdown: gut feeling, choice, reasons, and what is expected.

It is for the user, months later: short, and without what can be read off the app.
"""

from decision.findings.findings import Findings
from decision.findings.looking_back import Outcome, outcomes
from decision.words.choosing import choice_sentences, expected_in_words, outcome_table
from decision.words.gut_feeling import gut_sentence
from decision.words.statement import statement
from decision.words.text import Sentence, Table, as_label, as_markdown, as_paragraphs

NO_GUT_FEELING = "No gut feeling was noted before there was a result."


def as_markdown_record(findings: Findings) -> str:
    """Return the record; while nothing is chosen it says so, and what the numbers say."""
    decision = findings.analysis.whole
    said, choice = statement(findings), decision.choice
    felt = gut_sentence(decision, findings) or (NO_GUT_FEELING,)
    parts = [f"# {as_label(decision.title)}", _list(choice_sentences(decision))]
    parts += _headed("Why", _typed(choice.reasons) if choice else "")
    parts += _headed("Before the numbers", as_markdown(felt))
    parts += _headed("What the numbers say", _list((said.headline, *said.details)))
    expected = outcomes(decision, findings.analysis.catalog)
    parts += _headed("What I expect", "\n".join(map(_expected, expected)))
    if any(each.turned_out is not None for each in expected):
        parts += _headed("How it turned out", _table(outcome_table(expected)))
    parts += _headed("What I know now", _typed(choice.afterwards) if choice else "")
    return "\n\n".join(parts) + "\n"


def _expected(outcome: Outcome) -> str:
    return f"- {as_label(outcome.criterion.name)}: {as_label(expected_in_words(outcome))}"


def _typed(text: str) -> str:
    """Return what was typed as paragraphs, a line each."""
    return as_paragraphs("\n".join(filter(str.strip, text.splitlines())))


def _headed(heading: str, content: str) -> list[str]:
    return [f"## {heading}", content] if content else []


def _list(sentences: tuple[Sentence, ...]) -> str:
    return "\n".join(f"- {as_markdown(sentence)}" for sentence in sentences)


def _table(words: Table) -> str:
    """Return a table of Markdown, whatever stands in it."""
    rows = [[as_label(cell) for cell in row] for row in (words.columns, *words.rows)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(words.columns), *lines[1:]])
