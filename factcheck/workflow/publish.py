"""Sending a report out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.history.log import record
from factcheck.store.article import Article


def record_export(
    session: Session, *, article_id: int, form: str, sha256: str, actor: str, at: datetime
) -> None:
    """Note that a report left the house, in which format and with which digest.

    Raises:
        NoResultFound: there is no such article.
    """
    article = session.get_one(Article, article_id)
    record(
        session,
        actor=actor,
        action=Action.REPORT_EXPORTED,
        subject=f"article/{article_id}",
        data={"title": article.title, "format": form, "sha256": sha256},
        at=at,
        article=article_id,
    )
