"""What does the evidence say of an employer's kind, and the kind of each answer? Naive Bayes.

`flattened` takes the catalogue's probabilities back towards each other, since signals of one
company go together more than the model knows. `kind_posterior` weighs every piece of evidence;
`answers_given` says which answers are likely at each kind, given what was told of the question
itself; `kinds_given` what each answer, if it were known, would make of the kinds.

Given the kind, answers are independent; so P(kind), P(answer | kind) are all of the joint model.

Source: Bishop, Pattern Recognition and Machine Learning (2006), section 8.2.2.
"""

import numpy as np

from decision.arrays import Array


def flattened(chances: Array, prior: Array, contrast: float) -> Array:
    """Return probabilities of answers, mixed with those at an employer of which nothing is known.

    What is impossible stays so, and the rest is normalised.

    Parameters
    ----------
    chances : (questions, kinds, answers)
        P(answer | kind); 0 beyond a question's own answers.
    prior : (kinds,)
        P(kind), sum 1.
    contrast
        How much of the difference between kinds is believed: 1 all of it, 0 none.

    >>> flattened(np.array([[[1.0, 0.0], [0.25, 0.75]]]), np.array([0.5, 0.5]), 0.5).tolist()
    [[[1.0, 0.0], [0.4375, 0.5625]]]
    """
    anywhere = np.einsum("k,qka->qa", prior, chances)
    mixed = np.where(chances > 0, contrast * chances + (1 - contrast) * anywhere[:, None], 0)
    return _normalised(mixed, mixed)


def kind_posterior(prior: Array, explained: Array) -> Array:
    """Return P(kind | evidence), shape (kinds,), sum 1.

    Evidence that rules out every kind contradicts itself and says nothing of it: then the prior.

    Parameters
    ----------
    prior : (kinds,)
        P(kind), sum 1.
    explained : (pieces, kinds)
        P(evidence | kind) of each independent piece.

    >>> kind_posterior(np.array([0.5, 0.5]), np.array([[0.3, 0.1]])).round(9).tolist()
    [0.75, 0.25]
    """
    # Logarithms, because the evidence on an employer of many offers is beyond the range of floats;
    # sorted, so that the order in which the evidence comes changes no digit.
    with np.errstate(divide="ignore"):
        logs = np.log(prior) + np.sort(np.log(explained), axis=0).sum(axis=0)
    if np.isneginf(logs).all():
        return prior
    odds = np.exp(logs - logs.max())
    return odds / odds.sum()


def answers_given(chances: Array, likelihood: Array) -> Array:
    """Return P(answer | kind, what was told of the question), shape of ``chances``.

    Where the kind rules out all that was told, what was told stands.

    Parameters
    ----------
    chances : (facts, kinds, answers)
        P(answer | kind).
    likelihood : (facts, answers)
        How well each answer explains what was told; ones where nothing was.

    >>> answers_given(np.array([[[0.5, 0.5], [0.0, 1.0]]]), np.array([[1.0, 0.0]])).tolist()
    [[[1.0, 0.0], [1.0, 0.0]]]
    """
    told = np.broadcast_to(likelihood[:, None, :], chances.shape)
    return _normalised(chances * told, told)


def kinds_given(kinds: Array, chances: Array) -> tuple[Array, Array]:
    """Return P(answer), and P(kind | answer) with it known for sure.

    Parameters
    ----------
    kinds : (kinds,)
        P(kind), sum 1.
    chances : (facts, kinds, answers)
        P(answer | kind).

    Returns
    -------
    Shapes (facts, answers) and (facts, answers, kinds); of an answer that is impossible the kinds
    as they are.

    >>> answers, after = kinds_given(np.array([0.5, 0.5]), np.array([[[0.6, 0.4], [0.2, 0.8]]]))
    >>> answers.round(9).tolist(), after.round(9).tolist()
    ([[0.4, 0.6]], [[[0.75, 0.25], [0.333333333, 0.666666667]]])
    """
    joint = np.einsum("k,fka->fak", kinds, chances)
    return joint.sum(axis=-1), _normalised(joint, np.broadcast_to(kinds, joint.shape))


def _normalised(parts: Array, otherwise: Array) -> Array:
    """Return parts with sum 1 along the last axis, or what stands in where all of them are 0."""
    total = parts.sum(axis=-1, keepdims=True)
    return np.where(total > 0, parts / np.where(total > 0, total, 1), otherwise)
