"""How statements, events and articles look to the outside."""

from __future__ import annotations

from tests.books import CALL, TOLL, statements_of
from wirebook.book import Store
from wirebook.export import event_record, statement_record
from wirebook.model import EventType


def test_a_statement_has_the_fields_of_annotate() -> None:
    record = statement_record(statements_of(CALL)[0], CALL.text)
    assert list(record) == [
        *("start", "end", "sentence", "trigger", "type", "mode", "contexts", "cameo", "actors", "recipients"),
        *(
            "understood",
            "status",
            "certainty",
            "date",
            "place",
            "place_rule",
            "sources",
            "quote",
            "counts",
            "rule",
            "score",
        ),
    ]
    assert record["trigger"] == {"start": 7, "end": 13, "text": "called"}
    assert record["actors"] == [
        {"start": 0, "end": 6, "text": "Russia", "name": "Russia", "id": "RUS", "country": "RUS", "role": "GOV"}
    ]
    assert (record["type"], record["mode"], record["status"], record["date"]) == (
        "CONSULT",
        "phone",
        "happened",
        "2025-08-12",
    )
    assert record["sources"] == [{"name": "KCNA", "id": None, "kind": "agency", "stance": "neutral"}]
    assert record["quote"] == "on Tuesday"
    assert record["place"] is None


def test_places_and_counts_are_records_too() -> None:
    record = statement_record(statements_of(TOLL)[0], TOLL.text)
    assert record["counts"] == [{"number": 600, "qualifier": "about", "unit": "soldiers", "of": "killed"}]
    assert record["place"] == {
        "text": "Kursk",
        "name": "Kursk",
        "country": "RUS",
        "lat": None,
        "lon": None,
        "geonameid": None,
        "precision": None,
    }
    assert record["quote"] is None


def test_an_event_lists_its_statements_articles_and_disputes(store: Store) -> None:
    event = next(event for event in store.events() if event.type is EventType.ASSAULT)
    record = event_record(event, store.headers())
    assert record["reports"] == 2
    assert record["statements"] == list(event.statements)
    assert [article["doc"] for article in record["articles"]] == ["toll", "other"]
    (dispute,) = record["disputes"]
    assert dispute["field"] == "count:killed:soldiers"
    assert [value["value"] for value in dispute["values"]] == ["about 600", "about 4700"]
