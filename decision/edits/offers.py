"""Which offers are on the table, and who makes them? Edits of offers and employers.

An employer leaves with its last offer: offers of one employer are a family, and share what is told
about it. One that never had an offer, as in a file, stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from criteria import catalog
from decision.model import (
    NAME_LIMIT,
    Decision,
    Employer,
    MustHave,
    Offer,
    OwnCriterion,
    revised,
)
from decision.text_rules import free_colour, free_key, one_line

STAY = "Stay"
_Entry = TypeVar("_Entry")
_Keyed = TypeVar("_Keyed", Employer, Offer, OwnCriterion, MustHave)


def started(title: str) -> Decision:
    """Return a new decision in which staying in the present job is already an offer."""
    always = tuple(known.key for known in catalog.load().criteria if not known.optional)
    empty = Decision(title=title, criteria=always)
    return add_offers(empty, [(STAY, {"is_present_job": True})])


def set_title(decision: Decision, title: str) -> Decision:
    """Return the decision under another title; a sample with another title is the user's own."""
    after = revised(decision, title=title)
    return after if after.title == decision.title else as_own(after)


def as_own(decision: Decision) -> Decision:
    """Return the decision as one of the user's own; a sample is, once its offers are changed."""
    return revised(decision, is_sample=False) if decision.is_sample else decision


def add_offers(decision: Decision, offers: Iterable[tuple[str, Mapping[str, object]]]) -> Decision:
    """Return the decision with offers added at the end.

    ``offers`` are pairs of a name and further fields of `Offer`, such as ratings; an offer whose
    fields name no employer gets one of its own, of its name, numbered where another has that.
    """
    for name, fields in offers:
        decision = as_own(with_offer(decision, name, fields))
    return decision


def change_offer(decision: Decision, key: str, **fields: object) -> Decision:
    """Return the decision with some fields of an offer replaced, validated anew."""
    offers = changed(decision.offers, offer_of(decision, key).key, **fields)
    if "name" in fields:  # where it is taken, the refusal is to name the offer that has it already
        revised(decision, offers=sorted(offers, key=lambda each: each.key == key))
    return revised(decision, offers=offers)


def rename_offer(decision: Decision, key: str, name: str) -> Decision:
    """Return the decision with an offer under another name.

    An employer that was named after the offer follows, until it has a name of its own or makes
    another offer.
    """
    offer = offer_of(decision, key)
    renamed = change_offer(decision, key, name=name)
    renamed = renamed if renamed == decision else as_own(renamed)
    if len(decision.family_of(offer)) > 1 or not _is_named_after(decision, offer):
        return renamed
    others = _other_employers(decision, offer)
    free = _numbered(offer_of(renamed, key).name, others)
    return revised(renamed, employers=changed(renamed.employers, offer.employer, name=free))


def move_offer(decision: Decision, key: str, steps: int) -> Decision:
    """Return the decision with an offer moved down the list by some steps, up if negative."""
    place = decision.offers.index(offer_of(decision, key))
    return revised(decision, offers=moved(decision.offers, place, steps))


def delete_offer(decision: Decision, key: str) -> Decision:
    """Return the decision without an offer, and without its employer if that was its last.

    If the gut preferred it, no gut feeling is left; if it was chosen, no choice.
    """
    left = [offer.employer for offer in decision.offers if offer.key == key]
    others = [offer for offer in decision.offers if offer.key != key]
    felt = decision.gut_feeling if decision.gut_feeling != key else None
    choice = decision.choice
    chosen = choice if choice is not None and choice.offer != key else None
    fewer = revised(decision, offers=others, gut_feeling=felt, choice=chosen)
    return as_own(_without_idle(fewer, left))


def set_employer(decision: Decision, key: str, name: str) -> Decision:
    """Return the decision in which an employer of this name makes the offer.

    An employer that is there already, whatever the case of its letters, is taken; the offer's own
    is then written as it is here. What was told about the one before goes along where nobody else
    has it, as when an employer is only renamed: its last offer takes those answers to questions
    that the new one has none to. Otherwise they stay with the offers that it still makes.
    """
    cleaned = Employer(key="e", name=name).name
    before = offer_of(decision, key).employer
    same = [e for e in decision.employers if e.name.casefold() == cleaned.casefold()]
    employer = same[0] if same else _new_employer(decision, cleaned)
    if [known.key for known in same] == [before]:
        employer = employer.model_copy(update={"name": cleaned})
    heir = _heir(decision, offer_of(decision, key), employer)
    employers = {**{known.key: known for known in decision.employers}, heir.key: heir}
    joined = revised(decision, employers=[*employers.values()])
    return _without_idle(change_offer(joined, key, employer=heir.key), [before])


