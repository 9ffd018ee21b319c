from __future__ import annotations

import pytest

from factcheck.domain.errors import InputError
from factcheck.extractors.html import extractor

PARAGRAPHS = "".join(
    f"<p>The dam above Nordvik broke for the {word} time on Monday, “after years of neglect,” the mayor said.</p>"
    for word in ("first", "second", "third", "fourth")
)
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Dam breaks | The Lark</title>
<meta property="og:title" content="Dam breaks above Nordvik"><meta name="author" content="Ida Moe">
<meta property="article:published_time" content="2023-03-15T10:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Dam breaks above Nordvik</h1>{PARAGRAPHS}</article>
<footer>Subscribe to the Lark</footer><script>var dam = 1;</script></body></html>"""


def test_the_article_comes_without_its_page() -> None:
    found = extractor.extract(PAGE.encode())

    assert found.text.startswith("Dam breaks above Nordvik\n")
    assert "fourth time" in found.text
    assert "Subscribe" not in found.text
    assert "var dam" not in found.text
    assert (found.title, found.byline, found.published) == (
        "Dam breaks above Nordvik", "Ida Moe", "2023-03-15",
    )  # fmt: skip
    assert found.dropped["page"] > 0


def test_pages_are_recognised_and_texts_are_not() -> None:
    assert extractor.recognises(PAGE.encode(), "")
    assert not extractor.recognises(b"The dam broke. 3 < 4.", "moe.txt")
    assert not extractor.recognises(b"%PDF-1.7", "moe.html")


def test_a_declared_encoding_is_used() -> None:
    page = (
        PAGE.replace("utf-8", "iso-8859-1")
        .replace("“", '"')
        .replace("”", '"')
        .replace("Moe", "Møe")
    )

    assert extractor.extract(page.encode("iso-8859-1")).byline == "Ida Møe"


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>" + b"<div>" * 5000,
        b"<html><body><article>" + b"<p>The dam broke.</p>" * 100_000,
        b"<html><body></body></html>",
        b"<html><body><p>" + b"<" * 200_000,
    ],
)
def test_hostile_and_empty_pages_are_refused(page: bytes) -> None:
    with pytest.raises(InputError):
        extractor.extract(page)
