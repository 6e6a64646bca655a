"""What does a range become when one of its ends is moved?"""

from collections.abc import Mapping


def pushed(ends: Mapping[str, float], end: str, number: float) -> dict[str, float]:
    """Return low, likely and high with one of them moved, which pushes the others along.

    >>> pushed({"low": 2, "likely": 5, "high": 8}, "low", 9)
    {'low': 9, 'likely': 9, 'high': 9}
    """
    moved = {**ends, end: number}
    low, high = min(moved["low"], number), max(moved["high"], number)
    return {"low": low, "likely": min(max(moved["likely"], low), high), "high": high}
