"""Whose scripts does a page's thread run? Chromium's own profile, looked at five times in a ms."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Page

from tests.bench.performance.move_profile import OTHER, OURS, PLOTLY, STREAMLIT, WRITTEN_BY

LOOK_EVERY = 200  # microseconds
REST, ITSELF = ("(idle)", "(root)"), ("(program)", "(garbage collector)")
WHOSE = (OURS, PLOTLY, STREAMLIT, OTHER)


def scripts_in(page: Page, act: Callable[[], object]) -> Mapping[str, float]:
    """Do something with a page, and return what its thread takes, in ms, by whose scripts it runs.

    What the browser does for a script, such as laying the page out when it is asked where something
    stands, counts as the script's. *Else* is what it does by itself.
    """
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.setSamplingInterval", {"interval": LOOK_EVERY})
    session.send("Profiler.start")
    act()
    found = session.send("Profiler.stop")["profile"]
    session.detach()
    return by_whose(found)


def by_whose(profile: Mapping[str, Any]) -> Mapping[str, float]:
    """Return the milliseconds of a profile by whose script is innermost."""
    whose: dict[int, str] = {}
    for node in profile["nodes"]:  # those that call come before those that are called
        whose.setdefault(node["id"], OTHER)
        whose[node["id"]] = _whose(node["callFrame"]) or whose[node["id"]]
        for called in node.get("children", ()):
            whose[called] = whose[node["id"]]
    names = {node["id"]: node["callFrame"]["functionName"] for node in profile["nodes"]}
    spent = defaultdict[str, float](float)
    for node, microseconds in zip(profile["samples"], profile["timeDeltas"], strict=True):
        if names[node] not in REST:
            spent[OTHER if names[node] in ITSELF else whose[node]] += microseconds / 1e3
    return {each: spent[each] for each in WHOSE}


def _whose(frame: Mapping[str, Any]) -> str | None:
    return next((each for part, each in WRITTEN_BY.items() if part in frame["url"]), None)
