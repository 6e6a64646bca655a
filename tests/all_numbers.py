"""All that a result of simulations says in numbers, also what is made only when it is read."""

from functools import cached_property

import numpy as np

from decision.findings.robustness import Robustness

WHEN_READ = [
    name
    for name, what in vars(Robustness).items()
    if isinstance(what, cached_property) and not name.startswith("_")
]


def numbers(found):
    values = [getattr(found, name) for name in (*Robustness.__dataclass_fields__, *WHEN_READ)]
    return [value for value in values if isinstance(value, np.ndarray | np.generic)]
