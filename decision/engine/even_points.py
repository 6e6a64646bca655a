"""How is the unit cube filled evenly? A scrambled Sobol sequence, that of scipy's `qmc.Sobol`.

The points are scipy's to the last digit, from its direction numbers. They are worked out here, as
importing `scipy.stats` takes longer than a small decision does, and many times faster: the axes
stand in the order *coordinate, draw*, and each power of two of points is the one before, mirrored.

Source: Joe and Kuo, SIAM Journal on Scientific Computing 30 (2008) 2635-2654, for directions;
Matousek, Journal of Complexity 14 (1998) 527-556, for scrambling by linear matrices and a shift.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from decision.arrays import Array, Draws

Bits = npt.NDArray[np.uint32]

# Binary digits of a coordinate.
BITS = 30
NUMBERS = Path("stats") / "_sobol_direction_numbers.npz"  # within scipy


class EvenPoints:
    """A scrambled Sobol sequence of points in the open unit cube.

    Parameters
    ----------
    n_coordinates
        At least 1, at most 21,201.
    rng
        A new one of the same seed gives the same points.

    >>> points = EvenPoints(2, np.random.default_rng(0)).points(0, 4)
    >>> np.sort((4 * points[1]).astype(int)).tolist()
    [0, 1, 2, 3]
    """

    def __init__(self, n_coordinates: int, rng: np.random.Generator) -> None:
        (own,) = rng.spawn(1)  # as scipy does
        shift = own.integers(2, size=(n_coordinates, BITS), dtype=np.uint32)
        self._shift = shift @ _powers()
        self._directions = _scrambled(_directions(n_coordinates), own)

    def points(self, start: int, n_points: int) -> Array:
        """Return points after the first ``start`` ones, shape (coordinates, points)."""
        found = np.empty((len(self._shift), n_points), dtype=np.uint32)
        done = 0
        while done < n_points:
            # The number of points before a block is a multiple of the block's, a power of two.
            before, left = start + done, n_points - done
            block = 1 << (left - 1).bit_length()
            block = min(block, before & -before) if before else block
            taken = min(block, left)
            found[:, done : done + taken] = self._block(before, block)[:, :taken]
            done += taken
        return (found + 0.5) / 2**BITS

    def _block(self, before: int, size: int) -> Bits:
        points = np.empty((len(self._shift), size), dtype=np.uint32)
        points[:, 0] = self._shift ^ self._moved(before)
        width, bit = 1, 0
        while width < size:
            mirrored = points[:, width - 1 :: -1] if width > 1 else points[:, :1]
            points[:, width : 2 * width] = mirrored ^ self._directions[:, bit, None]
            width, bit = 2 * width, bit + 1
        return points

    def _moved(self, place: int) -> Bits:
        """Return by what a point is moved from the first one, by the Gray code of its place."""
        code = place ^ (place >> 1)
        bits = [bit for bit in range(BITS) if code >> bit & 1]
        return np.bitwise_xor.reduce(self._directions[:, bits], axis=1)


def in_seven_digits(points: Array) -> Draws:
    """Return points of the open unit cube in float32, shape as it is.

    What float32 would round up to 1 stays below it: there a normal variable has no quantile.

    >>> float(in_seven_digits(np.array([1 - 2**-31]))[0]) < 1
    True
    """
    return np.minimum(points.astype(np.float32), np.nextafter(np.float32(1), np.float32(0)))


def _powers() -> Bits:
    return np.uint32(1) << np.arange(BITS, dtype=np.uint32)


def _scrambled(directions: Bits, rng: np.random.Generator) -> Bits:
    """Return directions times a random lower triangular matrix of bits each, with ones across."""
    size = (len(directions), BITS, BITS)
    matrices = np.tril(rng.integers(2, size=size, dtype=np.uint32))
    matrices[:, range(BITS), range(BITS)] = 1
    rows = matrices @ _powers()[::-1]
    parities = np.bitwise_count(rows[:, :, None] & directions[:, None, :]) & 1
    return np.einsum("dpj,p->dj", parities.astype(np.uint32), _powers()[::-1])


@lru_cache(maxsize=8)
def _directions(n_coordinates: int) -> Bits:
    """Return the direction numbers of the first coordinates, shape (coordinates, bits)."""
    polynomials, initial = _numbers()
    directions = np.ones((n_coordinates, BITS), dtype=np.uint32)
    degrees = np.array([int(each).bit_length() - 1 for each in polynomials[:n_coordinates]])
    for degree in set(degrees[1:].tolist()):  # np.unique would load all of numpy.ma
        rows = 1 + np.flatnonzero(degrees[1:] == degree)
        directions[rows] = _recurrent(polynomials[rows], initial[rows], degree)
    return directions * _powers()[::-1]


def _recurrent(polynomials: Bits, initial: Bits, degree: int) -> Bits:
    """Return the numbers that primitive polynomials of one degree make of their initial ones."""
    numbers = np.zeros((len(polynomials), BITS), dtype=np.uint32)
    numbers[:, :degree] = initial[:, :degree]
    for place in range(degree, BITS):
        new = numbers[:, place - degree].copy()
        for term in range(degree):
            counts = polynomials >> np.uint32(degree - 1 - term) & 1
            new ^= counts * (numbers[:, place - term - 1] << np.uint32(term + 1))
        numbers[:, place] = new
    return numbers


@lru_cache(maxsize=1)
def _numbers() -> tuple[Bits, Bits]:
    spec = find_spec("scipy")
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders:
        raise FileNotFoundError("scipy is not installed; its direction numbers are needed")
    with np.load(Path(folders[0]) / NUMBERS) as numbers:
        return numbers["poly"].astype(np.uint32), numbers["vinit"].astype(np.uint32)
