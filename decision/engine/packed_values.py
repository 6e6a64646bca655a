"""How are values in many draws kept? In steps of 1/65,535, which take half the memory of numbers.

A step is less than a hundredth of what the draws leave open, and equal values stay equal.
"""

import numpy as np
import numpy.typing as npt

from decision.arrays import VALUE_STEPS, Draws

Packed = npt.NDArray[np.uint16]


def packed(values: Draws) -> Packed:
    """Return values, 0 to 1, as numbers of steps, 0 to 65,535; of the same shape.

    >>> packed(np.array([0.0, 0.2, 1.0], dtype=np.float32)).tolist()
    [0, 13107, 65535]
    """
    steps = values * np.float32(VALUE_STEPS)
    return np.rint(steps, out=steps).astype(np.uint16)


def unpacked(steps: Packed) -> Draws:
    """Return the values, 0 to 1, each within half a step of what was packed.

    >>> unpacked(np.array([0, 13107, 65535], dtype=np.uint16)).tolist()
    [0.0, 0.20000000298023224, 1.0]
    """
    return np.divide(steps, np.float32(VALUE_STEPS), dtype=np.float32)
