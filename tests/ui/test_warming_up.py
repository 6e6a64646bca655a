"""Is all that a decision takes loaded when the first visitor comes?"""

import json
import os
import subprocess
import sys

from streamlit import config

from decision.store import where
from decision.ui import safe_start
from tests.browser.app_server import CHECKOUT

FIRST_VISIT = """
import json, sys
from decision.ui import entry
from decision.ui.pages import compare, how_sure
from decision.engine import even_points
entry._load_by_working_out()
loaded, read = set(sys.modules), even_points._numbers.cache_info().misses
from decision import charts
from decision.analysis import analyse
from decision.files.decision_json import gallery
from decision.findings.findings import Findings
from decision.words.statement import statement
findings = Findings(analyse(gallery()[1]))
statement(findings), charts.contributions_chart(findings), charts.shares_chart(findings)
findings.robustness, findings.potential_optimality, findings.information
read_later = even_points._numbers.cache_info().misses - read
print(json.dumps([sorted(set(sys.modules) - loaded), read_later]))
"""

ALL_PAGES = """
import sys
from tests.ui.screen import shown
pages = "compare", "offers", "criteria", "how_sure", "ask", "files", "how_it_works"
drawn = [len(shown(page).main) > 1 for page in pages]
print(all(drawn), *{"pandas", "pyarrow"} & set(sys.modules))
"""

START = """
import asyncio, gc, sys
searches = []
gc.callbacks.append(lambda phase, about: searches.append(about["generation"]))
import app
from decision.ui import entry
print(*{"sqlalchemy", "decision.model", "numpy"} & set(sys.modules), "answers")
entry._plotly = sys.exit  # the thread goes no further

async def start():
    async with entry.warm_up(app.app):
        entry.until_loaded()
        print("decision.ui.pages.compare" in sys.modules)
        print(searches.count(2), gc.isenabled(), gc.get_freeze_count() > 10_000)

asyncio.run(start())
"""


def printed(script, folder):
    """Return what a script prints in a process of its own: in this one most is loaded already."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=CHECKOUT,
        env={**os.environ, "CROSSROADS_DATA_DIR": str(folder), "PYTHONPATH": str(CHECKOUT)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_first_visitor_waits_for_nothing_to_be_loaded(tmp_path):
    assert json.loads(printed(FIRST_VISIT, tmp_path).splitlines()[-1]) == [[], 0]


def test_no_page_loads_what_only_tables_of_streamlit_take(tmp_path):
    # Half a second of the first visit, and 60 MB.
    assert printed(ALL_PAGES, tmp_path).split() == ["True"]


def test_the_server_answers_first_and_loads_the_rest_without_looking_for_garbage(tmp_path):
    assert printed(START, tmp_path).split() == ["answers", "True", "0", "True", "True"]


def test_the_start_knows_the_setting_that_the_store_reads():
    assert safe_start.STORE_URL == where.STORE_URL


def test_no_run_ends_with_a_collection_of_all_there_is():
    # Streamlit asks for one after every run, unless the settings say no; it knows the name of this.
    assert config.get_option("runner.postScriptGC") is False
