from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from decision.store.store import Store
from tests.browser.app_server import AppServer
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import HOSTILE

OURS = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
# Far more than it takes, for where other programs keep the machine busy.
TIMEOUT_MS = 60_000
expect.set_options(timeout=TIMEOUT_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Hostile names: all on one page, in a soak each on its own."""
    if "hostile" in metafunc.fixturenames:
        alone = metafunc.config.getoption("soak")
        sets = [(name,) for name in HOSTILE] if alone else [tuple(HOSTILE)]
        metafunc.parametrize("hostile", sets, ids=map(str, range(len(sets))))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[AppServer]:
    server = AppServer(tmp_path_factory.mktemp("app") / "data").start()
    yield server
    server.stop()


@pytest.fixture
def own_server(tmp_path) -> Iterator[AppServer]:
    """A server for tests that end it or need an empty store."""
    server = AppServer(tmp_path / "data").start()
    yield server
    server.stop()


@pytest.fixture
def store(server) -> Store:
    return Store(server.folder)


class Watched:
    """What a page must never do: fail in its scripts, ask for dialogs, reach outside."""

    def __init__(self, page: Page, *, server_ends: bool) -> None:
        self.page, self.wrong = page, list[str]()
        self._allowed = ("ERR_CONNECTION_REFUSED", "WebSocket") if server_ends else ()
        page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))
        page.on("console", self._console)
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    def _console(self, message) -> None:
        # On a page that is not the first, Streamlit looks for its own address and misses twice.
        probe = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        allowed = probe or any(part in message.text for part in self._allowed)
        if message.type == "error" and not allowed:
            self.wrong.append(f"console: {message.text}")

    def _dialog(self, dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request) -> None:
        if not request.url.startswith(OURS):
            self.wrong.append(f"request to {request.url}")


@pytest.fixture
def open_page(browser) -> Iterator[object]:
    """Open pages in a fresh context each; at the end none may have done what it must not."""
    contexts, watched = [], []

    def opened(url: str, context=None, *, server_ends: bool = False, **options) -> Page:
        if context is None:
            context = browser.new_context(**options)
            context.set_default_timeout(TIMEOUT_MS)
            contexts.append(context)
        page = context.new_page()
        watched.append(Watched(page, server_ends=server_ends))
        page.goto(url)
        return page

    yield opened
    wrong = [entry for page in watched for entry in page.wrong]
    for context in contexts:
        context.close()
    assert wrong == []
