"""Writes docs/cli.md from what the commands say of themselves: `make docs`. A test fails where the page is stale."""

from __future__ import annotations

from pathlib import Path

from wirebook.cli import COMMANDS, commands

PAGE = Path(__file__).parent / "cli.md"
WIDTH = 100

HEAD = """\
# The command line

Written by `make docs` from `wirebook COMMAND --help`; change the commands, not this page.

Results go to standard output, everything else to standard error. On a terminal results are tables; in a pipe they are
tab-separated values below a line of headings; with `--json` they are JSON, one object a line. `NO_COLOR` is respected.
Every command asks a method of the Python API that bears its name: `wirebook events --actor PRK` is
`wirebook.open("news.book").events(actor="PRK")`.

| exit code | meaning |
|---|---|
| 0 | all was done, every input was read |
| 1 | an error inside Wirebook |
| 2 | the command was called wrongly |
| 3 | some input could not be read; the rest was |
| 4 | a data file of the knowledge is broken |
| 5 | the book cannot be opened or used |
| 130 | stopped by Ctrl-C |
| 141 | who read the output went away |

What each error code means is said in [errors.md](errors.md).
"""


def page() -> str:
    """The page as it should be now."""
    options = {"resilient_parsing": True, "terminal_width": WIDTH, "max_content_width": WIDTH}
    parts = [HEAD]
    with commands.make_context("wirebook", [], **options) as top:
        parts.append(f"## wirebook\n\n```text\n{commands.get_help(top)}\n```\n")
        for name in COMMANDS:
            command = commands.get_command(top, name)
            assert command is not None
            with command.make_context(name, [], parent=top, **options) as context:
                parts.append(f"## wirebook {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
