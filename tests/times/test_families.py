"""The constructions of English dates by family, each read as published on Friday, 15 August 2025.

A case is a sentence with the expression in brackets, and its value; sentences of `NOT_DATES` hold none.
"""

from __future__ import annotations

import re

import pytest

from wirebook.model import TimeExpression
from wirebook.times import find

REFERENCE = "2025-08-15"

EXPLICIT: list[tuple[str, str | None]] = [
    ("The pact was signed on [12 August 2025] in Minsk.", "2025-08-12"),
    ("The pact was signed on [12 Aug 2025] in Minsk.", "2025-08-12"),
    ("The pact was signed on [Aug. 12, 2025].", "2025-08-12"),
    ("The pact was signed on [August 12th 2025].", "2025-08-12"),
    ("On [Tuesday, 12 August 2025], the pact was signed.", "2025-08-12"),
    ("On [Tuesday, August 12, 2025], the pact was signed.", "2025-08-12"),
    ("The decree of [2024-02-29] is in force.", "2024-02-29"),
    ("The letter, dated [25/12/2024], was leaked.", "2024-12-25"),
    ("The letter, dated [12/25/2024], was leaked.", "2024-12-25"),
    ("The letter, dated [08/08/2024], was leaked.", "2024-08-08"),
    ("The letter, dated [07/08/2024], was leaked.", None),
    ("The border was shut in [August 2025].", "2025-08"),
    ("The border was shut in [Sept. 1998].", "1998-09"),
    ("It has been occupied since [the end of March 2022].", "2022-03"),
    ("The war began in [2014].", "2014"),
    ("They fought in [the 1990s].", "199"),
    ("They fought in [the early 1990s].", "199"),
    ("Their songs of [the '80s] are back.", "198"),
    ("Castles of [the 19th century] crumble.", "18"),
    ("Castles of [the late 19th century] crumble.", "18"),
    ("Protests broke out in [spring 2014].", "2014-SP"),
    ("Protests broke out in [the autumn of 2013].", "2013-FA"),
    ("Exports fell in [the first quarter of 2012].", "2012-Q1"),
    ("Exports fell in [Q4 2023].", "2023-Q4"),
    ("Exports rose in [the second half of 2014].", "2014-H2"),
    ("The budget for [FY 2015] was cut.", "2015"),
    ("The budget for [fiscal year 2024] was cut.", "2024"),
    ("By [nineteen eighty-four] he ruled alone.", "1984"),
    ("By [the year 2030] it is to be closed.", "2030"),
    ("The congress of [3-5 May 2024] ended well.", "2024-05-03/2024-05-05"),
    ("The congress, [May 3-5, 2024], ended well.", "2024-05-03/2024-05-05"),
    ("The war of [1992-95] left ruins.", "1992/1995"),
    ("He was born on [New Year's Day 1950].", "1950-01-01"),
    ("Troops left on [Christmas Eve, 1989].", "1989-12-24"),
    ("The rising of [Easter Monday, 1916] failed.", "1916-04-24"),
]

WITHOUT_YEAR: list[tuple[str, str | None]] = [
    ("He died on [June 20].", "2025-06-20"),
    ("He died on [20 June].", "2025-06-20"),
    ("He died on [the 20th of June].", "2025-06-20"),
    ("He was killed on [Dec. 30].", "2024-12-30"),
    ("Parliament will meet on [September 2].", "2025-09-02"),
    ("Parliament will meet on [January 20].", "2026-01-20"),
    ("The vote is due on [Oct. 5].", "2025-10-05"),
    ("They met on [Thursday, August 14].", "2025-08-14"),
    ("The talks collapsed in [April].", "2025-04"),
    ("The talks collapsed in [late May].", "2025-05"),
    ("It has been closed since [March].", "2025-03"),
    ("The election will be held in [November].", "2025-11"),
    ("The election is scheduled for [mid-October].", "2025-10"),
    ("He was sworn in on [Christmas Day].", "2024-12-25"),
    ("He came to power in [January this year].", "2025-01"),
    ("He came to power in [June last year].", "2024-06"),
    ("The delegation flew home on [the 12th].", "2025-08-12"),
    ("They fought [last October].", "2024-10"),
    ("The trial opens [next February].", "2026-02"),
    ("The fair opens [this September].", "2025-09"),
    ("The talks resumed [last spring].", "2025-SP"),
    ("The talks stalled [last winter].", "2024-WI"),
    ("The work starts [next spring].", "2026-SP"),
    ("The offensive began in [the summer].", "2025-SU"),
]

