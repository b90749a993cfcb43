"""The command line as a user runs it, for the benchmarks that measure it from outside."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

UNREAD = 3
"""Exit code of `wirebook` where some inputs were not read; the others were."""


def command() -> list[str]:
    """What starts Wirebook: the program beside this Python, else the package through it."""
    program = Path(sys.executable).with_name("wirebook")
    return [str(program)] if program.exists() else [sys.executable, "-c", "from wirebook.cli import main; main()"]


def annotate(inputs: Sequence[Path], output: Path, *options: str) -> list[str]:
    """Run `wirebook annotate` on the inputs into a file; what it said of inputs that it did not read."""
    with output.open("wb") as stream:
        done = subprocess.run(
            [*command(), "annotate", *options, *map(str, inputs)], stdout=stream, stderr=subprocess.PIPE, check=False
        )
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if done.returncode not in (0, UNREAD):
        raise SystemExit("wirebook annotate failed:\n" + "\n".join(said[-20:]))
    return said
