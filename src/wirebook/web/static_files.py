"""Styles, scripts and images: served under an address that names their content, so that browsers keep them for good."""

from __future__ import annotations

import hashlib
from importlib.resources import as_file, files
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

PREFIX = "/static"
FOREVER = "public, max-age=31536000, immutable"
DIGEST_LENGTH = 12


def static_folder() -> Path:
    """The folder of the files that are served."""
    with as_file(files("wirebook.web") / "static") as folder:
        return folder


def digest_of(folder: Path) -> str:
    """A hash over names and content of all files of the folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:DIGEST_LENGTH]


class Assets(StaticFiles):
    """The folder, served as /static/DIGEST/NAME.

    The digest is one over all files: a module that imports "./other.js" gets it from the same state of the folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder)
        self.digest = digest_of(folder)

    def address(self, name: str) -> str:
        """Where a file is to be had: what templates call `static("app.css")`."""
        return f"{PREFIX}/{self.digest}/{name}"

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file; 404 for another digest than that of the files here."""
        digest, _, name = path.replace("\\", "/").partition("/")
        if digest != self.digest:
            raise HTTPException(404)
        response = await super().get_response(name, scope)
        response.headers["Cache-Control"] = FOREVER
        return response
