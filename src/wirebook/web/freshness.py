"""Entity tags: a browser or program that has the present state of the book is not sent it again."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import wirebook
from wirebook.api.access import BookAccess


def matches(tag: str, asked: str) -> bool:
    """Whether If-None-Match names the tag, compared weakly, as GET does (RFC 9110, 13.1.2)."""
    known = (part.strip().removeprefix("W/") for part in asked.split(","))
    return asked.strip() == "*" or tag.removeprefix("W/") in known


class EntityTags:
    """Gives every good answer to GET a tag made of the book's state and the day, and answers 304 to who has it.

    unversioned: beginnings of paths that do not show the book. The state is asked before the answer is made: what is
    written in between gives an answer newer than its tag, never an older one.
    """

    def __init__(self, app: ASGIApp, access: BookAccess, unversioned: tuple[str, ...] = ()) -> None:
        self.app = app
        self.access = access
        self.unversioned = unversioned

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or answer 304."""
        asks = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if not asks or scope["path"].startswith(self.unversioned):
            await self.app(scope, receive, send)
            return
        today = datetime.now(UTC).strftime("%Y%m%d")
        tag = f'W/"{self.access.version()}-{today}-{wirebook.__version__}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
        if matches(tag, Headers(scope=scope).get("if-none-match", "")):
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        await self.app(scope, receive, _tagging(send, headers))


def _tagging(send: Send, headers: dict[str, str]) -> Send:
    """Sends on, with the headers on a good answer."""

    async def tagged(message: Message) -> None:
        if message["type"] == "http.response.start":
            there = MutableHeaders(scope=message)
            if message["status"] == 200:
                for name, value in headers.items():
                    there.setdefault(name, value)
            else:
                there.setdefault("Cache-Control", "no-store")
        await send(message)

    return tagged
