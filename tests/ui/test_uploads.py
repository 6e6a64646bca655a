"""Of all that is uploaded, does a process hold no more than it can?"""

from types import SimpleNamespace

import pytest
from starlette.responses import Response
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from decision.ui import guard, uploads
from tests.ui.asgi import ask

REFUSED = "too-large"


@pytest.fixture
def manager(monkeypatch):
    manager = MemoryUploadedFileManager("/_stcore/upload_file")
    monkeypatch.setattr(uploads, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=manager))
    return manager


@pytest.fixture
def upload(manager):
    """Send a file of so many bytes, as a browser does."""

    async def taking(scope, receive, send):
        *_, session, file = scope["path"].split("/")
        if file != REFUSED:
            data = bytes(scope["app_bytes"])
            manager.add_file(session, UploadedFileRec(file, "a.csv", "text/csv", data))
        await Response(status_code=413 if file == REFUSED else 204)(scope, receive, send)

    app = uploads.Uploads(taking)

    def sent(session, file, size=1):
        path = f"/_stcore/upload_file/{session}/{file}"
        return ask(app, path, method="PUT", app_bytes=size).status

    return sent


def held(manager):
    return {session: list(files) for session, files in manager.file_storage.items() if files}


def test_of_a_session_the_newest_files_are_held(upload, manager):
    for number in range(3 * uploads.MOST_FILES):
        assert upload("anna", f"f{number}") == 204
    assert upload("ben", "his") == 204
    assert upload("anna", REFUSED) == 413
    newest = [f"f{n}" for n in range(2 * uploads.MOST_FILES, 3 * uploads.MOST_FILES)]
    assert held(manager) == {"anna": newest, "ben": ["his"]}


def test_of_all_sessions_so_many_bytes_are_held(upload, manager, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    for number in range(50):
        upload(f"s{number}", "f", 300)
    assert held(manager) == {"s47": ["f"], "s48": ["f"], "s49": ["f"]}
    manager.remove_session_files("s49")  # it has ended
    upload("s50", "f", 300)
    assert held(manager) == {"s47": ["f"], "s48": ["f"], "s50": ["f"]}


def test_a_file_that_is_sent_again_is_the_newest(upload, manager):
    for file in ["again", *map(str, range(uploads.MOST_FILES - 1)), "again", "last"]:
        upload("anna", file)
    assert set(held(manager)["anna"]) == {
        *map(str, range(1, uploads.MOST_FILES - 1)),
        "again",
        "last",
    }


def test_it_stands_before_every_app():
    assert uploads.Uploads in [each.cls for each in guard.MIDDLEWARE]
