"""In which draws does an offer have all that it must have? By the same answers and ratings."""

from dataclasses import dataclass

import numpy as np

from decision.arrays import Array, Draws, Integers, Mask
from decision.beliefs.facts import Family
from decision.beliefs.family_model import family_model
from decision.beliefs.ratings import standardised
from decision.beliefs.screening import extended, good_enough, interval_on, rating_screens
from decision.engine.answer_draws import Choices, answer_draws

DRAWN_TIE = 1e-4  # of ratings in draws, which have seven digits


@dataclass(frozen=True, eq=False)
class DrawnScreens:
    """The limits of one offer, ready for any number of draws.

    Attributes
    ----------
    answers
        Of each screened fact: P(answer | kind), its coordinate, and which answers are enough.
    ratings
        Of each screened criterion, by its column: between which ratings, 0 to 10, it is enough.
    """

    answers: tuple[tuple[Array, int, Mask], ...]
    ratings: dict[int, tuple[float, float]]

    def passes(self, ratings: Draws, kinds: Choices, uniforms: Draws) -> Mask:
        """Return in which draws nothing fails, shape (draws,).

        Parameters
        ----------
        ratings : (criteria, draws)
            Of the offer, those of must-haves among them.
        kinds : (draws,)
        uniforms : (coordinates, draws)
        """
        passed = np.ones(len(kinds), dtype=bool)
        for chances, coordinate, enough in self.answers:
            passed &= enough[answer_draws(chances, kinds, uniforms[coordinate])]
        for column, (low, high) in self.ratings.items():
            passed &= (ratings[column] >= low) & (ratings[column] <= high)
        return passed


def drawn_screens(family: Family, row: int, coordinates: Integers) -> DrawnScreens:
    """Return the limits of an offer; ``coordinates`` are those of the family's facts."""
    wide = extended(family)
    chances, keys = family_model(wide).chances, [criterion.key for criterion in wide.criteria]
    answers = tuple(
        (chances[fact], int(coordinates[fact]), np.isin(np.arange(chances.shape[-1]), list(enough)))
        for fact, enough in good_enough(family, row).items()
    )
    ratings = {}
    for criterion in {screen.criterion.key: screen.criterion for screen in rating_screens(family)}:
        column, interval = keys.index(criterion), interval_on(family, row, criterion)
        low, high = standardised(wide.criteria[column], np.array(interval)).tolist()
        ratings[column] = low - DRAWN_TIE, high + DRAWN_TIE
    return DrawnScreens(answers, ratings)
