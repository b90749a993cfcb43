"""Bytes to text: UTF-8, UTF-16 and UTF-32 by their byte order marks, windows-1252 where it is plausible."""

from __future__ import annotations

import codecs

from wirebook.articles import problems

# The longer marks first: the one of UTF-16 begins the one of UTF-32.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"BZh", "compressed (bzip2)"),
    (b"\xfd7zXZ", "compressed (xz)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)"),
    (b"7z\xbc\xaf", "compressed (7z)"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"WARC/", "a web archive (WARC)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "rich text (RTF)"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
# Bytes that windows-1252 leaves undefined.
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
_LARGEST_SHARE_OF_CONTROLS = 0.01
# English has few accents: more than that is some other encoding or language.
_LARGEST_SHARE_OF_HIGH_BYTES = 0.08


def decode(data: bytes, name: str, report: problems.Report) -> str:
    """The text of `data`, unchanged but for the byte order mark.

    Reports a guessed encoding as a note. Raises InputError: E103 where the data are no text, E104 where the encoding
    is broken or unknown.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, len(mark), encoding, name)
    kind = kind_of(data)
    if kind:
        raise problems.not_text(name, kind)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start
    if not _seems_windows(data):
        raise problems.wrong_encoding(name, offset)
    report(problems.guessed_encoding(name, offset, "windows-1252"))
    return data.decode("windows-1252")


def kind_of(data: bytes) -> str | None:
    """What kind of file it is if it is not text; None for text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\x00" in data or controls > len(data) * _LARGEST_SHARE_OF_CONTROLS:
        return "binary"
    return None


def _decode_strictly(data: bytes, skipped: int, encoding: str, name: str) -> str:
    try:
        return data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        offset = skipped + error.start
    raise problems.wrong_encoding(name, offset)


def _seems_windows(data: bytes) -> bool:
    """Whether the high bytes are as rare as accents and curly quotes are in English, and all defined."""
    ascii_only = data.translate(None, bytes(range(128, 256)))
    high = len(data) - len(ascii_only)
    undefined = len(data) - len(data.translate(None, _UNDEFINED))
    return undefined == 0 and high <= max(2, len(data) * _LARGEST_SHARE_OF_HIGH_BYTES)
