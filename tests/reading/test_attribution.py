"""Who says what, on sentences written for this project."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.builders import make_article
from tests.conftest import ReadingOf
from tests.effort import lines_run
from wirebook.model import Article, Attribution, Span, Stance
from wirebook.reading.attribution import find_attributions, find_quotations, load_cues
from wirebook.reading.words import Reading


@pytest.fixture(scope="module")
def reading_of() -> ReadingOf:
    """Reads a text whose paragraphs stand apart by an empty line."""
    from wirebook.reading.reader import read

    @cache
    def reading(text: str) -> Reading:
        body = tuple(Span(part.start(), part.end()) for part in re.finditer(r"(?:[^\n]|\n(?!\n))+", text))
        return read(Article("a", text, body))

    return reading


def _spell(attribution: Attribution, text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    source = attribution.source.of(text) if attribution.source else None
    cue = attribution.cue.of(text) if attribution.cue else None
    return source, cue, tuple(piece.of(text) for piece in attribution.content)


def _all(reading: Reading) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [_spell(attribution, reading.article.text) for attribution in reading.attributions]


SAID = [
    # who, then the cue, then what
    (
        "The minister said the bridge would reopen on Monday.",
        "The minister",
        "said",
        "the bridge would reopen on Monday",
    ),
    ("Ghana said that talks had ended.", "Ghana", "said", "that talks had ended"),
    ("She told reporters that the road was open.", "She", "told", "that the road was open"),
    ("He warned that more troops would come.", "He", "warned", "that more troops would come"),
    (
        "The army has announced that two soldiers were killed.",
        "The army",
        "has announced",
        "that two soldiers were killed",
    ),
    ("Police added that nobody was hurt.", "Police", "added", "that nobody was hurt"),
    ("The report shows that prices fell.", "The report", "shows", "that prices fell"),
    ("Norway did not say when the ship would leave.", "Norway", "did not say", "when the ship would leave"),
    # what, then who, then the cue
    (
        "The bridge will reopen on Monday, the minister said.",
        "the minister",
        "said",
        "The bridge will reopen on Monday",
    ),
    ("Two soldiers were killed, the army reported.", "the army", "reported", "Two soldiers were killed"),
    ("“We will not yield,” the minister said on Monday.", "the minister", "said", "We will not yield"),
    ('"The talks were useful," Okoro told reporters.', "Okoro", "told", "The talks were useful"),
    # what, then the cue, then who
    ("“We will not yield,” said the minister.", "the minister", "said", "We will not yield"),
    ("“The harbour is safe,” said Amina Diallo.", "Amina Diallo", "said", "The harbour is safe"),
    ("The harbour is safe, said Amina Diallo.", "Amina Diallo", "said", "The harbour is safe"),
    # phrases
    ("According to the ministry, the dam is safe.", "the ministry", "According to", "the dam is safe"),
    ("The dam is safe, according to the ministry.", "the ministry", "according to", "The dam is safe"),
    # beliefs and wishes
    ("Peru believes that the border is closed.", "Peru", "believes", "that the border is closed"),
    ("The general vowed to return.", "The general", "vowed", "to return"),
    ("Kenya wants to buy ten ships.", "Kenya", "wants", "to buy ten ships"),
    ("The union plans to strike on Friday.", "The union", "plans", "to strike on Friday"),
    ("The president hopes that the war will end.", "The president", "hopes", "that the war will end"),
    ("The governor refused to comment.", "The governor", "refused", "to comment"),
    # judgements
    ("Chile condemned the attack.", "Chile", "condemned", "the attack"),
    ("The envoy praised the treaty.", "The envoy", "praised", "the treaty"),
    ("The mayor called the plan a disaster.", "The mayor", "called", "the plan a disaster"),
    ("The court described the law as unjust.", "The court", "described", "the law as unjust"),
    ("The senator talked about the new tax.", "The senator", "talked about", "the new tax"),
    # nouns and adjectives
    ("Kyiv's claim that the ship sank was denied.", "Kyiv's", "claim", "that the ship sank"),
    ("The king is confident that peace will come.", "The king", "is confident", "that peace will come"),
    # headlines
    ("Amina Diallo: We will win", "Amina Diallo", ":", "We will win"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), SAID, ids=[row[0][:40] for row in SAID])
def test_source_cue_and_content(reading_of: ReadingOf, text: str, source: str, cue: str, content: str) -> None:
    found = [(s and s.removesuffix("'s"), c, pieces) for s, c, pieces in _all(reading_of(text))]
    assert (source.removesuffix("'s"), cue, (content,)) in found


PIECES = [
    ("“We came,” the pilot said, “and we stayed.”", "the pilot", ("We came", "and we stayed")),
    ("The bridge, the mayor said, is closed.", "the mayor", ("The bridge", "is closed")),
    (
        "“We are ready,” Banda said. “We have waited long enough.”",
        "Banda",
        ("We are ready", "We have waited long enough"),
    ),
    ("“It is late. We must go,” Banda said.", "Banda", ("It is late. We must go",)),
    ('Banda said: "It is late. We must go."', "Banda", ("It is late. We must go",)),
    ("“It was cold,” she said.\n\n“We had no food.”", "she", ("It was cold", "We had no food")),
    ("Banda said: “It is late.\n\n“We must go.”", "Banda", ("It is late.\n\n“We must go",)),
    ("“It is late.\n\n“We must go,” Banda said.", "Banda", ("It is late.\n\n“We must go",)),
    ("“Who fired first?” the judge asked.", "the judge", ("Who fired first",)),
    ("«We will stay,» the envoy said.", "the envoy", ("We will stay",)),
    ("„We will stay,” the envoy said.", "the envoy", ("We will stay",)),
    ("‘We will stay,’ the envoy said.", "the envoy", ("We will stay",)),
    ("“We lost everything.” — Rosa Quispe, a farmer", "Rosa Quispe", ("We lost everything",)),
]


@pytest.mark.parametrize(("text", "source", "pieces"), PIECES, ids=[row[0][:40] for row in PIECES])
def test_content_in_pieces(reading_of: ReadingOf, text: str, source: str, pieces: tuple[str, ...]) -> None:
    wanted = "".join(c for c in " ".join(pieces) if c.isalnum())
    found = {(s, "".join(c for c in " ".join(told) if c.isalnum())) for s, _, told in _all(reading_of(text))}
    assert (source, wanted) in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will not yield,” the minister said.", "direct"),
        ("The minister said he would “never” yield.", "mixed"),
        ("The minister said he would not yield.", "indirect"),
        ("Okoro said the talks were “useful and frank”.", "mixed"),
    ],
)
def test_kind_of_speech(reading_of: ReadingOf, text: str, kind: str) -> None:
    assert [a.kind for a in reading_of(text).attributions if a.cue_lemma == "say"] == [kind]


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("Togo said the ship had left.", "say", Stance.NEUTRAL),
        ("Togo claimed the ship had left.", "claim", Stance.DISTANCED),
        ("Togo alleged that the ship had left.", "allege", Stance.DISTANCED),
        ("Togo confirmed that the ship had left.", "confirm", Stance.ENDORSED),
        ("Togo acknowledged that the ship had left.", "acknowledge", Stance.ENDORSED),
        ("Troops marched into what Moscow describes as a liberated town.", "describe", Stance.DISTANCED),
        ("The claim by Togo that the ship had left was false.", "claim", Stance.DISTANCED),
    ],
)
def test_stance_of_the_article(reading_of: ReadingOf, text: str, cue: str, stance: Stance) -> None:
    assert [a.stance for a in reading_of(text).attributions if a.cue_lemma == cue] == [stance]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Mali denied that its army had crossed the border.", True),
        ("The minister did not say that the war was over.", True),
        ("The minister said that the war was over.", False),
    ],
)
def test_denials(reading_of: ReadingOf, text: str, negated: bool) -> None:
    assert [a.negated for a in reading_of(text).attributions] == [negated]


@pytest.mark.parametrize(
    "text",
    [
        "The film “Long Road” opens in Lagos on Friday.",
        "The so-called “safe zone” was shelled again.",
        "The bridge reopened on Monday.",
        "Troops crossed the river at night.",
        "Prices rose by 3 percent in May.",
        "Date: 14 August 2025",
    ],
)
def test_no_speech(reading_of: ReadingOf, text: str) -> None:
    assert _all(reading_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "“I think the war will end,” the minister said.",
        "“He said he would come,” the minister told the court.",
        "“They claim we fired first,” the minister said.",
    ],
)
def test_words_within_quotations_are_no_cues(reading_of: ReadingOf, text: str) -> None:
    assert [source for source, _, _ in _all(reading_of(text))] == ["the minister"]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("The agency reported that the minister said the bridge was closed.", "The agency", "the minister"),
        ("Ghana said that Togo had claimed the island.", "Ghana", "Togo"),
        ("According to the daily, the minister said the bridge was closed.", "the daily", "the minister"),
        ("The minister believes that the army said it had won.", "The minister", "the army"),
    ],
)
def test_nested_attribution(reading_of: ReadingOf, text: str, outer: str, inner: str) -> None:
    found = {source for source, _, _ in _all(reading_of(text))}
    assert {outer, inner} <= found


def test_the_outer_content_holds_the_inner_cue(reading_of: ReadingOf) -> None:
    reading = reading_of("The agency reported that the minister said the bridge was closed.")
    outer, inner = sorted(reading.attributions, key=lambda a: -sum(p.end - p.start for p in a.content))
    assert inner.cue is not None
    assert outer.content[0].covers(inner.cue)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The envoy said the road was closed, adding that repairs had begun.", ["The envoy", "The envoy"]),
        ("The envoy, who said the road was closed, left.", ["who"]),
        ("Ama Mensah, the foreign minister, said the road was closed.", ["Ama Mensah, the foreign minister"]),
        ("Foreign Minister Ama Mensah said the road was closed.", ["Foreign Minister Ama Mensah"]),
        ("A spokesman for the ministry said the road was closed.", ["A spokesman for the ministry"]),
        ("Officials in Accra and Lagos said the road was closed.", ["Officials in Accra and Lagos"]),
    ],
)
def test_speakers(reading_of: ReadingOf, text: str, speakers: list[str]) -> None:
    assert [source for source, _, _ in _all(reading_of(text))] == speakers


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("``One,'' he said.", ["One,"]),
        ("“One.\n\n“Two.”", ["One.", "Two."]),
        ("“One was open.\n\nTwo went on.” Three.", ["One was open.", "Two went on."]),
        (
            '"One was open.\n\nTwo went on.\n\nThree closed", he said.',
            ["One was open.", "Two went on.", "Three closed"],
        ),
        ("It 'may' rain.", ["may"]),
        ("It's the workers' day and it isn't over.", []),
        ("The ‘old guard’ left.", ["old guard"]),
        ('A stray" mark.', []),
        ("“Broken mark here.\n\nNext paragraph.", ["Broken mark here."]),
        ("“Both opened “twice here.", ["Both opened", "twice here."]),
        ("", []),
    ],
)
def test_quotations(reading_of: ReadingOf, text: str, quotations: list[str]) -> None:
    reading = reading_of(text)
    assert [span.of(text) for span in find_quotations(reading)] == quotations


def test_floating_quotation_belongs_to_who_spoke_before(reading_of: ReadingOf) -> None:
    reading = reading_of("Amina Diallo said she was tired. “I have not slept for three days.”")
    assert _all(reading) == [("Amina Diallo", "said", ("she was tired", "I have not slept for three days"))] or _all(
        reading
    ) == [("Amina Diallo", "said", ("she was tired. “I have not slept for three days",))]


def test_a_new_cue_ends_the_speech_before(reading_of: ReadingOf) -> None:
    reading = reading_of("“We are ready,” Banda said. “We are not,” Phiri said.")
    assert [(s, p) for s, _, p in _all(reading)] == [("Banda", ("We are ready",)), ("Phiri", ("We are not",))]


def test_contents_lie_in_the_text_and_in_order(reading_of: ReadingOf) -> None:
    text = "“We came,” the pilot said, “and we stayed.” The mayor said: “Go home.”"
    reading = reading_of(text)
    for attribution in reading.attributions:
        assert list(attribution.content) == sorted(attribution.content)
        assert all(0 <= piece.start < piece.end <= len(text) for piece in attribution.content)


def test_same_input_same_output(reading_of: ReadingOf) -> None:
    reading = reading_of("“We came,” the pilot said. The mayor denied it, according to police.")
    assert find_attributions(reading) == find_attributions(reading)


def test_every_cue_of_the_lexicon_is_one_word_in_lower_case() -> None:
    cues = load_cues()
    for word in (*cues.verbs, *cues.objects, *cues.infinitives, *cues.nouns, *cues.adjectives):
        assert word == word.strip().lower()
        assert " " not in word


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "« "])
def test_unbalanced_marks_in_linear_time(mark: str) -> None:
    few, many = _effort(mark, 200), _effort(mark, 1_000)
    assert many < 6 * few


def _effort(mark: str, count: int) -> int:
    """How many lines run for the attributions of a text of unbalanced marks, its words tagged by hand."""
    from wirebook.reading.reader import cut_words
    from wirebook.reading.words import Sentence

    words = cut_words(make_article(f"{mark}Kim said so. " * count))
    for word in words:
        word.upos = "VERB" if word.text == "said" else "PUNCT" if not word.text.isalnum() else "NOUN"
        word.lemma = "say" if word.text == "said" else word.text
    sentences = [Sentence(n, words[i : i + 50]) for n, i in enumerate(range(0, len(words), 50))]
    for sentence in sentences:
        for word in sentence.words:
            word.sentence = sentence.number
    reading = Reading(make_article(""), words, sentences)
    load_cues()
    return lines_run(lambda: find_attributions(reading))
