"""How a command ends: one line about an error on standard error, and an exit code that tells what kind it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from wirebook.errors import InputError, WirebookError

INTERRUPTED = 130
READER_GONE = 141


def report(error: WirebookError) -> None:
    """One line about an error on standard error."""
    line = " ".join(str(error).split())
    click.echo(f"wirebook: {line}", err=True)


class ReaderGoneError(Exception):
    """Who read standard output does so no more: `wirebook events | head`."""


class Problems:
    """Takes the problems of inputs as they are met, says each at once, and remembers the worst for the exit code."""

    def __init__(self) -> None:
        self.exit_code = 0

    def __call__(self, error: InputError) -> None:
        """Say it and remember."""
        report(error)
        self.exit_code = max(self.exit_code, error.exit_code)

    def close(self) -> None:
        """End the command with the exit code if there was any problem that matters."""
        if self.exit_code:
            click.get_current_context().exit(self.exit_code)


def _leave_quietly() -> int:
    """Let Python's own last flush find somewhere to write, when nobody reads standard output any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return READER_GONE


class Guarded(click.Command):
    """A command whose errors become one line and an exit code, never a traceback of things that users can mend."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run; a broken pipe gets a name of its own, since click has another exit code for it."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise ReaderGoneError from error
        return result

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run; as a program (`standalone_mode`) end with the exit code."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        sys.exit(self._run(args, prog_name or "wirebook", complete_var, extra))

    def _run(self, args: Sequence[str] | None, prog_name: str, complete_var: str | None, extra: dict[str, Any]) -> int:
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except WirebookError as error:
            report(error)
            return error.exit_code
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("wirebook: stopped", err=True)
            return INTERRUPTED
        except ReaderGoneError:
            return _leave_quietly()
        return code if isinstance(code, int) else 0
