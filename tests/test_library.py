"""The Python API: a book opened, read into, asked, written out. The reader is stood in for by hand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.books import CALL, OTHER, TOLL, statements_of
from wirebook import library
from wirebook.errors import BookError, InputError, UsageError
from wirebook.library import Book, open_book
from wirebook.model import Article, Statement

ARTICLES = {"call": CALL, "toll": TOLL, "other": OTHER}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the names in ARTICLES stand for paths; the ids of all articles that the reader had to read."""
    done: list[str] = []

    def find(paths: Iterable[str], date: object, outlet: object, problem: library.Problem) -> Iterator[Article]:
        for path in paths:
            if path in ARTICLES:
                yield ARTICLES[path]
            else:
                problem(InputError(f"{path}: no such file", code="E101"))

    def reading(articles: Iterable[Article], jobs: int) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
        for article in articles:
            done.append(article.id)
            yield article, tuple(statements_of(article))

    monkeypatch.setattr(library, "_find_articles", find)
    monkeypatch.setattr(library, "_read_articles", reading)
    return done


@pytest.fixture
def book(tmp_path: Path, read: list[str]) -> Iterator[Book]:
    with open_book(tmp_path / "news.book") as opened:
        yield opened


def test_a_reading_is_reported_and_linked(book: Book) -> None:
    steps: list[int] = []
    report = book.read(["call", "toll", "other"], progress=steps.append)
    assert (report.articles, report.known, report.statements, report.events) == (3, 0, 4, 3)
    assert report.problems == ()
    assert steps == [1, 2, 3]
    assert book.store.linked


def test_what_is_known_is_not_read_again(book: Book, read: list[str]) -> None:
    book.read("call")
    before = list(book.store.dump())
    report = book.read("call")
    assert (report.articles, report.known, report.changed_events) == (0, 1, 0)
    assert read == ["call"]
    assert list(book.store.dump()) == before


def test_one_batch_or_many_give_the_same(tmp_path: Path, read: list[str]) -> None:
    with open_book(tmp_path / "one.book") as one, open_book(tmp_path / "many.book") as many:
        one.read(["call", "toll", "other"])
        for name in ("other", "toll", "call"):
            many.read(name)
        assert one.events() == many.events()
        assert one.statements() == many.statements()


def test_a_broken_input_does_not_stop_the_others(book: Book) -> None:
    told: list[InputError] = []
    report = book.read(["nowhere", "call"], problem=told.append)
    assert report.articles == 1
    assert [error.code for error in report.problems] == ["E101"]
    assert list(report.problems) == told


def test_a_reading_broken_off_goes_on_where_it_stopped(book: Book, read: list[str]) -> None:
    def stop(number: int) -> None:
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        book.read(["call", "toll", "other"], progress=stop)
    assert book.info().articles == 2
    assert not book.info().linked
    assert book.read(["call", "toll", "other"]).known == 2
    assert read == ["call", "toll", "other"]
    assert len(book.events()) == 3


def test_questions_in_plain_words(book: Book) -> None:
    book.read(["call", "toll", "other"])
    assert [event.type for event in book.events(actor="North Korea", since="2025-08")] == ["ASSAULT", "CONSULT"]
    assert [event.type for event in book.events(type="assault", status="Happened")] == ["ASSAULT"]
    assert len(book.statements(place="Kursk", until="2025")) == 2
    assert [row.type for row in book.timeline("RUS")] == ["CONSULT", "AGREE"]
    assert book.show(book.events()[0].id).event == book.events()[0]
    assert [hit.article.id for hit in book.search("KCNA")] == ["call"]
    assert len(book.disputed_counts("PRK")) == 1
    assert book.info().events == 3


def test_an_export_is_written_to_a_stream(book: Book) -> None:
    book.read("call")
    stream = io.StringIO()
    assert book.export("events", "jsonl", stream) == 2
    assert stream.getvalue().count("\n") == 2


@pytest.mark.parametrize(
    ("question", "code"),
    [({"type": "WAR"}, "E403"), ({"status": "maybe"}, "E403"), ({"since": "soon"}, "E404"), ({"until": "x"}, "E404")],
)
def test_a_question_that_makes_no_sense_is_refused(book: Book, question: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        book.events(**question)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_book_opened_for_reading_is_not_changed(tmp_path: Path, read: list[str]) -> None:
    open_book(tmp_path / "news.book").close()
    with open_book(tmp_path / "news.book", readonly=True) as book, pytest.raises(BookError):
        book.read("call")