def offer_of(decision: Decision, key: str) -> Offer:
    """Return the offer with this key.

    Raises
    ------
    LookupError
        If it is no longer there: another tab may have deleted it.
    """
    for offer in decision.offers:
        if offer.key == key:
            return offer
    raise LookupError("this offer is not there any more")


def fact_names(decision: Decision) -> set[str]:
    """Return the keys of all offers, and all names of facts that they share or had of their own."""
    return {
        name
        for offer in decision.offers
        for name in (offer.key, offer.first_original, *offer.facts.values())
    }


def free_name(decision: Decision, wanted: str) -> str:
    """Return a name that no offer has, numbered where the wanted one is taken."""
    return _numbered(wanted, (offer.name for offer in decision.offers))


def _is_named_after(decision: Decision, offer: Offer) -> bool:
    free = _numbered(offer.name, _other_employers(decision, offer))
    return decision.employer_of(offer).name == free


def _other_employers(decision: Decision, offer: Offer) -> list[str]:
    return [known.name for known in decision.employers if known.key != offer.employer]


def _numbered(wanted: str, taken: Iterable[str]) -> str:
    wanted = str(one_line(wanted))
    folded = {name.casefold() for name in taken}
    name, number = wanted[:NAME_LIMIT], 1
    while name.casefold() in folded:
        number += 1
        ending = f" {number}"
        name = wanted[: NAME_LIMIT - len(ending)] + ending
    return name


def _new_employer(decision: Decision, name: str) -> Employer:
    key = free_key(name, [known.key for known in decision.employers], "employer")
    return Employer(key=key, name=name)


def _heir(decision: Decision, offer: Offer, employer: Employer) -> Employer:
    """Return the employer that takes over an offer, with answers that would otherwise be lost."""
    before = decision.employer_of(offer)
    if before.key == employer.key or len(decision.family_of(offer)) > 1:
        return employer
    own = {
        key: answer
        for key, answer in employer.answers.items()
        if key not in before.answers or not answer.is_unknown
    }
    return Employer.model_validate({**dict(employer), "answers": {**before.answers, **own}})


def _without_idle(decision: Decision, left: Iterable[str]) -> Decision:
    """Return the decision without those of the employers left that make no offer any more."""
    gone = {*left} - {offer.employer for offer in decision.offers}
    return revised(decision, employers=[e for e in decision.employers if e.key not in gone])


# Shared with the other edits --------------------------------------------------------------------


def with_offer(decision: Decision, name: str, fields: Mapping[str, object]) -> Decision:
    """Return the decision with one offer more at the end; as `add_offers`, a sample or not."""
    employers = decision.employers
    if "employer" not in fields:
        free = _numbered(name, (employer.name for employer in employers))
        employer = _new_employer(decision, free)
        employers, fields = (*employers, employer), {**fields, "employer": employer.key}
    offer = Offer.model_validate(
        {
            "key": free_key(name, fact_names(decision), "offer"),
            "name": name,
            "colour": free_colour(known.colour for known in decision.offers),
            **fields,
        }
    )
    return revised(decision, employers=employers, offers=(*decision.offers, offer))


def changed(entries: Iterable[_Keyed], key: str, **fields: object) -> list[_Keyed]:
    """Return the entries, some fields of the one with this key replaced, validated anew."""
    return [
        type(entry).model_validate({**dict(entry), **fields}) if entry.key == key else entry
        for entry in entries
    ]


def moved(entries: Sequence[_Entry], place: int, steps: int) -> list[_Entry]:
    """Return the entries with one of them moved down by some steps, up if negative."""
    others = [*entries[:place], *entries[place + 1 :]]
    others.insert(min(max(place + steps, 0), len(others)), entries[place])
    return others
