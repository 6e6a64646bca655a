"""How does pay read on a terminal? Offer by offer, in sentences and by year, as plain text."""

from decision.findings.findings import Findings
from decision.findings.pay import OfferPay
from decision.words.pay import basis_sentence, pay_by_year, pay_sentences
from decision.words.text import Table, as_plain, legible

GAP = "  "


def pays(findings: Findings) -> str:
    """Return what each offer pays, a paragraph an offer, below how amounts are to be read."""
    whole = findings.analysis.whole
    head = f"{legible(whole.title)}\n{as_plain(basis_sentence(whole.pay_basis))}"
    return "\n\n".join([head, *map(_paragraph, findings.pay)])


def _paragraph(pay: OfferPay) -> str:
    lines = [as_plain(sentence) for sentence in pay_sentences(pay)]
    lines += _aligned(pay_by_year(pay)) if pay.is_said else []
    return f"\n{GAP}".join([legible(pay.offer.name), *lines])


def _aligned(table: Table) -> list[str]:
    """Return the lines of a table of numbers, right-aligned."""
    every = [table.columns, *table.rows]
    widths = [max(map(len, column)) for column in zip(*every, strict=True)]
    return [
        GAP.join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in every
    ]
