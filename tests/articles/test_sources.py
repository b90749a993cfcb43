"""Articles from files, directories and standard input, and what is told of those that cannot be read."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from wirebook.articles import InputNote, find_articles, problems
from wirebook.errors import InputError
from wirebook.model import Article

SENTENCE = "The ministers of Chile and Peru met on Monday to talk about the new port and its cost."
FRENCH = "Les ministres du Chili et du Pérou se sont rencontrés lundi pour parler du nouveau port et de son prix. " * 4


def read(
    *paths: str | Path, published: str | None = None, outlet: str | None = None
) -> tuple[list[Article], list[InputError]]:
    found: list[InputError] = []
    articles = list(find_articles(paths, published=published, outlet=outlet, problem=found.append))
    return articles, found


def codes(errors: Iterable[InputError]) -> list[str]:
    return [error.code for error in errors]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_one_article_with_its_text_unchanged(tmp_path: Path) -> None:
    content = f"Ministers meet over port\r\n\r\n{SENTENCE}\r\n"
    articles, errors = read(write(tmp_path / "port.txt", content))
    assert errors == []
    assert articles[0].id == "port"
    assert articles[0].text == content
    assert articles[0].title == "Ministers meet over port"
    assert [span.of(content) for span in articles[0].body] == ["Ministers meet over port", SENTENCE]


def test_defaults_are_for_articles_that_say_nothing_themselves(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", f"https://www.example.com/2014/05/12/port\n\n{SENTENCE}")
    write(tmp_path / "b.txt", f"LIMA (Reuters) - {SENTENCE}")
    articles, _ = read(tmp_path, published="2020-01-02", outlet="Andes Daily")
    assert [(article.published, article.outlet) for article in articles] == [
        ("2014-05-12", "example.com"),
        ("2020-01-02", "Andes Daily"),
    ]
    assert read(tmp_path / "b.txt")[0][0].outlet == "Reuters"


def test_a_default_date_that_is_none_is_told_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SENTENCE)
    articles, errors = read(tmp_path, published="last week")
    assert (codes(errors), articles[0].published) == (["E109"], None)


def test_a_directory_is_read_sorted_and_deep_but_for_hidden_and_companion_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.txt", "b/z.txt", ".hidden.txt", ".git/x.txt", "README.md", "LICENSE", "a.txt~"):
        write(tmp_path / name, SENTENCE)
    articles, errors = read(tmp_path)
    assert errors == []
    assert [article.id for article in articles] == ["a", "z", "c"]


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SENTENCE)
    write(tmp_path / "b.txt", b"\0\0")
    found: list[InputError] = []
    articles = find_articles([tmp_path], problem=found.append)
    assert next(articles).id == "a"
    assert found == []
    assert list(articles) == []
    assert codes(found) == ["E103"]


def test_each_broken_input_is_told_in_one_line_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    inputs = {
        "E102": write(tmp_path / "empty.txt", " \n"),
        "E103": write(tmp_path / "picture.txt", b"\x89PNG\r\n\x1a\n\0\0"),
        "E104": write(tmp_path / "broken.txt", b"\xef\xbb\xbfPeru \xff\xfe and Chile"),
        "E105": write(tmp_path / "french.txt", FRENCH),
        "E106": write(tmp_path / "broken.json", "{"),
        "E107": write(tmp_path / "page.html", "<html><body></body></html>"),
    }
    good = write(tmp_path / "good.txt", SENTENCE)
    articles, errors = read(tmp_path / "missing.txt", *inputs.values(), tmp_path / "none", good)
    assert codes(errors) == ["E101", *inputs, "E102"]
    assert [article.id for article in articles] == ["good"]
    for error, path in zip(errors[1:], inputs.values(), strict=False):
        assert str(path) in str(error)
        assert "\n" not in str(error)
        assert error.exit_code != 0


@pytest.mark.parametrize("name", ["table.csv", "table.parquet", "news.rss", "crawl.warc"])
def test_kinds_that_are_not_read_say_so(tmp_path: Path, name: str) -> None:
    assert codes(read(write(tmp_path / name, SENTENCE))[1]) == ["E103"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "LARGEST", 100)
    path = write(tmp_path / "large.txt", SENTENCE * 2)
    lines = write(tmp_path / "large.jsonl", json.dumps({"text": SENTENCE * 2}) + "\n" + '{"text": "Peru won."}\n')
    articles, errors = read(path, lines)
    assert codes(errors) == ["E108", "E108"]
    assert "line 1" in str(errors[1])
    assert [article.text for article in articles] == ["Peru won."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_understood_and_left_out(tmp_path: Path, encoding: str) -> None:
    articles, errors = read(write(tmp_path / "a.txt", f"São Tomé won. {SENTENCE}".encode(encoding)))
    assert errors == []
    assert articles[0].text.startswith("São Tomé won.")


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    articles, errors = read(
        write(tmp_path / "a.txt", f"“The port of Callão is open,” she said. {SENTENCE}".encode("cp1252"))
    )
    assert articles[0].text.startswith("“The port of Callão")
    assert isinstance(errors[0], InputNote)
    assert (errors[0].code, errors[0].exit_code) == ("E104", 0)
    assert "byte 0" in str(errors[0])


def test_an_encoding_that_is_not_plausible_is_told_with_its_offset(tmp_path: Path) -> None:
    articles, errors = read(write(tmp_path / "a.txt", "Привет из порта, сказал министр.".encode("cp1251")))
    assert articles == []
    assert codes(errors) == ["E104"]
    assert "byte 0" in str(errors[0])


def test_names_and_short_texts_are_not_taken_for_another_language(tmp_path: Path) -> None:
    names = "Juan Carlos Rodríguez, José María Hernández, Ana Lucía Fernández, Søren Kjær, Jürgen Müller and Li Wei "
    write(tmp_path / "a.txt", f"The team: {names * 3} were in the team that won the cup, and they said it was hard.")
    write(tmp_path / "b.txt", "Oui, ça va.")
    articles, errors = read(tmp_path)
    assert errors == []
    assert [article.language for article in articles] == ["en", None]


def test_lines_of_json_are_articles(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"id": "x", "text": f"LIMA (Reuters) - {SENTENCE}", "title": "Port", "date": "2024-03-05T10:00:00Z"}
        ),
        "",
        json.dumps(
            {"text": SENTENCE, "outlet": "Andes Daily", "url": "https://example.com/2014/05/12/a", "lang": "en-GB"}
        ),
        json.dumps({"id": 7, "text": SENTENCE, "title": None, "other": [1]}),
    ]
    path = write(tmp_path / "news.jsonl", "\ufeff" + "\n".join(lines))
    articles, errors = read(path)
    assert errors == []
    assert [article.id for article in articles] == ["x", "news-3", "7"]
    assert (articles[0].title, articles[0].published, articles[0].outlet) == (
        "Port",
        "2024-03-05T10:00:00+00:00",
        "Reuters",
    )
    assert [span.of(articles[0].text) for span in articles[0].body] == [SENTENCE]
    assert (articles[1].published, articles[1].outlet, articles[1].language) == ("2014-05-12", "Andes Daily", "en")


def test_a_broken_line_is_told_with_its_number_and_the_others_go_on(tmp_path: Path) -> None:
    lines: list[bytes] = [
        b'{"text": "Peru won."}',
        b'{"text": ',
        b"[1]",
        b'{"id": "a"}',
        b'{"text": 5}',
        b'{"text": " "}',
        b'{"text": "Per\xff\x81"}',
        b'{"text": "Perdu.", "lang": "fr"}',
        b"[" * 100_000,
        b'{"text": "Chile won.", "date": "last week"}',
        b'{"text": "Half \\ud800 a pair."}',
    ]
    articles, errors = read(write(tmp_path / "a.jsonl", b"\n".join(lines)))
    assert codes(errors) == ["E106", "E106", "E106", "E106", "E102", "E104", "E105", "E106", "E109"]
    assert [f"line {number}:" in str(error) for number, error in enumerate(errors, 2)] == [True] * 9
    assert [article.text for article in articles] == ["Peru won.", "Chile won.", "Half \ufffd a pair."]


def test_a_json_file_is_one_article_or_a_list(tmp_path: Path) -> None:
    one = write(tmp_path / "one.json", json.dumps({"text": SENTENCE}, indent=2))
    many = write(tmp_path / "many.json", json.dumps([{"text": SENTENCE}, 5, {"id": "b", "text": SENTENCE}]))
    articles, errors = read(one, many)
    assert [article.id for article in articles] == ["one", "many-1", "b"]
    assert codes(errors) == ["E106"]


PAGE = f"""<!doctype html><html lang="en"><head><title>Ministers meet over port</title>
<meta property="og:site_name" content="Andes Daily"><meta property="og:title" content="Ministers meet over port">
<meta property="article:published_time" content="2014-05-12T10:00:00Z">
<link rel="canonical" href="https://www.example.com/world/port"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ministers meet over port</h1>
<p>LIMA, May 12 (AFP) - {SENTENCE}</p><p>{SENTENCE} More talks follow in June.</p></article>
<footer>Copyright 2014 Andes Daily. All rights reserved.</footer></body></html>"""


def test_a_page_gives_title_body_date_and_outlet(tmp_path: Path) -> None:
    articles, errors = read(write(tmp_path / "port.html", PAGE))
    assert errors == []
    (article,) = articles
    assert (article.id, article.title, article.outlet) == ("port", "Ministers meet over port", "Andes Daily")
    assert (article.day, article.url) == ("2014-05-12", "https://www.example.com/world/port")
    assert article.text.startswith("Ministers meet over port\n\n")
    assert [span.of(article.text) for span in article.body][:2] == ["Ministers meet over port", SENTENCE]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (SENTENCE, ["stdin"]),
        (PAGE, ["stdin"]),
        (json.dumps({"text": SENTENCE}) + "\n" + json.dumps({"id": "b", "text": SENTENCE}), ["stdin-1", "b"]),
        (json.dumps({"text": SENTENCE}, indent=1), ["stdin"]),
        ('{"text": \n' + json.dumps({"id": "b", "text": SENTENCE}), ["b"]),
        ("[1] A note.\n\n" + SENTENCE, ["stdin"]),
    ],
)
def test_standard_input_is_what_it_begins_as(content: str, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [article.id for article in read("-")[0]] == ids


def test_empty_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert codes(read("-")[1]) == ["E102"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux only")
def test_a_file_name_that_is_no_text_gives_an_id_that_is(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/per\xff.txt"))
    write(path, SENTENCE)
    assert [article.id for article in read(tmp_path)[0]] == ["per\ufffd"]
