"""Which browser can the browser tests drive? The first one that really starts.

``python -m tests.browser.find_browser`` prints its path, or says how to get one and exits with 1.
"""

import os
import shutil
import sys
from collections.abc import Iterator

from playwright.sync_api import Error, Playwright, sync_playwright

ARGUMENTS = (
    "--no-sandbox",  # as root Chromium refuses to start otherwise
    "--disable-gpu",
    "--font-render-hinting=none",  # letters as wide as people see them
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    # Nothing but this machine is found, so that what reaches outside fails and is seen.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost",
)
NAMED_BY = "CROSSROADS_BROWSER"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
HOW_TO_GET_ONE = f"""
The browser tests need Chromium or Google Chrome. On Debian, as root, its part without windows:
    apt-get install chromium-headless-shell libatomic1 fonts-liberation fonts-noto-color-emoji
Elsewhere install either and, should it not be on the PATH, name it:
    {NAMED_BY}=/path/to/browser make test
Everything but the browser tests: make check"""


class NoBrowserError(RuntimeError):
    """No browser starts; the message says what was tried and how to get one."""


def executable() -> str:
    """Return the path of a browser that was started; call it before Playwright runs."""
    tried: list[str] = []
    try:
        with sync_playwright() as playwright:
            for path in _candidates():
                reason = _refusal(playwright, path)
                if reason is None:
                    return path
                tried.append(f"{path} does not start: {reason}")
    except Exception as error:  # what Playwright raises when its own driver fails varies
        tried.append(f"Playwright does not start: {error}")
    found = "\n".join(tried) or f"Found none of {', '.join(_names())}."
    raise NoBrowserError(found + HOW_TO_GET_ONE)


def _names() -> tuple[str, ...]:
    named = os.environ.get(NAMED_BY)
    return (named,) if named else NAMES


def _candidates() -> Iterator[str]:
    return filter(None, map(shutil.which, _names()))


def _refusal(playwright: Playwright, path: str) -> str | None:
    try:
        playwright.chromium.launch(executable_path=path, args=ARGUMENTS).close()
    except Error as error:
        return error.message.strip().splitlines()[0]
    return None


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{executable()}\n")
    except NoBrowserError as error:
        sys.exit(str(error))
