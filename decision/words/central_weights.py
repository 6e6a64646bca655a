"""Whom does each offer suit? What somebody cares about for whom it is first, in words.

`central_sentences` says it of each offer: the mean of all the weights that put it first, how sure
it is first with them, and how the user's own weights differ; `central_table` is the same as a
table. Of too few worlds nothing is said.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454, for central weights.
"""

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array, Mask
from decision.engine.smaa import ENOUGH_WORLDS
from decision.engine.smallest_weight_change import weight_moved
from decision.findings.potential_optimality import CanBeBest
from decision.findings.robustness import Robustness
from decision.words.shares import in_worlds, share_of_worlds
from decision.words.table import Table
from decision.words.text import Named, Sentence, as_plain, legible, listed, percent
from decision.words.verdict import offer_name

# A criterion matters to somebody from so many times an even share on, and little up to so many.
MATTERS, LITTLE = 1.15, 0.6
MANY = 3
# So little weight between two sets of weights, and they are close.
CLOSE = 0.1
EVEN = 0.5
TOO_FEW = "too few worlds to say"


def central_sentences(sure: Robustness) -> tuple[Sentence, ...]:
    """Return whom each offer suits, best offer first; nothing where there is nothing to weigh."""
    counting = _counting(sure.analysis)
    if len(sure.analysis.offers) < 2 or counting.sum() < 2:
        return ()
    values = sure.analysis.expected_rounded[:, counting]
    if (values == values[0]).all():
        return ()  # Whatever somebody cares about, all suit them alike.
    return tuple(_suits(sure, place) for place in sure.analysis.order)


def central_table(sure: Robustness) -> Table:
    """Return the user's and each offer's central weights, a criterion a row, and their shares."""
    analysis = sure.analysis
    names = [as_plain(offer_name(analysis, place)) for place in analysis.order]
    rows = [
        [legible(criterion.name), percent(analysis.weights[column])]
        + [_cell(sure, place, column) for place in analysis.order]
        for column, criterion in enumerate(analysis.criteria)
    ]
    with_them = ["First with such weights", ""]
    with_any = ["First with any weights", ""]
    with_them += [_factor(sure, place) for place in analysis.order]
    with_any += [_any(sure, place) for place in analysis.order]
    return Table(["Criterion", "You", *names], [*rows, with_them, with_any])


def _suits(sure: Robustness, place: int) -> Sentence:
    name = offer_name(sure.analysis, place)
    if sure.can_be_best[place] is CanBeBest.NO:
        return (
            *("Nobody is suited best by ", *name, ", as things look: "),
            "whatever matters to them, another offer does more for it.",
        )
    if not _enough(sure, place):
        # The worlds leave out criteria whose sliders stand at 0: with those it may be first.
        of = "" if _counting(sure.analysis).all() else " of the criteria that count"
        return (*name, f" is first with hardly any weights{of}: {TOO_FEW} whom it suits.")
    central, share = sure.central_weights[place], float(sure.confidence_factors[place])
    only = "even so it is first in only" if share < EVEN else "with such weights it is first in"
    first = (f"; {only} {in_worlds(share)}. ",)
    return (*name, " suits those ", *_those(sure.analysis, central), *first,
            *_differs(sure.analysis, central))  # fmt: skip


def _those(analysis: Analysis, central: Array) -> Sentence:
    """Return what they care about: most, then, and little."""
    even = 1 / _counting(analysis).sum()
    order = np.argsort(-central, kind="stable").tolist()
    much = [place for place in order if central[place] >= MATTERS * even][:MANY]
    little = [p for p in reversed(order) if _counting(analysis)[p] and central[p] <= LITTLE * even]
    if not much:
        return ("who weigh everything about alike",)
    first, *then = [_weighed(analysis, place, central) for place in much]
    said = ("who care most for ", *first, *((", then ", *listed(then)) if then else ()))
    if not little:
        return said
    return (*said, ", and little for ", *_weighed(analysis, little[0], central))


def _weighed(analysis: Analysis, place: int, central: Array) -> Sentence:
    return (Named(analysis.criteria[place].name), f" ({percent(central[place])})")


def _differs(analysis: Analysis, central: Array) -> Sentence:
    """Return what the user weighs more, and less, than those whom an offer suits."""
    own = analysis.weights
    if weight_moved(own, central) < CLOSE:
        return ("Your own weights are close to that.",)
    more, less = int(np.argmax(own - central)), int(np.argmax(central - own))
    return (
        *("You give ", Named(analysis.criteria[more].name), " more than they do "),
        f"({percent(own[more])} against {percent(central[more])}) and ",
        *(Named(analysis.criteria[less].name), " less "),
        f"({percent(own[less])} against {percent(central[less])}).",
    )


def _counting(analysis: Analysis) -> Mask:
    return analysis.weights > 0


def _enough(sure: Robustness, place: int) -> bool:
    return bool(sure.hits[place] >= ENOUGH_WORLDS)


def _cell(sure: Robustness, place: int, column: int) -> str:
    return percent(sure.central_weights[place, column]) if _enough(sure, place) else "–"


def _factor(sure: Robustness, place: int) -> str:
    if sure.can_be_best[place] is CanBeBest.NO:
        return "no weights put it first"
    share = float(sure.confidence_factors[place])
    return share_of_worlds(share) if _enough(sure, place) else TOO_FEW


def _any(sure: Robustness, place: int) -> str:
    is_exact = sure.can_be_best[place] is CanBeBest.NO
    return share_of_worlds(float(sure.any_weights[place]), exact=is_exact)
