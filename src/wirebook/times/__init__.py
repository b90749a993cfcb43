"""Time expressions of English text: found, normalised to TIMEX3 values and to intervals of days.

Stands alone: `find(text, reference)` needs plain text and its own rules, no network.
"""

from wirebook.times.finder import find

__all__ = ["find"]
