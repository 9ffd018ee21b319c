"""Words in quotation marks that nobody is said to have spoken or written.

Flagged: “They met to discuss ‘counter-smuggling measures’ in the region.” (in double marks)
Passed: “The ‘counter-smuggling measures’ went too far, Lind said.” — the film “A Long Winter”

A reader takes quotation marks as somebody's own words. Where the article names no speaker and no
document, a checker cannot hold the words against anything. Titles of works (capitals throughout), words
named as words (“the term …”, “known as …”), and single words (marks that keep a distance) are left out.

Source: The Associated Press Stylebook, “quotations in the news” (quoted words are attributed; avoid
fragments); Reuters Handbook of Journalism, “quotes”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.quotation import Quotation
from factcheck.nlp.prose import Places
from factcheck.nlp.wording.lexicon import word_set

_NAMED_AS_WORDS = re.compile(
    r"\b(?:terms?|words?|phrases?|slogans?|titled|entitled|called|calling|calls|dubbed|nicknamed|named|known as|so-called|labell?ed"
    r"|branded|code-?named|motto|banners?|signs?|sign reading|reading|hashtag|song|album|single|film|movie|book|novel|series|show"
    r"|episode|play|poem|article|essay|report|story|column|project|campaign|operation|chant(?:ed|ing|s)?|shout(?:ed|ing|s)?"
    r"|described as|describ(?:ed|es|ing)[^.]{0,60} as|as|meaning|means)[\s,:]*[“\"(]?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|told (?:[\w’'.\-]{1,20} ){1,3}|spoke of|speaks of|answered|replied|added|wrote|called (?:it|him|her|them|this|that)"
    r"|asked for|warned of|complained of|promised)(?: that)?[\s,:]*[“\"]?$"
)
_SMALL_WORDS = word_set("a an the of and or in on to for at by with from as vs is")
_LOOK_BACK = 80


def detect(document: Document) -> Iterator[Finding]:
    """One notice a quotation."""
    places = Places(document)
    spoken_in: set[int] = set()
    for quotation in document.quotations:
        sentence = places.sentence(quotation.span.start)
        paragraph = sentence.paragraph if sentence else -1
        if quotation.speaker or quotation.cue:
            spoken_in.add(paragraph)
            continue
        if not quotation.text.split()[1:] or _is_title(quotation) or _is_named(document, quotation):
            continue
        if quotation.text.rstrip()[-1:] in ".!?," and paragraph in spoken_in:
            continue  # the same speaker goes on
        yield Finding(
            kind="unattributed-quote",
            severity=Severity.NOTICE,
            span=quotation.span,
            message=f"Nobody is named as having said “{_shortened(quotation.text)}”. Name the speaker or the document.",
        )


def _is_title(quotation: Quotation) -> bool:
    words = [
        word
        for word in re.findall(r"[^\W\d_]+", quotation.text)
        if word.lower() not in _SMALL_WORDS
    ]
    return bool(words) and all(word[0].isupper() for word in words)


def _is_named(document: Document, quotation: Quotation) -> bool:
    before = document.text[max(0, quotation.opening - _LOOK_BACK) : quotation.opening]
    return bool(_NAMED_AS_WORDS.search(before) or _SAID.search(before))


def _shortened(words: str, longest: int = 80) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


detector = Detector(
    name="unattributed-quote",
    label="Unattributed quotation",
    version=1,
    kinds=("unattributed-quote",),
    detect=detect,
)
