"""Which statements tell of the same happening: statements in, events out.

`link` is a pure function over all statements: it gives the same events in whatever order they come.
"""

from __future__ import annotations

from wirebook.linking.events import link
from wirebook.linking.groups import LinkSettings
from wirebook.linking.keys import Header

__all__ = ["Header", "LinkSettings", "link"]
