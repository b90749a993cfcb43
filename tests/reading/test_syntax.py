"""Windows, sentences and trees of an article, and their CoNLL-U."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_article
from tests.effort import lines_run
from wirebook.model import Article, Span
from wirebook.reading.network import load_network
from wirebook.reading.reader import read_syntax
from wirebook.reading.syntax import WINDOW, conllu
from wirebook.reading.words import Reading

SENTENCES = [
    "Police in Oslo arrested two men on Monday.",
    "The minister didn't attend the talks.",
    "“We will stay,” the general said.",
    "Nobody was hurt, according to the mayor's office.",
    "Will the army leave? No one can say.",
    "The U.S. envoy, Mr. Hale, flew to Cairo at 9 a.m. for a two-day visit.",
    "Rain fell.",
]


def syntax_of(text: str, *body: Span) -> Reading:
    article = make_article(text)
    return read_syntax(Article(article.id, text, body or article.body))


def check_whole(reading: Reading) -> None:
    """Every word stands in one sentence, every sentence has one root, and every tree stays in its sentence."""
    inside = [word.i for sentence in reading.sentences for word in sentence.words]
    assert inside == list(range(len(reading.words)))
    for number, sentence in enumerate(reading.sentences):
        assert sentence.number == number
        assert {word.sentence for word in sentence.words} == {number}
        assert sum(word.head is word for word in sentence.words) == 1
        assert {word.i for word in sentence.root.subtree()} == {word.i for word in sentence.words}
        assert [word for word in sentence.words if word.dep == "root"] == [sentence.root]
    network = load_network()
    assert all(word.upos in network.upos and word.dep in network.relation_labels for word in reading.words)


def test_words_say_what_the_text_says() -> None:
    text = " ".join(SENTENCES)
    reading = syntax_of(text)
    check_whole(reading)
    assert all(text[word.start : word.end] == word.text for word in reading.words)
    assert all(name.span.of(text) == name.text for name in reading.names)


def test_plain_sentences_end_where_they_should() -> None:
    text = "Police in Oslo arrested two men. The court freed them. Nobody was hurt."
    assert [s.span.of(text) for s in syntax_of(text).sentences] == [
        "Police in Oslo arrested two men.",
        "The court freed them.",
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\n\n\n"])
def test_a_part_of_the_body_begins_a_sentence(gap: str) -> None:
    one, two = "The talks of the leaders", "will go on in Cairo"
    text = one + gap + two
    reading = syntax_of(text, Span(0, len(one)), Span(len(one + gap), len(text)))
    check_whole(reading)
    assert len(one) + len(gap) in {sentence.span.start for sentence in reading.sentences}


def test_what_the_body_leaves_out_is_not_read() -> None:
    text = "CAIRO — Talks began. ADVERTISEMENT They ended."
    reading = syntax_of(text, Span(8, 20), Span(35, 46))
    assert reading.words[0].text == "Talks"
    assert "ADVERTISEMENT" not in {word.text for word in reading.words}
    assert all(text[word.start : word.end] == word.text for word in reading.words)


def test_a_text_longer_than_a_window() -> None:
    text = " ".join(SENTENCES * 12)
    reading = syntax_of(text)
    assert len(reading.words) > 2 * WINDOW
    check_whole(reading)
    assert len(reading.sentences) >= 5 * 12


@pytest.mark.slow
def test_a_very_long_sentence_takes_linear_time() -> None:
    def effort(words: int) -> int:
        text = " ".join(["the envoy and"] * (words // 3))
        check_whole(syntax_of(text))
        return lines_run(lambda: syntax_of(text))

    short, long = effort(600), effort(2400)
    assert long < 6 * short


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "…", "—" * 400, "a" * 5000, "?!" * 300, "🙂 🙂", "\u200b"])
def test_odd_texts(text: str) -> None:
    check_whole(syntax_of(text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from([*SENTENCES, "\n\n", "--", "'"]), st.text(max_size=25)), max_size=8))
def test_any_text_is_read_whole(parts: list[str]) -> None:
    text = " ".join(parts)
    reading = syntax_of(text)
    check_whole(reading)
    assert all(text[word.start : word.end] == word.text for word in reading.words)


def test_conllu_is_readable() -> None:
    text = "They don't know. Iran's envoy cannot come.\n\nHe's late."
    reading = syntax_of(text)
    blocks = [block for block in "".join(conllu(reading.sentences, text)).split("\n\n") if block.strip()]
    assert len(blocks) == len(reading.sentences)
    for block in blocks:
        head, source, *rows = block.split("\n")
        assert head.startswith("# sent_id = ")
        columns = [row.split("\t") for row in rows]
        assert {len(row) for row in columns} == {10}
        words = [row for row in columns if "-" not in row[0]]
        assert [int(row[0]) for row in words] == list(range(1, len(words) + 1))
        assert all(0 <= int(row[6]) <= len(words) for row in words)
        assert [row[7] for row in words if row[6] == "0"] == ["root"]
        check_text(source.removeprefix("# text = "), columns)
    forms = [row.split("\t")[:2] for block in blocks for row in block.split("\n") if "-" in row.split("\t")[0]]
    assert [form for number, form in forms if number[0].isdigit()] == ["don't", "Iran's", "cannot", "He's"]


def check_text(text: str, columns: list[list[str]]) -> None:
    """The forms and what stands between them are the text."""
    written, skip_to = "", 0
    for row in columns:
        first, _, last = row[0].partition("-")
        if int(first) <= skip_to and not last:
            continue
        skip_to = int(last or first)
        written += row[1] + ("" if row[9] == "SpaceAfter=No" else " ")
    assert written.strip() == text


def test_the_same_words_are_cut_alike_in_every_window() -> None:
    text = " ".join(SENTENCES * 12)
    starts = [sentence.span.start for sentence in syntax_of(text).sentences]
    assert all(before < after for before, after in pairwise(starts))
    assert starts == [sentence.span.start for sentence in syntax_of(text).sentences]
