"""How does a decision look with what was proposed? The edits that take a table over.

Cells that were refused are left as they are; nothing else is left out.
"""

from collections.abc import Sequence

from decision import edits
from decision.files.problems import refused
from decision.imports.proposal import Proposal, ProposedOffer, proposed, with_criteria
from decision.imports.tables import Table
from decision.model import NOTE_LIMIT, Decision


def taken_over(decision: Decision, table: Table, *, blank_is_unknown: bool) -> Decision:
    """Return the decision with the table's criteria in use, its offers and its readable cells.

    Raises
    ------
    BadFileError
        As `proposed`.
    """
    proposal = proposed(decision, table, blank_is_unknown=blank_is_unknown)
    decision = with_criteria(decision, table)
    for offer in proposal.offers:
        if not offer.problems:
            decision = _with_offer(decision, offer, table.layout.criteria)
    return _with_notes(_weighed(decision, table), proposal, table)


def empty_for(title: str, decision: Decision, table: Table) -> Decision:
    """Return a new decision without offers that uses a table's criteria, as another does.

    It is about the same kind of work.

    Raises
    ------
    BadFileError
        If the table says nothing of any criterion.
    """
    keys = table.layout.criteria
    if not keys:
        raise refused("the table", "no criteria", "numbers under at least one heading")
    own = [c for c in (*decision.own_criteria, *table.layout.own) if c.key in keys]
    ideal = {key: point for key, point in decision.ideal_points.items() if key in keys}
    return Decision(
        title=title,
        criteria=keys,
        own_criteria=tuple(own),
        ideal_points=ideal,
        is_about_ml=decision.is_about_ml,
    )


def _weighed(decision: Decision, table: Table) -> Decision:
    """Return the decision with the slider points and ideal points that a table states."""
    decision = edits.set_points(decision, table.points)
    for key, ideal in table.ideal_points.items():
        decision = edits.set_ideal_point(decision, key, ideal)
    return decision


def _with_notes(decision: Decision, proposal: Proposal, table: Table) -> Decision:
    """Return the decision with what a table remarks on its offers, behind what is noted there."""
    notes = {name.casefold(): note for name, note in table.notes.items()}
    taken = {offer.name.casefold() for offer in proposal.offers if not offer.problems}
    for offer in decision.offers:
        name = offer.name.casefold()
        if name in taken and notes.get(name, offer.note) not in offer.note:
            note = "\n".join(filter(None, [offer.note, notes[name]]))[:NOTE_LIMIT]
            decision = edits.change_offer(decision, offer.key, note=note)
    return decision


def _with_offer(decision: Decision, offer: ProposedOffer, criteria: Sequence[str]) -> Decision:
    if offer.is_new:
        decision = edits.add_offers(decision, [(offer.name, {})])
    key = next(o.key for o in decision.offers if o.name.casefold() == offer.name.casefold())
    for criterion, cell in zip(criteria, offer.cells, strict=True):
        if cell.after != cell.before:
            decision = edits.set_rating(decision, key, criterion, cell.after)
    return decision
