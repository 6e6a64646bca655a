"""How is a proposal shown? As the table that was brought, each cell marked with what becomes of it.

Not by colour alone: a plus is added, an arrow is changed, a cross is refused.
"""

from collections.abc import Sequence

from markupsafe import Markup

from criteria.criterion import Criterion
from decision.files.problems import CLIP, harmless
from decision.imports.proposal import Cell, Fate, Proposal, ProposedOffer
from decision.model import Rating
from decision.words import html
from decision.words.amounts import amount, name_in_unit

SHOWN = 50
PLACES = 10  # of decimals that count
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
        (len(proposal.points), "weight", "changed"),
        (proposal.noted, "note", "added"),
        (proposal.count(Fate.REFUSED), "cell", "refused"),
        (rows, "row", "refused"),
    ]
    parts = [f"{n} {thing if n == 1 else _many(thing)} {what}" for n, thing, what in counts if n]
    return ", ".join(parts) + "." if parts else "Nothing would change: all of it is there already."


def _many(thing: str) -> str:
    return thing.replace("criterion", "criteria") if "criterion" in thing else f"{thing}s"


def shown(proposal: Proposal) -> Markup:
    """Return what would happen as HTML: in one line, what is refused and why, and the table."""
    whole = Markup("<p class='summed-up'>{}</p>{}{}")
    return whole.format(summed_up(proposal), _refusals(proposal), _table(proposal))


def _table(proposal: Proposal) -> Markup:
    heads = Markup().join(_head(proposal, criterion) for criterion in proposal.criteria)
    rows = Markup().join(_row(offer, proposal.criteria) for offer in proposal.offers)
    return Markup(
        "<div class='preview' tabindex='0' role='region' aria-label='Preview'>"
        "<table><caption class='spoken'>What the table would change</caption>"
        "<thead><tr><th scope='col'>Offer</th>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(heads, rows)


def _refusals(proposal: Proposal) -> Markup:
    """Return why cells are refused, as an HTML list; empty where none is."""
    lines = [harmless(problem.on_screen) for problem in proposal.problems[:SHOWN]]
    if not lines:
        return Markup()
    if len(proposal.problems) > SHOWN:
        lines.append(f"and {len(proposal.problems) - SHOWN} more")
    return Markup("<ul class='refusals'>{}</ul>").format(html.items(lines))


def _head(proposal: Proposal, criterion: Criterion) -> Markup:
    marks = _mark("new", criterion.key in proposal.new_criteria)
    marks += _mark("switched on", criterion.key in proposal.switched_on)
    return Markup("<th scope='col'>{}{}</th>").format(html.name(name_in_unit(criterion)), marks)


def _mark(word: str, shown: bool) -> Markup:
    return Markup("<small>+ {}</small>").format(word) if shown else Markup()


def _row(offer: ProposedOffer, criteria: Sequence[Criterion]) -> Markup:
    if offer.problems:
        across = Markup("<td class='refused' colspan='{}'>✗ row refused</td>")
        refused = across.format(len(criteria))
        name = f"{offer.name[:CLIP]}…" if len(offer.name) > CLIP else offer.name or "?"
        return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(html.name(name), refused)
    cells = map(_cell, criteria, offer.cells)
    return Markup("<tr><th scope='row'>{}{}</th>{}</tr>").format(
        html.name(offer.name), _mark("new", offer.is_new), Markup().join(cells)
    )


def _cell(criterion: Criterion, cell: Cell) -> Markup:
    before, after = _rating(criterion, cell.before), _rating(criterion, cell.after)
    shown = {
        Fate.ADDED: Markup("+ <ins>{}</ins>").format(after),
        Fate.CHANGED: Markup("<del>{}</del> → <ins>{}</ins>").format(before, after),
        Fate.REFUSED: f"✗ {', '.join(harmless(p.found) for p in cell.problems)}",
    }.get(cell.fate, before)
    marked = Markup("<td class='{}'>{}<span class='spoken'>, {}</span></td>")
    return marked.format(cell.fate, shown, SPOKEN[cell.fate])


def _rating(criterion: Criterion, rating: Rating) -> str:
    if rating.low is None or rating.likely is None or rating.high is None:
        return "?"
    ends = (_in_full(criterion, rating.low), _in_full(criterion, rating.high))
    around = f" ({'–'.join(ends)})" if rating.low != rating.high else ""
    return f"{_in_full(criterion, rating.likely)}{around}"


def _in_full(criterion: Criterion, number: float) -> str:
    """Return a number with all that counts: a change too small for one decimal is a change."""
    places = next((n for n in range(PLACES) if round(number, n) == number), PLACES)
    return amount(criterion, number, places)
