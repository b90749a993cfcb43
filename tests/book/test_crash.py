"""A reading or linking that is killed leaves a valid book, and goes on where it stopped."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.builders import make_article, make_statement
from wirebook.book import Store
from wirebook.linking import link
from wirebook.model import Article, Event, Judgement, Verdict

NUMBER = 40
ROOT = Path(__file__).parents[2]

#: Reads articles without end in sight, saying after each what it has done, dying in the middle of one.
READER = """
import sys
from tests.book.test_crash import fill
from wirebook.book import Store

with Store(sys.argv[1]) as store:
    for number in fill(store):
        print(number, flush=True)
"""


def articles() -> list[Article]:
    text = "Russia called North Korea about matter {} on Tuesday. " * 20
    return [make_article(text.replace("{}", str(n)), article_id=f"{n}") for n in range(NUMBER)]


def fill(store: Store):  # type: ignore[no-untyped-def]
    for number, article in enumerate(articles()):
        statement = make_statement(article, trigger="called", date="2025-08-12")
        store.add_article(article, [statement] * 10, reader="1")
        yield number


def kill_after(path: Path, number: int, program: str = READER) -> int:
    """Let another process work, kill it once it has told of so many steps; its return code."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, cwd=ROOT, env={"PYTHONPATH": f"{ROOT}/src"}
    )
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            if int(line) >= number:
                process.send_signal(signal.SIGKILL)
                break
    return process.wait()


def test_a_killed_reading_leaves_a_valid_book_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "news.book"
    assert kill_after(path, 5) == -signal.SIGKILL
    with Store(path, readonly=True) as store:
        there = store.info()
        assert 5 <= there.articles <= NUMBER
        assert there.statements == there.articles * 10
        assert not there.linked
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO articles_search (articles_search) VALUES ('integrity-check')")
    connection.close()
    with Store(path) as store:
        list(fill(store))
        content = list(store.articles()), list(store.statements())
    with Store(tmp_path / "other.book") as store:
        list(fill(store))
        assert (list(store.articles()), list(store.statements())) == content


#: Links without end, now so and now otherwise, dying in the middle of one.
LINKER = """
import sys
from tests.book.test_crash import states
from wirebook.book import Store

with Store(sys.argv[1]) as store:
    one, other = states(store)
    for number in range(10_000):
        time = f"2025-08-14T10:00:{number:02}Z"
        store.replace_events(other if number % 2 else one, stories=[], origins=[], time=time)
        print(number, flush=True)
"""


def states(store: Store) -> tuple[list[Event], list[Event]]:
    """Two ways to link what is there: all, and every other statement alone."""
    statements = sorted(store.statements(), key=lambda statement: statement.id)
    rejected = [
        Judgement(number, "statement", Verdict.REJECT, statement.id, None, "ann", "2025-08-14T10:00:00Z")
        for number, statement in enumerate(statements[::2], 1)
    ]
    return link(statements, store.headers()), link(statements, store.headers(), judgements=rejected)


def test_a_killed_linking_leaves_a_valid_book(tmp_path: Path) -> None:
    path = tmp_path / "news.book"
    with Store(path) as store:
        list(fill(store))
        wanted = states(store)
    assert wanted[0] != wanted[1]
    assert kill_after(path, 7, LINKER) == -signal.SIGKILL
    with Store(path, readonly=True) as store:
        assert list(store.events()) in wanted
        assert store.linked
        assert max(change.time for change in store.changes.all()) >= "2025-08-14T10:00:07Z"
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with Store(path) as store:
        store.replace_events(wanted[0])
        assert list(store.events()) == wanted[0]
        assert store.replace_events(wanted[0]) == 0
