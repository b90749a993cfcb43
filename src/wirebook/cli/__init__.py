"""The command line: each command asks the Python API and prints what it answers.

A command's module is imported when the command is called, so that `wirebook --help` costs nothing. Exit codes:
0 all was done; 1 an error of Wirebook's own; 2 the command was called wrongly; 3 some input could not be read (the rest
was); 4 a data file is broken; 5 the book cannot be opened or used; 130 stopped by Ctrl-C; 141 the reader of the output
went away.
"""

from __future__ import annotations

from importlib import import_module

import click

from wirebook.cli.failures import Guarded

COMMANDS = {
    "annotate": "Print what is read in articles as JSON lines; store nothing.",
    "read": "Read articles into a book.",
    "events": "List the events of a book: what happened, as all reports have it.",
    "statements": "List the statements of a book: who says what, clause by clause.",
    "show": "Show the words behind a row, and why the row is there.",
    "timeline": "List what an actor did and what was done to it, day by day.",
    "stories": "List the stories of a book: what the news are about, latest first.",
    "story": "Show one story: its articles, and its events in order.",
    "compare": "Compare what each source says of an event or a story.",
    "dossier": "Say what a book has on an actor, or on what passes between two.",
    "calendar": "List what is planned, day by day, and what became of plans.",
    "digest": "Tell the news of a day, one sentence for each event.",
    "sources": "List the outlets that were read, who owns them, and their gaps.",
    "actor": "Say what is known of an actor, and from where.",
    "actors": "List the actors of a book, the most often met first.",
    "search": "Find statements and articles by their words.",
    "link": "Mend what is linked; make events anew.",
    "changes": "List what became different in the events of a book, and why.",
    "export": "Write a book out for other programs.",
    "info": "Say what a book holds.",
    "serve": "Open the workbench: look through a book in a web browser.",
    "demo": "Read ten short articles and show the book they make.",
}
"""Each command and its line in the help; `tests/cli` sees to it that the commands say the same."""


class LazyCommands(Guarded, click.Group):
    """A group that imports the module of a command only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name: `wirebook.cli.NAME.command`."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"wirebook.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, written without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="wirebook", message="wirebook %(version)s")
def commands() -> None:
    """Read news reports and keep the book of record they imply.

    Who did what to whom, when and where, according to whom; which reports tell of the same happening, and where they
    contradict each other. Start with "wirebook demo".
    """


def main() -> None:
    """The entry point of the program."""
    commands()
