"""Serving the application until somebody stops it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from wirebook.errors import UsageError
from wirebook.web.app import create_app
from wirebook.web.settings import Settings

PORT_TAKEN = "E422"
MOST_CONNECTIONS = 200
"""Beyond so many connections at once the server answers 503, so that a flood does not take the machine down."""
PATIENCE = 60
"""Seconds that a browser's connection is kept for its next question."""
GRACE = 3
"""Seconds that requests have to end when the server is stopped."""


def listen(settings: Settings) -> socket.socket:
    """A socket that listens. Raises UsageError where the address cannot be had."""
    host = settings.host.strip("[]")
    try:
        family = socket.getaddrinfo(host, settings.port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, settings.port), family=family, backlog=128)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {settings.host} port {settings.port} ({error.strerror or error}); "
            "choose another with --port, 0 for any that is free",
            code=PORT_TAKEN,
        ) from error
    # Connections inherit it. asyncio sets it only on sockets made in another way, and without it each answer waits
    # 40 ms for the browser to acknowledge its head.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def serve(path: Path, settings: Settings, *, started: Callable[[str], None] = lambda _: None) -> None:
    """Serve the book at the path until Ctrl-C. started: told the address once connections are taken."""
    with listen(settings) as listening:
        app = create_app(path, settings)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=True,
            ws="none",
            limit_concurrency=MOST_CONNECTIONS,
            timeout_keep_alive=PATIENCE,
            timeout_graceful_shutdown=GRACE,
        )
        host = f"[{settings.host}]" if ":" in settings.host.strip("[]") else settings.host
        started(f"http://{host}:{listening.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[listening])
