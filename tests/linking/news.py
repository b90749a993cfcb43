"""Made-up news of made-up happenings, for the tests of stories and copies."""

from __future__ import annotations

from wirebook.linking.stories import StoryText

HAPPENINGS = {
    "bridge": [
        "The Varnholt bridge over the Ilse collapsed on Tuesday and a ferry of the Quennby line was crushed below it.",
        "Divers searched the Ilse for the ferry crushed when the Varnholt bridge collapsed, the Quennby line said.",
        "The collapse of the Varnholt bridge was caused by rust, engineers told the Quennby line, owner of the ferry.",
        "Families of those on the Quennby ferry mourned at the Ilse, where the Varnholt bridge fell.",
    ],
    "strike": [
        "Miners in Tarsholm walked out over wages and blocked the Pellgrove smelter, the union Korvane said.",
        "The union Korvane said that its miners would keep the Pellgrove smelter blocked until wages in Tarsholm rise.",
        "Wages of the miners of Tarsholm will rise by a tenth, Korvane and the owners of the Pellgrove smelter agreed.",
    ],
    "vote": [
        "Voters in Ostmark elected Brenna Solheim of the Heron party as president, the electoral commission said.",
        "President-elect Brenna Solheim of Ostmark promised that her Heron party would govern with others.",
        "The loser in Ostmark asked the electoral commission to count again the ballots for Brenna Solheim.",
    ],
}

LONG = (
    "The harbour of Lindenau was closed on Monday after a tanker with nine thousand tonnes of oil ran aground at its "
    "mouth. Tugs from three countries tried in vain to pull the ship free before the tide fell. The captain, who was "
    "questioned by the coast guard for two hours, said that the rudder had failed in the fog. Fishermen watched the "
    "slick drift towards the oyster beds, on which half the town lives. The mayor asked the government for booms and "
    "for soldiers to clean the beaches. The owner of the ship promised to pay for every lost day, but did not say how."
)

OTHER = (
    "A court in Hallgrim sentenced the former head of the national lottery to six years in prison for taking bribes. "
    "Judges found that he had let two printers share the orders for tickets among themselves in return for a villa by "
    "the lake. His lawyers called the ruling a scandal and said that they would appeal within the week. The villa goes "
    "to the state, which wants to turn it into a school for blind children, the ministry of justice announced."
)


def news() -> list[StoryText]:
    """The reports of all happenings, one a day each."""
    return [
        StoryText(f"{name}-{number}", text, f"2025-03-{10 + number:02}")
        for name, texts in HAPPENINGS.items()
        for number, text in enumerate(texts)
    ]


def happening(key: str) -> str:
    """The happening of which an article of `news` tells."""
    return key.partition("-")[0]
