import subprocess
import sys

import numpy as np

from decision import edits
from decision.analysis import analyse
from decision.beliefs import cache
from decision.beliefs.batches import BATCH, batches
from decision.beliefs.sample import _factors, _values, sample
from tests.decisions import founding_case


def test_simulations_wait_for_no_library_to_load():
    program = (
        "import sys; from decision.analysis import analyse;"
        "from decision.beliefs.batches import batches;"
        "from decision.beliefs.sample import any_weights, sample;"
        "from decision.files.decision_json import gallery;"
        "decision = next(iter(gallery())); batch = batches(64, 0)[0];"
        "sample(analyse(decision).beliefs, batch, 1.5); any_weights((True, True), batch);"
        "print(*sorted(name for name in sys.modules if name.startswith('scipy')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_of_a_further_decision_only_its_own_values_are_kept():
    cache.forget()
    for likely in (3.0, 4.0):
        decision = edits.rate(founding_case(), "lab", "impact", likely - 1, likely, likely + 1)
        beliefs = analyse(decision).beliefs
        before = cache.size()
        values, factors = sample(beliefs, batches(BATCH, 0)[0], 1.5)
        grown = cache.size() - before
    assert factors.shape == (beliefs.n_criteria, BATCH)
    assert values.nbytes <= grown < values.nbytes + factors.nbytes / 2


def test_the_first_batch_is_drawn_as_the_others_are():
    beliefs = analyse(founding_case()).beliefs
    first, second = batches(2 * BATCH, 0)
    values, factors = sample(beliefs, first, 1.5)
    drawn, uniforms = _values(beliefs, first)
    np.testing.assert_array_equal(values, drawn)
    np.testing.assert_array_equal(factors, _factors(uniforms.astype(float), 1.5))
    assert (sample(beliefs, second, 1.5)[1] != factors).any()
