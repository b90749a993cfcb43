"""Names: found in windows, their labels settled over the article."""

from __future__ import annotations

import numpy as np

from wirebook.reading.names import NameSpan, find_names, settle_labels
from wirebook.reading.pieces import Layout
from wirebook.reading.words import Word

LABELS = ["O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION", "B-DATE", "I-DATE"]
KINDS = ("DATE", "LOCATION", "PERSON")


def words(*texts: str) -> list[Word]:
    return [Word(i, text, 10 * i, 10 * i + len(text), Layout.SPACE) for i, text in enumerate(texts)]


def name(text: str, label: str, *, location: float, person: float) -> NameSpan:
    parts = words(*text.split())
    return NameSpan(parts[0], parts[-1], label, text, KINDS, (-9.0, location, person))


def test_names_are_found_with_their_evidence() -> None:
    scores = np.full((3, len(LABELS)), -5.0)
    scores[0, 1] = scores[1, 2] = scores[2, 0] = 5.0
    (found,) = find_names(words("Ann", "Reed", "slept"), scores, LABELS)
    assert (found.first.text, found.last.text, found.label) == ("Ann", "Reed", "PERSON")
    assert max(zip(found.evidence, found.labels, strict=True))[1] == "PERSON"


def test_the_same_words_have_one_label_in_an_article() -> None:
    names = [
        name("Lomé", "LOCATION", location=-0.1, person=-4.0),
        name("Lomé", "PERSON", location=-0.9, person=-0.6),
        name("Lomé", "LOCATION", location=-0.2, person=-3.0),
    ]
    assert [found.label for found in settle_labels(names)] == ["LOCATION"] * 3


def test_a_lone_surname_goes_with_the_full_name() -> None:
    names = [
        name("Kizza Besigye", "PERSON", location=-5.0, person=-0.1),
        name("Besigye", "LOCATION", location=-0.5, person=-1.0),
    ]
    assert [found.label for found in settle_labels(names)] == ["PERSON", "PERSON"]


def test_a_town_that_is_surely_one_stays_a_town() -> None:
    names = [
        name("Anna Berlin", "PERSON", location=-5.0, person=-0.1),
        name("Berlin", "LOCATION", location=-0.01, person=-30.0),
    ]
    assert [found.label for found in settle_labels(names)] == ["PERSON", "LOCATION"]


def test_dates_keep_what_their_form_says() -> None:
    (found,) = settle_labels([name("May", "DATE", location=-0.1, person=-0.1)])
    assert found.label == "DATE"


def test_two_places_in_one_name_are_cut() -> None:
    location = LABELS.index("B-LOCATION")
    for texts, expected in [
        (("Sousse", ",", "Tunisia"), ["Sousse", "Tunisia"]),
        (("Washington", ",", "D.C."), ["Washington , D.C."]),
    ]:
        scores = np.full((3, len(LABELS)), -5.0)
        scores[0, location] = scores[1, location + 1] = scores[2, location + 1] = 5.0
        assert [found.text for found in find_names(words(*texts), scores, LABELS)] == expected


def test_a_large_town_is_no_person_without_strong_evidence() -> None:
    weak, strong = (name("Bamako", "PERSON", location=-location, person=-0.2) for location in (2.0, 8.0))
    assert [found.label for found in settle_labels([weak])] == ["LOCATION"]
    assert [found.label for found in settle_labels([strong])] == ["PERSON"]
    (found,) = settle_labels([name("Anna", "PERSON", location=-2.0, person=-0.2)])
    assert found.label == "PERSON"
