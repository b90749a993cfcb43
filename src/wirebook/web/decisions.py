"""What people decided, in words: the sentence or the names that a judgement is about, each with where to look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wirebook.book import ArticleHeader, Store
from wirebook.knowledge.entities import entity_by_id
from wirebook.linking.identities import ACTOR, NAMED, WORDS
from wirebook.model import Judgement, Statement, Verdict
from wirebook.web.navigation import address

MOST_LETTERS = 140
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
    statements = {statement.id: statement for statement in store.statements_by_id(sorted(asked))}
    articles = asked | {statement.article for statement in statements.values()}
    headers = store.headers(sorted(articles))

    def worded(judgement: Judgement) -> Decided:
        if judgement.subject != ACTOR:
            ids = [one for one in (judgement.first, judgement.second) if one]
            subjects = tuple(_of_statement(one, statements, store) for one in ids)
            return Decided(judgement, _STATEMENTS[judgement.verdict], subjects)
        where = _where(judgement.scope, statements, headers, store)
        return Decided(judgement, _ACTORS[judgement.verdict], tuple(_of_actors(judgement, store)), where)

    return [worded(judgement) for judgement in listed]


def _of_statement(identity: str, statements: Mapping[str, Statement], store: Store) -> Subject:
    statement = statements.get(identity)
    if statement is None:
        return Subject(identity, "")
    sentence = store.aggregates.sentences([identity]).get(identity, "")
    words = " ".join(sentence.split())
    shown = words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1].rstrip() + "…"
    return Subject(f"{statement.type.value}: {shown}", f"/article/{statement.article}#{identity}")


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


def _where(
    scope: str | None, statements: Mapping[str, Statement], headers: Mapping[str, ArticleHeader], store: Store
) -> Subject | None:
    if scope is None:
        return None
    if scope.startswith(WORDS):
        return Subject(f"the words {scope.removeprefix(WORDS)}", "")
    if scope in headers:
        return Subject(headers[scope].title or headers[scope].id, f"/article/{scope}")
    return _of_statement(scope, statements, store)
