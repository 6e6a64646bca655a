"""A provider of log-in for tests (OpenID Connect): it lets in whoever the test says is there."""

import base64
import secrets
import time
from threading import Thread
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from tests.browser.app_server import free_port

CLIENT, SECRET = "crossroads", secrets.token_hex(16)
WAIT_SECONDS = 60


class OidcProvider:
    """A provider at ``issuer``; ``person`` is the subject whom it lets in next."""

    def __init__(self) -> None:
        self.person = "nobody"
        port = free_port()
        self.issuer = f"http://127.0.0.1:{port}"
        self._key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
        self._codes: dict[str, dict[str, str]] = {}
        routes = [
            Route("/.well-known/openid-configuration", self._described),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
            Route("/keys", self._keys),
        ]
        config = uvicorn.Config(Starlette(routes=routes), port=port, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + WAIT_SECONDS
        while not self._server.started:
            assert time.monotonic() < until
            time.sleep(0.02)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(WAIT_SECONDS)

    async def _described(self, _: Request) -> JSONResponse:
        return JSONResponse({
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        })  # fmt: skip

    async def _authorize(self, request: Request) -> RedirectResponse:
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT
        code = secrets.token_hex(16)
        self._codes[code] = {"sub": self.person, "nonce": asked["nonce"]}
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 302)

    async def _token(self, request: Request) -> JSONResponse:
        asked = {key: value[0] for key, value in parse_qs((await request.body()).decode()).items()}
        sent = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        if sent != f"{CLIENT}:{SECRET}" or asked["code"] not in self._codes:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        # The same e-mail for all: it must not say who somebody is.
        claims = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 600,
            "email": "team@example.org", **self._codes.pop(asked["code"]),
        }  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self._key)
        return JSONResponse({
            "access_token": secrets.token_hex(16), "token_type": "Bearer", "expires_in": 600,
            "id_token": token,
        })  # fmt: skip

    async def _keys(self, _: Request) -> JSONResponse:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})
