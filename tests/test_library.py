"""The Python API: a book opened, read into, asked, written out. The reader is stood in for by hand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
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

    def reading(articles: Iterable[Article], jobs: int, own: object) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
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


def moment() -> datetime:
    return datetime(2025, 8, 20, 8, 30, tzinfo=UTC)


@pytest.fixture
def judged(tmp_path: Path, read: list[str]) -> Iterator[Book]:
    with open_book(tmp_path / "judged.book", clock=moment) as opened:
        opened.read(["call", "toll", "other"])
        yield opened


def ids(book: Book, event_type: str) -> list[str]:
    return [event.id for event in book.events(type=event_type)]


def test_a_judgement_joins_and_its_undoing_parts(judged: Book) -> None:
    before = judged.events()
    call, agreement = ids(judged, "CONSULT")[0], ids(judged, "AGREE")[0]
    done = judged.judge("same", call[:6], agreement, author="ann", reason="one talk")
    assert len(done.events) == 1
    assert done.judgements[0].time == "2025-08-20T08:30:00Z"
    assert len(judged.events()) == len(before) - 1
    assert "judgement 1" in judged.show(done.events[0]).event.reasons  # type: ignore[union-attr]
    assert len(judged.undo(1).events) == 2
    assert judged.events() == before
    assert [j.undone for j in judged.judgements()] == ["2025-08-20T08:30:00Z"]


def test_a_judgement_survives_relinking_and_new_articles(tmp_path: Path, read: list[str]) -> None:
    with open_book(tmp_path / "news.book") as book:
        book.read(["toll", "other"])
        toll, other = (s.id for s in book.statements(type="ASSAULT"))
        assert len(ids(book, "ASSAULT")) == 1
        book.judge("different", toll, other)
        assert len(ids(book, "ASSAULT")) == 2
        book.read("call")
        book.link()
        assert len(ids(book, "ASSAULT")) == 2


def test_what_is_rejected_is_left_out(judged: Book) -> None:
    (event,) = ids(judged, "ASSAULT")
    done = judged.judge("reject", event)
    assert len(done.judgements) == 2
    assert done.events == ()
    assert ids(judged, "ASSAULT") == []
    done = judged.judge("accept", done.judgements[0].first)
    assert [j.number for j in done.overruled] == [1]
    assert len(ids(judged, "ASSAULT")) == 1


def test_a_judgement_against_an_earlier_one_says_so(judged: Book) -> None:
    one, other = (s.id for s in judged.statements(type="ASSAULT"))
    judged.judge("different", one, other)
    done = judged.judge("same", one, other)
    assert [j.number for j in done.overruled] == [1]
    assert len(ids(judged, "ASSAULT")) == 1


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_one_event_cannot_be_judged_against_itself(judged: Book, verdict: str) -> None:
    (event,) = ids(judged, "ASSAULT")
    for pair in ((event, event), (event, None)):
        with pytest.raises(UsageError) as caught:
            judged.judge(verdict, *pair)
        assert caught.value.code == "E409"


def test_an_article_is_nothing_to_judge(judged: Book) -> None:
    with pytest.raises(UsageError) as caught:
        judged.judge("reject", judged.events()[0].articles[0])
    assert caught.value.code == "E409"


def test_the_history_tells_what_became_different(judged: Book) -> None:
    created = judged.changes()
    assert {(change.kind, change.time) for change in created} == {("created", "2025-08-20T08:30:00Z")}
    assert judged.link() == 0
    assert judged.changes() == created
    one, other = (s.id for s in judged.statements(type="ASSAULT"))
    judged.judge("different", one, other)
    later = judged.changes()[len(created) :]
    assert {change.because for change in later} == {"judgement 1"}
    assert {change.kind for change in later} == {"created", "changed"}
    assert judged.changes(since="2025-08-21") == []
    assert judged.changes(event=created[0].event[:8])[0] == created[0]


def test_a_new_article_is_named_as_the_reason(book: Book) -> None:
    book.read("toll")
    book.read("other")
    reasons = {change.because for change in book.changes() if change.kind == "changed"}
    assert reasons == {key for key, article in book.store.articles() if article.id == "other"}


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
