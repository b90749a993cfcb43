"""What guards the workbench: headers that keep hostile text harmless, and who may write.

Article text is hostile. Templates escape it; the content security policy is the second wall: only files of this server
run, nothing is loaded from anywhere else, nobody may put a page into a frame.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wirebook.api.problems import make_problem
from wirebook.web.settings import Settings

STYLE_HASHES: tuple[str, ...] = ()
"""SHA-256 of inline styles that vendored libraries set, as "sha256-BASE64": the only inline styles allowed."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SESSION_COOKIE = "wirebook_session"


def content_security_policy() -> str:
    """The policy of every answer."""
    styles = " ".join(["'self'", *(f"'{digest}'" for digest in STYLE_HASHES)])
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": styles,
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


HEADERS = {
    "Content-Security-Policy": content_security_policy(),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it browsers send "Origin: null" with the forms of our own pages.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SafeHeaders:
    """Puts the headers on every answer, errors too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, guarded)


class Guard:
    """Secrets of one run of the server, and what follows from them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._secret = secrets.token_bytes(32)

    def _sign(self, purpose: str, value: str) -> str:
        return hmac.new(self._secret, f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()

    def session(self) -> str:
        """The cookie of somebody who gave the token."""
        number = secrets.token_hex(16)
        return f"{number}.{self._sign('session', number)}"

    def _in_session(self, cookie: str) -> bool:
        number, _, signature = cookie.partition(".")
        return bool(number) and hmac.compare_digest(signature.encode(), self._sign("session", number).encode())

    def is_token(self, given: str) -> bool:
        """Whether that is the token, in a time that tells nothing of it."""
        token = self._settings.token
        return token is not None and hmac.compare_digest(given.encode(), token.encode())

    def may_write(self, request: HTTPConnection) -> bool:
        """Whether who asks has shown the token, as `Authorization: Bearer` or by signing in; all may where none is."""
        if self._settings.token is None:
            return True
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.is_token(given.strip()):
            return True
        return self._in_session(request.cookies.get(SESSION_COOKIE, ""))

    def form_token(self, request: HTTPConnection) -> str:
        """What every form of a page carries in the field `csrf`."""
        return self._sign("form", request.cookies.get(SESSION_COOKIE, ""))

    def is_form_token(self, request: HTTPConnection, given: str) -> bool:
        """Whether a form was made by a page of this run for this session."""
        return hmac.compare_digest(given.encode(), self.form_token(request).encode())


def from_elsewhere(headers: Headers, host: str) -> bool:
    """Whether a browser says that a page of another site makes this request."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != host


class WriteGuard:
    """Lets through what writes only from our own pages or programs, and with the token where one is set."""

    def __init__(self, app: ASGIApp, guard: Guard, open_paths: frozenset[str] = frozenset()) -> None:
        self.app = app
        self.guard = guard
        self.open_paths = open_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or refuse with 403 or 401."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        if from_elsewhere(request.headers, request.headers.get("host", "")):
            refusal = make_problem(403, "This request comes from a page of another site.", scope["path"]).response()
            await refusal(scope, receive, send)
        elif scope["path"] not in self.open_paths and not self.guard.may_write(request):
            refusal = make_problem(
                401,
                "Writing asks for the token: send it as `Authorization: Bearer TOKEN`, or sign in at /sign-in.",
                scope["path"],
                headers={"WWW-Authenticate": "Bearer"},
            ).response()
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)
