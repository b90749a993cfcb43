"""Which statements tell of the same happening: statements in, events out.

`link` is a pure function over all statements: it gives the same events in whatever order they come.
"""

from __future__ import annotations

from wirebook.linking.consensus import FieldValue, FieldValues, fields_of
from wirebook.linking.events import link
from wirebook.linking.groups import LinkSettings
from wirebook.linking.keys import Header

__all__ = ["FieldValue", "FieldValues", "Header", "LinkSettings", "fields_of", "link"]
