"""Statements that lose or invent a number, a name or a negation: there may be none.

Looked for apart from the engine, which checks itself with rules of its own: what the engine's check
forgets has to be seen here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document

_NUMBER = re.compile(
    r"\d+(?:[.,:–-]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|thousand|million|billion|trillion|half|third|quarter|fifth|twice|dozen|dozens|hundreds|"
    r"thousands|millions|both|double|doubled|neither|most)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"n['’]t\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|denied|denies)\b",
    re.IGNORECASE,
)
# A capital that does not come from beginning a sentence or a quotation.
_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][\w-]*[a-z]")


def in_claims(document: Document) -> Iterator[str]:
    """One line for each statement at fault: what it lost or invented."""
    for claim in document.claims:
        sentence = document.sentences[claim.sentence].span
        whole = document.text[sentence.start : sentence.end]
        if found := list(_faults(claim, whole, document.text)):
            yield f"{claim.statement} — {'; '.join(found)} (of: {whole})"


def _faults(claim: Claim, sentence: str, text: str) -> Iterator[str]:
    before = " ".join(edit.before for edit in claim.edits)
    after = " ".join(edit.after for edit in claim.edits)
    own = " ".join(text[part.start : part.end] for part in claim.parts)
    for what, sign in (("number", _NUMBER), ("negation", _NEGATION)):
        said = _counted(sign, claim.statement)
        for lost in _counted(sign, own) - _counted(sign, before) - said:
            yield f"loses the {what} {lost!r}"
        # “neither” may be told as “not” and “both … not”; a negation is invented where there was none.
        known = _counted(sign, f"{sentence} {after}")
        if what == "negation" and known:
            continue
        for invented in said - known:
            yield f"invents the {what} {invented!r}"
    known_words = _words(f"{sentence} {after}")
    for name in set(_NAME.findall(claim.statement)):
        if not _words(name) <= known_words:
            yield f"invents the name {name!r}"
    said_words = _words(f"{claim.statement} {before}")
    for name in set(_NAME.findall(own)):
        if not _words(name) <= said_words:
            yield f"loses the name {name!r}"


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w+", text)}


def _counted(sign: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(found.lower() for found in sign.findall(text))
