"""Questions that people ask of a book, answered as plain data: no printing, no SQL."""

from __future__ import annotations

from wirebook.views.evidence import Evidence, Exhibit, Mark, Segment, evidence, segments
from wirebook.views.information import Information, info
from wirebook.views.search import SearchHit, search
from wirebook.views.timeline import DisputedRow, TimelineRow, disputed_counts, timeline

__all__ = [
    "DisputedRow",
    "Evidence",
    "Exhibit",
    "Information",
    "Mark",
    "SearchHit",
    "Segment",
    "TimelineRow",
    "disputed_counts",
    "evidence",
    "info",
    "search",
    "segments",
    "timeline",
]
