"""A decision as one HTML file: to read, to print on A4, to show, to look back on.

`written` puts its sections together. Nothing in it runs or loads anything.
"""

from datetime import date

from markupsafe import Markup

from decision.findings.findings import Findings
from decision.report import sections
from decision.report.page import page
from decision.report.shareable import shared
from decision.report.what_was_said import what_was_said
from decision.words.due import day_in_words
from decision.words.html import paragraphs
from decision.words.text import Sentence, legible


def written(findings: Findings, today: date, *, is_shareable: bool = False) -> str:
    """Return the report as HTML.

    Parameters
    ----------
    today
        The day that it bears, and from which days are counted.
    is_shareable
        Whether pay, names and all that the user wrote are left out; dates stay.

    Raises
    ------
    OnlyPayError
        If it is to be shareable, and pay is all that counts.
    """
    remarks: tuple[Sentence, ...] = ()
    if is_shareable:
        findings, remarks = shared(findings)
    title = legible(findings.analysis.whole.title)
    content = Markup("\n").join(
        [
            _head(title, today, remarks),
            sections.answer(findings),
            sections.choice(findings),
            sections.must_haves(findings),
            sections.side_by_side(findings),
            sections.points(findings),
            sections.how_sure(findings),
            sections.what_would_change_it(findings),
            sections.pay(findings),
            sections.what_is_open(findings, today),
            what_was_said(findings, with_retired=not is_shareable),
            sections.meanings(),
        ]
    )
    return page(title, content)


def _head(title: str, today: date, remarks: tuple[Sentence, ...]) -> Markup:
    said = Markup("<div class='remarks'>{}</div>").format(paragraphs(remarks)) if remarks else ""
    day = f"{day_in_words(today)} · made with Crossroads"
    head = "<header><h1>{}</h1><p class='when'>{}</p>{}</header>"
    return Markup(head).format(title, day, said)
