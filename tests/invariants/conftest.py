import pytest

from tests.invariants.examined import examined

# So many at a time are kept while every invariant looks at them, all in one process.
TOGETHER = 50


def pytest_generate_tests(metafunc):
    if "some_decisions" in metafunc.fixturenames:
        starts = range(0, metafunc.config.getoption("decisions"), TOGETHER)
        places = [pytest.param(n, marks=pytest.mark.xdist_group(f"from {n}")) for n in starts]
        metafunc.parametrize("some_decisions", places, indirect=True, scope="session")


@pytest.fixture(scope="session")
def some_decisions(request):
    return [examined(seed) for seed in range(request.param, request.param + TOGETHER)]
