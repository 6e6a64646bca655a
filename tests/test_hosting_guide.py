"""Does what docs/hosting.md says work: its settings, and its nginx before two processes?"""

import base64
import os
import re
import secrets
import shutil
import socket
import ssl
import subprocess
import time
import tomllib
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit import config, file_util

from decision.ui import guard, hosting, safe_start
from tests.browser.app_server import CHECKOUT, AppServer, free_port

GUIDE = (CHECKOUT / "docs" / "hosting.md").read_text(encoding="utf-8")
SITE = (CHECKOUT / "docs" / "nginx.conf").read_text(encoding="utf-8")
HOST = "decisions.example"
WAIT_SECONDS = 60
# Around the file, as Debian's own settings are, but all in a folder that only this user may enter.
AROUND = """
{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{
    {temporary}
    log_format which "$request_uri $upstream_addr";
    include {folder}/site.conf;
}}
"""
KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def block(kind):
    return re.search(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)[1]


def test_the_settings_of_the_guide_are_safe_to_start_with(monkeypatch):
    auth = tomllib.loads(block("toml"))["auth"]
    in_place_of_words = auth | {"cookie_secret": secrets.token_hex(32)}
    monkeypatch.setattr(safe_start, "get_secrets_auth_section", lambda: in_place_of_words)
    before = config.get_option(guard.SETTING)
    try:
        for line in block("sh").splitlines():
            name, _, value = line.partition("=")
            monkeypatch.setenv(name, value)
            if name == "STREAMLIT_SERVER_ALLOWED_HOSTS":
                config.set_option(guard.SETTING, value.split())
        assert list(safe_start.unsafe()) == []
        assert safe_start.has_login()
        in_place_of_words |= auth  # whoever has read the guide would know the secret
        (wrong,) = safe_start.unsafe()
        assert wrong.startswith("cookie_secret")
    finally:
        config.set_option(guard.SETTING, before)


def test_the_guide_names_every_setting_of_a_host():
    settings = {value for value in vars(hosting).values() if str(value).startswith("CROSSROADS_")}
    assert {f"`{each}`" for each in settings} <= set(re.findall(r"`CROSSROADS_\w+`", GUIDE))


def test_no_part_of_the_site_writes_addresses_down():
    parts = SITE.split("\nserver {")[1:]
    answering = [part for part in parts if "ssl_reject_handshake on;" not in part]
    assert len(answering) == 2
    for part in answering:
        assert {"access_log off;", "error_log /var/log/nginx/error.log crit;"} <= {
            line.strip() for line in part.splitlines()
        }


@pytest.fixture(scope="module")
def processes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hosted") / "data"
    settings = {
        "CROSSROADS_HOSTED": "1",
        "CROSSROADS_WITHOUT_LOGIN": "1",
        "STREAMLIT_SERVER_ALLOWED_HOSTS": f"{HOST} 127.0.0.1",  # the last one for AppServer
    }
    servers = [AppServer(folder, settings) for _ in range(2)]
    try:
        yield [server.start() for server in servers]
    finally:
        for server in servers:
            if server._process is not None:
                server.stop()


class Nginx:
    """nginx with the file of the guide, at a port of its own."""

    def __init__(self, folder, processes):
        self.folder, self.port, self.plain_port = folder, free_port(), free_port()
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program, "This test needs nginx. On Debian or Ubuntu: apt-get install nginx-light"
        self._make_certificate()
        (folder / "site.conf").write_text(self._site(processes), encoding="utf-8")
        temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in KINDS)
        user = "user root;" if os.geteuid() == 0 else ""  # else root's nginx has another one work
        around = AROUND.format(folder=folder, temporary=temporary, user=user)
        (folder / "nginx.conf").write_text(around, encoding="utf-8")
        self._command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]

    def _make_certificate(self):
        command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key.pem -out cert.pem"
        about = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        done = subprocess.run([*command.split(), *about], cwd=self.folder, capture_output=True)
        assert done.returncode == 0, done.stderr

    def _site(self, processes):
        certificates = f"/etc/letsencrypt/live/{HOST}"
        text = SITE
        for there, here in (
            ("listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
            ("listen 443 ", f"listen 127.0.0.1:{self.port} "),
            ("root /var/www/html;", f"root {self.folder};"),
            ("127.0.0.1:8501", f"127.0.0.1:{processes[0].port}"),
            ("127.0.0.1:8502", f"127.0.0.1:{processes[1].port}"),
            (f"{certificates}/fullchain.pem", f"{self.folder}/cert.pem"),
            (f"{certificates}/privkey.pem", f"{self.folder}/key.pem"),
            ("access_log off;", f"access_log {self.folder}/which.log which;"),
            ("/var/log/nginx/error.log", f"{self.folder}/error.log"),
        ):
            assert there in text
            text = text.replace(there, here)
        return text

    def check(self):
        done = subprocess.run([*self._command, "-t"], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def start(self):
        self._process = subprocess.Popen(self._command)
        until = time.monotonic() + WAIT_SECONDS
        while not self._answers():
            assert self._process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)

    def _answers(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        except OSError:
            return False
        return True

    def stop(self):
        self._process.terminate()
        self._process.wait(WAIT_SECONDS)

    def fetched(self, path, *lines, host=HOST):
        """Return status and headers, as a browser that knows the certificate gets them."""
        context = ssl.create_default_context(cafile=self.folder / "cert.pem")
        context.check_hostname = host == HOST
        request = "\r\n".join([f"GET {path} HTTP/1.1", f"Host: {host}", *lines, "", ""])
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=30) as line,
            context.wrap_socket(line, server_hostname=host) as safe,
        ):
            safe.sendall(request.encode())
            received = b""
            while b"\r\n\r\n" not in received and (more := safe.recv(65536)):
                received += more
        head = received.decode("utf-8", "replace").partition("\r\n\r\n")[0]
        status, *headers = head.split("\r\n")
        return int(status.split()[1]), [tuple(each.split(": ", 1)) for each in headers]

    def processes_of(self, path):
        """Return which process was asked for a path, by each request."""
        lines = (self.folder / "which.log").read_text(encoding="utf-8").splitlines()
        return [line.split()[1] for line in lines if line.split()[0] == path]


