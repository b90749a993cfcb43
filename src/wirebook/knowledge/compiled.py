"""Quick forms of the largest data files, so that a first article does not wait for them.

A quick form is made from data files by `make compiled` and holds the digest of them: where it does not agree with the
files as they are (somebody has mended one), the files themselves are read.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "compiled"


def digest_of(sources: Iterable[Path]) -> str:
    """The SHA-256 of the files' names and bytes, in the order given."""
    digest = hashlib.sha256()
    for path in sources:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_compiled(name: str, sources: Sequence[Path], *, folder: Path = FOLDER) -> str | None:
    """The quick form of these files; None where there is none, or where it does not agree with them."""
    try:
        head, _, content = gzip.decompress((folder / f"{name}.gz").read_bytes()).decode("utf-8").partition("\n")
        return content if head == digest_of(sources) else None
    except (OSError, EOFError, UnicodeDecodeError):
        return None


def write_compiled(name: str, sources: Sequence[Path], content: str, *, folder: Path = FOLDER) -> None:
    """Writes a quick form; the same files give the same bytes."""
    folder.mkdir(exist_ok=True)
    text = f"{digest_of(sources)}\n{content}"
    (folder / f"{name}.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def main() -> None:
    """Makes all quick forms anew."""
    from wirebook.knowledge import frames, places

    write_compiled("frames", frames.source_files(), frames.dump_sources())
    write_compiled("place_names", places.source_files(), places.dump_names())


if __name__ == "__main__":
    main()
