"""Lines of the web page that were taken in with the article, and contributor lines left without a byline.

Flagged: “Leave a Comment” — “Share this article” — “Ada Lind reported from Oslo.” where no author is named
Passed: “The chief asked readers to leave a comment.” — the same credit under an article with a byline

Such lines are no part of what the article says and make no claims. A line is told when the whole of it
is one of the phrases that news sites set around their texts. A contributor line under a text without a
byline is told because it shows that the main author's name was lost, and several blank lines in a row
because something stood there.

Source: the phrases are those that boilerplate removers list (Kohlschütter, Fankhauser and Nejdl,
“Boilerplate Detection using Shallow Text Features”, WSDM 2010, on the shape of such lines); contributor
lines: The Associated Press Stylebook, “bylines”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document, SentenceRole
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span, trimmed

_LONGEST_LINE = 120
_PHRASE = re.compile(
    r"""(?:
      (?:leave|post|add|write)\ (?:a|your)\ (?:comment|reply) | comments? | no\ comments?(?:\ yet)? | [0-9,]{1,9}\ comments?
    | (?:show|hide|view|read|join\ the)\ (?:all\ )?(?:comments|conversation|discussion)
    | share(?:\ (?:this|on|via))?(?:\ (?:article|story|page|post|facebook|twitter|x|email|whatsapp|linkedin))?(?:\ (?:on|via|with)\ .{0,40})?
    | [0-9,]{1,9}\ shares? | [0-9]{1,3}[-\ ]min(?:ute)?s?\ read | reading\ time:.{0,30} | listen\ to\ this\ (?:article|story)(?:.{0,30})
    | (?:show|hide|toggle)\ captions? | (?:enlarge|view)\ (?:this\ )?image(?:\ in\ fullscreen)? | (?:play|watch)\ (?:the\ )?(?:full\ )?video
    | (?:support|back)\ our\ journalism.{0,60} | download\ (?:our|the)\ (?:free\ )?app.{0,60} | (?:skip|report\ this)\ ad(?:vertisement)?
    | (?:what\ to\ )?read\ next | top\ stories | editor[’']s\ picks? | (?:don[’']t|do\ not)\ miss | more\ from\ .{1,40} | gift\ (?:this\ )?article
    | (?:tweet|print|email|save)(?:\ this)?(?:\ (?:article|story|page))?
    | (?:read|see)\ (?:more|also|next)(?::.{0,100})? | continue\ reading(?:\ .{0,60})? | (?:click|tap)\ (?:here|to)\ .{0,80} | click\ here
    | (?:advertisement|advertorial|sponsored(?:\ content)?|story\ continues\ below.{0,40}|article\ continues\ below.{0,40})
    | (?:related|recommended|trending|popular|latest|more)\ (?:articles?|stories|news|posts?|topics|content|coverage|reading|on\ this\ story)
    | most\ (?:read|popular|viewed|shared) | you\ (?:may|might)\ also\ (?:like|be\ interested\ in).{0,40} | recommended\ for\ you
    | (?:sign\ up|subscribe|register|log\ ?in|sign\ in)(?:\ (?:now|here|today))?(?:\ (?:for|to)\ .{0,80})?
    | (?:follow|like|find|join)\ us(?:\ on\ .{0,60})? | get\ (?:our|the)\ (?:free\ )?(?:app|newsletter).{0,60}
    | (?:accept|manage|reject)\ (?:all\ )?cookies | (?:we|this\ (?:web)?site)\ uses?\ cookies.{0,90} | cookie\ (?:policy|settings)
    | (?:privacy|terms)\ (?:policy|of\ (?:use|service)|(?:and|&)\ conditions) | all\ rights\ reserved
    | (?:copyright|©|\(c\)).{0,110} | back\ to\ (?:top|home) | skip\ to\ (?:main\ )?content | (?:next|previous)\ (?:article|story|post|page)
    | (?:tags?|topics|categories|filed\ under):.{0,100} | image\ source.{0,60} | loading(?:\ comments)?(?:\.\.\.|…)? | menu | search
    )\s*[.!»\u203a→>]?""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTRIBUTOR = re.compile(
    r"(?<!\w)(?:[^\W\d_][\w.'’\-]{0,30}[ ]){1,12}(?:reported|contributed|wrote)[ ](?:from|to[ ]this[ ](?:report|story|article))\b[^\n]{0,80}"
)
_BYLINE = re.compile(r"^By[ ][A-Z]", re.MULTILINE)
_BLANK_LINES = re.compile(
    r"(?<=\S)[ \t]*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*(?=\S)"
)
_FEWEST = 4
"""Paragraphs from which a usual gap can be told."""
_USUAL_GAP = 2
"""Line breaks between paragraphs: one blank line."""


def detect(document: Document) -> Iterator[Finding]:
    """Lines of furniture, orphaned credits, and gaps."""
    for line in _lines(document):
        words = line.of(document.text)
        if len(words) <= _LONGEST_LINE and _PHRASE.fullmatch(words):
            yield Finding(
                kind="page-furniture",
                severity=Severity.WARNING,
                span=line,
                message=f"“{words}” belongs to the web page, not to the article. Take the line out.",
            )
    yield from _orphaned_credits(document)
    yield from _gaps(document)


def _lines(document: Document) -> Iterator[Span]:
    position = 0
    for line in document.text.splitlines(keepends=True):
        span = trimmed(document.text, position, position + len(line))
        position += len(line)
        if span is not None:
            yield span


def _orphaned_credits(document: Document) -> Iterator[Finding]:
    if document.byline or _BYLINE.search(document.text):
        return
    for sentence in document.sentences:
        words = sentence.span.of(document.text)
        if (
            sentence.role is SentenceRole.TAGLINE
            and len(words) <= 2 * _LONGEST_LINE
            and _CONTRIBUTOR.match(words)
        ):
            yield Finding(
                kind="page-furniture",
                severity=Severity.NOTICE,
                span=sentence.span,
                message=f"“{words}” credits a contributor, but the article names no author. Find out whose byline was lost.",
            )


def _gaps(document: Document) -> Iterator[Finding]:
    """More blank lines in one place than the article sets elsewhere."""
    if len(document.paragraphs) < _FEWEST:
        return
    odd = [
        match
        for match in _BLANK_LINES.finditer(document.text)
        if match[0].replace("\r\n", "\n").count("\n") > _USUAL_GAP
    ]
    if len(odd) * 4 > len(document.paragraphs):
        return
    for match in odd:
        before = trimmed(document.text, max(0, match.start() - 30), match.start())
        if before is None:
            continue
        yield Finding(
            kind="page-furniture",
            severity=Severity.NOTICE,
            span=Span(match.start() - 1, match.end()),
            message="More blank lines stand here than between the other paragraphs. Find out whether a line was lost (a byline, a caption, an advertisement).",
        )


detector = Detector(
    name="page-furniture",
    label="Page furniture",
    version=2,
    kinds=("page-furniture",),
    detect=detect,
)