WEEKDAYS: list[tuple[str, str | None]] = [
    ("The envoy arrived on [Thursday], state media reported.", "2025-08-14"),
    ("The two spoke by phone on [Tuesday].", "2025-08-12"),
    ("The minister resigned on [Friday].", "2025-08-15"),
    ("The minister resigned [Saturday].", "2025-08-09"),
    ("The two leaders will meet on [Monday] in Anchorage.", "2025-08-18"),
    ("He is set to fly to Alaska on [Saturday].", "2025-08-16"),
    ("She is due to testify on [Tuesday].", "2025-08-19"),
    ("The vote is to be held on [Sunday].", "2025-08-17"),
    ("The court is expected to rule on [Wednesday].", "2025-08-20"),
    ("The union plans to strike on [Monday].", "2025-08-18"),
    ("The ferry may sail as early as [Tuesday].", "2025-08-19"),
    ("[Friday]'s summit in Alaska will be the first in years.", "2025-08-15"),
    ("[Monday]'s attack killed two people.", "2025-08-11"),
    ("They spoke ahead of [Sunday]'s election.", "2025-08-17"),
    ("He was shot on [Tuesday night].", "2025-08-12TNI"),
    ("He was shot [late Tuesday].", "2025-08-12"),
    ("The strike began [early on Wednesday].", "2025-08-13"),
    ("He left [last Monday].", "2025-08-11"),
    ("He left [last Friday].", "2025-08-08"),
    ("He returns [next Tuesday].", "2025-08-19"),
    ("He returns [this coming Sunday].", "2025-08-17"),
    ("He left on [Tuesday of last week].", "2025-08-05"),
    ("He returns on [Monday next week].", "2025-08-18"),
]

FROM_PUBLICATION: list[tuple[str, str | None]] = [
    ("The court ruled [today].", "2025-08-15"),
    ("The court ruled [yesterday].", "2025-08-14"),
    ("The court rules [tomorrow].", "2025-08-16"),
    ("The court ruled [the day before yesterday].", "2025-08-13"),
    ("The court rules [the day after tomorrow].", "2025-08-17"),
    ("He speaks [tonight].", "2025-08-15TNI"),
    ("He spoke [this morning].", "2025-08-15TMO"),
    ("He spoke [yesterday evening].", "2025-08-14TEV"),
    ("Sirens wailed [last night].", "2025-08-14TNI"),
    ("He resigned [last week].", "2025-W32"),
    ("He resigned [earlier this week].", "2025-W33"),
    ("He returns [next week].", "2025-W34"),
    ("He resigned [last month].", "2025-07"),
    ("He resigned [earlier this month].", "2025-08"),
    ("He returns [next month].", "2025-09"),
    ("The treaty was signed [last year].", "2024"),
    ("The treaty was signed [this year].", "2025"),
    ("The treaty expires [late next year].", "2026"),
    ("They clashed over [the weekend].", "2025-W32-WE"),
    ("They clashed [last weekend].", "2025-W32-WE"),
    ("The cabinet meets [this weekend].", "2025-W33-WE"),
    ("It must be built by [the end of the year].", "2025"),
    ("It must be built by [year-end].", "2025"),
    ("He left [two days ago].", "2025-08-13"),
    ("He left [a week ago].", "2025-08-08"),
    ("He left [three weeks ago].", "2025-W30"),
    ("He left [two months ago].", "2025-06"),
    ("He left [twenty-two years ago].", "2003"),
    ("He left [a decade ago].", "2015"),
    ("He left [some years ago].", "PAST_REF"),
    ("He returns [three days from now].", "2025-08-18"),
    ("He returns in [two weeks' time].", "2025-W35"),
    ("Growth slowed in [the second quarter].", "2025-Q2"),
    ("Growth slowed in [the first half of this year].", "2025-H1"),
]

