import subprocess
import sys


def test_simulations_wait_for_no_library_to_load():
    program = (
        "import sys; from decision.analysis import analyse;"
        "from decision.beliefs.sample import any_weights, batches, sample;"
        "from decision.files.decision_json import gallery;"
        "decision = next(iter(gallery())); batch = batches(64, 0)[0];"
        "sample(analyse(decision).beliefs, batch, 1.5); any_weights((True, True), batch);"
        "print(*sorted(name for name in sys.modules if name.startswith('scipy')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
