"""A person's title given twice, or a department that hangs in the air before a name.

Flagged: “the deputy finance minister Economic Affairs Ada Lind” — “President of Norland President Lind” —
“Secretary general General Secretary Ada Lind” — “the Ministerpräsident prime minister”
Passed: “Finance Minister Ada Lind” — “Ada Lind, minister of economic affairs” — “Minister for Trade Ada Lind”

A title before a name is one phrase. A title in small letters followed by a department in capitals
without “of” or “for” is what is left when two forms of a title are mixed, in translation above all; so
is one title word set twice before one name, a title in both its orders, and one in two languages.

Source: The Associated Press Stylebook, “titles” (one form: capitals before the name, small letters set
off by commas after it); the departments are those governments commonly have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import prose_sentences

_TITLE = r"(?:minister|secretary|commissioner|ambassador|envoy|director|president|governor|spokesman|spokeswoman|spokesperson|chairman|chairwoman|chancellor|premier)"
_DEPARTMENT = (
    r"(?:(?:Foreign|Home|Internal|Economic|Social|Religious|Veterans?|European|Cultural|Legal|Political|Public|Regional|Military|Consular|Youth)"
    r"[ ](?:Affairs|Relations|Policy|Works)|Defen[cs]e|Interior|Finance|Health|Education|Justice|Trade|Transport(?:ation)?|Agriculture|Energy"
    r"|Labou?r|Culture|Tourism|Industry|Environment|Economy|Commerce|Treasury|Security|Planning|Housing|Information|Communications?)"
)
_NAME = r"(?!Minist|Secret|Depart|Commit|Commis|Council|Affairs|Act\b|Committee)[A-ZÀ-Þ][\w’'\-]{1,30}[ ](?:[a-z]{2,3}[ ])?[A-ZÀ-Þ][\w’'\-]{1,30}"
_HANGING = re.compile(
    rf"\b((?:(?:deputy|vice|assistant|acting|former|first|prime|foreign|finance|interior|defen[cs]e|health|trade|justice)[ ]){{0,3}}{_TITLE})[ ]({_DEPARTMENT}(?:[ ]and[ ]{_DEPARTMENT})?)[ ]({_NAME})"
)
_TWICE = re.compile(
    rf"\b((?i:{_TITLE}))(?:[ ](?:of|for)(?:[ ]the)?(?:[ ][A-ZÀ-Þ][\w’'\-]{{1,30}}){{1,4}})?[ ]((?:(?!Vice|Deputy|Former)[A-ZÀ-Þ][\w’'\-]{{1,30}}[ ]){{0,2}})((?i:\1))[ ](?=[A-ZÀ-Þ][a-z])"
)
_MIRRORED = re.compile(
    r"\b((?i:secretary|director|governor|attorney|auditor|inspector|solicitor))[ -]((?i:general))[ ]((?i:general)[ -](?i:\1))\b"
    r"|\b((?i:general))[ -]((?i:secretary|director|governor|inspector))[ ]((?i:\5)[ -](?i:general))\b"
)
_FOREIGN = re.compile(
    r"\b((?i:ministerpräsident|bundeskanzler(?:in)?|bundespräsident|bürgermeister(?:in)?|staatssekretär(?:in)?|außenminister(?:in)?"
    r"|premier ministre|(?:vice-)?ministre|secrétaire|président(?:e)?|directeur|directrice|porte-parole|ministro|ministra|primer ministro"
    r"|presidente|alcalde(?:sa)?|canciller|secretario|portavoz|ministar|predsednik|министр|президент))(?: d(?:e|es|u|el) (?:la |los )?[\w’'\-]{1,30}){0,2}[ ,]{1,2}"
    rf"((?:prime |foreign |deputy |vice |interior |finance |defen[cs]e )?{_TITLE}|mayor)\b"
)


def detect(document: Document) -> Iterator[Finding]:
    """One warning a title."""
    for sentence in prose_sentences(document):
        start, end = sentence.span.start, sentence.span.end
        for match in _HANGING.finditer(document.text, start, end):
            title, department, name = match.groups()
            yield _finding(
                Span(match.start(), match.end()),
                f"“{title} {department} {name}” gives the title in two forms that do not join. Read “{name}, {title}”, with or without “of {department}”.",
            )
        for match in (
            *_MIRRORED.finditer(document.text, start, end),
            *_FOREIGN.finditer(document.text, start, end),
        ):
            yield _finding(
                Span(match.start(), match.end()),
                f"“{match[0]}” gives one title twice, in two forms. Keep one.",
            )
        for match in _TWICE.finditer(document.text, start, end):
            # Only one in capitals is part of a name: “former president President Lind”.
            yield _finding(
                Span(match.start(), match.end(3)),
                f"“{match[0].strip()}” has the title “{match[3]}” twice. Keep one.",
            )


def _finding(span: Span, message: str) -> Finding:
    return Finding(kind="garbled-title", severity=Severity.WARNING, span=span, message=message)


detector = Detector(
    name="garbled-title",
    label="Garbled title",
    version=2,
    kinds=("garbled-title",),
    detect=detect,
)
