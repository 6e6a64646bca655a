"""What can be done to a decision? Each edit is a function Decision -> Decision."""

from decision.edits.answers import answer, answers_to, change_answer, forget_answer
from decision.edits.criteria import (
    add_own_criterion,
    change_own_criterion,
    delete_own_criterion,
    move_criterion,
    set_direction,
    set_ideal_point,
    switch_off,
    switch_on,
)
from decision.edits.offers import (
    STAY,
    add_offers,
    change_offer,
    delete_offer,
    duplicate_offer,
    free_name,
    mark_present_job,
    move_offer,
    offer_of,
    renegotiate,
    set_employer,
    set_title,
    started,
)
from decision.edits.profiles import take_profile
from decision.edits.ratings import forget_rating, move_rating, note_rating, set_rating
from decision.edits.weights import level_points, set_firmness, set_points, weigh_only

__all__ = [
    "STAY",
    "add_offers",
    "add_own_criterion",
    "answer",
    "answers_to",
    "change_answer",
    "change_offer",
    "change_own_criterion",
    "delete_offer",
    "delete_own_criterion",
    "duplicate_offer",
    "forget_answer",
    "forget_rating",
    "free_name",
    "level_points",
    "mark_present_job",
    "move_criterion",
    "move_offer",
    "move_rating",
    "note_rating",
    "offer_of",
    "renegotiate",
    "set_direction",
    "set_employer",
    "set_firmness",
    "set_ideal_point",
    "set_points",
    "set_rating",
    "set_title",
    "started",
    "switch_off",
    "switch_on",
    "take_profile",
    "weigh_only",
]