@pytest.fixture(scope="module")
def nginx(tmp_path_factory, processes):
    nginx = Nginx(tmp_path_factory.mktemp("nginx"), processes)
    nginx.check()
    nginx.start()
    yield nginx
    nginx.stop()


def test_while_no_process_answers_the_page_asks_again_by_itself(tmp_path):
    nobody = [SimpleNamespace(port=free_port()) for _ in range(2)]
    nginx = Nginx(tmp_path, nobody)
    nginx.start()
    try:
        status, headers = nginx.fetched("/files?d=1", CLOSE)
    finally:
        nginx.stop()
    sent = dict(headers)
    assert (status, sent["Refresh"], sent["Cache-Control"]) == (503, "5", "no-store")
    assert "strict-transport-security" in {name.lower() for name in sent}
    assert sent["Content-Type"] == "text/html"


def test_without_https_a_visitor_is_led_there_but_a_certificate_can_be_renewed(nginx):
    challenge = nginx.folder / ".well-known" / "acme-challenge" / "token"
    challenge.parent.mkdir(parents=True)
    challenge.write_text("proof", encoding="ascii")
    plain = HTTPConnection("127.0.0.1", nginx.plain_port, timeout=WAIT_SECONDS)
    plain.request("GET", "/.well-known/acme-challenge/token", headers={"Host": HOST})
    assert plain.getresponse().read() == b"proof"
    plain.request("GET", "/files?d=1", headers={"Host": HOST})
    answer = plain.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/files?d=1")
    plain.close()


CLOSE = "Connection: close"
KEY = base64.b64encode(os.urandom(16)).decode()
UPGRADE = (
    "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
    f"Sec-WebSocket-Key: {KEY}",
)  # fmt: skip


def test_a_visitor_stays_with_one_process_and_visitors_are_shared_out(nginx):
    cookies = []
    for _ in range(16):
        status, headers = nginx.fetched("/?new", CLOSE)
        assert status == 200
        (cookie,) = [value for name, value in headers if value.startswith("crossroads_process=")]
        assert {"Secure", "HttpOnly"} <= set(cookie.split("; "))
        cookies.append(cookie.split(";")[0])
    asked = nginx.processes_of("/?new")
    assert len(set(asked)) == 2
    for number, cookie in enumerate(cookies[:4]):
        path = f"/?again={number}"
        for _ in range(3):
            _, headers = nginx.fetched(path, f"Cookie: {cookie}", CLOSE)
            assert not [value for _, value in headers if value.startswith("crossroads_process=")]
        assert set(nginx.processes_of(path)) == {asked[number]}


def test_the_websocket_goes_through_for_our_own_page_alone(nginx):
    stream = "/_stcore/stream"
    assert nginx.fetched(stream, *UPGRADE, f"Origin: https://{HOST}")[0] == 101
    for origin in ("https://evil.example", f"https://{HOST}.evil.example", "null"):
        assert nginx.fetched(stream, *UPGRADE, f"Origin: {origin}")[0] == 403


def test_headers_arrive_and_what_only_tells_of_the_server_stays_closed(nginx):
    _, headers = nginx.fetched("/", CLOSE)
    sent = {name.lower(): value for name, value in headers}
    for name, value in guard.security_headers().items():
        assert sent[name.lower()] == value
    assert "strict-transport-security" in sent
    assert nginx.fetched("/_stcore/metrics", CLOSE)[0] == 404


def test_scripts_are_sent_compressed(nginx):
    script = Path(file_util.get_static_dir(), "static", "js")
    biggest = max(script.glob("*.js"), key=lambda path: path.stat().st_size)
    _, headers = nginx.fetched(f"/static/js/{biggest.name}", "Accept-Encoding: gzip", CLOSE)
    assert ("Content-Encoding", "gzip") in headers


def test_no_cookie_of_a_process_goes_without_https(nginx):
    _, headers = nginx.fetched("/_stcore/health", CLOSE)
    cookies = [value for name, value in headers if name.lower() == "set-cookie"]
    of_the_process = [each for each in cookies if not each.startswith("crossroads_process=")]
    assert of_the_process
    assert all("secure" in each.lower().split("; ") for each in of_the_process)


def test_another_name_gets_no_answer(nginx):
    with pytest.raises((ssl.SSLError, ConnectionError)):
        nginx.fetched("/", CLOSE, host="evil.example")
