"""Asking the model in the background: what waits for an article is sent, and held to the texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.assist.asking import ask
from factcheck.assist.prompt import MOST_SENT, prompt_for
from factcheck.assist.service import AssistError, Service
from factcheck.assist.suggesting import KnownClaim, Matter, outcome, written
from factcheck.domain.claim import ClaimState, Edit, EditReason
from factcheck.domain.span import Span
from factcheck.domain.suggestion import Outcome, SuggestionKind
from factcheck.jobs.kinds import JOBS, Keep, Kind, Tell
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from factcheck.store.source import Source
from factcheck.store.suggestion import AssistRequest
from factcheck.workflow.model_question import KIND, WANTED, demand_switched_on, keep_answer

_LABEL = "Asking the language model"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    request: int
    outcome: Outcome
    prompt: str
    sha256: str


def equip(service: Service | None) -> None:
    """Make this kind of work known, with the service of this installation or with none."""

    def prepare(store: Store, article: int, tell: Tell) -> Keep:
        if service is None:
            raise AssistError(
                "No language model is set up here: FACTCHECK_ASSIST_URL and FACTCHECK_ASSIST_MODEL "
                "have to be set for the program that does the background work too."
            )
        return _ask_what_waits(store, article, tell, service)

    JOBS[KIND] = Kind(name=KIND, label=_LABEL, prepare=prepare, version=lambda: "1")


def _ask_what_waits(store: Store, article: int, tell: Tell, service: Service) -> Keep:
    with store.reading() as session:
        demand_switched_on(session)
        waiting = [(one.id, _matter(session, one)) for one in _open_requests(session, article)]
    answers: list[_Answered] = []
    for number, matter in waiting:
        wanted = WANTED[matter.kind]
        longest = max(len(matter.article), len(matter.source_text))
        cut = f"; of a long text the first {MOST_SENT:,} characters" if longest > MOST_SENT else ""
        tell(f"asks {service.model} for {wanted}{cut}")
        prompt = prompt_for(matter.kind)
        reply = ask(service, rules=prompt.rules, matter=written(matter))
        tell(f"holds what {service.model} wrote against the text")
        answers.append(
            _Answered(
                request=number,
                outcome=outcome(matter, reply.words),
                prompt=prompt.label,
                sha256=reply.sha256,
            )
        )

    def keep(session: Session, actor: str, at: datetime) -> str:
        for one in answers:
            keep_answer(
                session, request_id=one.request, outcome=one.outcome, model=service.model,
                host=service.authority, prompt=one.prompt, answer_sha256=one.sha256, actor=actor, at=at,
            )  # fmt: skip
        return ""

    return keep


def _open_requests(session: Session, article: int) -> list[AssistRequest]:
    return list(
        session.scalars(
            select(AssistRequest)
            .where(AssistRequest.article_id == article, AssistRequest.done_at.is_(None))
            .order_by(AssistRequest.id)
        )
    )


def _matter(session: Session, asked: AssistRequest) -> Matter:
    kind = SuggestionKind(asked.kind)
    article = session.get_one(Article, asked.article_id)
    chosen = select(Claim).where(Claim.article_id == article.id).order_by(Claim.start, Claim.id)
    if asked.claim_id is not None:
        chosen = chosen.where(Claim.id == asked.claim_id)
    elif kind is SuggestionKind.STATEMENT:
        chosen = chosen.where(
            Claim.state.not_in([ClaimState.SETTLED.value, ClaimState.EXCLUDED.value])
        )
    source = session.get_one(Source, asked.source_id) if asked.source_id is not None else None
    return Matter(
        kind=kind,
        article=article.text,
        claims=tuple(_known(one, article.text) for one in session.scalars(chosen)),
        source=source.id if source else None,
        source_text=(source.text or "") if source else "",
    )


def _known(claim: Claim, text: str) -> KnownClaim:
    return KnownClaim(
        id=claim.id,
        span=Span(claim.start, claim.end),
        text=claim.text,
        own=" ".join(text[start:end] for start, end in claim.parts),
        statement=claim.statement,
        edits=tuple(
            Edit(before=one["from"], after=one["to"], why=_why(one["why"])) for one in claim.edits
        ),
    )


def _why(word: str) -> EditReason:
    known = {one.value: one for one in EditReason}
    return known.get(word, EditReason.CLAUSE)
