"""Articles that were sent are read one batch after the other, each in a process of its own.

So a text that brings the reader down brings nothing else down, pages stay quick while the network runs, and what a
batch costs is bounded by a time. What is sent is never fetched from anywhere: it is all in the request.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from queue import Full, Queue
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any

from wirebook.errors import UsageError, WirebookError
from wirebook.knowledge.own import NOTHING_OWN, Own

UNKNOWN_READING = "E424"
KEPT = 200
"""Readings of which it is still known how they ended."""
SECONDS_A_READING = 1800
SECONDS_AN_ARTICLE = 60
FILE = "articles.jsonl"
READ = "from wirebook.cli import main; main()"
LINK = (
    "import sys; from pathlib import Path; from wirebook.knowledge.own import using_actors;"
    " from wirebook.library import open_book\n"
    "with using_actors(Path(sys.argv[2]) if len(sys.argv) > 2 else None): open_book(sys.argv[1]).link()"
)
GOOD_EXITS = (0, 3)
"""All was read; some could not be."""


class BusyError(WirebookError):
    """Too much waits already."""

    code = "E425"


class State(StrEnum):
    """How far a reading is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reading:
    """A batch of articles that was sent to be read.

    sent: how many articles; submitted: when, ISO in UTC; articles: read now; known: in the book before; statements:
    found; events: in the book after it; problems: what could not be read, and why.
    """

    id: str
    state: State
    sent: int
    submitted: str
    articles: int = 0
    known: int = 0
    statements: int = 0
    events: int = 0
    problems: tuple[str, ...] = ()


def _program(code: str, *arguments: str) -> list[str]:
    """A program of ours; -P keeps it from importing what lies in the folder it is started in."""
    return [sys.executable, "-P", "-c", code, *arguments]


def _command(path: Path, articles: Path, own: Own) -> list[str]:
    """The program that reads."""
    files = (part for name, file in own.files for part in (f"--{name}", str(file.absolute())))
    return _program(READ, "read", str(articles), "--book", str(path.absolute()), "--jobs", "1", "--json", *files)


def _without(folder: str, words: str) -> str:
    """A message that does not tell where files lie."""
    return words.replace(f"{folder}/", "").replace(folder, "")


class Readings:
    """The queue. One thread takes from it, begun with the first reading; close it at the end.

    own: files to read with.
    """

    def __init__(self, path: Path, most_waiting: int, own: Own = NOTHING_OWN) -> None:
        self._path = path
        self._own = own
        self._queue: Queue[tuple[str, list[dict[str, Any]] | None] | None] = Queue(most_waiting)
        self._relinking = False
        self._known: OrderedDict[str, Reading] = OrderedDict()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._child: subprocess.Popen[str] | None = None
        self._closed = False

    def submit(self, articles: Sequence[dict[str, Any]]) -> Reading:
        """Let articles be read; records as `wirebook read` takes them. Raises BusyError E425 where too much waits."""
        submitted = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        reading = Reading(secrets.token_hex(8), State.WAITING, len(articles), submitted)
        with self._lock:
            try:
                self._queue.put_nowait((reading.id, list(articles)))
            except Full:
                raise BusyError("too many articles wait to be read; send these later") from None
            self._known[reading.id] = reading
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
            self._begin()
        return reading

    def relink(self) -> None:
        """Let the events be linked anew, after what is read now; once, however often this is asked meanwhile."""
        with self._lock:
            if self._relinking:
                return
            with suppress(Full):  # what waits before it links anew as well
                self._queue.put_nowait(("", None))
                self._relinking = True
            self._begin()

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="readings", daemon=True)
            self._thread.start()

    def one(self, identity: str) -> Reading:
        """A reading as it stands. Raises UsageError E424 where there is none, or it is long past."""
        with self._lock:
            if identity in self._known:
                return self._known[identity]
        raise UsageError(f"no reading {identity!r}, or it is long past", code=UNKNOWN_READING)

    def close(self) -> None:
        """Stop what is being read, and forget what waits. What was read of it is in the book."""
        with self._lock:
            self._closed = True
            child, thread = self._child, self._thread
        if child is not None:
            child.terminate()
        if thread is not None:
            while not self._queue.empty():
                self._queue.get_nowait()
            self._queue.put(None)
            thread.join(timeout=5)

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            identity, articles = job
            if articles is None:
                self._link()
                continue
            self._note(identity, state=State.READING)
            try:
                self._note(identity, **self._read(articles))
            except (OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
                self._note(identity, state=State.FAILED, problems=(f"the reader could not be run: {error}",))

    def _link(self) -> None:
        with self._lock:
            self._relinking = False
        with suppress(OSError, subprocess.SubprocessError):
            mine = (str(self._own.actors.absolute()),) if self._own.actors else ()
            self._call(_program(LINK, str(self._path.absolute()), *mine), SECONDS_A_READING)

    def _note(self, identity: str, **changes: Any) -> None:
        with self._lock:
            if identity in self._known:
                self._known[identity] = replace(self._known[identity], **changes)

    def _read(self, articles: list[dict[str, Any]]) -> dict[str, Any]:
        """Read them; what to note of it."""
        patience = min(SECONDS_A_READING, 60 + SECONDS_AN_ARTICLE * len(articles))
        with TemporaryDirectory(prefix="wirebook-") as folder:
            path = Path(folder) / FILE
            lines = (json.dumps(article, ensure_ascii=False) for article in articles)
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            code, output, errors = self._call(_command(self._path, path, self._own), patience)
            if code is None:
                return {"state": State.FAILED, "problems": (f"given up after {patience} seconds",)}
            if code not in GOOD_EXITS:
                told = _without(folder, errors.strip()).splitlines()[-1:] or ["the reader ended without a word"]
                return {"state": State.FAILED, "problems": tuple(told)}
            report = json.loads(output)
            problems = tuple(_without(folder, problem) for problem in report["problems"])
            counts = {name: report[name] for name in ("articles", "known", "statements", "events")}
            return {"state": State.DONE, "problems": problems, **counts}

    def _call(self, command: list[str], patience: float) -> tuple[int | None, str, str]:
        """Exit code, output and errors of a program; no code where it took too long."""
        with self._lock:
            if self._closed:
                return None, "", ""
            self._child = subprocess.Popen(  # noqa: S603 - our own program, no shell; texts travel in a file
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
            child = self._child
        with child:
            try:
                output, errors = child.communicate(timeout=patience)
            except subprocess.TimeoutExpired:
                child.kill()
                return None, "", ""
        return child.returncode, output, errors
