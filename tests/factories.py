"""Rows that are right in every way but the one a test is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.evidence import Stance
from factcheck.domain.roles import Role
from factcheck.history.log import record
from factcheck.store.account import Account
from factcheck.store.article import Article, Quotation, Sentence
from factcheck.store.claim import Claim, ClaimQuotation, ClaimValue
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.source import Evidence, Source
from factcheck.workflow.account import add_account
from factcheck.workflow.evidence import add_evidence
from factcheck.workflow.source import NewSource, add_source

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TEXT = (
    "Flood kills dozens in Kadra\n\n"
    "At least 40 people died when the Velm burst its banks on Monday, Governor Ana Ruiz said. "
    "“We will rebuild every house,” Ruiz told reporters. She added that 12 bridges were lost."
)


def article(db: Session, text: str = TEXT, **changed: Any) -> Article:
    """An article with its text alone."""
    from hashlib import sha256

    digest = sha256(text.encode()).hexdigest()
    row = Article(
        **{
            "title": text.splitlines()[0],
            "dateline": None,
            "byline": None,
            "published": None,
            "published_source": None,
            "language": "en",
            "text": text,
            "sha256": digest,
            "characters": len(text),
            "original": text.encode(),
            "original_sha256": digest,
            "file_name": "flood.txt",
            "extractor": "plaintext",
            "ingested_at": NOW,
            "ingested_by": "ada@example.org",
        }
        | changed
    )
    db.add(row)
    recorded(db, "ada@example.org")
    return row


def sentence(db: Session, of: Article, words: str, role: str = "body") -> Sentence:
    """One sentence of an article, found by its words."""
    start = of.text.index(words)
    row = Sentence(article=of, start=start, end=start + len(words), role=role, paragraph=0)
    db.add(row)
    recorded(db)
    return row


def claim(
    db: Session, of: Article | None = None, words: str = "At least 40 people died", **changed: Any
) -> Claim:
    """An open claim on words of an article."""
    of = of or article(db)
    start = of.text.index(words)
    row = Claim(
        **{
            "article": of,
            "sentence": None,
            "kind": "casualties",
            "statement": "At least 40 people died in the flood.",
            "start": start,
            "end": start + len(words),
            "text": words,
            "parts": [[start, start + len(words)]],
            "claimant": None,
            "cue": None,
            "channel": None,
            "mode": "own-voice",
            "edits": [],
            "unresolved": [],
            "checkworthiness": 0.8,
            "reasons": ["has a figure"],
            "origin": "machine",
            "state": "open",
            "verdicts_wanted": 1,
            "version": 1,
        }
        | changed
    )
    db.add(row)
    recorded(db)
    return row


def value(db: Session, of: Claim, words: str = "At least 40 people", **changed: Any) -> ClaimValue:
    """The value of a claim."""
    start = of.article.text.index(words, of.start)
    row = ClaimValue(
        **{
            "claim": of,
            "position": 0,
            "kind": "count",
            "start": start,
            "end": start + len(words),
            "text": words,
            "number": 40.0,
            "low": 40.0,
            "high": None,
            "unit": "people",
            "comparator": ">=",
            "approximate": False,
            "of": None,
            "date": None,
            "anchor": None,
            "iso8601": None,
        }
        | changed
    )
    db.add(row)
    recorded(db)
    return row


def quotation(
    db: Session, of: Article, words: str = "We will rebuild every house,", by: Claim | None = None
) -> Quotation:
    """A quotation of an article, carried by a claim where one is given."""
    start = of.text.index(words)
    row = Quotation(
        article=of, start=start, end=start + len(words), text=words, mode="full",
        speaker="Ruiz", speaker_name="Ana Ruiz", cue="told",
    )  # fmt: skip
    db.add(row)
    if by:
        db.add(ClaimQuotation(claim=by, quotation=row))
    recorded(db)
    return row


def finding(
    db: Session,
    of: Article | None = None,
    words: str = "At least 40 people",
    on: Claim | None = None,
    **changed: Any,
) -> Finding:
    """An open finding on words of an article."""
    of = of or (on.article if on else article(db))
    start = of.text.index(words)
    row = Finding(
        **{
            "article": of,
            "kind": "unsourced-figure",
            "severity": "notice",
            "start": start,
            "end": start + len(words),
            "text": words,
            "message": "“At least 40 people” has no source.",
            "suggestion": None,
            "unsure": False,
            "related": [],
            "detector": "unsourced-figure",
            "detector_version": 1,
            "mark": f"{of.id}-{start}-{len(words)}-{changed.get('kind', '')}",
            "state": "open",
            "version": 1,
        }
        | changed
    )
    db.add(row)
    if on:
        db.add(FindingClaim(finding=row, claim=on))
    recorded(db)
    return row


def source(
    db: Session, title: str = "Office of Civil Protection, bulletin 4", **changed: Any
) -> Source:
    """A source on the desk's list."""
    return add_source(db, new=NewSource(title=title, **changed), actor="ada@example.org", at=NOW)


def evidence(
    db: Session, on: Claim, stance: Stance = Stance.SUPPORTS, excerpt: str = "41 dead"
) -> Evidence:
    """Evidence on a claim, from a source of its own."""
    return add_evidence(
        db, claim_id=on.id, source_id=source(db).id, stance=stance, excerpt=excerpt,
        actor="ada@example.org", at=NOW,
    )  # fmt: skip


def account(db: Session, email: str = "ada@example.org", role: Role = Role.REVIEWER) -> Account:
    """A person without a password."""
    return add_account(db, email=email, role=role, actor="admin@example.org", at=NOW)


def recorded(db: Session, actor: str = "factory") -> None:
    """Put what was just added into the record, as every change has to be."""
    record(db, actor=actor, action=Action.STORE_CREATED, subject="test", data={}, at=NOW)
