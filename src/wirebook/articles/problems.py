"""What can be wrong with an input, in one clear line: what, which input, what to do.

E101 not found · E102 empty · E103 not text · E104 encoding · E105 not English · E106 broken JSON · E107 no article in
the HTML · E108 too large · E109 invalid date
"""

from __future__ import annotations

from collections.abc import Callable

from wirebook.errors import InputError

Report = Callable[[InputError], None]
"""Takes each problem as it is met; the other inputs go on."""

LARGEST = 50 * 1024 * 1024
"""Bytes that one article, or one line of JSONL, may have."""


class InputNote(InputError):  # noqa: N818  it is no error
    """Something to know about an input that was read all the same."""

    exit_code = 0


def not_found(name: str) -> InputError:
    """No such file or directory."""
    return InputError(f"{name}: no such file or directory; check the path", code="E101")


def unreadable(name: str, error: OSError) -> InputError:
    """The system does not let it be read."""
    return InputError(f"{name}: cannot be read: {error.strerror or error}; check its permissions", code="E100")


def empty(name: str) -> InputError:
    """No words at all, or marks only."""
    return InputError(f"{name}: holds no text to read; leave it out or fill it", code="E102")


def no_articles(name: str) -> InputError:
    """A directory without any file to read."""
    return InputError(f"{name}: no article in this directory; give .txt, .html, .json or .jsonl files", code="E102")


def not_text(name: str, kind: str) -> InputError:
    """A kind of file that is not read."""
    return InputError(f"{name}: is {kind}, not text; give it as .txt, .html, .json or .jsonl", code="E103")


def wrong_encoding(name: str, offset: int) -> InputError:
    """Neither UTF-8 nor UTF-16 with a byte order mark, nor plausibly windows-1252."""
    return InputError(f"{name}: byte {offset} is not valid UTF-8; convert the file to UTF-8", code="E104")


def guessed_encoding(name: str, offset: int, encoding: str) -> InputNote:
    """Read, but the encoding is a guess."""
    return InputNote(
        f"{name}: byte {offset} is not valid UTF-8, read as {encoding}; if words look odd, convert it to UTF-8",
        code="E104",
    )


def not_english(name: str, language: str) -> InputError:
    """Wirebook reads English only."""
    return InputError(f"{name}: seems to be in language '{language}'; only English is read, leave it out", code="E105")


def broken_record(name: str, what: str) -> InputError:
    """A line or file of JSON that is no article."""
    return InputError(f'{name}: {what}; each must be an object such as {{"id": ..., "text": ...}}', code="E106")


def no_article_in_page(name: str) -> InputError:
    """An HTML page in which no article is found."""
    return InputError(f"{name}: no article text found in the HTML; save it as plain text instead", code="E107")


def too_large(name: str) -> InputError:
    """More bytes than an article can have."""
    return InputError(f"{name}: larger than {LARGEST // 1024 // 1024} MB; cut it into one article each", code="E108")


def wrong_date(name: str, value: str) -> InputError:
    """A date that is none; the article is read without it."""
    shown = value if len(value) <= 40 else value[:37] + "..."
    return InputError(f"{name}: '{shown}' is no date, so none is taken from it; write it as YYYY-MM-DD", code="E109")
