"""Nothing is saved whose words are not where it says they are."""

from __future__ import annotations

from sqlalchemy.orm import Session, UOWTransaction

from factcheck.store.article import Article, Quotation
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.source import Evidence, Source


def check_spans(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Before every flush: `text[start:end]` of the article equals the words kept beside the span.

    Raises:
        ValueError: it does not; the transaction is lost as a whole.
    """
    for row in (*session.new, *session.dirty):
        if isinstance(row, Evidence):
            _check_excerpt(session, row)
        if not isinstance(row, Claim | Finding | Quotation):
            continue
        # A new row may name its article by id alone, and then the relationship is still empty.
        article = row.article or session.get_one(Article, row.article_id)  # type: ignore[truthy-bool]
        if article.text[row.start : row.end] != row.text:
            raise ValueError(
                f"{row.__tablename__} at {row.start}…{row.end} reads "
                f"{article.text[row.start : row.end]!r}, not {row.text!r}"
            )


def _check_excerpt(session: Session, row: Evidence) -> None:
    if row.start is None and row.end is None:
        return
    with session.no_autoflush:
        source = row.source or session.get_one(Source, row.source_id)  # type: ignore[truthy-bool]
    if source.text is None or source.text[row.start : row.end] != row.excerpt:
        raise ValueError(f"the excerpt is not at {row.start}…{row.end} of source {source.id}")
