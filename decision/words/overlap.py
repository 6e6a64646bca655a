"""What counts twice? What is measured, and asked about for another criterion as well."""

from criteria.catalog import Catalog
from decision.edits import counted_twice
from decision.model import Decision
from decision.words.text import Named, Sentence, say


def twice(decision: Decision, catalog: Catalog) -> tuple[Sentence, ...]:
    """Return for each thing that counts in two places where, and what to do about it."""
    return tuple(
        say(
            "{measured} is measured, and {asking} asks about it, too, so it counts twice. Leave it "
            "to one of them: answer that question with “does not apply”, or switch {again} off.",
            measured=Named(own.name),
            asking=Named(criterion.name),
            again=Named(own.name),
        )
        for own, criterion in counted_twice(decision, catalog)
    )
