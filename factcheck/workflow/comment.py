"""Comments on claims and findings: written, changed, withdrawn; and the calls that go out with them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.mention import mentioned
from factcheck.history.log import record
from factcheck.store.account import Account
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment, Mention
from factcheck.store.finding import Finding

# A letter to the editor, not an article (characters).
LONGEST = 5_000


_SAYING = frozenset({Action.COMMENT_WRITTEN, Action.COMMENT_EDITED})


def write_comment(
    session: Session,
    *,
    claim_id: int | None = None,
    finding_id: int | None = None,
    answers: int | None = None,
    words: str,
    actor: str,
    at: datetime,
) -> Comment:
    """Say something about a claim or a finding, perhaps in answer to a comment on the same.

    Whoever is called by “@name” finds it in their inbox.

    Raises:
        NoResultFound: there is no such claim or finding.
        RuleViolationError: nothing is said, too much, or the comment answered stands elsewhere.
    """
    if claim_id is not None:
        session.get_one(Claim, claim_id)
    else:
        session.get_one(Finding, finding_id)
    words = _demand_words(words)
    if answers is not None:
        above = session.get(Comment, answers)
        if above is None or (above.claim_id, above.finding_id) != (claim_id, finding_id):
            raise RuleViolationError("The comment you answer does not stand here.")
        if above.withdrawn_at:
            raise RuleViolationError("The comment you answer has been withdrawn in the meantime.")
    comment = Comment(
        claim_id=claim_id,
        finding_id=finding_id,
        answers_id=answers,
        words=words,
        author=actor,
        written_at=at,
        version=1,
        mentions=[],
    )
    session.add(comment)
    _call(session, comment, at)
    session.flush()
    _record(session, comment, Action.COMMENT_WRITTEN, actor, at)
    return comment


def edit_comment(
    session: Session, *, comment_id: int, words: str, version: int, actor: str, at: datetime
) -> Comment:
    """Put one's own comment in other words; the earlier ones stay in the record.

    Raises:
        NoResultFound: there is no such comment.
        RuleViolationError: it is somebody else's, withdrawn, or nothing is said.
        StaleEditError: it was changed since `version`.
    """
    comment = session.get_one(Comment, comment_id)
    _demand_own(comment, actor)
    words = _demand_words(words)
    if comment.version != version:
        raise StaleEditError(
            "This comment has been changed since you opened it. Yours is kept below; save again to replace it.",
            theirs={"words": comment.words, "version": str(comment.version)},
        )
    if words == comment.words:
        raise RuleViolationError("The comment says this already.")
    comment.words = words
    comment.edited_at = at
    comment.version += 1
    _call(session, comment, at)
    session.flush()
    _record(session, comment, Action.COMMENT_EDITED, actor, at)
    return comment


def withdraw_comment(session: Session, *, comment_id: int, actor: str, at: datetime) -> Comment:
    """Take one's own comment back; it is shown as withdrawn and calls nobody any more.

    Raises:
        NoResultFound: there is no such comment.
        RuleViolationError: it is somebody else's, or withdrawn already.
    """
    comment = session.get_one(Comment, comment_id)
    _demand_own(comment, actor)
    comment.withdrawn_at = at
    comment.version += 1
    for call in comment.mentions:
        if call.put_away_at is None:
            call.put_away_at = at
    _record(session, comment, Action.COMMENT_WITHDRAWN, actor, at)
    return comment


def put_away_mention(session: Session, *, mention_id: int, actor: str, at: datetime) -> Mention:
    """Take a call out of one's inbox.

    Raises:
        NoResultFound: there is no such call.
        RuleViolationError: it is for somebody else, or put away already.
    """
    call = session.get_one(Mention, mention_id)
    if call.person != actor:
        raise RuleViolationError("This is in somebody else’s inbox.")
    if call.put_away_at is not None:
        raise RuleViolationError("This is put away already.")
    call.put_away_at = at
    _record(session, call.comment, Action.MENTION_PUT_AWAY, actor, at)
    return call


def _demand_words(words: str) -> str:
    words = words.strip()
    if not words:
        raise RuleViolationError("A comment says something.")
    if len(words) > LONGEST:
        raise RuleViolationError(f"A comment has at most {LONGEST:,} characters.")
    return words


def _demand_own(comment: Comment, actor: str) -> None:
    if comment.author != actor:
        raise RuleViolationError("Only who wrote a comment changes or withdraws it.")
    if comment.withdrawn_at is not None:
        raise RuleViolationError("This comment is withdrawn.")


def _call(session: Session, comment: Comment, at: datetime) -> None:
    """Put the comment into the inbox of everybody it calls who has not been called by it before."""
    people = session.scalars(
        select(Account.email).where(Account.disabled_at.is_(None)).order_by(Account.id)
    )
    known = {call.person for call in comment.mentions}
    for person in mentioned(comment.words, people):
        if person != comment.author and person not in known:
            comment.mentions.append(Mention(person=person, since=at))


def _record(session: Session, comment: Comment, action: Action, actor: str, at: datetime) -> None:
    sort = "claim" if comment.claim_id is not None else "finding"
    number = comment.claim_id or comment.finding_id
    article = session.scalar(
        select(Claim.article_id).where(Claim.id == number)
        if sort == "claim"
        else select(Finding.article_id).where(Finding.id == number)
    )
    record(
        session,
        actor=actor,
        action=action,
        subject=f"{sort}/{number}",
        data={"comment": comment.id, "on": f"{sort} {number}"}
        | ({"words": comment.words} if action in _SAYING else {}),
        at=at,
        article=article,
    )
