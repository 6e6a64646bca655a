import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser):
    help_text = "how many random decisions each invariant is held to"
    parser.addoption("--decisions", type=int, default=2000, help=help_text)


@pytest.fixture(scope="session")
def published() -> dict[str, dict[str, Any]]:
    """The published cases by name; each carries its source."""
    path = Path(__file__).parent / "reference" / "cases.json"
    return {case["name"]: case for case in json.loads(path.read_text(encoding="utf-8"))}
