"""What a user adds to the knowledge: files of one's own that are loaded over ours, while they are in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

Stamped = tuple[Path, int, int]
"""A file with the time and size by which a mended one is told from what it was."""

_ACTORS: ContextVar[Stamped | None] = ContextVar("own_actors", default=None)

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Own:
    """Files of a user's own. frames: event frames; actors: people, organisations and outlets. Both YAML."""

    frames: Path | None = None
    actors: Path | None = None

    @property
    def files(self) -> tuple[tuple[str, Path], ...]:
        """Those that there are, with what they hold."""
        named = (("frames", self.frames), ("actors", self.actors))
        return tuple((name, path) for name, path in named if path is not None)


NOTHING_OWN = Own()


def own_actors() -> Path | None:
    """The file of actors that is in use."""
    stamped = _ACTORS.get()
    return stamped[0] if stamped else None


@contextmanager
def using_actors(path: Path | None) -> Iterator[None]:
    """A block in which the actors of a file go before ours. A context variable and no parameter, since whom a phrase
    means is asked in many places, and most of them know nothing of files."""
    token = _ACTORS.set(_stamp(path) if path else None)
    try:
        yield
    finally:
        _ACTORS.reset(token)


def _stamp(path: Path) -> Stamped:
    try:
        found = path.stat()
    except OSError:
        return path, 0, 0  # what reads the file says what is wrong
    return path, found.st_mtime_ns, found.st_size


def loaded_by_actors(load: Callable[[], Result]) -> Callable[[], Result]:
    """As `functools.cache` for what is loaded once, and once more for each file of actors that is in use."""
    kept: dict[Stamped | None, Result] = {}

    @wraps(load)
    def loaded() -> Result:
        own = _ACTORS.get()
        try:
            return kept[own]
        except KeyError:
            kept[own] = load()
            return kept[own]

    return loaded


def kept_by_actors(
    size: int,
) -> Callable[[Callable[Parameters, Result]], Callable[Parameters, Result]]:
    """As `functools.lru_cache`, for what depends on the file of actors that is in use."""

    def decorate(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        @lru_cache(maxsize=size)
        def kept(_own: Stamped | None, *arguments: Parameters.args, **named: Parameters.kwargs) -> Result:
            return function(*arguments, **named)

        @wraps(function)
        def found(*arguments: Parameters.args, **named: Parameters.kwargs) -> Result:
            return kept(_ACTORS.get(), *arguments, **named)  # type: ignore[arg-type]

        return found

    return decorate
