"""What may a browser keep? Our components' files, and nothing that can change at its address."""

import pytest
from starlette.responses import PlainTextResponse

from decision.ui.components import WEB, all_parts
from decision.ui.kept_files import FOR_GOOD, KeptFiles
from tests.ui.asgi import ask

FOLDER = f"/_stcore/bidi-components/{all_parts()}"


def answering(status):
    return KeptFiles(PlainTextResponse("Hello", status, {"Cache-Control": "no-cache"}))


@pytest.mark.parametrize("base", ["", "/offers"])
def test_every_file_of_ours_is_kept_wherever_the_pages_are(base):
    for file in WEB.iterdir():
        answer = ask(answering(200), f"{base}{FOLDER}/{file.name}")
        assert answer.headers.getlist("cache-control") == [FOR_GOOD]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/_stcore/health", 200), ("/how-sure", 200), (f"{FOLDER}/part.js", 404)],
)
def test_nothing_else_is_kept(path, status):
    assert ask(answering(status), path).headers["cache-control"] == "no-cache"
