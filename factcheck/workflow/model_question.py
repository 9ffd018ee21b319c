"""Questions to a language model: put into the queue, and what came back kept.

What is sent where is in the record before it is sent.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.suggestion import Outcome, Proposal, SuggestionKind, SuggestionState
from factcheck.history.log import record
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.setting import setting_of
from factcheck.store.source import Source
from factcheck.store.suggestion import AssistRequest, ModelAnswer, Suggestion
from factcheck.workflow import rows
from factcheck.workflow.job import ask_for

KIND = "assist"
"""The name of this kind of background work."""
WANTED = {
    SuggestionKind.CLAIM: "claims",
    SuggestionKind.STATEMENT: "better statements",
    SuggestionKind.EVIDENCE: "passages of a source",
    SuggestionKind.QUESTION: "questions to look into",
}
_OFF = (
    "Suggestions of a language model are switched off at this desk. An admin can switch them on under "
    "Settings."
)


def demand_switched_on(session: Session) -> None:
    """Refuse where the desk has not switched suggestions on.

    Raises:
        RuleViolationError: it has not.
    """
    if not setting_of(session, "assistance"):
        raise RuleViolationError(_OFF)


def ask_model(
    session: Session,
    *,
    article_id: int,
    kind: SuggestionKind,
    claim_id: int | None = None,
    source_id: int | None = None,
    model: str,
    host: str,
    actor: str,
    at: datetime,
) -> AssistRequest:
    """Put a question to the model into the queue; what is sent where goes into the record first.

    Raises:
        NoResultFound: there is no such article, claim or source.
        RuleViolationError: suggestions are switched off, or the claim or source is missing.
    """
    demand_switched_on(session)
    article = session.get_one(Article, article_id)
    data = {"title": article.title, "host": host, "model": model, "wanted": WANTED[kind]}
    if kind in {SuggestionKind.EVIDENCE, SuggestionKind.QUESTION}:
        if claim_id is None or session.get_one(Claim, claim_id).article_id != article_id:
            raise RuleViolationError("Choose the claim of this article that it is about.")
        data["claim"] = str(claim_id)
    else:
        claim_id = None
    if kind is SuggestionKind.EVIDENCE:
        if source_id is None or session.get_one(Source, source_id).text is None:
            raise RuleViolationError("Choose a source that has a text.")
        data["source"] = str(source_id)
    else:
        source_id = None
    asked = AssistRequest(
        article_id=article_id, kind=kind.value, claim_id=claim_id, source_id=source_id,
        asked_by=actor, asked_at=at, done_at=None,
    )  # fmt: skip
    session.add(asked)
    session.flush()
    ask_for(
        session, kind=KIND, article_id=article_id, version=f"request-{asked.id}", actor=actor, at=at
    )
    record(
        session, actor=actor, action=Action.MODEL_ASKED, subject=f"article/{article_id}", data=data,
        at=at, article=article_id,
    )  # fmt: skip
    return asked


def keep_answer(
    session: Session,
    *,
    request_id: int,
    outcome: Outcome,
    model: str,
    host: str,
    prompt: str,
    answer_sha256: str,
    actor: str,
    at: datetime,
) -> int:
    """Keep what a model suggested; how many suggestions are new. One that was there before stays as it is.

    Raises:
        NoResultFound: there is no such request.
    """
    asked = session.get_one(AssistRequest, request_id)
    if asked.done_at is not None:
        return 0
    answer = ModelAnswer(
        article_id=asked.article_id,
        kind=asked.kind,
        claim_id=asked.claim_id,
        source_id=asked.source_id,
        model=model,
        host=host,
        prompt=prompt,
        answer_sha256=answer_sha256,
        refused=[asdict(one) for one in outcome.refusals],
        asked_by=asked.asked_by,
        answered_at=at,
    )
    session.add(answer)
    marks = {_mark(one): one for one in outcome.proposals}
    there = set(
        session.scalars(
            select(Suggestion.mark).where(
                Suggestion.article_id == asked.article_id, Suggestion.mark.in_(marks)
            )
        )
    )
    fresh = [
        Suggestion(
            article_id=asked.article_id,
            answer=answer,
            kind=one.kind.value,
            claim_id=one.claim,
            source_id=one.source,
            start=one.span.start,
            end=one.span.end,
            words=one.words,
            is_exact=one.is_exact,
            proposed=one.proposed,
            edits=rows.of_edits(one.edits),
            mark=mark,
            state=SuggestionState.OPEN.value,
            version=1,
        )
        for mark, one in marks.items()
        if mark not in there
    ]
    session.add_all(fresh)
    asked.done_at = at
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.MODEL_ANSWERED,
        subject=f"article/{asked.article_id}",
        data={
            "title": session.get_one(Article, asked.article_id).title,
            "model": model,
            "prompt": prompt,
            "answer_sha256": answer_sha256,
            "wanted": WANTED[SuggestionKind(asked.kind)],
            "kept": len(fresh),
            "refused": len(outcome.refusals),
        },
        at=at,
        article=asked.article_id,
    )
    return len(fresh)


def _mark(one: Proposal) -> str:
    said = (one.kind, one.claim, one.source, one.span.start, one.span.end, one.proposed.casefold())
    return sha256("\x1f".join(str(part) for part in said).encode()).hexdigest()
