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
        "import sys; from decision.command_line import main;"
        f"assert main([{command!r}, {str(table)!r}]) == 0;"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert SLOW.isdisjoint(done.stderr.split())


def test_a_command_does_not_read_what_installed_packages_say_of_themselves():
    table = CHECKOUT / "sample_offers" / "ratings.csv"
    program = (
        "import sys; opened = [];"
        "sys.addaudithook(lambda event, about: event == 'open' and opened.append(str(about[0])));"
        "from decision.command_line import main;"
        f"assert main(['compare', {str(table)!r}]) == 0;"
        "print(*opened, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    opened = done.stderr.splitlines()
    assert str(table) in opened
    assert not [each for each in opened if ".dist-info" in each]
