"""Does the real server, started as users start it, answer its own names only?"""

import base64
import os
import socket
import struct

import pytest

from decision.ui.guard import security_headers
from tests.browser.app_server import AppServer

pytestmark = pytest.mark.xdist_group("hosting")  # each server is started once
UPGRADE = (
    "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
    f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
)  # fmt: skip
TOO_LONG = 1009  # why a websocket ends


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = AppServer(tmp_path_factory.mktemp("app") / "data").start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def hosted(tmp_path_factory):
    names = {"STREAMLIT_SERVER_ALLOWED_HOSTS": "decisions.example 127.0.0.1"}
    server = AppServer(tmp_path_factory.mktemp("hosted") / "data", names).start()
    yield server
    server.stop()


def fetched(server, path, host, *lines):
    """Return status, headers and body, asked for by bytes on a socket."""
    upgrade = lines or ("Connection: close",)
    request = "\r\n".join([f"GET {path} HTTP/1.1", f"Host: {host}", *upgrade, "", ""])
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(request.encode())
        received = line.recv(65536)
        # A websocket stays open after the headers.
        while not (lines and b"\r\n\r\n" in received) and (more := line.recv(65536)):
            received += more
    head, _, body = received.decode("utf-8", "replace").partition("\r\n\r\n")
    status, *headers = head.split("\r\n")
    pairs = (header.split(": ", 1) for header in headers)
    return int(status.split()[1]), {name.lower(): value for name, value in pairs}, body


def stream(server, host, origin):
    return fetched(server, "/_stcore/stream", host, *UPGRADE, f"Origin: {origin}")[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_this_machine_is_answered(server, host):
    own = f"{host}:{server.port}"
    assert fetched(server, "/", own)[0] == 200
    assert stream(server, own, f"http://{own}") == 101


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/offers"])
def test_a_rebound_name_is_refused_with_the_reason(server, path):
    status, _, body = fetched(server, path, f"evil.example:{server.port}")
    assert status == 403
    assert f'"evil.example:{server.port}"' in body
    assert "--server.allowedHosts NAME" in body


def test_a_rebound_name_gets_no_websocket_though_host_and_origin_agree(server):
    evil = f"evil.example:{server.port}"
    assert stream(server, evil, f"http://{evil}") == 403
    assert stream(server, evil, f"http://127.0.0.1:{server.port}") == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "http://localhost:1", "null"])
def test_another_page_gets_no_websocket(server, origin):
    assert stream(server, f"127.0.0.1:{server.port}", origin) == 403


@pytest.mark.parametrize(
    "path", ["/", "/offers", "/favicon.png", "/_stcore/health", "/_stcore/metrics", "/media/none"]
)
@pytest.mark.parametrize("host", ["127.0.0.1", "evil.example"])
def test_every_response_carries_the_security_headers(server, path, host):
    _, headers, _ = fetched(server, path, host)
    for name, value in security_headers().items():
        assert headers[name.lower()] == value


@pytest.mark.parametrize("path", ["metrics", "agent/openapi.json", "agent/mcp", "agent/interact"])
def test_metrics_and_agents_are_closed(server, path):
    assert fetched(server, f"/_stcore/{path}", "127.0.0.1")[0] == 404


def test_a_message_that_is_too_long_is_refused_before_it_is_there(server):
    upgrade = ["GET /_stcore/stream HTTP/1.1", f"Host: 127.0.0.1:{server.port}", *UPGRADE]
    announced = struct.pack("!BBQ4x", 0x82, 0xFF, 30 * 10**6)  # a binary frame, masked
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall("\r\n".join([*upgrade, "", ""]).encode())
        received = line.recv(65536)
        line.sendall(announced)
        while struct.pack("!H", TOO_LONG) not in received:
            more = line.recv(65536)
            assert more, "it ended without a reason"
            received += more


def test_no_page_elsewhere_may_steer_ours(server):
    assert '"allowedOrigins":[]' in fetched(server, "/_stcore/host-config", "127.0.0.1")[2]


def test_who_hosts_it_names_its_own_host(hosted):
    assert fetched(hosted, "/", "decisions.example")[0] == 200
    assert stream(hosted, "decisions.example", "https://decisions.example") == 101
    assert fetched(hosted, "/", "evil.example")[0] == 403
    assert fetched(hosted, "/", "localhost")[0] == 403
