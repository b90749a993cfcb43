"""Cheap cues of tense around an expression, for readers without syntax: is its clause about the past or the future?"""

from __future__ import annotations

import re

CLAUSE = 160
"""How many code points to each side are looked at."""

PAST, FUTURE, REPORT = "past", "future", "report"
"""What a cue says; a report ("said", "announced") is past itself, but what it tells may be past or future."""

_END = re.compile(r"[.!?;]['\"”’)]*\s|\n\s*\n|[“”]|``|''")

_PLANNING = (
    "set|due|scheduled|expected|planned|plan|plans|planning|slated|poised|hope|hopes|hoping|agreed|agree|agrees|want|"
    "wants|intend|intends|ready|preparing|prepares|likely|vowed|pledged|promised|threatened|invited|about|is|are|going"
)
_REPORTING = "said|says|told|announced|reported|added|noted|stated|declared"
_IRREGULAR = (
    "was|were|had|did|has|have|met|went|held|came|left|took|made|gave|began|got|saw|seen|spoke|sent|won|lost|fell|"
    "rose|hit|shot|led|broke|fled|flew|wrote|became|found|brought|built|bought|sold|paid|struck|drew|drove|grew|knew|"
    "stood|sat|ran|rang|swore|threw|wore|withdrew|overthrew|underwent|shook|sought|taught|thought|caught|fought|kept|"
    "slept|spent|set|put|cut|let|shut|read|lent|dealt|felt|heard|laid|lay|understood|stole|chose|froze|forbade"
)
_CUE = re.compile(
    r"\b(?:"
    rf"(?P<future>(?:will|shall|would|may|might|should|must)(?:\s+(?:not|also|then|likely|be|have)){{0,3}}(?:\s+[a-z]+)?"
    rf"|(?<!been )(?:{_PLANNING})(?:\s+[a-z]+)?\s+to(?:\s+be)?\s+[a-z]+"
    r"|scheduled|planned|slated|postponed|(?:set|due)\s+(?:for|on)|upcoming|forthcoming|to\s+be\s+[a-z]+"
    r"|expected|due|effective|payable|(?:is|are)\s+(?:[a-z]+ing|(?=on\b))|as\s+(?:soon|early)\s+as)"
    rf"|(?P<report>{_REPORTING})"
    rf"|(?P<past>{_IRREGULAR}|(?!need|feed|speed|indeed|exceed|proceed|succeed|hundred)[a-z]{{2,}}ed)"
    r")\b"
)
_ADJACENT = re.compile(
    r"(?<!\bbe )\b(?!expected|scheduled|planned|slated|postponed|needed)"
    rf"(?:{_IRREGULAR}|[a-z]{{2,}}ed)\s+(?:(?:on|in)\s+)?\Z"
)
_CONTRACTED = re.compile(r"['’]ll\b")
_POSSESSIVE = re.compile(r"['’]s?\s")
_AHEAD = re.compile(r"\bahead\s+of\s+\Z")


def clause_cue(text: str, start: int, end: int) -> str | None:
    """What the nearest verb before the expression in its clause says, else the first one after it.

    Of "Friday's summit" only a verb after it tells the tense: the words before are about something else.
    """
    left = _last_clause(text[max(0, start - CLAUSE) : start])
    if _AHEAD.search(left):
        return FUTURE
    if not _POSSESSIVE.match(text, end):
        before = list(_CUE.finditer(left))
        if before:
            return before[-1].lastgroup
        if _CONTRACTED.search(left):
            return FUTURE
    right = text[end : end + CLAUSE]
    stop = _END.search(right)
    after = _CUE.search(right, 0, stop.start() if stop else len(right))
    return after.lastgroup if after else None


def follows_past_verb(text: str, start: int) -> bool:
    """Whether a verb of the past stands directly before: "the year ended March 31", "died in May"."""
    return _ADJACENT.search(text, max(0, start - 24), start) is not None


def _last_clause(left: str) -> str:
    ends = list(_END.finditer(left))
    return left[ends[-1].end() :] if ends else left
