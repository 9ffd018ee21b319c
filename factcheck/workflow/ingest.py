"""An article in: read, checked, and kept with its claims, quotations and findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.analysis import Analysis, analyse
from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimOrigin, ClaimState
from factcheck.domain.errors import InputError
from factcheck.domain.finding import Finding as Raised
from factcheck.history.log import record
from factcheck.nlp.clean import demand_english
from factcheck.store.article import Article, Quotation, Sentence
from factcheck.store.claim import Claim, ClaimQuotation
from factcheck.store.finding import Finding
from factcheck.store.setting import setting_of
from factcheck.workflow import finding_rows, rerun, rows
from factcheck.workflow.across import compare_with_stored
from factcheck.workflow.detectors import as_decided, switches
from factcheck.workflow.extraction import extract
from factcheck.workflow.job import note_failed
from factcheck.workflow.near_copy import propose_versions


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """An article read and checked, ready to be kept."""

    analysis: Analysis
    original: bytes
    extractor: str
    file_name: str | None


def prepare(
    data: bytes,
    *,
    name: str,
    published: date | None = None,
    title: str | None = None,
    language: str | None = None,
    max_bytes: int,
) -> Prepared:
    """Read and check the bytes of an article, without a database.

    `name` is the file's name or where the text came from. `language` overrides what is recognised.

    Raises:
        InputError: the bytes are not an article that can be read; the message says what to do.
    """
    extracted, extractor = extract(data, name=name, max_bytes=max_bytes)
    try:
        demand_english(extracted.text, language)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None
    when = published or (date.fromisoformat(extracted.published) if extracted.published else None)
    analysis = analyse(
        extracted.text, published=when, title=title or extracted.title, byline=extracted.byline
    )
    return Prepared(analysis=analysis, original=data, extractor=extractor, file_name=name or None)


def known_article(session: Session, data: bytes) -> int | None:
    """The id of the article that was made from exactly these bytes."""
    return session.scalar(
        select(Article.id).where(Article.original_sha256 == sha256(data).hexdigest())
    )


def ingest_article(
    session: Session, prepared: Prepared, *, actor: str, at: datetime
) -> tuple[Article, bool]:
    """Keep an article; the same bytes, or the same words, twice is one article.

    Returns the article and whether it is new.
    """
    document = prepared.analysis.document
    known = session.scalar(select(Article).where(Article.sha256 == document.sha256))
    if known:
        return known, False
    article = _article(prepared, actor=actor, at=at)
    sentences = [
        Sentence(
            article=article,
            start=sentence.span.start,
            end=sentence.span.end,
            role=sentence.role.value,
            paragraph=sentence.paragraph,
        )
        for sentence in document.sentences
    ]
    quotations = [
        Quotation(
            article=article,
            start=quotation.span.start,
            end=quotation.span.end,
            text=quotation.text,
            mode=quotation.mode.value,
            speaker=quotation.speaker,
            speaker_name=quotation.speaker_name,
            cue=quotation.cue,
        )
        for quotation in document.quotations
    ]
    claims = _claims(prepared.analysis, article, sentences, quotations)
    wanted = setting_of(session, "verdicts-wanted")
    for claim in claims:
        claim.verdicts_wanted = wanted
    raised = as_decided(prepared.analysis.findings, switches(session))
    findings = _findings(prepared.analysis, raised, article, claims, quotations)
    session.add_all([article, *sentences, *quotations, *claims, *findings])
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.ARTICLE_INGESTED,
        subject=f"article/{article.id}",
        data={
            "title": article.title,
            "sha256": article.sha256,
            "characters": article.characters,
            "claims": len(claims),
            "findings": len(findings),
            "detectors_failed": [list(failure) for failure in prepared.analysis.failed],
        },
        at=at,
        article=article.id,
    )
    if prepared.analysis.failed:
        note_failed(
            session,
            kind=rerun.KIND,
            article_id=article.id,
            version=rerun.rules_version(),
            error=rerun.told_broken(prepared.analysis.failed),
            actor=actor,
            at=at,
        )
    # Before it is compared: the other wordings of its story are not held against it.
    propose_versions(session, article=article, at=at)
    compare_with_stored(
        session,
        article=article,
        document=document,
        claims=claims,
        quotations=quotations,
        actor=actor,
        at=at,
    )
    return article, True


def _article(prepared: Prepared, *, actor: str, at: datetime) -> Article:
    document = prepared.analysis.document
    return Article(
        title=document.title or _first_words(document.text),
        dateline=document.dateline,
        byline=document.byline,
        published=document.published,
        published_source=document.published_source.value if document.published_source else None,
        language=document.language,
        text=document.text,
        sha256=document.sha256,
        characters=len(document.text),
        original=prepared.original,
        original_sha256=sha256(prepared.original).hexdigest(),
        file_name=prepared.file_name,
        extractor=prepared.extractor,
        ingested_at=at,
        ingested_by=actor,
    )


def _first_words(text: str, most: int = 80) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), text.strip())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def _claims(
    analysis: Analysis, article: Article, sentences: list[Sentence], quotations: list[Quotation]
) -> list[Claim]:
    return [
        Claim(
            article=article,
            sentence=sentences[claim.sentence] if claim.sentence < len(sentences) else None,
            kind=claim.kind,
            statement=claim.statement,
            start=claim.span.start,
            end=claim.span.end,
            text=claim.text,
            parts=rows.of_spans(claim.parts),
            claimant=claim.attribution.claimant,
            cue=claim.attribution.cue,
            channel=claim.attribution.channel,
            mode=claim.attribution.mode.value,
            edits=rows.of_edits(claim.edits),
            unresolved=list(claim.unresolved),
            checkworthiness=claim.checkworthiness,
            reasons=list(claim.reasons),
            origin=ClaimOrigin.MACHINE.value,
            state=ClaimState.OPEN.value,
            verdicts_wanted=1,
            version=1,
            values=rows.of_values(claim.values),
            quotations=[ClaimQuotation(quotation=quotations[index]) for index in claim.quotations],
        )
        for claim in analysis.document.claims
    ]


def _findings(
    analysis: Analysis,
    raised: Iterable[Raised],
    article: Article,
    claims: list[Claim],
    quotations: list[Quotation],
) -> list[Finding]:
    return [
        finding_rows.made(finding, mark, article, claims, quotations)
        for mark, finding in finding_rows.marked(raised, analysis.document.text)
    ]