TOLD_BEFORE: list[tuple[str, str | None]] = [
    ("They met on 3 March 2014 and signed [the following day].", "2014-03-04"),
    ("They met on 3 March 2014 after a call [a day earlier].", "2014-03-02"),
    ("They met on 3 March 2014 and fled [two days later].", "2014-03-05"),
    ("They met on 3 March 2014 and married [three weeks later].", "2014-W13"),
    ("They met on 3 March 2014 and parted [a month later].", "2014-04"),
    ("They met on 3 March 2014; it rained [that day].", "2014-03-03"),
    ("They met on 3 March 2014; it snowed [that week].", "2014-W10"),
    ("They met on 3 March 2014 and dined [that evening].", "2014-03-03TEV"),
    ("They met on 3 March 2014 and left [the next morning].", "2014-03-04TMO"),
    ("They met in 2013 and again [two years later].", "2015"),
    ("They met in 2013 and again [the following year].", "2014"),
    ("They met in May 2013 and again [the following month].", "2013-06"),
    ("They met in May 2013 and again [later that year].", "2013"),
    ("The party won in 2013, having lost [the year before].", "2012"),
    ("He was elected in 1999; [a decade later] he fell.", "2009"),
    ("They left [the following day].", None),
    ("It rained [that week].", None),
]

TIMES: list[tuple[str, str | None]] = [
    ("The train left at [14:30].", "2025-08-15T14:30"),
    ("The shelling began at [10 a.m. GMT].", "2025-08-15T10:00Z"),
    ("The shelling began at [6:45 p.m.] in the city.", "2025-08-15T18:45"),
    ("The shelling began at [noon].", "2025-08-15T12:00"),
    ("The shelling began at [10 p.m. Wednesday].", "2025-08-13T22:00"),
    ("He will speak at [9 a.m. on Monday].", "2025-08-18T09:00"),
    ("He will speak on [Monday at 9 a.m.]", "2025-08-18T09:00"),
    ("The quake struck at [0315 GMT].", "2025-08-15T03:15Z"),
    ("They landed at [4 in the morning].", "2025-08-15T04:00"),
]

DURATIONS: list[tuple[str, str | None]] = [
    ("They talked for [three days].", "P3D"),
    ("They talked for [two and a half hours].", "PT2H30M"),
    ("They talked for [half an hour].", "PT30M"),
    ("They began a [two-week] visit.", "P2W"),
    ("They agreed on a [six-month] truce.", "P6M"),
    ("He ruled for [twenty-two years].", "P22Y"),
    ("He ruled for [more than two decades].", "P20Y"),
    ("He ruled for [nearly a century].", "P100Y"),
    ("He waited for [several months].", "PXM"),
    ("He waited for [a few hours].", "PTXH"),
    ("He waited for [years].", "PXY"),
    ("After [weeks] of talks, they agreed.", "PXW"),
    ("It lasted [at least 40 minutes].", "PT40M"),
    ("In [the past three months], prices rose.", "P3M"),
    ("Over [the past year], prices rose.", "P1Y"),
    ("Over [the next two weeks], prices will rise.", "P2W"),
    ("In [the last 24 hours], four were killed.", "PT24H"),
    ("They held a [day-long] meeting.", "P1D"),
    ("They ended a [decades-long] feud.", "PXE"),
]

SETS: list[tuple[str, str | None]] = [
    ("They pray [every Friday].", "XXXX-WXX-5"),
    ("They pray [every day].", "P1D"),
    ("They meet [every two years].", "P2Y"),
    ("They meet [every other week].", "P2W"),
    ("They meet [annually].", "P1Y"),
    ("Rockets fall [daily].", "P1D"),
    ("The [weekly] paper was shut.", "P1W"),
    ("The market opens on [Saturdays].", "XXXX-WXX-6"),
    ("They march [each July].", "XXXX-07"),
    ("They strike [every spring].", "XXXX-SP"),
    ("They meet three times [a year].", "P1Y"),
]

REFERENCES: list[tuple[str, str | None]] = [
    ("He is [now] in exile.", "PRESENT_REF"),
    ("He is [currently] in exile.", "PRESENT_REF"),
    ("He [recently] fled.", "PAST_REF"),
    ("They had quarrelled in [the past].", "PAST_REF"),
    ("They will [soon] meet.", "FUTURE_REF"),
    ("They may meet in [the near future].", "FUTURE_REF"),
    ("Trade fell in [recent years].", "PXY"),
    ("Trade may grow in [the coming years].", "PXY"),
    ("They will fast during [Ramadan].", None),
]

