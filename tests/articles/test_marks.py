"""The data file of marks and its check."""

from __future__ import annotations

import pytest

from wirebook.articles import marks
from wirebook.errors import KnowledgeError


def test_the_data_file_keeps_its_schema() -> None:
    loaded = marks.load_marks()
    assert loaded.is_agency("Borneo Bulletin/ANN")
    assert loaded.is_place("Colombo, Sri Lanka")
    assert not loaded.is_place("Amnesty International")


@pytest.mark.parametrize("entry", [True, 5, "", None])
def test_an_entry_that_is_no_words_is_named(entry: object) -> None:
    with pytest.raises(KnowledgeError, match="labels: entry 2"):
        marks._check_list("labels", ["published", entry])
