"""Opening a book: new, foreign, newer, older, locked, missing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.builders import make_article, make_statement
from wirebook.book import Filter, Store
from wirebook.book.schema import APPLICATION_ID, migrations, split_commands
from wirebook.errors import BookError
from wirebook.model import Certainty


def refusal(path: Path, *, readonly: bool = False, timeout: float = 0.05) -> BookError:
    with pytest.raises(BookError) as caught:
        Store(path, readonly=readonly, timeout=timeout).close()
    return caught.value


def change(path: Path, command: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(command)
    connection.commit()
    connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.book"


def test_a_new_book_is_marked_as_one(path: Path) -> None:
    Store(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("SELECT name FROM migrations ORDER BY 1").fetchall() == [(n,) for n, _ in migrations()]
    connection.close()


def test_opening_again_changes_nothing(path: Path) -> None:
    with Store(path) as store:
        before = list(store.dump())
    with Store(path) as store:
        assert list(store.dump()) == before


def test_all_tables_are_strict(path: Path) -> None:
    Store(path).close()
    connection = sqlite3.connect(path)
    names = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    connection.close()
    assert names == []


def test_text_is_no_book(path: Path) -> None:
    path.write_text("Not a database at all. " * 100)
    assert refusal(path).code == "E301"
    assert path.read_text().startswith("Not a database")


def test_a_foreign_database_is_refused_and_left_alone(path: Path) -> None:
    change(path, "CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    assert refusal(path).code == "E301"
    assert refusal(path, readonly=True).code == "E301"
    assert path.read_bytes() == before


def test_a_newer_book_is_refused(path: Path) -> None:
    Store(path).close()
    change(path, "PRAGMA user_version = 999")
    error = refusal(path)
    assert error.code == "E302"
    assert "999" in str(error)


def test_a_locked_book_is_named_so(path: Path) -> None:
    with Store(path) as reader:
        writer = sqlite3.connect(path, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        other = Store(path, timeout=0.05)
        with pytest.raises(BookError) as caught:
            other.add_article(make_article("Words."), [])
        assert caught.value.code == "E303"
        assert reader.info().articles == 0
        writer.execute("ROLLBACK")
        assert other.add_article(make_article("Words."), [])
        writer.close()
        other.close()


def test_a_missing_book_is_not_made_by_looking(path: Path) -> None:
    assert refusal(path, readonly=True).code == "E304"
    assert not path.exists()
    assert refusal(path.parent / "nowhere" / "news.book").code == "E304"


def test_an_empty_file_becomes_a_book_only_by_writing(path: Path) -> None:
    path.touch()
    assert refusal(path, readonly=True).code == "E305"
    with Store(path) as store:
        assert store.info().articles == 0


def test_a_path_with_odd_characters_can_be_read_only(tmp_path: Path) -> None:
    path = tmp_path / "my news #1?&mode=rwc %41.book"
    Store(path).close()
    with Store(path, readonly=True) as store:
        assert store.info().articles == 0


def test_a_read_only_book_refuses_writing(path: Path) -> None:
    Store(path).close()
    with Store(path, readonly=True) as store, pytest.raises(BookError):
        store.add_article(make_article("Words."), [])


def test_a_script_is_cut_into_whole_commands() -> None:
    script = "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    assert len(list(split_commands(script))) == 2


def test_a_book_on_a_read_only_medium_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(path) as store:
        store.add_article(make_article("Words."), [])
    monkeypatch.setattr("os.access", lambda *_: False)
    with Store(path, readonly=True) as store:
        assert store.info().articles == 1
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_statements_of_a_book_from_before_certainty_count_as_certain(path: Path) -> None:
    article = make_article("Russia may call North Korea.")
    with Store(path) as store:
        store.add_article(article, [make_statement(article, trigger="call", certainty="possible", doubt="may")])
    for command in (
        "DROP INDEX statements_by_certainty",
        "ALTER TABLE statements DROP COLUMN certainty",
        "UPDATE statements SET record = json_remove(record, '$.certainty', '$.certainty_cue')",
        "DELETE FROM migrations WHERE name >= 'm007'",
        "PRAGMA user_version = 6",
    ):
        change(path, command)
    assert refusal(path, readonly=True).code == "E305"
    with Store(path) as store:
        (statement,) = store.statements(Filter(certainty=Certainty.CERTAIN))
        assert (statement.certainty, statement.certainty_cue) == (Certainty.CERTAIN, None)
        assert list(store.statements(Filter(certainty=Certainty.POSSIBLE))) == []


def test_certainty_and_its_word_come_back_from_a_book(path: Path) -> None:
    article = make_article("Russia may call North Korea.")
    with Store(path) as store:
        store.add_article(article, [make_statement(article, trigger="call", certainty="possible", doubt="may")])
    with Store(path, readonly=True) as store:
        (statement,) = store.statements(Filter(certainty=Certainty.POSSIBLE))
    assert statement.certainty is Certainty.POSSIBLE
    assert statement.certainty_cue is not None
    assert statement.certainty_cue.of(article.text) == "may"