CUES: list[tuple[str, str | None]] = [
    ("The pact had been due to expire on [Monday].", "2025-08-11"),
    ("A march planned for [Wednesday] was called off.", "2025-08-13"),
    ("The strike follows [Tuesday]'s walkout.", "2025-08-12"),
    ("The rebels have until [Wednesday] to leave.", "2025-08-20"),
    ("The court opens on [Tuesday].", "2025-08-19"),
    ("The king met the envoys who arrived on [Tuesday].", "2025-08-12"),
    ("The firm bought a rival in [November].", "2024-11"),
    ("In [December], the bank hired a new chief.", "2024-12"),
    ("Parliament agreed to a vote in [September].", "2025-09"),
    ("The case is heard in [September].", "2025-09"),
    ("He was at the fair, held near the sea, over [the weekend].", "2025-W32-WE"),
    ("He was freed [last September 3].", "2024-09-03"),
    ("The debt will be repaid in [five years].", "2030"),
    ("It is the worst drought that the land will remember in [40 years].", "P40Y"),
]

REPORTS: list[tuple[str, str | None]] = [
    ("Profit rose in the second quarter from [a year earlier].", "2024-Q2"),
    ("Profit rose in the second quarter. For the nine months, it fell from [a year earlier].", "2024"),
    ("For [the year] ended March 31, profit rose.", "P1Y"),
    ("For [the quarter] ended June 30, profit rose.", "2025-Q2"),
    ("The firm expects a loss in the fourth quarter, as in [the latest quarter].", "2025-Q2"),
    ("Sales were up from [a year ago], and costs as well from [a year earlier].", "2024"),
]

NAMED_BY_YEAR: list[tuple[str, str | None]] = [
    ("A [1996] law forbids it.", "1996"),
    ("He broke a [1971] Convention.", "1971"),
    ("Output is at 90 percent of [2019] levels.", "2019"),
    ("The post-[1959] exiles came back.", "1959"),
    ("He played in [2003]'s comedy.", "2003"),
    ("A treatise (c. [1640]) praises it.", "1640"),
    ("In his [1796] essay he praises it.", "1796"),
    ("They found it [last Wed.] at home.", "2025-08-13"),
    ("The theme of [this years] fair is water.", "2025"),
    ("They prayed in [Easter week].", "2025-W16"),
]

FAMILIES: dict[str, list[tuple[str, str | None]]] = {
    "explicit": EXPLICIT,
    "without year": WITHOUT_YEAR,
    "weekdays": WEEKDAYS,
    "from publication": FROM_PUBLICATION,
    "told before": TOLD_BEFORE,
    "times": TIMES,
    "durations": DURATIONS,
    "sets": SETS,
    "references": REFERENCES,
    "cues": CUES,
    "reports": REPORTS,
    "named by a year": NAMED_BY_YEAR,
}
CASES = [(text, value) for cases in FAMILIES.values() for text, value in cases]

NOT_DATES = [
    "A survey of 1709 villagers was made.",
    "A 2000 year old temple burnt down.",
    "She lives in Mar del Plata.",
    "Jan Kowalski and Dec Murphy met Mar Lopez.",
    "The share cost 0.55, about 6.43, on average.",
    "He sold a quarter to five firms.",
    "Shops stand at 12 May Street.",
    "Villagers aged 30 to 59 years fled.",
    "She was named Player of the Year.",
    "A law passed by then minister Kowalski is void.",
    "They lost on points and 25 were hurt.",
    "He may march with the others.",
    "They may resign, and so may he.",
    "A long march began in the mud.",
    "He finished second, four seconds behind.",
    "The sun rose while he sat.",
    "A man aged 34 was held.",
    "The 45-year-old minister fled.",
    "The minister, 45 years old, fled.",
    "They won 2-1 and lost 3:2.",
    "The price is $2014 or €1,999.",
    "Some 2000 soldiers and 1500 civilians fled.",
    "The road is 1800 km long.",
    "Call 555-2014 or +44 20 7946 1234.",
    "He lives at 1945 Lincoln Avenue.",
    "Flight 1999 landed in room 2014.",
    "Resolution 1929 was vetoed.",
    "The F-16 and the T-1000 are old.",
    "Three quarters of voters stayed at home.",
    "The spring of the clock broke.",
    "They will fall if the wall is not mended.",
    "Prices rose 3.14 percent to 20.25 dollars.",
    "Write to may2014@example.org or see example.org/2014/05.",
]


def read(marked: str) -> tuple[str, str, list[TimeExpression]]:
    """The sentence without its brackets, the words in them, and what is found."""
    text = marked.replace("[", "").replace("]", "")
    bracket = re.search(r"\[(.*?)\]", marked)
    assert bracket
    return text, bracket[1], find(text, REFERENCE)


