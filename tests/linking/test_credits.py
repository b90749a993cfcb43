"""Credits: whose words an article says it prints."""

from __future__ import annotations

import pytest

from wirebook.linking.credits import agency_of, find_credit

BODY = "The harbour was closed on Monday after a tanker ran aground. The mayor asked for help from the coast. " * 12


@pytest.mark.parametrize(
    ("text", "agency", "rule"),
    [
        (f"LINDENAU (Reuters) - {BODY}", "Reuters", "dateline"),
        (f"Lindenau, March 3 (AFP) – {BODY}", "Agence France-Presse", "dateline"),
        (f"Tanker aground\n\nLINDENAU, Ostmark (AP) — {BODY}", "Associated Press", "dateline"),
        (f"LINDENAU, March 3. /TASS/. {BODY}", "TASS", "dateline"),
        (f"Tanker aground\nBy Ann Lee, Associated Press\n{BODY}", "Associated Press", "byline"),
        (f"Tanker aground\nBY ANN LEE | AFP\n{BODY}", "Agence France-Presse", "byline"),
        (f"Tanker aground\nReuters\n{BODY}", "Reuters", "byline"),
        (f"{BODY.strip()} - Bernama", "Bernama", "sign-off"),
        (f"{BODY.strip()} (PTI)", "PTI", "sign-off"),
        (f"{BODY}\n— AFP", "Agence France-Presse", "sign-off"),
        (f"{BODY}\nWith inputs from AFP.", "Agence France-Presse", "input"),
        (f"{BODY}\n© 2025 The Associated Press. All rights reserved.", "Associated Press", "rights"),
        (f"{BODY}\n(Reporting by Ann Lee in Lindenau; Editing by Bo Hart)", "Reuters", "signature"),
        (f"{BODY}\nAP writers Ann Lee and Bo Hart contributed to this report.", "Associated Press", "signature"),
    ],
)
def test_a_credit_is_found(text: str, agency: str, rule: str) -> None:
    credit = find_credit(text)
    assert credit is not None
    assert (credit.agency, credit.rule) == (agency, rule)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The mayor told Reuters that the harbour was closed. {BODY}",
        f"Officials in Andhra Pradesh (AP) closed the harbour, the ministry said. {BODY}",
        f"{BODY} The ship was seen by TASS, the captain told the Associated Press on Monday, and he left.",
        f"{BODY} State news agency KCNA said so.",
        f"By Ann Lee\n{BODY}",
    ],
)
def test_a_source_is_no_credit(text: str) -> None:
    assert find_credit(text) is None


@pytest.mark.parametrize(
    ("outlet", "agency"),
    [("Reuters", "Reuters"), ("AFP", "Agence France-Presse"), ("Lantern Herald", None), (None, None)],
)
def test_an_outlet_may_be_an_agency(outlet: str | None, agency: str | None) -> None:
    assert agency_of(outlet) == agency
