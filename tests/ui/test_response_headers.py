import base64
import hashlib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit import file_util

from decision.ui.guard import SecurityHeaders, failed, security_headers
from tests.ui.asgi import ask, finished, hello


class InlineScripts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.texts, self._inside = [], False

    def handle_starttag(self, tag, attrs):
        self._inside = tag == "script" and "src" not in dict(attrs)

    def handle_data(self, data):
        if self._inside:
            self.texts.append(data)

    def handle_endtag(self, tag):
        self._inside = False


@pytest.fixture
def policy():
    directives = security_headers()["Content-Security-Policy"].split("; ")
    return {name: sources.split() for name, *rest in [d.split(" ", 1) for d in directives]
            for sources in rest}  # fmt: skip


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_every_response_carries_each_header_once(kind):
    headers = ask(SecurityHeaders(hello), kind=kind).headers
    for name, value in security_headers().items():
        assert headers.getlist(name) == [value]
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_answer_of_a_server_that_failed_carries_them_too():
    answer = finished(failed(None, ValueError("secret")))
    assert answer.status_code == 500
    assert b"secret" not in answer.body
    assert all(answer.headers[name] == value for name, value in security_headers().items())


def test_what_is_not_named_is_not_loaded_and_nothing_is_loaded_from_elsewhere(policy):
    assert policy["default-src"] == ["'none'"]
    own = {"'self'", "'none'", "'unsafe-inline'", "data:"}
    for name, sources in policy.items():
        assert set(sources) <= own or name == "script-src"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == ["'none'"]


def test_scripts_are_files_and_what_stands_in_the_page(policy):
    page = InlineScripts()
    page.feed(Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8"))
    digests = [hashlib.sha256(text.encode()).digest() for text in page.texts]
    hashes = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    assert hashes
    assert policy["script-src"] == ["'self'", *hashes]
