"""According to whom: source chains, on passages written for this project."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest

from tests.builders import make_article
from tests.effort import calls_of
from wirebook.model import Article, Source, SourceKind, Span, Stance
from wirebook.reading.words import Reading
from wirebook.statements.parties import Register
from wirebook.statements.sources import Chains

ChainOf = Callable[[str, str], tuple[Source, ...]]


@pytest.fixture(scope="module")
def chain() -> ChainOf:
    """The chain of the statement whose trigger is the last occurrence of a word in a text."""
    from wirebook.reading.reader import read

    @cache
    def reading(text: str) -> Reading:
        body = tuple(Span(part.start(), part.end()) for part in re.finditer(r"(?:[^\n]|\n(?!\n))+", text))
        return read(Article("a", text, body, published="2025-08-15"))

    def find(text: str, trigger: str) -> tuple[Source, ...]:
        start = text.rindex(trigger)
        read_text = reading(text)
        return Chains(read_text, Register(read_text)).of(Span(start, start + len(trigger)))

    return find


CHAINS = [
    # the article's own voice
    ("Russia shelled the port of Odesa.", "shelled", []),
    ("The minister said nothing. Russia shelled the port.", "shelled", []),
    # one source
    ("Ukraine said that Russia had shelled the port.", "shelled", ["Ukraine"]),
    ("Russia shelled the port, Reuters reported.", "shelled", ["Reuters"]),
    ("According to Reuters, Russia shelled the port.", "shelled", ["Reuters"]),
    ("Amina Diallo said that rebels attacked the village.", "attacked", ["Amina Diallo"]),
    ("“Rebels attacked the village,” Amina Diallo said.", "attacked", ["Amina Diallo"]),
    ("“Rebels attacked the village,” said Amina Diallo.", "attacked", ["Amina Diallo"]),
    ("Witnesses said soldiers fired at the crowd.", "fired", ["Witnesses"]),
    ("A senior official said soldiers fired at the crowd.", "fired", ["senior official"]),
    ("Ukraine reported an attack on the port.", "attack", ["Ukraine"]),
    # the speaker goes on
    ("“Rebels came,” Amina Diallo said. “They attacked the village.”", "attacked", ["Amina Diallo"]),
    ("“Rebels came,” Amina Diallo said.\n\n“They attacked the village.”", "attacked", ["Amina Diallo"]),
    ("“Rebels came by night.\n\nThey attacked the village”, Amina Diallo said.", "attacked", ["Amina Diallo"]),
    # a statement is named after who issued it
    ("Soldiers fired at the crowd, a Royal Court statement said.", "fired", ["Royal Court"]),
    # two sources, the nearest first
    ("Reuters reported that Ukraine said Russia had shelled the port.", "shelled", ["Ukraine", "Reuters"]),
    ("The rebels left, the army said, according to Reuters.", "left", ["army", "Reuters"]),
    # a speech act tells itself
    ("Kenya condemned the attack on the port.", "condemned", []),
    ("Kenya condemned the attack on the port.", "attack", []),
    ("Kim praised the treaty, KCNA reported.", "praised", ["KCNA"]),
    ("Kenya vowed to send troops.", "send", []),
    # a voice goes on into the next sentence, and ends
    ("Kim praised the treaty, KCNA reported. Putin, in turn, pledged support.", "pledged", ["KCNA"]),
    ("Kim praised the treaty, KCNA reported. He also pledged support.", "pledged", ["KCNA"]),
    ("Kim praised the treaty, KCNA reported. Ghana sent two ships to Togo.", "sent", []),
    ("Amina Diallo said the road was open. Ghana also sent two ships.", "sent", []),
    # "it" is the body that spoke before
    ("The army said it had no losses. It said rebels attacked a post.", "attacked", ["army"]),
    # relative pronouns stand for what they take up
    ("Amina Diallo, who said rebels attacked the village, left.", "attacked", ["Amina Diallo"]),
]


@pytest.mark.parametrize(("text", "trigger", "names"), CHAINS, ids=[f"{row[1]}: {row[0][:40]}" for row in CHAINS])
def test_names_of_the_chain(chain: ChainOf, text: str, trigger: str, names: list[str]) -> None:
    found = [link.name.lower() for link in chain(text, trigger)]
    assert len(found) == len(names)
    assert all(name.lower() in link for name, link in zip(names, found, strict=True))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Amina Diallo said rebels attacked the village.", SourceKind.PERSON),
        ("The defence ministry said rebels attacked the village.", SourceKind.GOVERNMENT),
        ("Ukraine said rebels attacked the village.", SourceKind.GOVERNMENT),
        ("Police said rebels attacked the village.", SourceKind.GOVERNMENT),
        ("Reuters said rebels attacked the village.", SourceKind.AGENCY),
        ("The news agency said rebels attacked the village.", SourceKind.AGENCY),
        ("The newspaper said rebels attacked the village.", SourceKind.OUTLET),
        ("The report said rebels attacked the village.", SourceKind.DOCUMENT),
        ("A statement said rebels attacked the village.", SourceKind.DOCUMENT),
        ("The aid group said rebels attacked the village.", SourceKind.ORGANISATION),
        ("Witnesses said rebels attacked the village.", SourceKind.WITNESS),
        ("A resident said rebels attacked the village.", SourceKind.WITNESS),
        ("Sources said rebels attacked the village.", SourceKind.ANONYMOUS),
        ("Two diplomats said rebels attacked the village.", SourceKind.ANONYMOUS),
        ("The intelligence agency said rebels attacked the village.", SourceKind.GOVERNMENT),
    ],
)
def test_kind_of_source(chain: ChainOf, text: str, kind: SourceKind) -> None:
    assert [link.kind for link in chain(text, "attacked")] == [kind]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ukraine said rebels attacked the village.", Stance.NEUTRAL),
        ("Ukraine claimed rebels attacked the village.", Stance.DISTANCED),
        ("Ukraine alleged that rebels attacked the village.", Stance.DISTANCED),
        ("Ukraine confirmed that rebels attacked the village.", Stance.ENDORSED),
        ("Ukraine admitted that its troops attacked the village.", Stance.ENDORSED),
    ],
)
def test_stance(chain: ChainOf, text: str, stance: Stance) -> None:
    assert [link.stance for link in chain(text, "attacked")] == [stance]


def test_a_known_source_has_its_id(chain: ChainOf) -> None:
    (link,) = chain("Ukraine said rebels attacked the village.", "attacked")
    assert link.id is not None
    assert link.cue is not None


def test_what_somebody_describes_is_his_and_at_a_distance(chain: ChainOf) -> None:
    (link,) = chain("Troops praised what Moscow describes as the liberation of the town.", "liberation")
    assert link.stance is Stance.DISTANCED


HOSTILE = ["he said ", "“Rebels attacked it,” he said. ", "“Rebels attacked. ", "He also attacked it. ", "“We came.” "]


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_with_the_article(unit: str) -> None:
    """Four times the text, some four to six times the work, not sixteen, whatever is said in whose words."""
    few, many = _spoken(unit, 1), _spoken(unit, 4)
    _all_chains(few)  # what is known is loaded at the first question
    assert calls_of(lambda: _all_chains(many)) < 8 * calls_of(lambda: _all_chains(few))


def _spoken(unit: str, times: int) -> Reading:
    """A text of a unit, 150 times over, that many times over."""
    from wirebook.reading.reader import read

    return read(make_article(unit * 150 * times, published="2025-08-15"))


def _all_chains(reading: Reading) -> None:
    chains = Chains(reading, Register(reading))
    for word in reading.words:
        if word.upos in ("VERB", "NOUN"):
            chains.of(word.span)
