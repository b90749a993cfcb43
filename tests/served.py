"""A book served to a client in the same process, for tests of pages and API."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from wirebook.web.app import create_app
from wirebook.web.settings import Settings

LOCAL = "http://localhost"


def client_of(path: Path, settings: Settings | None = None, **more: Any) -> TestClient:
    """A client of the book at the path; use it in a `with` block."""
    return TestClient(create_app(path, settings), base_url=LOCAL, follow_redirects=False, **more)
