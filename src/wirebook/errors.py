"""What can go wrong, each with a stable code.

WirebookError
├── InputError       an input could not be read (E1..)
├── KnowledgeError   a data file is broken (E2..)
├── BookError        the store cannot be opened or is of a newer version (E3..)
└── UsageError       an option or id makes no sense (E4..)
"""

from __future__ import annotations


class WirebookError(Exception):
    """Base of all errors of Wirebook; its text is one line: what, which input, what to do."""

    code = "E000"
    exit_code = 1

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code:
            self.code = code

    def __str__(self) -> str:
        return f"{self.code}: {super().__str__()}"


class InputError(WirebookError):
    """An input could not be read; the others go on."""

    code = "E100"
    exit_code = 3


class KnowledgeError(WirebookError):
    """A data file is missing or breaks its schema; the text names file and line or entry."""

    code = "E200"
    exit_code = 4


class BookError(WirebookError):
    """The book cannot be opened, is locked, or was written by a newer version."""

    code = "E300"
    exit_code = 5


class UsageError(WirebookError):
    """An option, id or name that makes no sense."""

    code = "E400"
    exit_code = 2
