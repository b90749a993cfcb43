"""Cheap cues of tense around an expression, for readers without syntax: is its clause about the past or the future?"""

from __future__ import annotations

import re

CLAUSE = 160
"""How many code points to each side are looked at."""

PAST, FUTURE, REPORT = "past", "future", "report"
"""What a cue says; a report ("said", "announced") is past itself, but what it tells may be past or future."""

_OVER = "over"
"""A plan that is told as past: "had been due to expire on Friday"."""

_END = re.compile(
    r"(?:(?<!\bvs)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bGen)(?<!\bRep)(?<!\bNo)(?<!\b[A-Z])\.|[!?;])['\"”’)]*\s|\n\s*\n|[“”]|``|''"
)

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
_NOT_NOW = r"(?<!\bis )(?<!\bare )(?<!\bbe )"
"""Before a participle: "the case is heard in May" tells nothing of the past."""

_SET = "scheduled|due|set|expected|planned|slated|supposed"
_CUE = re.compile(
    r"\b(?:"
    rf"(?P<over>had\s+(?:earlier\s+|previously\s+|originally\s+)?been\s+(?:{_SET})(?:\s+to(?:\s+be)?\s+[a-z]+)?"
    rf"|(?:previously|originally|earlier)\s+(?:{_SET})(?:\s+to(?:\s+be)?\s+[a-z]+)?)"
    rf"|(?P<future>(?:will|shall|would|may|might|should|must)(?:\s+(?:not|also|then|likely|be|have)){{0,3}}(?:\s+[a-z]+)?"
    rf"|(?<!been )(?:{_PLANNING})(?:\s+[a-z]+)?\s+to(?:\s+be)?\s+[a-z]+"
    r"|scheduled|planned|slated|postponed|(?:set|due)\s+(?:for|on)|upcoming|forthcoming|to\s+be\s+[a-z]+"
    r"|expects|forecasts|predicts|anticipates|foresees|expected|due|effective|payable|(?:is|are)\s+(?:[a-z]+ing|(?=on\b))|as\s+(?:soon|early)\s+as)"
    rf"|(?P<report>{_REPORTING})"
    rf"|(?P<past>{_NOT_NOW}(?:{_IRREGULAR}|(?!need|feed|speed|indeed|exceed|proceed|succeed|hundred)[a-z]{{2,}}ed))"
    r")\b"
)
_ADJACENT = re.compile(
    rf"{_NOT_NOW}(?<!\bbeing )\b(?!expected|scheduled|planned|slated|postponed|needed|set\s+(?!on)|put\b)"
    rf"(?:{_IRREGULAR}|[a-z]{{2,}}ed)\s+(?:(?:on|in)\s+)?\Z"
)
_CONTRACTED = re.compile(r"['’]ll\b")
_POSSESSIVE = re.compile(r"['’]s?\s")
_AHEAD = re.compile(r"\bahead\s+of\s+\Z")
_BEHIND = re.compile(r"\b(?:after|follow(?:s|ed|ing)?|since|despite)\s+\Z")
_SCHEDULED = re.compile(
    r"\b(?:meets?|visits|begins|starts|opens|resumes|reopens|convenes|arrives|travels|departs|flies|expires|kicks\s+off)"
    r"\s+(?:[a-z]+ly\s+)?(?:on\s+)?\Z"
)
_DEADLINE = re.compile(
    r"\b(?:g[ai]ven?|giving|has|have|extend(?:s|ed|ing)?|delay(?:s|ed|ing)?|postpon(?:es?|ed|ing)|adjourn(?:s|ed)?)\b"
    r"[^.;:]{0,60}\b(?:until|till)\s+(?:[a-z]+\s+)?\Z"
)
_CALLED_OFF = re.compile(r"\s+(?:was|were|had)\b")
_BARE_PLAN = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:scheduled|planned|slated)\b"
)

_DECIDING = frozenset(
    "agreed announced approved set planned called scheduled proposed expected extended postponed delayed accepted "
    "adopted ordered filed invited urged wanted hoped intended promised pledged vowed threatened decided sought asked "
    "offered had did was were has have based related compared limited indicted united estimated used".split()
)
"""Verbs of the past that may tell of what is still to come ("agreed to a vote in May"), and what looks like one."""

_OPEN = re.compile(r"\b(?:to|for|of|until|by|from|about|that|on|at|if|and|but)\b|[,;:—–]|--")
_FRONTED = re.compile(r"(?:\A|[.!?;:]['\"”’)]*\s+|\n\s*)(?:In|Since|During)\s+\Z")


def clause_cue(text: str, start: int, end: int) -> str | None:
    """What the nearest verb before the expression in its clause says, else the first one after it.

    Of "Friday's summit" only a verb after it tells the tense: the words before are about something else.
    """
    left = _last_clause(text[max(0, start - CLAUSE) : start])
    if _POSSESSIVE.match(text, end):
        if _AHEAD.search(left):
            return FUTURE
        return PAST if _BEHIND.search(left) else _cue_after(text, end)
    if _AHEAD.search(left) or _SCHEDULED.search(left) or _DEADLINE.search(left):
        return FUTURE
    before = list(_CUE.finditer(left))
    if before:
        return _told_by(before[-1], text, end)
    return FUTURE if _CONTRACTED.search(left) else _cue_after(text, end)


def _told_by(cue: re.Match[str], text: str, end: int) -> str | None:
    """What a cue before the expression says: a plan without a verb of its own is over where the next verb is past."""
    if cue.lastgroup == _OVER:
        return PAST
    if cue.lastgroup == FUTURE and _CALLED_OFF.match(text, end) and _BARE_PLAN.search(cue.string, cue.start() - 6):
        return PAST
    return cue.lastgroup


def _cue_after(text: str, end: int) -> str | None:
    right = text[end : end + CLAUSE]
    stop = _END.search(right)
    after = _CUE.search(right, 0, stop.start() if stop else len(right))
    return (PAST if after.lastgroup == _OVER else after.lastgroup) if after else None


def is_surely_past(text: str, start: int, end: int) -> bool:
    """Whether a verb of the past that is no decision about later rules the expression, with nothing else between.

    "KKR bought the firm in February", "In January, the bank hired a new chief"; not "agreed to a vote in December".
    """
    if _FRONTED.search(text, max(0, start - 24), start):
        right = text[end : end + CLAUSE]
        stop = _END.search(right)
        cue = _CUE.search(right, 0, stop.start() if stop else len(right))
    else:
        left = _last_clause(text[max(0, start - CLAUSE) : start])
        cues = list(_CUE.finditer(left))
        cue = cues[-1] if cues else None
        between = left[cue.end() :] if cue else ""
        if _OPEN.search(between) or len(between.split()) > 6 or any(one.lastgroup == FUTURE for one in cues):
            return False
    return cue is not None and cue.lastgroup == PAST and cue.group().split()[0] not in _DECIDING


def follows_past_verb(text: str, start: int) -> bool:
    """Whether a verb of the past stands directly before: "the year ended March 31", "died in May"."""
    return _ADJACENT.search(text, max(0, start - 24), start) is not None


def _last_clause(left: str) -> str:
    ends = list(_END.finditer(left))
    return left[ends[-1].end() :] if ends else left
