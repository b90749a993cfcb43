"""The words of the domain as JSON and back, exactly.

Follows the annotations of the dataclasses: a dataclass is an object without its empty fields, a `Span` is
[start, end], a tuple a list, an enumeration its value. A field that is missing takes its default, else None or ().
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from wirebook.model import Event, Origin, Span, Statement, Story

Decoder = Callable[[Any], Any]
Kind = TypeVar("Kind")


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The fields of a dataclass; None for what is none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def encode(value: Any) -> Any:
    """A model object, or a tuple of them, as what `json.dumps` takes."""
    kind: Any = type(value)
    if value is None or kind is str or kind is int or kind is float:
        return value
    if kind is Span:
        return [value.start, value.end]
    if kind is tuple:
        return [encode(item) for item in value]
    if (names := _names(kind)) is None:
        return value.value if isinstance(value, StrEnum) else value
    pairs = ((name, getattr(value, name)) for name in names)
    return {name: encode(item) for name, item in pairs if item is not None and item != ()}


def _missing(field: Field[Any], hint: Any) -> Any:
    """What stands for a field that the JSON leaves out."""
    if get_origin(hint) is tuple:
        return ()
    return None if field.default is MISSING else field.default


def _tuple_decoder(hint: Any) -> Decoder:
    arguments = get_args(hint)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda data: tuple(item(part) for part in data)
    parts = [_decoder(argument) for argument in arguments]
    return lambda data: tuple(part(value) for part, value in zip(parts, data, strict=True))


def _dataclass_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    plan = [(f.name, _decoder(hints[f.name]), _missing(f, hints[f.name])) for f in fields(kind)]

    def decode_object(data: dict[str, Any]) -> Any:
        return kind(*[decode(data[name]) if name in data else default for name, decode, default in plan])

    return decode_object


@cache
def _decoder(hint: Hashable) -> Decoder:
    """The function that makes a value of the annotated type out of JSON data."""
    if hint is Span:
        return lambda data: Span(data[0], data[1])
    if get_origin(hint) in (Union, types.UnionType):
        inner = _decoder(next(argument for argument in get_args(hint) if argument is not type(None)))
        return lambda data: None if data is None else inner(data)
    if get_origin(hint) is tuple:
        return _tuple_decoder(hint)
    if is_dataclass(hint):
        return _dataclass_decoder(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return lambda data: data


def decode(kind: type[Kind], data: Any) -> Kind:
    """An object of that model class out of what `encode` gave."""
    hint: Any = kind
    value: Kind = _decoder(hint)(data)
    return value


def dumps(value: Any, *, leave: tuple[str, ...] = ()) -> str:
    """A model object as a line of JSON, without the fields named in `leave`."""
    data = encode(value)
    for name in leave:
        data.pop(name, None)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load_statement(record: str, **more: str) -> Statement:
    """A statement out of its JSON and the fields that were left out of it."""
    return decode(Statement, {**json.loads(record), **more})


def load_event(record: str) -> Event:
    """An event out of its JSON."""
    return decode(Event, json.loads(record))


def load_story(record: str) -> Story:
    """A story out of its JSON."""
    return decode(Story, json.loads(record))


def load_origin(record: str) -> Origin:
    """An origin out of its JSON."""
    return decode(Origin, json.loads(record))


def load_spans(record: str) -> tuple[Span, ...]:
    """Spans out of a JSON list of pairs."""
    return tuple(Span(start, end) for start, end in json.loads(record))
