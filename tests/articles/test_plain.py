"""What of a plain text is prose, and what its marks tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirebook.articles.paragraphs import find_margins
from wirebook.articles.plain import Layout, lay_out
from wirebook.model import Span

SENTENCE = "The ministers of Chile and Peru met on Monday to talk about the new port and its cost."


def read(text: str) -> list[str]:
    return [span.of(text) for span in lay_out(text).body]


def test_a_date_line_gives_day_and_title_and_only_its_mark_is_left_out() -> None:
    text = f" date 2024-03-05 Chile and Peru open talks on a port\n\n{SENTENCE}\n"
    layout = lay_out(text)
    assert layout.published == "2024-03-05"
    assert layout.title == "Chile and Peru open talks on a port"
    assert read(text) == ["Chile and Peru open talks on a port", SENTENCE]


def test_a_date_line_of_an_impossible_day_is_told_and_left_out() -> None:
    layout = lay_out(f"date 2024-02-31 Chile and Peru open talks\n\n{SENTENCE}")
    assert (layout.published, layout.wrong_date) == (None, "2024-02-31")
    assert layout.title == "Chile and Peru open talks"


def test_a_sentence_that_begins_with_date_is_no_date_line() -> None:
    assert read("Date palms grow well in Tunisia.") == ["Date palms grow well in Tunisia."]


def test_an_address_in_the_first_line_gives_outlet_and_day() -> None:
    text = f"https://www.example.co.uk/world/2014/05/12/port-talks\r\n\r\n{SENTENCE}\r\n"
    layout = lay_out(text)
    assert (layout.url, layout.outlet) == ("https://www.example.co.uk/world/2014/05/12/port-talks", "example.co.uk")
    assert layout.published == "2014-05-12"
    assert read(text) == [SENTENCE]


@pytest.mark.parametrize(
    "dateline",
    [
        "PARIS, Aug 14 (AFP) - ",
        "PARIS, Aug. 14, 2025 (AFP) — ",
        "LONDON (Reuters) - ",
        "(Reuters) - ",
        "WASHINGTON, D.C. — ",
        "WASHINGTON/KYIV, Aug 14 (Reuters) - ",
        "KYIV, Ukraine (AP) — ",
        "ST. PETERSBURG, Russia — ",
        "Kyiv, 12 August 2025 – ",
        "Kyiv, Thursday, 12 August 2025 – ",
        "New York (November 25, 2021): ",
        "CAIRO – 26 July 2022: ",
        "CAIRO- ",
        "Cairo, Egypt, Apr 21 2022 (IPS) - ",
        "BEIJING, July 18 (Xinhua) -- ",
        "MOSCOW, August 14. /TASS/. ",
        "BANDAR SERI BEGAWAN, July 25 (Borneo Bulletin/ANN): ",
        "KUALA LUMPUR: ",
        "Doha: ",
        "Colombo, Sri Lanka – ",
        "SEOUL—",
        "Port Sudan - ",
        "SYDNEY and PERTH, Jul 26 2022 (IPS) - ",
        "GENEVA (14 August 2025) – ",
    ],
)
def test_a_dateline_is_left_out(dateline: str) -> None:
    text = f"Ministers meet over port\n\n{dateline}{SENTENCE}\n\nMore talks follow."
    assert read(text) == ["Ministers meet over port", SENTENCE, "More talks follow."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Santos: We will never sell the port to anybody, whatever the price may be in the end.",
        "BREAKING: Peru closes the border with Chile after the talks on the port have failed.",
        "The Port Authority (PA) – which Chile owns – said on Monday that it would hire more people.",
        "On 27 January - a Monday - the ministers met again to talk about the new port.",
        "Ana Rojas – the minister of transport – said that the port would open in a year.",
        "The ministers met on Monday: Chile was late, Peru was early, and Bolivia did not come.",
        "President Santos said: The port is ours and nobody will ever take it away from us.",
        "Oil prices rose on 3 May 2021 - The highest in a year, according to the central bank.",
    ],
)
def test_a_sentence_that_only_looks_like_a_dateline_stays(sentence: str) -> None:
    assert read(f"{sentence}\n\n{SENTENCE}") == [sentence, SENTENCE]


def test_a_dateline_in_the_title_stays() -> None:
    assert read(f"Peru: No deal on the port\n\n{SENTENCE}")[0] == "Peru: No deal on the port"


def test_a_dateline_gives_the_agency_and_a_full_date() -> None:
    layout = lay_out(f"Kyiv, 12 August 2025 (Interfax) – {SENTENCE}")
    assert (layout.agency, layout.published) == ("Interfax", "2025-08-12")
    assert lay_out(f"KYIV, Aug 12 (Interfax) – {SENTENCE}").published is None


def test_a_dateline_may_have_a_line_for_itself() -> None:
    assert read(f"LIMA, March 5 (Reuters)\n\n{SENTENCE}") == [SENTENCE]


@pytest.mark.parametrize(
    "mark",
    [
        "By Jane Doe",
        "BY JANE DOE",
        "By Jane Doe and Juan Rojas in Lima | Andes Agency",
        "By Jane Doe, Chief Economist at the Bank of the South.",
        "Published: 12 May 2014",
        "Published on May 12, 2014 at 10:30 am",
        "Last updated: 12 May 2014, 10:30 GMT",
        "Monday 12 May 2014 10.30 BST",
        "2014-05-12",
        "Reporting by Jane Doe in Lima; Editing by Juan Rojas",
        "(Reporting by Jane Doe; editing by Juan Rojas and Li Wei)",
        "Copyright 2014 Andes Agency. All rights reserved.",
        "© 2014 Andes Agency",
        "All rights reserved.",
        "Also read: Chile and Peru fall out over fish",
        "Read more",
        "ADVERTISEMENT",
        "***",
        "https://example.com/more",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_line_that_is_no_prose_is_left_out(mark: str, before: bool) -> None:
    text = f"{mark}\n\n{SENTENCE}" if before else f"{SENTENCE}\n\n{mark}"
    assert read(text) == [SENTENCE]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday Peru had closed the port.",
        "By the time Peru closed it, the port was empty.",
        "Published in 2014, the report says that the port is too small.",
        "Reporting by an inquiry showed that the port had lost money.",
        "Copyright laws of 2014 do not apply to ships.",
        "Share prices fell in Lima after the talks.",
        "12 May 2014 was the day on which the port burned.",
        "Read it again, the minister said.",
        "More ships came.",
    ],
)
def test_a_sentence_that_only_looks_like_a_mark_stays(sentence: str) -> None:
    assert read(f"{SENTENCE}\n\n{sentence}") == [SENTENCE, sentence]


def test_a_day_of_publication_goes_before_one_of_revision() -> None:
    text = f"Updated: 14 May 2014\nPublished: 12 May 2014\n\n{SENTENCE}"
    assert lay_out(text).published == "2014-05-12"
    assert lay_out(f"Updated: 14 May 2014\n\n{SENTENCE}").published == "2014-05-14"


def test_the_agency_at_the_end_is_left_out() -> None:
    layout = lay_out(f"{SENTENCE}\n\n{SENTENCE} — SPA\n")
    assert (layout.agency, len(layout.body)) == ("SPA", 2)
    assert read(f"{SENTENCE} (Yonhap)") == [SENTENCE]
    assert read(f"{SENTENCE}\n\n– Reuters") == [SENTENCE, "– Reuters"]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ministers meet over port", "Ministers meet over port"),
        ("Will the port ever open?", "Will the port ever open?"),
        ("The port is open.", None),
        ("JUANA ROJAS", None),
        ("“The port is open,”", None),
        ("word " * 40, None),
    ],
)
def test_the_title_is_a_short_first_line_without_full_stop(first: str, title: str | None) -> None:
    assert lay_out(f"{first}\n\n{SENTENCE}").title == title


def test_a_title_given_is_kept() -> None:
    assert lay_out(f"Ministers meet over port\n\n{SENTENCE}", title="Port talks").title == "Port talks"


def test_each_line_is_a_paragraph_unless_the_text_is_hard_wrapped() -> None:
    assert read(f"{SENTENCE}\n{SENTENCE}\r\n  {SENTENCE}  ") == [SENTENCE] * 3
    wrapped = (
        "Ministers meet over port\n\n"
        "The ministers of Chile and Peru met on Monday in the old town hall of\n"
        "Arica to talk about the new port, its cost, and the railway that is to\n"
        "link it with the mines of Bolivia, which has no coast of its own and\n"
        "pays for every ton.\n"
        "A second round of talks is to follow in Tacna in the first days of the\n"
        "new year.\n"
        "\n"
        "Bolivia was not invited.\n"
    )
    assert [words.split()[0] for words in read(wrapped)] == ["Ministers", "The", "A", "Bolivia"]


def test_nothing_but_marks_leaves_no_body() -> None:
    assert lay_out("https://example.com/2014/05/12/a\n\nBy Jane Doe\n").body == ()
    assert lay_out("").body == ()
    assert lay_out(" \n\u200b\n").body == ()


LINES = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "\u200b",
            "By Jane Doe",
            "PARIS, Aug 14 (AFP) - The port is open, the minister of Peru said on Monday in Paris.",
            "https://example.com/a",
            "Published: 12 May 2014",
            "date 2024-03-05 Port",
            SENTENCE,
            f"{SENTENCE} — SPA",
            "— SPA",
            "(Reuters) -",
        ]
    ),
    st.text(max_size=120),
)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", " "])), max_size=12).map(
    lambda lines: "".join(line + end for line, end in lines)
)


def check_body(text: str, layout: Layout) -> None:
    end = 0
    for span in layout.body:
        assert end <= span.start < span.end <= len(text)
        words = span.of(text)
        assert words == words.strip()
        end = span.end


@settings(deadline=None)
@given(TEXTS)
def test_the_body_is_in_order_within_the_text_and_neatly_cut(text: str) -> None:
    check_body(text, lay_out(text))
    check_body(text, lay_out(text, title="Port"))


@pytest.mark.parametrize(
    "unit", ["a", "-", "(", "—", "A, ", "A - ", "\n", " ", "\u200b", "( ", "By A ", "1 May ", "/", "(A) ", "http://"]
)
@pytest.mark.parametrize("start", ["", "PARIS, Aug 14 (AFP"])
def test_a_hostile_text_takes_linear_time(unit: str, start: str) -> None:
    text = start + unit * (1_000_000 // len(unit))
    # A quadratic step, which is most likely one inside a regular expression, would take hours: the test would not end.
    check_body(text, lay_out(text))


def test_margins_are_what_the_body_leaves_out() -> None:
    text = "http://example.org/1\n\nBy Ann Reed\n\nTroops crossed the river.\nAll rights reserved."
    body = [Span(text.index("Troops"), text.index("river.") + 6)]
    assert [span.of(text) for span in find_margins(text, body)] == [
        "http://example.org/1",
        "By Ann Reed",
        "All rights reserved.",
    ]
