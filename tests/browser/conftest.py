from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from decision.store.store import Store
from tests.browser.app_server import AppServer
from tests.browser.find_browser import ARGUMENTS, executable
from tests.decisions import HOSTILE

OURS = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
# Far more than it takes, for where other programs keep the machine busy.
TIMEOUT_MS = 60_000
# What Streamlit and the browser write when the server is away.
BROKEN = (
    "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE",
    "ERR_CONTENT_LENGTH_MISMATCH", "ERR_SOCKET_NOT_CONNECTED", "WebSocket",
    "when disconnected from server", "Client Error in reaching", "server is not responding",
    "DoInitPings timed out", "Connection timed out", "Failed to fetch dynamically imported module",
)  # fmt: skip
KEPT_PAGE = {"viewport", "color_scheme"}  # what the standing page can be asked for
USUAL = {"width": 1280, "height": 720}
expect.set_options(timeout=TIMEOUT_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, object]:
    """Say with a failure what the browser showed."""
    report = yield
    watched = getattr(item, "funcargs", {}).get("standing")
    if report.when == "call" and report.failed and watched:
        for page in watched.all_pages():
            report.sections.append((f"Page {page.url}", page.inner_text("body")))
    return report


def pytest_terminal_summary(terminalreporter) -> None:
    """Say why a test ran once more, and what the browser showed."""
    for report in terminalreporter.stats.get("rerun", ()):
        terminalreporter.section(f"{report.nodeid} failed first ({report.when})")
        terminalreporter.line(report.longreprtext)
        for name, shown in report.sections:
            terminalreporter.line(f"--- {name}\n{shown}")


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

    def __init__(self, page: Page, *, server_ends: bool = False) -> None:
        self.page, self.wrong = page, list[str]()
        self._allowed = BROKEN if server_ends else ()
        page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))
        page.on("console", self._console)
        page.on("dialog", self._dialog)
        page.on("requestfailed", self._failed)

    def all_pages(self) -> list[Page]:
        """Return every page that the browser shows."""
        contexts = self.page.context.browser.contexts
        return [page for context in contexts for page in context.pages]

    def _console(self, message) -> None:
        # On a page that is not the first, Streamlit looks for its own address and misses twice.
        probe = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        allowed = probe or any(part in message.text for part in self._allowed)
        if message.type == "error" and not allowed:
            self.wrong.append(f"console: {message.text}")

    def _dialog(self, dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _failed(self, request) -> None:
        # Elsewhere nothing is found (find_browser), so all that reaches outside fails; to hear of
        # each of a page's 200 requests would cost as much as the test itself.
        if not request.url.startswith(OURS):
            self.wrong.append(f"request to {request.url}")


@pytest.fixture(scope="session")
def standing(browser) -> Iterator[Watched]:
    """A page that is taken again: its process has compiled Streamlit, which takes three seconds."""
    with fresh_context(browser) as context:
        yield Watched(context.new_page())


@contextmanager
def fresh_context(browser: Browser, **options) -> Iterator[BrowserContext]:
    context = browser.new_context(**{"viewport": USUAL, **options})
    context.set_default_timeout(TIMEOUT_MS)
    yield context
    context.close()


@pytest.fixture
def open_page(browser, server, standing) -> Iterator[object]:
    """Open pages; at the end none may have done what it must not.

    What the common server shows, the standing page shows, as if it were new; all else, and what
    asks for more than a size or colours, is shown in a fresh context.
    """
    watched = [standing]
    standing.wrong.clear()

    with ExitStack() as contexts:

        def opened(url: str, context=None, *, server_ends: bool = False, **options) -> Page:
            if context is None and url.startswith(server.url) and set(options) <= KEPT_PAGE:
                standing.page.set_viewport_size(options.get("viewport", USUAL))
                standing.page.emulate_media(color_scheme=options.get("color_scheme", "light"))
                standing.page.goto(url)
                return standing.page
            if context is None:
                context = contexts.enter_context(fresh_context(browser, **options))
            page = context.new_page()
            watched.append(Watched(page, server_ends=server_ends))
            page.goto(url)
            return page

        yield opened
        wrong = [entry for page in watched for entry in page.wrong]
    forget(standing.page)
    assert wrong == []


def forget(page: Page) -> None:
    """Leave nothing of a test in the standing page's context."""
    for other in page.context.pages[1:]:
        other.close()
    page.context.clear_cookies()
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
