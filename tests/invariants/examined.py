"""A random decision with all that is computed of it, made once for every invariant."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from decision.analysis import analyse
from decision.engine.one_way import stability_intervals
from decision.findings.information import rank_information
from decision.findings.robustness import robustness
from tests.random_decisions import Case, random_case

# What is tested holds of any number of worlds.
FEW = 512


@dataclass(frozen=True)
class Examined:
    case: Case

    @property
    def decision(self):
        return self.case.decision

    @property
    def rng(self):
        """For what an invariant picks; the same again and again."""
        return np.random.default_rng([self.case.seed, 1])

    @cached_property
    def analysis(self):
        return self.analysis_of(self.decision)

    @cached_property
    def sure(self):
        return robustness(self.analysis, FEW)

    @cached_property
    def asked(self):
        return rank_information(self.analysis)

    @cached_property
    def switching(self):
        return stability_intervals(self.analysis.weights, self.analysis.expected)

    @cached_property
    def outclassing(self):
        """The offer that is better than all others on every criterion, on ranges; or None."""
        beaten = self.analysis.dominates_on_ranges.sum(axis=1)
        found = np.flatnonzero(beaten == len(self.decision.offers) - 1)
        return int(found[0]) if found.size and len(beaten) > 1 else None

    def analysis_of(self, changed):
        """The analysis of the decision after a change, by the same catalogue, with all offers."""
        return analyse(changed, self.case.catalog, all_offers=True)


def examined(seed):
    return Examined(random_case(seed))


def of_every_decision(holds):
    """Make a test of what holds of a decision; one that fails names the seed."""

    def test(some_decisions):
        for one in some_decisions:
            try:
                holds(one)
            except Exception as error:
                error.add_note(f"of the decision examined({one.case.seed})")
                raise

    return test
