"""Web pages: the article without its page, with title, author and date where the page tells them."""

from __future__ import annotations

import logging
import re
from typing import Any

from factcheck.domain.errors import InputError
from factcheck.domain.plugin import Extracted, Extractor
from factcheck.nlp.clean import demand_text
from factcheck.nlp.word_lists import words

# Bounds set before anything is built from a page. The median news page has under 3,000 elements and
# a depth under 30 (HTTP Archive, Web Almanac 2022, "Markup"); ten to a hundred times that is hostile.
MOST_BYTES = 20_000_000
MOST_TAGS = 50_000
DEEPEST = 200
# Ends are often left out of these (HTML Living Standard 13.1.2.4), so they tell nothing of depth; the
# void elements have none.
_UNNESTED = words("""p li dt dd tr td th thead tbody tfoot option optgroup rt rp colgroup body html head area base br
    col embed hr img input link meta source track wbr param path circle rect line use g svg""")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_START = re.compile(
    rb"\s*(?:<!--|<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<\?xml)", re.IGNORECASE
)
_PAGE = re.compile(rb"<(?:html|body|article)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,30})", re.IGNORECASE
)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_LOOKED_AT = 4096
# Read by nobody.
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})


def recognises(data: bytes, name: str) -> bool:
    """By its first tag, or by the name where there is any tag."""
    start = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    named = name.lower().rsplit("?", 1)[0].endswith((".html", ".htm", ".xhtml"))
    return bool(_START.match(start) and _PAGE.search(data[: 10 * _LOOKED_AT])) or (
        named and b"<" in start
    )


def extract(data: bytes, /) -> Extracted:
    """The words of the article, its title first.

    Raises:
        InputError: the page is too large or too deeply nested, or has no article in it.
    """
    if len(data) > MOST_BYTES:
        raise InputError(
            f"the page has {len(data) / 1e6:.1f} MB, more than {MOST_BYTES / 1e6:.0f}; save the article as text"
        )
    page = _decoded(data)
    _demand_bounded(page)
    found = _article(page)
    if found is None or not (found.text or "").strip():
        raise InputError("there is no article text in the page; copy the article into a text file")
    title = " ".join((found.title or "").split()) or None
    body = found.text.strip()
    first = " ".join(body.split("\n", 1)[0].split())
    text = f"{title}\n\n{body}" if title and first != title else body
    demand_text(text)
    published = _DAY.match(found.date or "")
    return Extracted(
        text=text,
        title=title,
        byline=found.author or None,
        published=published.group() if published else None,
        dropped=_dropped(page, len(text)),
    )


def _decoded(data: bytes) -> str:
    """The page as text: by its mark, its declaration, as UTF-8, or as the standard's last resort."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        declared = _CHARSET.search(data[:_LOOKED_AT])
        encodings = [
            "utf-8-sig",
            *([declared[1].decode("ascii")] if declared else []),
            "windows-1252",
        ]
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\0", "")
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("utf-8", errors="replace").replace("\0", "")


def _demand_bounded(page: str) -> None:
    depth = 0
    for tags, match in enumerate(_TAG.finditer(page), start=1):
        if match[2].lower() not in _UNNESTED:
            depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST or tags > MOST_TAGS:
            raise InputError(
                f"the page is nested deeper than {DEEPEST} elements, or has more than {MOST_TAGS:,} tags; "
                "copy the article into a text file"
            )


def _article(page: str) -> Any:  # noqa: ANN401 - trafilatura's own Document
    from trafilatura import bare_extraction

    # Its remarks about a page ("discarding data") are of no use to a reviewer.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # Only what the page declares; the last day allowed is fixed, so that no clock is read.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": "2099-12-31",
        },
    )


def _dropped(page: str, kept: int) -> dict[str, int]:
    """How many characters of the page a reader sees are not in the text."""
    from lxml import html

    tree = html.document_fromstring(
        page.encode("utf-8", errors="replace"), parser=html.HTMLParser(encoding="utf-8")
    )
    seen = 0
    for element in tree.iter():
        if element.tag not in _UNSEEN and isinstance(element.tag, str):
            seen += len((element.text or "").strip())
        seen += len((element.tail or "").strip())
    return {"page": seen - kept} if seen > kept else {}


extractor = Extractor(name="html", label="Web page", recognises=recognises, extract=extract)
