"""The words behind a row as lines of text: what `wirebook show` prints.

On a terminal words are marked by colour, elsewhere by brackets: `[actor: Russia] [trigger: sent] ...`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wirebook.cli.rows import count_words, kind_of, parties_words, status_words, words_of
from wirebook.cli.vouching import counted
from wirebook.model import Certainty, Dispute, Event, Participant, Source
from wirebook.views.evidence import Evidence, Exhibit, Segment, segments

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "trigger": "bold reverse",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "time": "green",
    "place": "yellow",
    "cue": "underline blue",
    "source": "blue",
    "count": "red",
    "quote": "italic",
}
"""How each role of words is shown on a terminal; words of several roles are shown as the first of them here."""

HEADING = "heading"
_OTHER_STYLES = {HEADING: "bold", "label": "dim"}

Line = list[Segment]


def _plain_text(words: str) -> Segment:
    return Segment(words, ())


def _labelled(label: str, words: str) -> Line:
    return [Segment(f"  {label}: ", ("label",)), _plain_text(words)]


def _source_words(source: Source) -> str:
    return f"{source.name} ({source.kind.value}, {source.stance.value})"


def _chain(exhibit: Exhibit) -> str:
    """Who vouches, nearest first, the outlet last."""
    links = [_source_words(source) for source in exhibit.sources]
    return " < ".join([*links, f"{exhibit.article.outlet or 'outlet not known'} (outlet)"])


def _date_words(exhibit: Exhibit) -> str:
    when = exhibit.statement.when
    if when is None:
        return "not told"
    words = f"from “{exhibit.date_words}”" if exhibit.date_words else "from no words of its own"
    rule = f", rule {exhibit.date_rule}" if exhibit.date_rule else ""
    return f"{when.value} ({when.precision.value}) {words}, reckoned from: {exhibit.date_anchor}{rule}"


def _party_words(exhibit: Exhibit) -> Iterator[Line]:
    statement = exhibit.statement
    for label, parties in (("actor", statement.actors), ("recipient", statement.recipients)):
        for party in parties:
            known = ", ".join(part for part in (party.country, party.role) if part)
            told = f"“{party.text}” is {party.name}{f' ({known})' if known else ''}"
            yield _labelled(label, told + "".join(_party_reasons(party)))


def _party_reasons(party: Participant) -> Iterator[str]:
    """By which rule somebody is meant, from which words, how surely, and who else could be."""
    yield f", by {party.reason}" if party.reason else ", by no rule: nothing tells who it is"
    if party.because and party.because != party.text:
        yield " from " + ", ".join(f"“{words}”" for words in party.because.split("; "))
    if party.score is not None:
        yield f", score {party.score:.2f}"
    if party.rival:
        yield f", else {party.rival}"


def _why(exhibit: Exhibit) -> Iterator[Line]:
    statement = exhibit.statement
    rule = f", rule {exhibit.rule}" if exhibit.rule else ""
    made = "no frame, the event head" if exhibit.by_head else f"frame {exhibit.frame}"
    yield _labelled("why", f"{made}{rule}, score {statement.score:.2f}, CAMEO {statement.cameo}")
    if statement.certainty is not Certainty.CERTAIN:
        told = f"“{exhibit.certainty_words}”" if exhibit.certainty_words else f"by its status, {exhibit.rule}"
        yield _labelled("certainty", f"{statement.certainty.value}: {told}")
    yield from _party_words(exhibit)
    yield _labelled("date", _date_words(exhibit))
    if statement.place:
        place = statement.place
        where = f" ({place.country})" if place.country else ""
        exact = f", coordinates of the {place.precision}" if place.precision else ""
        yield _labelled("place", f"“{place.text}” is {place.name}{where}{exact}")
    for count in statement.counts:
        yield _labelled("count", count_words(count))
    if exhibit.quote:
        yield _labelled("quoted", exhibit.quote)
    yield _labelled("according to", _chain(exhibit))


def _exhibit_lines(exhibit: Exhibit, *, why: bool) -> Iterator[Line]:
    statement, article = exhibit.statement, exhibit.article
    yield [Segment(f"{statement.id}  {kind_of(statement)}, {status_words(statement)}", (HEADING,))]
    told = (article.outlet, article.published, article.title, f"article {article.id}", article.key)
    place = f"characters {exhibit.span.start}-{exhibit.span.end}"
    yield [Segment("  " + ", ".join([*(part for part in told if part), place]), ("label",))]
    yield [_plain_text("  "), *segments(exhibit)]
    if why:
        yield from _why(exhibit)


def _disputed_value(told: Iterable[str], exhibits: dict[str, Exhibit]) -> str:
    """Who gives a value: the nearest source and the outlet of each statement."""
    voices = []
    for exhibit in (exhibits[statement] for statement in told if statement in exhibits):
        source = exhibit.sources[0].name if exhibit.sources else ""
        outlet = exhibit.article.outlet or exhibit.article.id
        voices.append(f"{source} in {outlet}" if source else outlet)
    return ", ".join(dict.fromkeys(voices))


def _dispute_lines(dispute: Dispute, exhibits: dict[str, Exhibit]) -> Iterator[Line]:
    yield _labelled("disputed", words_of(dispute.field))
    for value, told in dispute.values:
        yield [_plain_text(f"    {value}: {_disputed_value(told, exhibits)}")]


def _event_lines(event: Event, exhibits: dict[str, Exhibit]) -> Iterator[Line]:
    told = ", ".join(part for part in (kind_of(event), event.status.value, event.date, event.place) if part)
    yield [Segment(f"{event.id}  {told}", (HEADING,))]
    yield _labelled("who", parties_words(event.actors, event.recipients))
    origins = f"{len(event.origins)} independent" if event.origins else "independence not worked out"
    reports = f"{len(event.articles)} in {len(event.outlets)} outlets: {', '.join(event.outlets)}; {origins}"
    yield _labelled("reports", f"{reports}; {event.corroboration.value}")
    for step in event.history:
        date = f" for {step.date}" if step.date else ""
        yield _labelled("history", f"{step.turn.value}{date}, reported {step.published or 'on no known day'}")
    if event.reasons:
        yield _labelled("taken for one happening by", ", ".join(event.reasons))
    if event.story:
        yield _labelled("story", event.story)
    yield _labelled("according to", ", ".join(event.sources) or "the outlets alone")
    for dispute in event.disputes:
        yield from _dispute_lines(dispute, exhibits)


def evidence_lines(evidence: Evidence, *, why: bool = True) -> Iterator[Line]:
    """The lines: the event if one was asked for, then each statement with its sentence and, if wanted, the reasons."""
    exhibits = {exhibit.statement.id: exhibit for exhibit in evidence.exhibits}
    if evidence.event and evidence.event.id == evidence.id:
        yield from _event_lines(evidence.event, exhibits)
        yield []
    for number, exhibit in enumerate(evidence.exhibits):
        if number:
            yield []
        yield from _exhibit_lines(exhibit, why=why)
    if evidence.event and evidence.event.id != evidence.id and why:
        yield _labelled(
            "event", f"{evidence.event.id}, told by {counted(len(evidence.event.articles), 'article', 'articles')}"
        )


def _roles(segment: Segment) -> list[str]:
    return [role for role in STYLES if role in segment.roles]


def _opened(line: Line, at: int, still_open: set[str]) -> list[list[str]]:
    """The roles that begin at a segment, the longest first; those that end together belong together."""
    reaches: dict[int, list[str]] = {}
    for role in _roles(line[at]):
        if role not in still_open:
            end = next((i for i in range(at, len(line)) if role not in line[i].roles), len(line))
            reaches.setdefault(end, []).append(role)
    return [reaches[end] for end in sorted(reaches, reverse=True)]


def bracketed(line: Line) -> str:
    """A line as plain text, words that have a role in brackets, one within another where need be."""
    parts: list[str] = []
    brackets: list[list[str]] = []
    for at, segment in enumerate(line):
        while any(role not in segment.roles for bracket in brackets for role in bracket):
            brackets.pop()
            parts.append("]")
        for roles in _opened(line, at, {role for bracket in brackets for role in bracket}):
            brackets.append(roles)
            parts.append(f"[{'+'.join(roles)}: ")
        parts.append(" ".join(segment.text.split("\n")))
    return "".join(parts) + "]" * len(brackets)


def coloured(line: Line) -> Text:
    """A line for a terminal."""
    from rich.text import Text

    text = Text()
    styles = STYLES | _OTHER_STYLES
    for segment in line:
        role = next((role for role in styles if role in segment.roles), None)
        text.append(" ".join(segment.text.split("\n")), style=styles[role] if role else None)
    return text


def legend() -> Text:
    """What the colours mean."""
    from rich.text import Text

    return Text(" ").join(Text(role, style=style) for role, style in STYLES.items())