def test_there_are_enough_cases() -> None:
    assert len(CASES) + len(NOT_DATES) >= 150


@pytest.mark.parametrize(("marked", "value"), CASES)
def test_value(marked: str, value: str | None) -> None:
    _, words, found = read(marked)
    assert (words, value) in [(one.text, one.value) for one in found]


@pytest.mark.parametrize("text", NOT_DATES)
def test_no_date(text: str) -> None:
    assert [(one.text, one.rule) for one in find(text, REFERENCE) if one.type in ("DATE", "TIME")] == []


@pytest.mark.parametrize("text", [text for text in NOT_DATES if "year" in text])
def test_age_is_no_duration(text: str) -> None:
    assert find(text, REFERENCE) == []


@pytest.mark.parametrize(
    ("marked", "first", "last", "precision"),
    [
        ("He died on [12 August 2025].", "2025-08-12", "2025-08-12", "day"),
        ("For [the year] ended March 31, profit rose.", "2024-04-01", "2025-03-31", "interval"),
        ("For [the nine months] ended June 30, profit rose.", "2024-10-01", "2025-06-30", "interval"),
        ("For [the year] ending September 2026, profit may rise.", "2025-10-01", "2026-09-30", "interval"),
        ("He died in [February 2024].", "2024-02-01", "2024-02-29", "month"),
        ("He died in [2014].", "2014-01-01", "2014-12-31", "year"),
        ("He died [last week].", "2025-08-04", "2025-08-10", "week"),
        ("Sales fell in [the first quarter of 2012].", "2012-01-01", "2012-03-31", "quarter"),
        ("He died in [the 1990s].", "1990-01-01", "1999-12-31", "interval"),
        ("He died in [the 19th century].", "1800-01-01", "1899-12-31", "interval"),
        ("He died over [the weekend].", "2025-08-09", "2025-08-10", "interval"),
        ("He died in [spring 2014].", "2014-03-01", "2014-05-31", "interval"),
        ("In [the past three months] prices rose.", "2025-05-15", "2025-08-15", "interval"),
        ("Over [the next two weeks] prices will rise.", "2025-08-15", "2025-08-29", "interval"),
        ("The fair of [May 3-5, 2024] is over.", "2024-05-03", "2024-05-05", "interval"),
        ("They talked for [three days].", None, None, None),
    ],
)
def test_interval(marked: str, first: str | None, last: str | None, precision: str | None) -> None:
    _, words, found = read(marked)
    expression = next(one for one in found if one.text == words)
    assert (expression.first, expression.last, expression.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("marked", "modifier"),
    [
        ("He fled in [early June].", "early"),
        ("He fled in [mid-July].", "mid"),
        ("He fled by [the end of 2024].", "late"),
        ("He fled [about two years ago].", "about"),
        ("He ruled for [more than two decades].", "more-than"),
        ("He ruled for [less than two decades].", "less-than"),
        ("He ruled for [at least two decades].", "at-least"),
        ("They met in 2013 and [two years later] they fell out.", None),
        ("He fled [later this year].", "late"),
        ("He has ruled since [2021].", "since"),
        ("He ruled from [2014] to 2016.", "from"),
        ("He ruled from 2014 to [2016].", "until"),
        ("He ruled between 2014 and [2016].", "until"),
        ("He stays from Monday to [Thursday].", "until"),
        ("He stays until [next week].", "until"),
        ("He fled in [2014].", None),
    ],
)
def test_modifier(marked: str, modifier: str | None) -> None:
    _, words, found = read(marked)
    assert next(one for one in found if one.text == words).modifier == modifier


@pytest.mark.parametrize(
    ("marked", "anchor"),
    [
        ("He fled on [12 August 2025].", "explicit"),
        ("He fled on [Tuesday].", "published"),
        ("He fled in [March].", "published"),
        ("They met on 3 March 2014 and fled [the following day].", "text"),
        ("They fled [the following day].", None),
    ],
)
def test_anchor(marked: str, anchor: str | None) -> None:
    _, words, found = read(marked)
    assert next(one for one in found if one.text == words).anchor == anchor


def test_an_editors_bracket_inside_a_time_is_read_over() -> None:
    text = 'The note said: "[Two] years ago a war began."'
    assert [(one.text, one.value) for one in find(text, REFERENCE)] == [("Two] years ago", "2023")]


def test_past_soon_is_no_time() -> None:
    assert [one.text for one in find("He was soon freed. He will soon return.", REFERENCE)] == ["soon"]
