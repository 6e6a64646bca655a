"""How is a proposal shown? As the table that was brought, each cell marked with what becomes of it.

Not by colour alone: a plus is added, an arrow is changed, a cross is refused.
"""

from html import escape

from criteria.criterion import Criterion
from decision.files.problems import CLIP, harmless
from decision.imports.proposal import Cell, Fate, Proposal, ProposedOffer
from decision.model import Rating
from decision.words.text import Named, as_html

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
        (len(proposal.new_criteria), "criterion of your own", "made"),
        (len(proposal.switched_on), "criterion", "switched on"),
        (proposal.count(Fate.ADDED), "rating", "added"),
        (proposal.count(Fate.CHANGED), "rating", "changed"),
        (proposal.count(Fate.REFUSED), "cell", "refused"),
        (rows, "row", "refused"),
    ]
    said = [f"{n} {thing if n == 1 else _many(thing)} {what}" for n, thing, what in counts if n]
    return ", ".join(said) + "." if said else "Nothing would change: all of it is there already."


def preview_table(proposal: Proposal) -> str:
    """Return the table as HTML."""
    heads = "".join(_head(proposal, criterion) for criterion in proposal.criteria)
    rows = "".join(_row(offer, len(proposal.criteria)) for offer in proposal.offers)
    caption = "<caption class='spoken'>What the table would change</caption>"
    head = f"<thead><tr><th scope='col'>Offer</th>{heads}</tr></thead>"
    return (
        "<div class='preview' tabindex='0' role='region' aria-label='Preview'>"
        f"<table>{caption}{head}<tbody>{rows}</tbody></table></div>"
    )


def _many(thing: str) -> str:
    return thing.replace("criterion", "criteria") if "criterion" in thing else f"{thing}s"


def _head(proposal: Proposal, criterion: Criterion) -> str:
    made = "<small>+ new</small>" if criterion.key in proposal.new_criteria else ""
    on = "<small>+ switched on</small>" if criterion.key in proposal.switched_on else ""
    return f"<th scope='col'>{_name(criterion.name)}{made}{on}</th>"


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
        return f"<tr><th scope='row'>{_name(_clipped(offer.name))}</th>{why}</tr>"
    mark = "<small>+ new</small>" if offer.is_new else ""
    cells = "".join(_cell(cell) for cell in offer.cells)
    return f"<tr><th scope='row'>{_name(offer.name)}{mark}</th>{cells}</tr>"


def _clipped(name: str) -> str:
    return f"{name[:CLIP]}…" if len(name) > CLIP else name or "?"


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
    # In full: a change too small for one decimal is a change all the same.
    around = f" ({given.low:g}–{given.high:g})" if given.low != given.high else ""
    return f"{given.likely:g}{around}"


def _name(name: str) -> str:
    return as_html((Named(name),))
