"""Findings as rows: one that was raised, made into one that is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.domain.finding import Finding as Raised
from factcheck.domain.finding import FindingState
from factcheck.store.article import Article, Quotation
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding, FindingClaim, FindingQuotation
from factcheck.workflow import rows


def marked(raised: Iterable[Raised], text: str) -> list[tuple[str, Raised]]:
    """Each finding with the name it keeps over re-runs; the second of the same name gets a number."""
    seen: Counter[str] = Counter()
    named = []
    for finding in raised:
        mark = rows.mark_of(finding, text)
        seen[mark] += 1
        named.append((rows.numbered(mark, seen[mark]), finding))
    return named


def made(
    raised: Raised,
    mark: str,
    article: Article,
    claims: Sequence[Claim | None],
    quotations: Sequence[Quotation | None],
) -> Finding:
    """A new open row. `claims` and `quotations` are those of the document, None for one not kept."""
    on = [claims[index] for index in raised.claims]
    about = [quotations[index] for index in raised.quotations]
    row = Finding(
        article=article,
        mark=mark,
        state=FindingState.OPEN.value,
        elsewhere=[],
        version=1,
        claims=[FindingClaim(claim=one) for one in dict.fromkeys(on) if one is not None],
        quotations=[
            FindingQuotation(quotation=one) for one in dict.fromkeys(about) if one is not None
        ],
    )
    retell(row, raised, article.text)
    return row


def retell(row: Finding, raised: Raised, text: str) -> None:
    """Let `row` say what the detector says now; what people made of it stays."""
    fields = {
        "kind": raised.kind,
        "severity": raised.severity.value,
        "start": raised.span.start,
        "end": raised.span.end,
        "text": raised.span.of(text),
        "message": raised.message,
        "suggestion": raised.suggestion,
        "unsure": raised.unsure,
        "related": [
            {"start": span.start, "end": span.end, "text": span.of(text)} for span in raised.related
        ],
        "detector": raised.detector,
        "detector_version": raised.version,
    }
    for name, value in fields.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
