"""Does the app start for many only where that is safe, and say else what is missing?"""

import os
import subprocess
import sys

import pytest
from streamlit import config

from decision.ui import guard, hosting, safe_start
from tests.browser.app_server import CHECKOUT

SOUND = {
    "client_id": "crossroads",
    "client_secret": "x",
    "server_metadata_url": "https://login.example/.well-known/openid-configuration",
    "redirect_uri": "https://decisions.example/oauth2callback",
    "cookie_secret": "x" * 32,
}


@pytest.fixture
def settings(monkeypatch):
    """Set what a host sets: options of the server, and what the log-in needs."""
    before = {}
    monkeypatch.setenv(hosting.HOSTED, "1")
    monkeypatch.delenv(hosting.WITHOUT_LOGIN, raising=False)
    auth = dict(SOUND)
    monkeypatch.setattr(safe_start, "get_secrets_auth_section", lambda: auth)

    def option(name, value):
        before.setdefault(name, config.get_option(name))
        config.set_option(name, value)

    option(guard.SETTING, ["decisions.example"])
    yield option, auth, monkeypatch.setenv
    for name, value in before.items():
        config.set_option(name, value)


def test_what_is_sound_starts(settings):
    assert list(safe_start.unsafe()) == []


@pytest.mark.parametrize("key", SOUND)
def test_a_missing_part_of_the_login_is_named(settings, key):
    settings[1].pop(key)
    (wrong,) = safe_start.unsafe()
    assert f"Log-in: {key} missing" in wrong
    assert hosting.WITHOUT_LOGIN in wrong


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("cookie_secret", "x" * 31, "at least 32"),
        ("cookie_secret", "put the output of: openssl rand -hex 32", "no words"),
        ("redirect_uri", "http://decisions.example/oauth2callback", "https://"),
        ("redirect_uri", "https://decisions.example/", "ends with /oauth2callback"),
        ("redirect_uri", "https://evil.example/oauth2callback", "none of those"),
        ("redirect_uri", "https://[/oauth2callback", "expected an address"),
    ],
)
def test_a_login_that_is_not_safe_is_refused(settings, key, value, said):
    settings[1][key] = value
    (wrong,) = safe_start.unsafe()
    assert wrong.startswith(key)
    assert said in wrong


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (guard.SETTING, []),
        (guard.SETTING, ["localhost", "127.0.0.1"]),
        (guard.SETTING, ["decisions.example", "*"]),
        ("server.enableCORS", False),
        ("server.enableXsrfProtection", False),
        ("server.trustedUserHeaders", {"X-User": "sub"}),
    ],
)
@pytest.mark.parametrize("without_login", ["", "1"])
def test_an_open_edge_is_refused_with_login_and_without(settings, name, value, without_login):
    option, _, setenv = settings
    setenv(hosting.WITHOUT_LOGIN, without_login)
    option(name, value)
    assert any(name in each for each in safe_start.unsafe())


def test_without_login_nothing_of_a_login_is_asked_for(settings):
    settings[1].clear()
    settings[2](hosting.WITHOUT_LOGIN, "1")
    assert list(safe_start.unsafe()) == []
    assert hosting.visitor() == hosting.STRANGER


@pytest.mark.parametrize(("hosted", "without"), [("yes", ""), ("1", "on"), ("", "1"), ("0", "1")])
def test_a_setting_that_is_not_understood_starts_nothing(settings, hosted, without):
    settings[2](hosting.HOSTED, hosted)
    settings[2](hosting.WITHOUT_LOGIN, without)
    assert len(list(safe_start.unsafe())) == 1


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "²", "0"])
def test_a_limit_that_is_no_number_is_refused(settings, number):
    settings[2](hosting.MOST_DECISIONS, number)
    (wrong,) = safe_start.unsafe()
    assert wrong.startswith(f"{hosting.MOST_DECISIONS}: found {number!r}")


def test_limits_are_as_set_and_on_a_machine_of_ones_own_there_are_none(settings):
    for setting, number in ((hosting.MOST_MEGABYTES, "2"), (hosting.KEEP_DAYS, "30")):
        settings[2](setting, number)
    assert hosting.limits()[:2] == (100, 2 * 2**20)
    assert hosting.days_kept() == 30
    settings[2](hosting.HOSTED, "")
    assert hosting.limits() == (None, None, None)
    assert hosting.days_kept() == 0


def test_a_store_that_is_none_starts_nothing(settings):
    settings[2]("CROSSROADS_STORE_URL", "mysql://user:hush@host/database")
    (wrong,) = safe_start.unsafe()
    assert wrong.startswith("CROSSROADS_STORE_URL: expected an address")
    assert "hush" not in wrong


def test_a_machine_of_ones_own_needs_none_of_it(settings):
    settings[1].clear()
    settings[2](hosting.HOSTED, "")
    settings[0](guard.SETTING, [])
    assert list(safe_start.unsafe()) == []
    assert hosting.visitor() == hosting.ANYBODY


def test_an_unsafe_start_ends_with_the_reasons(tmp_path):
    environment = {**os.environ, "CROSSROADS_HOSTED": "1", "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-m", "decision", "run", "--server.headless", "true"]
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=180
    )
    assert ended.returncode != 0
    assert "not safe to serve to many" in ended.stderr
    assert "name the host" in ended.stderr
    assert "client_id" in ended.stderr
    assert "Traceback" not in ended.stderr
