"""What does a deep check say, while it runs and afterwards?"""

from decision.findings.robustness import Robustness
from decision.words.shares import share_of_worlds
from decision.words.text import Sentence, listed
from decision.words.verdict import offer_name

MOST = 8  # offers named


def _closely(share: float) -> str:
    """Return a share with a decimal; what is simulated is never 0 or 100 %."""
    return f"{100 * share:.1f} %" if 0.001 <= share <= 0.999 else share_of_worlds(share)


def progress_said(done: int, total: int) -> str:
    """Return how far a check is.

    >>> progress_said(16384, 1000000)
    '16,384 of 1,000,000 worlds'
    """
    return f"{done:,} of {total:,} worlds"


def found_so_far(sure: Robustness, usual: Robustness, n_asked: int) -> tuple[Sentence, ...]:
    """Return the shares that a check found, and by how much the usual ones differ.

    Parameters
    ----------
    n_asked
        How many worlds were to be looked at; ``sure`` says how many were.
    """
    first = sorted(range(len(sure.first_place)), key=lambda place: -sure.first_place[place])[:MOST]
    parts = [
        (*offer_name(sure.analysis, place), f" {_closely(float(sure.first_place[place]))}")
        for place in first
    ]
    off = 100 * float(abs(sure.first_place - usual.first_place).max())
    stopped = f"Stopped after {progress_said(sure.n_draws, n_asked)}. "
    begun = stopped if sure.n_draws < n_asked else f"In {n_asked:,} worlds: "
    return (
        (f"{begun}First place goes to ", *listed(parts), "."),
        (f"What the page shows differs from that by at most {off:.2f} percentage points.",),
    )
