from __future__ import annotations

import threading

import pytest

from wirebook.api import remembered as module
from wirebook.api.remembered import Remembered


def test_an_answer_is_kept_while_the_book_is_as_it_was() -> None:
    kept, asked = Remembered(), []

    def ask() -> int:
        asked.append(1)
        return len(asked)

    assert [kept.answer("q", "v", ask) for _ in range(3)] == [1, 1, 1]
    assert kept.answer("other", "v", ask) == 2


def test_it_may_be_a_little_behind_what_others_write(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Remembered()
    assert kept.answer("q", "v1", lambda: 1) == 1
    assert kept.answer("q", "v2", lambda: 2) == 1
    monkeypatch.setattr(module, "FRESH", 0)
    assert kept.answer("q", "v2", lambda: 2) == 2
    assert kept.answer("q", "v2", lambda: 3) == 2


def test_it_is_never_behind_what_this_process_wrote() -> None:
    kept = Remembered()
    assert kept.answer("q", "v", lambda: 1) == 1
    kept.forget()
    assert kept.answer("q", "v", lambda: 2) == 2


def test_one_asks_anew_while_others_get_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, begun, go_on = Remembered(), threading.Event(), threading.Event()
    kept.answer("q", "v1", lambda: 1)
    monkeypatch.setattr(module, "FRESH", 0)

    def slowly() -> int:
        begun.set()
        go_on.wait(10)
        return 2

    thread = threading.Thread(target=lambda: kept.answer("q", "v2", slowly))
    thread.start()
    begun.wait(10)
    assert kept.answer("q", "v2", lambda: 3) == 1
    go_on.set()
    thread.join()
    assert kept.answer("q", "v2", lambda: 3) == 2


def test_a_failure_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Remembered()
    kept.answer("q", "v1", lambda: 1)
    monkeypatch.setattr(module, "FRESH", 0)
    with pytest.raises(ZeroDivisionError):
        kept.answer("q", "v2", lambda: 1 // 0)
    assert kept.answer("q", "v2", lambda: 2) == 2


def test_not_everything_is_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    kept = Remembered()
    for question in "abc":
        kept.answer(question, "v", lambda: 1)
    assert kept.answer("a", "v", lambda: 2) == 2
    assert kept.answer("c", "v", lambda: 2) == 1
