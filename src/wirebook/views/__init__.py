"""Questions that people ask of a book, answered as plain data: no printing, no SQL."""

from __future__ import annotations

from wirebook.views.actors import Actor, ActorRow, Meeting, describe_actor, list_actors
from wirebook.views.calendar import Calendar, CalendarDay, Outcome, Plan, calendar
from wirebook.views.compare import EventComparison, StoryComparison, compare
from wirebook.views.digest import DigestDay, DigestItem, digest
from wirebook.views.dossier import Dossier, Score, dossier, scores
from wirebook.views.evidence import Evidence, Exhibit, Mark, Segment, evidence, segments
from wirebook.views.search import SearchHit, search
from wirebook.views.sources import OutletRow, sources
from wirebook.views.stories import StoryRow, StoryView, stories, story
from wirebook.views.timeline import DisputedRow, TimelineRow, disputed_counts, timeline

__all__ = [
    "Actor",
    "ActorRow",
    "Calendar",
    "CalendarDay",
    "DigestDay",
    "DigestItem",
    "DisputedRow",
    "Dossier",
    "EventComparison",
    "Evidence",
    "Exhibit",
    "Mark",
    "Meeting",
    "Outcome",
    "OutletRow",
    "Plan",
    "Score",
    "SearchHit",
    "Segment",
    "StoryComparison",
    "StoryRow",
    "StoryView",
    "TimelineRow",
    "calendar",
    "compare",
    "describe_actor",
    "digest",
    "disputed_counts",
    "dossier",
    "evidence",
    "list_actors",
    "scores",
    "search",
    "segments",
    "sources",
    "stories",
    "story",
    "timeline",
]
