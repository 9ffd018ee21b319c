from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from factcheck.exporters.html import exporter
from tests.exporters.nasty import CLAIMS, REPORT, TEXT, claim


class _Page(HTMLParser):
    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.article: list[str] = []
        self.inside: list[str] = []
        self._in_article = self._in_mark = False
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "section":
            self._in_article = dict(attrs).get("class") == "article"
        if tag in {"sup", "h2"} or dict(attrs).get("class") == "note":
            self._in_mark = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"sup", "h2", "p"}:
            self._in_mark = False

    def handle_data(self, data: str) -> None:
        if self._in_article and not self._in_mark:
            self.article.append(data)


PAGE = _Page(exporter.render(REPORT))


def test_nothing_from_outside_becomes_a_tag() -> None:
    names = {tag for tag, _ in PAGE.tags}

    assert not names & {"script", "losses", "in", "1"}
    assert b"<b>council" not in exporter.render(REPORT)
    assert b"</script>" not in exporter.render(REPORT)


def test_the_article_is_there_word_for_word() -> None:
    assert "".join("".join(PAGE.article).split()) == "".join(TEXT.split())


def test_only_web_addresses_are_links() -> None:
    addresses = [attrs["href"] or "" for tag, attrs in PAGE.tags if tag == "a"]

    assert addresses
    assert all(one.startswith(("#", "https://")) for one in addresses)


def test_every_link_within_the_page_has_its_place() -> None:
    ids = [attrs["id"] for _, attrs in PAGE.tags if "id" in attrs]
    targets = {
        (attrs["href"] or "")[1:]
        for tag, attrs in PAGE.tags
        if tag == "a" and (attrs["href"] or "").startswith("#")
    }

    assert len(ids) == len(set(ids))
    assert targets <= set(ids)
    assert {f"claim-{one.id}" for one in CLAIMS} <= set(ids)


def test_it_needs_nothing_else_and_runs_nothing() -> None:
    assert not {"script", "link", "img", "iframe", "form", "object"} & {tag for tag, _ in PAGE.tags}
    assert not [name for _, attrs in PAGE.tags for name in attrs if name.startswith("on")]


def test_a_published_page_does_not_name_the_reviewers() -> None:
    assert b"example.org" not in exporter.render(REPORT)


def test_many_claims_on_the_same_words_stay_readable_and_cheap() -> None:
    same = tuple(
        replace(claim(number, "more than 40 ships"), id=number) for number in range(1, 401)
    )

    page = _Page(exporter.render(replace(REPORT, claims=same)))

    assert "".join("".join(page.article).split()) == "".join(TEXT.split())


def test_a_claim_over_two_paragraphs_is_numbered_once() -> None:
    start, end = TEXT.index("sank"), TEXT.index("We will") + 2
    long = replace(claim(1, "sank"), end=end, text=TEXT[start:end], parts=((start, end),))

    page = exporter.render(replace(REPORT, claims=(long,))).decode()

    assert page.count('<sup><a href="#claim-1">') == 1
