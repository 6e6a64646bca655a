import subprocess
import sys


def test_warming_up_loads_all_that_the_first_worlds_would_wait_for():
    program = (
        "import sys; from decision.beliefs import sample; assert 'scipy' not in sys.modules;"
        "sample.warm_up(); before = set(sys.modules);"
        "from decision.analysis import analyse;"
        "from decision.findings.robustness import robustness;"
        "from decision.files.decision_json import gallery;"
        "robustness(analyse(next(iter(gallery()))), 64);"
        "print(*sorted(name for name in set(sys.modules) - before if name.startswith('scipy')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
