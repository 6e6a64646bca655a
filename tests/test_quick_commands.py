"""What do commands on small tables leave unloaded? What takes longer to load than they need."""

import subprocess
import sys

import pytest

from tests.browser.app_server import CHECKOUT

SLOW = {"scipy", "pandas", "openpyxl", "xlsxwriter", "streamlit", "plotly", "sqlalchemy"}
SLOW |= {"numpy.ma"}


@pytest.mark.parametrize("command", ["compare", "ratings"])
def test_a_command_on_a_small_table_loads_no_slow_library(command):
    table = CHECKOUT / "sample_offers" / "ratings.csv"
    program = (
        "import sys; from decision.terminal.running import run;"
        f"assert run([{command!r}, {str(table)!r}], print) == 0;"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert SLOW.isdisjoint(done.stderr.split())
