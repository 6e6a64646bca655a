"""How well does somebody foresee? The share of hits, and how far a few of them can mislead.

Source: Clopper and Pearson, Biometrika 26 (1934) 404-413, for the exact interval.
"""

LEVEL = 0.9


def hit_rate_interval(n_hits: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Return between which shares the true one lies, by the exact interval of a binomial share.

    Parameters
    ----------
    n_hits, n
        How many of how many came true; 0 <= n_hits <= n. Of none anything may be true.
    level
        How often such an interval holds the true share at least, 0 to 1.

    >>> [round(end, 3) for end in hit_rate_interval(9, 10)]
    [0.606, 0.995]
    """
    from scipy.special import betaincinv  # slow to load, and seldom needed

    outside = (1 - level) / 2
    low = float(betaincinv(n_hits, n - n_hits + 1, outside)) if n_hits else 0.0
    high = float(betaincinv(n_hits + 1, n - n_hits, 1 - outside)) if n_hits < n else 1.0
    return low, high
