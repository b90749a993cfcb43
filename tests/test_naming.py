"""Two actors judged to be one, and mentions of one judged to be another: what a book shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import make_article, make_participant, make_statement
from wirebook.errors import UsageError
from wirebook.library import Book, open_book

FIRST = make_article("Abel Moran met Cyra Dost on Monday.", article_id="first", outlet="Harbour Post")
SECOND = make_article("Pavo Moran met Mira Tusk in Lagos on Monday.", article_id="second", outlet="Lantern Herald")
THIRD = make_article("Abel Moran robbed Zed Quarry.", article_id="third", outlet="Kestrel Tribune")


def put(book: Book, article: object, event_type: str, actor: str, recipient: str, trigger: str) -> None:
    statement = make_statement(article, event_type, [actor], [recipient], trigger=trigger, date="2025-08-11")  # type: ignore[arg-type]
    book.store.add_article(article, [statement], reader="hand")  # type: ignore[arg-type]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_book(tmp_path / "hand.book") as opened:
        put(opened, FIRST, "CONSULT", "Abel Moran", "Cyra Dost", "met")
        put(opened, SECOND, "CONSULT", "Pavo Moran", "Mira Tusk", "met")
        put(opened, THIRD, "ASSAULT", "Abel Moran", "Zed Quarry", "robbed")
        opened.link()
        yield opened


def met(book: Book) -> dict[str, int]:
    return {row.name: row.mentions for row in book.actors()}


def everything(book: Book) -> list[object]:
    """The statements with all that is found by them."""
    found: list[object] = [*book.statements(), *book.events()]
    counted = book.store.aggregates.acts
    names = ("Abel Moran", "Pavo Moran", "Cyra Dost", "Zed Quarry")
    found.extend(counted.counts(name) for name in names)
    return [*found, *(book.search(name) for name in names)]


def test_merged_they_are_one_in_every_list_and_in_the_events(book: Book) -> None:
    assert len(book.events(type="CONSULT")) == 2
    done = book.merge_actors("Abel Moran", "Pavo Moran", author="ann")
    assert [(j.subject, j.first, j.second) for j in done.judgements] == [
        ("actor", "name/abel-moran", "name/pavo-moran")
    ]
    assert met(book) == {"Abel Moran": 3, "Cyra Dost": 1, "Mira Tusk": 1, "Zed Quarry": 1}
    assert {event.actors for event in book.events(type="CONSULT")} == {("Abel Moran",)}
    assert len(book.statements(actor="Abel Moran")) == len(book.statements(actor="Pavo Moran")) == 3
    assert book.dossier("Pavo Moran") == book.dossier("Abel Moran")
    actor = book.actor("Pavo Moran")
    assert actor is not None
    assert actor.name == "Abel Moran"
    assert [hit.article.id for hit in book.search("Abel Moran")]


def test_reports_of_one_act_by_two_names_are_one_event_once_merged(book: Book) -> None:
    for name, country in (("Ivo Renn", "PER"), ("Ivan Wrenn", "KEN")):
        told = make_article(f"{name} warned his neighbours.", article_id=name, outlet=name)
        warned = make_statement(told, "THREATEN", (), (), trigger="warned", date="2025-08-11")
        warned = replace(warned, actors=(make_participant(told.text, name, country),))
        book.store.add_article(told, [warned], reader="hand")
    book.link()
    before = len(book.events(type="THREATEN"))
    book.merge_actors("Ivo Renn", "Ivan Wrenn")
    assert (before, len(book.events(type="THREATEN"))) == (2, 1)


def test_undone_everything_is_as_it_was_read(book: Book) -> None:
    before = everything(book)
    merged = book.merge_actors("Abel Moran", "Pavo Moran")
    split = book.split_actor("Cyra Dost", articles=[book.statements()[0].article], other="Dara Nox")
    assert everything(book) != before
    book.undo(split.judgements[0].number)
    book.undo(merged.judgements[0].number)
    assert everything(book) == before
    assert len(book.judgements()) == 2


def test_it_stands_over_what_is_read_later_and_read_anew(book: Book) -> None:
    book.merge_actors("Abel Moran", "Pavo Moran")
    later = make_article("Pavo Moran thanked Zed Quarry.", article_id="later", outlet="Harbour Post")
    put(book, later, "SUPPORT", "Pavo Moran", "Zed Quarry", "thanked")
    anew = make_statement(SECOND, "CONSULT", ["Pavo Moran"], ["Mira Tusk"], trigger="met", date="2025-08-11")
    book.store.add_article(SECOND, [anew], reader="newer")
    book.link()
    assert met(book)["Abel Moran"] == 4
    assert "Pavo Moran" not in met(book)


def test_the_words_and_what_was_read_are_kept(book: Book) -> None:
    (read,) = [one for one in book.statements() if one.actors[0].name == "Pavo Moran"]
    book.merge_actors("Abel Moran", "Pavo Moran")
    judged = book.store.statement(read.id)
    assert judged is not None
    assert (judged.actors[0].text, judged.actors[0].span) == (read.actors[0].text, read.actors[0].span)
    assert judged.actors[0].reason == "judgement 1"


def test_split_the_mentions_named_are_somebody_else(book: Book) -> None:
    (robbery,) = book.statements(type="ASSAULT")
    done = book.split_actor("Abel Moran", statements=[robbery.id], country="KEN", role="CRM")
    assert done.judgements[0].scope == robbery.id
    assert met(book)["Abel Moran (2)"] == 1
    (row,) = [row for row in book.actors() if row.name == "Abel Moran (2)"]
    assert (row.country, row.role) == ("KEN", "CRM")
    (event,) = book.events(type="ASSAULT")
    assert (event.id, event.actors) == (done.events[0], ("Abel Moran (2)",))
    assert len(book.statements(actor="Abel Moran")) == 1
    assert book.dossier("KEN").events == 1


def test_split_by_article_and_by_words(book: Book) -> None:
    (robbery,) = book.statements(type="ASSAULT")
    book.split_actor("Zed Quarry", articles=[robbery.article], other="Zed Quarry Mine")
    book.split_actor("Abel Moran", words=["abel  moran"], other="Abel Moran the Elder")
    assert met(book) == {
        "Cyra Dost": 1,
        "Mira Tusk": 1,
        "Abel Moran the Elder": 2,
        "Pavo Moran": 1,
        "Zed Quarry Mine": 1,
    }


def test_a_split_is_gone_where_both_are_judged_to_be_one(book: Book) -> None:
    (robbery,) = book.statements(type="ASSAULT")
    book.split_actor("Abel Moran", statements=[robbery.id], other="Odo Rask")
    book.merge_actors("Odo Rask", "Zed Quarry")
    done = book.merge_actors("Abel Moran", "Odo Rask")
    assert met(book)["Abel Moran"] == 3  # thief and victim of the robbery are one now
    assert done.overruled == ()


def test_the_history_names_the_judgement(book: Book) -> None:
    book.merge_actors("Abel Moran", "Pavo Moran")
    told = [change for change in book.changes() if change.because == "judgement 1"]
    assert told


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda book: book.merge_actors("Abel Moran", "Nobody Atall"), "E407"),
        (lambda book: book.merge_actors("Abel Moran", "Abel Moran"), "E409"),
        (lambda book: book.merge_actors("Cyra Dost", "Moran"), "E412"),
        (lambda book: book.split_actor("Abel Moran"), "E409"),
        (lambda book: book.split_actor("Abel Moran", statements=["S"], other="X"), "E402"),
        (lambda book: book.split_actor("Abel Moran", words=["x"], other="abel moran"), "E409"),
        (lambda book: book.split_actor("Abel Moran", words=["x"], country="XXX"), "E409"),
        (lambda book: book.split_actor("Abel Moran", words=["x"], role="NONE"), "E409"),
        (lambda book: book.split_actor("Cyra Dost", statements=[book.statements(type="ASSAULT")[0].id]), "E409"),
    ],
)
def test_what_cannot_be_judged(book: Book, call: object, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        call(book)  # type: ignore[operator]
    assert caught.value.code == code
    assert book.judgements() == []
