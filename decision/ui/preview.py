"""How is a proposal shown? As the table that was brought, each cell marked with what becomes of it.

Not by colour alone: a plus is added, an arrow is changed, a cross is refused.
"""

from html import escape

from decision.files.problems import harmless
from decision.files.proposal import Cell, Fate, Proposal, ProposedOffer
from decision.model import Rating
from decision.words.text import Named, as_html, rating

SHOWN = 50
SPOKEN = {
    Fate.ADDED: "added",
    Fate.CHANGED: "changed",
    Fate.SAME: "the same",
    Fate.LEFT: "left as it is",
    Fate.REFUSED: "refused",
}


def summed_up(proposal: Proposal) -> str:
    """Return what would happen, in one line."""
    rows = sum(bool(offer.problems) for offer in proposal.offers)
    counts = [
        (proposal.new_offers, "offer", "added"),
        (proposal.count(Fate.ADDED), "rating", "added"),
        (proposal.count(Fate.CHANGED), "rating", "changed"),
        (proposal.count(Fate.REFUSED), "cell", "refused"),
        (rows, "row", "refused"),
    ]
    said = [f"{n} {thing}{'s' * (n != 1)} {what}" for n, thing, what in counts if n]
    return ", ".join(said) + "." if said else "Nothing would change: all of it is there already."


def preview_table(proposal: Proposal) -> str:
    """Return the table as HTML."""
    heads = "".join(f"<th scope='col'>{_name(c.name)}</th>" for c in proposal.criteria)
    rows = "".join(_row(offer, len(proposal.criteria)) for offer in proposal.offers)
    caption = "<caption class='spoken'>What the table would change</caption>"
    head = f"<thead><tr><th scope='col'>Offer</th>{heads}</tr></thead>"
    return (
        "<div class='preview' tabindex='0' role='region' aria-label='Preview'>"
        f"<table>{caption}{head}<tbody>{rows}</tbody></table></div>"
    )


def refusals(proposal: Proposal) -> str:
    """Return why cells are refused, as an HTML list; empty where none is."""
    problems = proposal.problems
    if not problems:
        return ""
    lines = [f"<li>{escape(harmless(str(problem)))}</li>" for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(f"<li>and {len(problems) - SHOWN} more</li>")
    return f"<ul class='refusals'>{''.join(lines)}</ul>"


def _row(offer: ProposedOffer, columns: int) -> str:
    if offer.problems:
        why = f"<td class='refused' colspan='{columns}'>✗ row refused</td>"
        return f"<tr><th scope='row'>{_name(offer.name or '?')}</th>{why}</tr>"
    mark = "<small>+ new</small>" if offer.is_new else ""
    cells = "".join(_cell(cell) for cell in offer.cells)
    return f"<tr><th scope='row'>{_name(offer.name)}{mark}</th>{cells}</tr>"


def _cell(cell: Cell) -> str:
    shown = {
        Fate.ADDED: f"+ <ins>{_rating(cell.after)}</ins>",
        Fate.CHANGED: f"<del>{_rating(cell.before)}</del> → <ins>{_rating(cell.after)}</ins>",
        Fate.REFUSED: f"✗ {escape(', '.join(harmless(p.found) for p in cell.problems))}",
    }.get(cell.fate, _rating(cell.before))
    return f"<td class='{cell.fate}'>{shown}<span class='spoken'>, {SPOKEN[cell.fate]}</span></td>"


def _rating(given: Rating) -> str:
    if given.low is None or given.likely is None or given.high is None:
        return "?"
    around = f" ({rating(given.low)}–{rating(given.high)})" if given.low != given.high else ""
    return rating(given.likely) + around


def _name(name: str) -> str:
    return as_html((Named(name),))
