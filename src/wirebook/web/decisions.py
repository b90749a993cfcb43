"""What people decided, in words: the sentence or the names that a judgement is about, each with where to look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wirebook.book import Store
from wirebook.knowledge.entities import entity_by_id
from wirebook.linking.identities import ACTOR, NAMED, WORDS
from wirebook.model import Judgement, Statement, Verdict
from wirebook.web.navigation import address

MOST_LETTERS = 140
"""Letters of a sentence that are shown."""
_STATEMENTS = {
    Verdict.ACCEPT: "right",
    Verdict.REJECT: "wrong",
    Verdict.SAME: "one happening",
    Verdict.DIFFERENT: "two happenings",
}
_ACTORS = {Verdict.SAME: "one actor", Verdict.DIFFERENT: "another actor"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a judgement is about. words: of an article, or a name; address: where it is, "" where it is gone."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement with its verdict in words; where: the mentions that it is about, if not all of an actor's."""

    judgement: Judgement
    verdict: str
    subjects: tuple[Subject, ...]
    where: Subject | None = None


def in_words(store: Store, judgements: Iterable[Judgement]) -> list[Decided]:
    """The judgements in their order, in words."""
    listed = list(judgements)
    asked = {one for judgement in listed for one in (judgement.first, judgement.second, judgement.scope) if one}
    known = _articles(store, asked) | _statements(store, asked)

    def worded(judgement: Judgement) -> Decided:
        if judgement.subject != ACTOR:
            ids = (one for one in (judgement.first, judgement.second) if one)
            subjects = tuple(known.get(one) or Subject(one, "") for one in ids)
            return Decided(judgement, _STATEMENTS[judgement.verdict], subjects)
        where = _where(judgement.scope, known) if judgement.scope else None
        return Decided(judgement, _ACTORS[judgement.verdict], tuple(_of_actors(judgement, store)), where)

    return [worded(judgement) for judgement in listed]


def _articles(store: Store, keys: Iterable[str]) -> dict[str, Subject]:
    headers = store.headers(sorted(keys))
    return {key: Subject(header.title or header.id, f"/article/{key}") for key, header in headers.items()}


def _statements(store: Store, identities: Iterable[str]) -> dict[str, Subject]:
    statements = store.statements_by_id(sorted(identities))
    sentences = store.aggregates.sentences(statement.id for statement in statements)
    return {statement.id: _of_statement(statement, sentences.get(statement.id, "")) for statement in statements}


def _of_statement(statement: Statement, sentence: str) -> Subject:
    words = " ".join(sentence.split())
    shown = words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1].rstrip() + "…"
    return Subject(f"{statement.type.value}: {shown}", f"/article/{statement.article}#{statement.id}")


def _of_actors(judgement: Judgement, store: Store) -> Iterator[Subject]:
    """The two actors by name; the one that is meant by the name it was judged under."""
    meant = judgement.first if judgement.verdict is Verdict.SAME else judgement.second
    for key in (judgement.first, judgement.second):
        if key is None:
            continue
        known = judgement.entity if key == meant and judgement.entity else entity_by_id(key)
        name = known.name if known else key.removeprefix(NAMED).replace("-", " ").title()
        takes_part, _, _ = store.aggregates.acts.days(name)
        yield Subject(name, address("/actor", name=name) if takes_part else "")


def _where(scope: str, known: Mapping[str, Subject]) -> Subject:
    """Certain words, one article or one statement."""
    if scope.startswith(WORDS):
        return Subject(f"the words {scope.removeprefix(WORDS)}", "")
    return known.get(scope) or Subject(scope, "")
