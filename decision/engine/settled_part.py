"""How far do some answers carry? The part of the variance that they settle together.

Given the kind of employer the answers are independent, so knowing some of them says something of
the others. `settled_part` takes each draw twice: with those answers the same, and all that is
still open drawn anew given them. What the two have in common is what the answers settle
(first-order index of a group of inputs, by "pick and freeze").

Source: Janon et al., ESAIM: Probability and Statistics 18 (2014) 342-364, for the estimator.
"""

from collections.abc import Callable

import numpy as np

from decision.arrays import Array, Mask
from decision.engine.answer_draws import Choices, answer_draws

Worth = Callable[[list[Choices]], Array]


def settled_part(
    kinds: Array, chances: Array, is_settled: Mask, worth: Worth, uniforms: Array
) -> float:
    """Return Var(E[worth | some answers]) / Var(worth), 0 to 1; 1 where nothing varies.

    Parameters
    ----------
    kinds : (kinds,)
        P(kind), sum 1.
    chances : (questions, kinds, answers)
        P(answer | kind).
    is_settled : (questions,)
        Which answers are to be known.
    worth
        From the answer to each question in each draw to what the draw is worth, (draws,).
    uniforms : (2 + 2 * questions, draws)
        In (0, 1), two points for each draw.

    >>> even, cube = np.full((2, 1, 2), 0.5), np.random.default_rng(0).random((6, 4096))
    >>> first = np.array([True, False])
    >>> double = lambda answers: 2.0 * answers[0] + answers[1]
    >>> round(settled_part(np.ones(1), even, first, double, cube), 1)
    0.8
    """
    if is_settled.all():
        return 1.0
    n_questions = len(chances)
    kind = answer_draws(kinds[None], np.zeros(1, dtype=np.uint8), uniforms[0])
    answers = _answers(chances, kind, uniforms[2 : 2 + n_questions])
    frozen = _kinds_again(kinds, chances[is_settled], _those(answers, is_settled), uniforms[1])
    anew = _answers(chances, frozen, uniforms[2 + n_questions :])
    again = [old if keep else new for old, new, keep in zip(answers, anew, is_settled, strict=True)]
    return _common_part(worth(answers), worth(again))


def _answers(chances: Array, kinds: Choices, uniforms: Array) -> list[Choices]:
    pairs = zip(chances, uniforms, strict=True)
    return [answer_draws(chance, kinds, coordinate) for chance, coordinate in pairs]


def _those(answers: list[Choices], chosen: Mask) -> list[Choices]:
    return [answer for answer, keep in zip(answers, chosen, strict=True) if keep]


def _kinds_again(kinds: Array, chances: Array, answers: list[Choices], uniforms: Array) -> Choices:
    """Return a kind in each draw, given the answers that are known there."""
    likely = np.tile(kinds[:, None], uniforms.shape)
    for chance, answer in zip(chances, answers, strict=True):
        likely *= chance[:, answer]
    reached = np.cumsum(likely, axis=0)
    return (uniforms * reached[-1] > reached[:-1]).sum(axis=0).astype(np.uint8)


def _common_part(first: Array, second: Array) -> float:
    """Return the correlation of two numbers that are distributed alike, 0 to 1."""
    mean = (first.mean() + second.mean()) / 2
    variance = ((first - mean) ** 2 + (second - mean) ** 2).mean() / 2
    if not variance > 0:
        return 1.0
    return float(np.clip(((first - mean) * (second - mean)).mean() / variance, 0, 1))
