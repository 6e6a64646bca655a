"""How often does a test of random cases repeat itself?"""

from hypothesis import settings

FEWEST = 5


def examples(in_a_soak: int, fewest: int = FEWEST) -> int:
    """Return how many examples: all in a soak, else a fifth of them, which are always the same."""
    is_soak = settings.get_current_profile_name() == "soak"
    return in_a_soak if is_soak else min(in_a_soak, max(in_a_soak // 5, fewest))
