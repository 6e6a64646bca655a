"""How do pay and prices read on a terminal? Offer by offer, in sentences and by year, as text.

What is to be looked at again in pay stands behind its sentences.
"""

from collections.abc import Sequence

from decision.findings.findings import Findings
from decision.findings.pay import OfferPay
from decision.findings.pay_warning_kinds import PayWarning
from decision.words.pay import basis_sentence, pay_by_year, pay_sentences
from decision.words.pay_counting import worth_sentence
from decision.words.pay_sums import repaying_sentence
from decision.words.pay_warnings import warning_sentence
from decision.words.prices import ALONE, Negotiation, before_prices, negotiations
from decision.words.text import Sentence, Table, as_plain, legible

GAP = "  "
UNDISCOUNTED = "In the tables by year no year counts less than another."


def pays(findings: Findings) -> str:
    """Return what each offer pays, a paragraph an offer, below how amounts are to be read."""
    whole = findings.analysis.whole
    head = f"{legible(whole.title)}\n{as_plain(basis_sentence(whole.pay_basis))}"
    head += f"\n{UNDISCOUNTED}" if whole.pay_basis.discount_percent else ""
    beside = (
        [repaying_sentence(pay, repaying), worth_sentence(findings, pay)]
        for pay, repaying in zip(findings.pay, findings.repaying_sales, strict=True)
    )
    said = map(_paragraph, findings.pay, findings.pay_warnings, beside)
    return "\n\n".join([head, *said])


def prices(findings: Findings) -> str:
    """Return what each offer would have to pay, or be, to tie, a paragraph an offer, best first."""
    whole = findings.analysis.whole
    head = [legible(whole.title), *map(as_plain, before_prices(findings))]
    said = map(_of_negotiation, negotiations(findings))
    return "\n\n".join(["\n".join(head), *said])


def _of_negotiation(of: Negotiation) -> str:
    demands = [f"- {as_plain(demand)}" for demand in of.demands]
    lines = [as_plain(of.price)] if of.price else []
    lines += [ALONE, *demands] if demands else []
    return f"\n{GAP}".join([as_plain(of.name), *lines])


def _paragraph(pay: OfferPay, warnings: Sequence[PayWarning], beside: list[Sentence]) -> str:
    lines = [as_plain(sentence) for sentence in pay_sentences(pay)]
    lines += [as_plain(sentence) for sentence in beside if sentence]
    lines += [f"Check: {as_plain(warning_sentence(pay, warning))}" for warning in warnings]
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
