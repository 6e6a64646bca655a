import pytest

from decision.ui import safe_start
from decision.ui.way_back import COOKIE, WayBack
from tests.ui.asgi import ask, hello

HERS, LOGGED_IN = "a-link_0", "_streamlit_user=signed"


def asked(path="/", query="", cookies=""):
    return ask(WayBack(hello), path, query=query, headers=[("cookie", cookies)] if cookies else [])


def test_who_has_to_log_in_first_is_led_to_the_decision_that_was_opened():
    kept = asked(query=f"d={HERS}").headers["set-cookie"]
    assert "HttpOnly" in kept
    assert "samesite=lax" in kept.lower()
    answer = asked(cookies=f"{LOGGED_IN}; {kept.partition(';')[0]}")
    assert (answer.status, answer.headers["location"]) == (303, f"?d={HERS}")
    assert f'{COOKIE}=""' in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("path", "query", "cookies"),
    [
        ("/", "", ""),
        ("/", f"d={HERS}", LOGGED_IN),
        ("/", "d=//evil.example", ""),
        ("/", "d=x%0d%0aset-cookie: y", ""),
        ("/", "", f"{COOKIE}={HERS}"),
        ("/", "", f"{LOGGED_IN}; {COOKIE}=x&d=y"),
        ("/", "", f"{LOGGED_IN}; {COOKIE}=//evil.example"),
        ("/", "", f'{LOGGED_IN}; {COOKIE}="a\\015\\012b"'),
        ("/", "d=other", f"{LOGGED_IN}; {COOKIE}={HERS}"),
        ("/auth/login", "", f"{LOGGED_IN}; {COOKIE}={HERS}"),
    ],
)
def test_nobody_else_is_led_anywhere(path, query, cookies):
    answer = asked(path, query, cookies)
    assert (answer.status, answer.body) == (200, "Hello")
    assert "set-cookie" not in answer.headers


def test_it_is_there_only_where_people_log_in(monkeypatch):
    def is_there():
        return WayBack in [each.cls for each in safe_start.middleware()]

    assert not is_there()
    monkeypatch.setenv("CROSSROADS_HOSTED", "1")
    assert is_there()
    monkeypatch.setenv("CROSSROADS_WITHOUT_LOGIN", "1")
    assert not is_there()
