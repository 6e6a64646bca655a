"""How do arrays lie, and when do two numbers count as tied? The one home of both.

Axes stand in the order *offer, criterion, draw*, in promises and in memory: the draws of one number
lie side by side, which makes sums and comparisons over them fast. Weights have the axes *criterion*
or *criterion, draw*, the unit cube *coordinate, draw*; what is asked of answers, *question, kind,
answer*. Shapes in docstrings use these words.

Numbers that differ by no more than the tolerance of their unit are tied. Each unit has one.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
# Draws have seven digits: there are many of them, and no share needs more.
Draws = npt.NDArray[np.float32]
AnyFloats = npt.NDArray[np.floating]
Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

# The overall value of an offer, in points from 0 to 100: who leads, and by how much.
POINTS = 100.0
POINTS_TIE = 1e-9
# Overall values of draws, in points, are sums of numbers of seven digits.
DRAWN_POINTS_TIE = 1e-4
# A value on a criterion, or a lead in values, from 0 to 1, as exact as linear programmes are.
VALUE_TIE = 1e-9
# An effective weight, from 0 to 1.
WEIGHT_TIE = 1e-9
# A position of a slider, from 0 to 100.
SLIDER_TIE = 1e-9
# A rating on a criterion's scale, where answers make it.
RATING_TIE = 1e-9
# An amount of money, and as a share of it: sums of many months miss each other by so much.
MONEY_TIE = 1e-6
MONEY_TIE_SHARE = 1e-9
