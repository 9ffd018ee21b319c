"""Suggestions of a language model accepted or dismissed by people.

Accepting does what a person would have done by hand, in the same functions; a second line in the record
says that it was suggested, and by which model.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimOrigin
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.evidence import Stance
from factcheck.domain.suggestion import SuggestionKind, SuggestionState
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.suggestion import Suggestion
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.claim_by_hand import add_claim
from factcheck.workflow.evidence import add_evidence


def accept(
    session: Session,
    *,
    suggestion_id: int,
    version: int,
    statement: str = "",
    stance: Stance | None = None,
    claim_version: int | None = None,
    actor: str,
    at: datetime,
) -> Suggestion:
    """Do what a suggestion says: add the claim, reword it, attach the excerpt, or keep the question.

    `statement` is the wording the person wants, where it is not the one suggested; for an excerpt the
    person says with `stance` which way it speaks.

    Raises:
        NoResultFound: there is no such suggestion.
        RuleViolationError: it is decided, or what it leads to is refused.
        StaleEditError: it, or its claim since `claim_version`, has changed.
    """
    one = _open(session, suggestion_id, version)
    by = f"suggestion {one.id} of the model {one.answer.model}"
    words = statement.strip() or one.proposed
    kind = SuggestionKind(one.kind)
    if kind is SuggestionKind.CLAIM:
        claim = add_claim(
            session, article_id=one.article_id, words=one.words, statement=words, near=one.start,
            origin=ClaimOrigin.SUGGESTION, suggestion=one.id, actor=actor, at=at,
        )  # fmt: skip
        one.became = f"claim/{claim.id}"
        if words == one.proposed:
            claim.edits = list(one.edits)
    elif kind is SuggestionKind.STATEMENT:
        claim = session.get_one(Claim, one.claim_id)
        edit_claim(
            session, claim_id=claim.id, statement=words, kind=claim.kind, reason=by,
            version=claim.version if claim_version is None else claim_version, actor=actor, at=at,
        )  # fmt: skip
        one.became = f"claim/{claim.id}"
    elif kind is SuggestionKind.EVIDENCE:
        if stance is None:
            raise RuleViolationError("Say what the passage does to the claim: a model does not.")
        assert one.claim_id is not None and one.source_id is not None  # noqa: PT018, S101 - so made
        evidence = add_evidence(
            session, claim_id=one.claim_id, source_id=one.source_id, stance=stance, excerpt=one.words,
            note=f"Found by {by}.", near=one.start, actor=actor, at=at,
        )  # fmt: skip
        one.became = f"evidence/{evidence.id}"
    else:
        one.became = f"question on claim/{one.claim_id}"
    return _decided(session, one, SuggestionState.ACCEPTED, Action.SUGGESTION_TAKEN, actor, at)


def dismiss(
    session: Session, *, suggestion_id: int, version: int, actor: str, at: datetime
) -> Suggestion:
    """Put a suggestion away; the same suggested again stays away.

    Raises:
        NoResultFound: there is no such suggestion.
        RuleViolationError: it is decided.
        StaleEditError: it has changed since `version`.
    """
    one = _open(session, suggestion_id, version)
    return _decided(session, one, SuggestionState.DISMISSED, Action.SUGGESTION_DISMISSED, actor, at)


def _open(session: Session, suggestion_id: int, version: int) -> Suggestion:
    one = session.get_one(Suggestion, suggestion_id)
    if one.version != version:
        raise StaleEditError(
            "Somebody has answered this suggestion since you opened it; look again.",
            theirs={"state": one.state, "by": one.decided_by or ""},
        )
    if one.state != SuggestionState.OPEN:
        raise RuleViolationError(f"This suggestion is {one.state} already.")
    return one


def _decided(
    session: Session,
    one: Suggestion,
    state: SuggestionState,
    action: Action,
    actor: str,
    at: datetime,
) -> Suggestion:
    one.state, one.decided_by, one.decided_at = state.value, actor, at
    one.version += 1
    record(
        session,
        actor=actor,
        action=action,
        subject=f"suggestion/{one.id}",
        data={
            "suggestion": one.id,
            "kind": one.kind,
            "model": one.answer.model,
            "prompt": one.answer.prompt,
            "became": (one.became or "").replace("/", " "),
            "claim": one.claim_id,
        },
        at=at,
        article=one.article_id,
    )
    return one
