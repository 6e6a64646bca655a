"""Is what was measured written whole? With numbers made up, so that no browser has to run."""

from tests.bench.performance.big import Big
from tests.bench.performance.big_section import big_section
from tests.bench.performance.engine_section import engine_section
from tests.bench.performance.in_python import Worlds
from tests.bench.performance.move_profile import OTHER, OURS, PLOTLY, STREAMLIT
from tests.bench.performance.move_profile import STEPS as HERE
from tests.bench.performance.observing import STEPS as THERE
from tests.bench.performance.openings import Openings
from tests.bench.performance.scripts import by_whose
from tests.bench.performance.spending import Spent
from tests.bench.performance.start_section import start_section
from tests.bench.performance.starts import Started
from tests.bench.performance.two_processes import Service, services_section


def spent(milliseconds):
    shares = dict.fromkeys(THERE, 1 / len(THERE))
    steps = dict.fromkeys(HERE, milliseconds / len(HERE))
    return Spent(milliseconds, milliseconds, shares, steps, milliseconds)


def test_a_big_decision_is_said_beside_the_small_one():
    sizes = ((5, 5, 100.0), (30, 15, 250.0), (100, 30, 4_000.0))
    text = big_section([Big(n, m, ms, ms, 300.0, spent(ms), spent(ms)) for n, m, ms in sizes])
    assert "| 30 by 15 | 250 ms | **2.5** | 250 ms | **2.5** | 300 MB |" in text
    assert "- a move of 30 by 15, of 5 by 5: 2.5, at most 3.0, **held**" in text
    assert "- 100 by 30 opened: 4,000 ms, at most 3,000 ms, **missed**" in text


def test_the_start_is_said_with_its_imports():
    started = Started((1.3, 1.0), (3.0, 2.0), (1.3, 1.0), (0.5, 0.1))
    imported = {"numpy": 200.0, "streamlit": 300.0}, {"streamlit": 300.0}
    scripts = {OURS: 50.0, PLOTLY: 250.0, STREAMLIT: 300.0, OTHER: 100.0}
    both = (spent(10.0), spent(5.0)), (spent(4.0), spent(2.0))
    text = start_section(started, imported, Openings(*both, scripts))
    assert "- start and first chart together, ratio: 1.43, at most 1.30, **missed**" in text
    assert "- the command line, ratio: 5.00, at most 5.00, **held**" in text
    assert "| numpy | 200 ms | 0 ms |" in text
    assert "1000 of 1300 ms would be left, **1.0** of the app with one chart" in text


def test_what_the_browser_does_for_a_script_is_the_scripts():
    def node(number, name, url="", *called):
        frame = {"functionName": name, "url": url}
        return {"id": number, "callFrame": frame, "children": list(called)}

    nodes = [
        node(1, "(root)", "", 2, 6, 7),
        node(2, "se", "http://here/static/js/react.js", 3),
        node(3, "default", "http://here/crossroads-1.part/part.js", 4, 5),
        node(4, "plot", "http://here/charts/plotly.js", 8),
        node(5, "getBoundingClientRect"),
        node(6, "(idle)"),
        node(7, "(program)"),
        node(8, "getBoundingClientRect"),
    ]
    profile = {"nodes": nodes, "samples": [2, 3, 4, 5, 6, 7, 8], "timeDeltas": [1000] * 7}
    assert by_whose(profile) == {OURS: 2, PLOTLY: 2, STREAMLIT: 1, OTHER: 1}


def test_the_engine_says_what_a_simulation_and_offer_costs():
    found = [Worlds(5, 100_000, 14.0, 28.0, 1e4, float("nan"), 2.0)]
    text = engine_section([*found, found[0]._replace(offers=1_000, ours=28.0, megabytes=125.0)])
    assert "a simulation and offer costs 14 to 28 ns" in text
    assert "1,000 offers by 100,000 simulations peak at 125 MB" in text


def test_two_processes_are_said_by_how_often_people_move():
    found = [Service(asked, p95, 0.02, 640.0) for asked, p95 in ((25, 0.2), (50, 0.5), (100, 1.5))]
    text = services_section(found)
    assert "| 2 s | 50 | 500 ms | 20 ms | 640 MB |" in text
    assert "- 100 people who each move every 2 s: 500 ms, at most 1,000 ms, **held**" in text
    assert "- 100 people who each move every 1 s: 1,500 ms, at most 1,000 ms, **missed**" in text
