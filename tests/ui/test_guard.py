import tomllib

import pytest
from streamlit import config

from decision.home import home
from decision.ui import guard
from tests.ui.asgi import ask, finished, hello

OWN = [
    "127.0.0.1", "127.0.0.1:8501", "localhost", "localhost:1", "LocalHost:8501", "localhost.",
    "[::1]", "[::1]:8501",
]  # fmt: skip
FOREIGN = [
    "evil.example", "evil.example:8501", "localhost.evil.example", "evil.localhost",
    "127.0.0.1.evil.example", "localhost@evil.example", "evil@localhost", "localhost:x",
    "192.168.1.5", "[::2]", "[::1", "localhost/evil", "",
]  # fmt: skip
OPEN = [
    "/", "/offers", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream",
    "/_stcore/upload_file/session/file", "/_stcore/bidi-components/x/y.js",
    "/static/js/index.js", "/media/x.csv", "/base/_stcore/health", "/my_stcore",
]  # fmt: skip
CLOSED = [
    "/_stcore/metrics", "/_stcore/metrics/", "/base/_stcore/metrics", "/_stcore", "/_stcore/",
    "/_stcore/script-health-check", "/_stcore/agent/openapi.json", "/_stcore/agent/interact",
    "/_stcore/agent/mcp", "/_stcore/health/_stcore/metrics",
]  # fmt: skip


@pytest.fixture
def answering():
    """Make the guard for certain host names; the setting is put back afterwards."""
    before = config.get_option(guard.SETTING)

    def made(*hosts):
        config.set_option(guard.SETTING, list(hosts))
        return guard.Doorkeeper(hello)

    yield made
    config.set_option(guard.SETTING, before)


@pytest.fixture
def door(answering):
    return answering(*guard.THIS_MACHINE)


@pytest.mark.parametrize("kind", ["http", "websocket"])
class TestHostNames:
    @pytest.mark.parametrize("host", OWN)
    def test_this_machine_is_called_by_any_of_its_names_at_any_port(self, door, kind, host):
        assert ask(door, kind=kind, headers=[("host", host)]).status == 200

    @pytest.mark.parametrize("host", FOREIGN)
    def test_a_foreign_name_is_refused(self, door, kind, host):
        answer = ask(door, kind=kind, headers=[("host", host)])
        assert answer.status == 403
        assert f'"{host}"' in answer.body

    def test_no_name_and_two_names_are_refused(self, door, kind):
        assert ask(door, kind=kind).status == 403
        twice = [("host", "localhost"), ("host", "evil.example")]
        assert ask(door, kind=kind, headers=twice).status == 403

    def test_who_hosts_it_names_its_own_names(self, answering, kind):
        door = answering("decisions.example", "*.team.example")
        for host, status in [
            ("decisions.example", 200),
            ("decisions.example:443", 200),
            ("a.team.example", 200),
            ("team.example", 403),
            ("evil.example", 403),
            ("localhost", 403),
        ]:
            assert ask(door, kind=kind, headers=[("host", host)]).status == status, host

    def test_where_no_name_is_set_those_of_this_machine_hold(self, answering, kind):
        door = answering()
        assert ask(door, kind=kind, headers=[("host", "localhost")]).status == 200
        assert ask(door, kind=kind, headers=[("host", "evil.example")]).status == 403


def test_the_refusal_is_plain_text_that_says_what_to_do(door):
    answer = ask(door, headers=[("host", "<b>" + "x" * 999)])
    assert answer.headers["content-type"].startswith("text/plain")
    assert "--server.allowedHosts NAME" in answer.body
    assert "STREAMLIT_SERVER_ALLOWED_HOSTS" in answer.body
    assert len(answer.body) < 700


def test_the_settings_that_are_installed_name_this_machine():
    settings = tomllib.loads((home() / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert tuple(settings["server"]["allowedHosts"]) == guard.THIS_MACHINE


@pytest.mark.parametrize("path", OPEN)
def test_what_the_page_needs_is_open(door, path):
    assert ask(door, path, headers=[("host", "localhost")]).status == 200


@pytest.mark.parametrize("path", CLOSED)
def test_what_only_tells_strangers_of_the_server_is_closed(door, path):
    answer = ask(door, path, headers=[("host", "localhost")])
    assert (answer.status, answer.body) == (404, "Not Found")


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8501", 200),
        ("https://localhost:8501", 200),
        ("http://localhost:3000", 403),
        ("http://127.0.0.1:8501", 403),
        ("http://evil.example", 403),
        ("http://evil.example/localhost:8501", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_the_websocket_is_for_our_own_page(door, origin, status):
    headers = [("host", "localhost:8501"), ("origin", origin)]
    assert ask(door, "/_stcore/stream", kind="websocket", headers=headers).status == status


def test_a_page_elsewhere_can_be_named(door):
    before = config.get_option("server.corsAllowedOrigins")
    config.set_option("server.corsAllowedOrigins", ["https://decisions.example"])
    try:
        headers = [("host", "localhost:8501"), ("origin", "https://decisions.example")]
        assert ask(door, "/_stcore/stream", kind="websocket", headers=headers).status == 200
    finally:
        config.set_option("server.corsAllowedOrigins", before)


def test_what_is_no_request_passes():
    seen = []

    async def app(scope, receive, send):
        seen.append(scope["type"])

    finished(guard.Doorkeeper(app)({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]
