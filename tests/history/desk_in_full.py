"""A desk on which everything can be done at once: something open, judged, disputed, settled, left out, stale, published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.evidence import CopyState, Stance
from factcheck.domain.job import JobState
from factcheck.domain.relation import RelationKind
from factcheck.domain.roles import Role
from factcheck.domain.span import Span
from factcheck.domain.suggestion import Outcome, Proposal, SuggestionKind
from factcheck.domain.verdict import Question
from factcheck.queries.claims import panel
from factcheck.queries.report import build_report
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.job import Job
from factcheck.store.known import ClaimStale
from factcheck.store.session import Store
from factcheck.store.source import SourceCopy
from factcheck.store.suggestion import Suggestion
from factcheck.store.version import CarriedClaim, VersionProposal
from factcheck.workflow.account import (
    add_account,
    disable_account,
    issue_link,
    start_session,
)
from factcheck.workflow.carrying import carry_claim
from factcheck.workflow.checkpoint import seal
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.comment import write_comment
from factcheck.workflow.desk import change_setting
from factcheck.workflow.in_hand import assign_claim
from factcheck.workflow.model_question import ask_model, keep_answer
from factcheck.workflow.objection import raise_objection
from factcheck.workflow.own_account import change_password
from factcheck.workflow.publish import publish_report
from factcheck.workflow.reference import NewReference, attach_reference
from factcheck.workflow.relation import relate_claims
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.saved_search import keep_search
from factcheck.workflow.source import NewSource, add_source
from factcheck.workflow.token import make_token
from factcheck.workflow.version import link_version
from factcheck.workflow.wanted import ask_for_verdicts
from tests import factories

ROOT, GRACE, RUTH = "root@example.org", "grace@example.org", "ruth@example.org"
PASSWORD = "a long password for one test"
AS_OF = date(2026, 3, 3)
QUOTED = "We will rebuild every house,"
OLDER = (
    "Ferry hits pier\n\nAt least 14 people were hurt on Friday. The ferry carries 220 people. It has two decks. "
    "It was built in 1998."
)
NEWER = OLDER.replace("At least 14", "At least 16").replace(" It was built in 1998.", "")
KNOWN = "The dam at Torre holds 300 litres."


class Row(int):
    """The number of a row, with the version it is in."""

    version: int = 1


@dataclass
class Desk:
    """The numbers of what is on it, by name, and what lets somebody in."""

    rows: dict[str, Row] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        rows, words = self.__dict__["rows"], self.__dict__["words"]
        if name in rows:
            return rows[name]
        if name in words:
            return words[name]
        raise AttributeError(name)

    def has(self, **made: Any) -> None:
        for name, one in made.items():
            if isinstance(one, str):
                self.words[name] = one
            else:
                self.rows[name] = Row(one if isinstance(one, int) else one.id)
                self.rows[name].version = getattr(one, "version", None) or 1


def laid_out(store: Store, *, instance: Path, page: str) -> Desk:
    """Everything; `page` is the address of a page that can be fetched."""
    desk, now = Desk(), datetime.now(UTC)
    with store.writing() as db:
        _people(db, desk, now)
    with store.writing() as db:
        _article(db, desk, now)
        _judged(db, desk, now)
    with store.writing() as db:
        _sources(db, desk, page, now)
        _versions(db, desk, now)
    with store.writing() as db:
        _beside(db, desk, now)
        _asked_of_a_model(db, desk, now)
    with store.reading() as db:
        report = build_report(db, article_id=desk.article, desk="Test Desk", address="")
    with store.writing() as db:
        made = publish_report(db, report=report, options={}, reason="", actor=ROOT, at=now)
        desk.has(slug=made.report.slug)
    seal(store, instance=instance, desk="Test Desk", because="asked", actor=ROOT, at=now)
    with store.writing() as db:
        factories.claim(
            db, factories.article(db, "Last\n\nSomething was left to sign."), "Something was left"
        )
        last = select(Event.id).order_by(Event.id.desc()).limit(1)
        desk.has(before=db.scalars(last).one())
        edited = db.get_one(Claim, desk.claim)
        edit_claim(
            db, claim_id=edited.id, statement="At least 40 people were killed.", kind=edited.kind,
            reason="Plainer.", version=edited.version, actor=ROOT, at=now,
        )  # fmt: skip
        desk.has(claim=edited)
        desk.has(event=db.scalars(last).one())
    return desk


def _people(db: Session, desk: Desk, now: datetime) -> None:
    root = add_account(db, email=ROOT, role=Role.ADMIN, actor="test", at=now)
    change_password(db, account_id=root.id, current=None, password=PASSWORD, at=now)
    grace = add_account(db, email=GRACE, role=Role.ADJUDICATOR, actor="test", at=now)
    ruth = add_account(db, email=RUTH, role=Role.REVIEWER, actor="test", at=now)
    gone = add_account(db, email="gone@example.org", role=Role.READER, actor="test", at=now)
    disable_account(db, account=gone, actor=ROOT, at=now)
    desk.has(root=root, grace=grace, ruth=ruth, gone=gone)
    desk.has(
        cookie=start_session(db, root, now), link=issue_link(db, account=ruth, actor=ROOT, at=now)
    )
    desk.has(
        token=make_token(db, account_id=root.id, name="a test", role=Role.ADMIN, days=1, at=now)
    )
    make_token(db, account_id=root.id, name="another", role=Role.READER, days=1, at=now)
    kept = keep_search(db, account_id=root.id, name="Floods", query="q=flood", at=now)
    db.flush()
    desk.has(search=kept)


def _article(db: Session, desk: Desk, now: datetime) -> None:
    article = factories.article(db, published=AS_OF)
    claim = factories.claim(db, article)
    factories.value(db, claim)
    quoted = factories.claim(
        db, article, "“We will rebuild every house,” Ruiz told reporters", kind="quotation",
        statement="Ana Ruiz said: “We will rebuild every house.”", claimant="Ana Ruiz", mode="direct",
    )  # fmt: skip
    quotation = factories.quotation(db, article, QUOTED, by=quoted)
    other = factories.claim(db, article, "the Velm burst its banks on Monday", kind="event")
    left_out = factories.claim(db, article, "She added that 12 bridges were lost", kind="count")
    exclude_claim(db, claim_id=left_out.id, reason="So.", version=1, actor=ROOT, at=now)
    finding = factories.finding(db, article, on=claim, suggestion="Some 40 people")
    evidence = factories.evidence(db, claim)
    held = factories.claim(db, article, "burst its banks", kind="event")
    assign_claim(db, claim_id=held.id, reviewer=GRACE, due=None, actor=ROOT, at=now)
    comment = write_comment(db, claim_id=claim.id, words="Seen.", actor=ROOT, at=now)
    call = write_comment(db, claim_id=claim.id, words=f"Look, @{ROOT}.", actor=GRACE, at=now)
    reference = attach_reference(
        db,
        article_id=article.id,
        new=NewReference(name="The transcript", text=f"Ana Ruiz: {QUOTED} she said."),
        actor=ROOT,
        at=now,
    )
    relation = relate_claims(
        db, claim_id=claim.id, other_id=other.id, kind=RelationKind.PART_OF, reason="The same flood.",
        actor=ROOT, at=now,
    )  # fmt: skip
    job = Job(
        kind="rerun-detectors", article_id=article.id, version="1", state=JobState.FAILED.value, attempts=1,
        progress="", error="It broke.", asked_by=ROOT, asked_at=now, ended_at=now,
    )  # fmt: skip
    db.add(job)
    db.flush()
    desk.has(
        article=article, claim=claim, quoted=quoted, quotation=quotation, other=other, left_out=left_out,
        finding=finding, evidence=evidence, held=held, comment=comment, mention=call.mentions[0],
        reference=reference, relation=relation, job=job,
    )  # fmt: skip


def judge(db: Session, claim: Claim, who: str, label: str = "supported") -> None:
    factories.evidence(db, claim, Stance.REFUTES if label == "refuted" else Stance.SUPPORTS)
    record_verdict(
        db, claim_id=claim.id, question=Question.TRUTH, label=label, rationale="The bulletin has it.",
        as_of=AS_OF, version=claim.version, reviewer=who, at=datetime.now(UTC),
    )  # fmt: skip


def _judged(db: Session, desk: Desk, now: datetime) -> None:
    from factcheck.workflow.adjudicate import settle_claim

    article = db.get_one(Article, desk.article)
    agreed = factories.claim(db, article, "At least 40 people", kind="count")
    judge(db, agreed, GRACE)
    disputed = factories.claim(db, article, "40 people died", kind="count")
    ask_for_verdicts(
        db, claim_id=disputed.id, wanted=2, version=disputed.version, actor=ROOT, at=now
    )
    judge(db, disputed, GRACE)
    judge(db, disputed, RUTH, "refuted")
    settled = factories.claim(db, article, "12 bridges were lost", kind="count")
    judge(db, settled, GRACE)
    settle_claim(
        db, claim_id=settled.id, label="supported", reason="So it is.", adjudicator=ROOT, at=now
    )
    objected = factories.claim(db, article, "rebuild every house", kind="event")
    judge(db, objected, GRACE)
    settle_claim(
        db, claim_id=objected.id, label="supported", reason="So it is.", adjudicator=ROOT, at=now
    )
    objection = raise_objection(
        db, claim_id=objected.id, words="It was three.", source="", actor=RUTH, at=now
    )
    desk.has(
        agreed=agreed, disputed=disputed, settled=settled, objected=objected, objection=objection
    )


def _sources(db: Session, desk: Desk, page: str, now: datetime) -> None:
    described = factories.source(db, "Bulletin 4")
    described.text = "The bulletin counts 41 dead in Kadra."
    factories.recorded(db)
    fetched = add_source(db, new=NewSource(title="A page", url=page), actor=ROOT, at=now)
    copy = factories.source(db, "Bulletin 4, reprinted")
    asked = SourceCopy(
        source_id=copy.id, original_id=described.id, share=0.9, state=CopyState.PROPOSED.value
    )
    db.add(asked)
    factories.recorded(db)
    desk.has(source=described, fetched=fetched, copy=copy, copies=asked)


def _versions(db: Session, desk: Desk, now: datetime) -> None:
    older = factories.article(db, OLDER)
    one, two, three, four = (
        factories.claim(db, older, words, kind="count", statement=f"{words}.")
        for words in (
            "At least 14 people were hurt on Friday", "The ferry carries 220 people", "It has two decks",
            "It was built in 1998",
        )
    )  # fmt: skip
    judge(db, two, ROOT)
    newer = factories.article(db, NEWER)
    link_version(db, article_id=newer.id, earlier_id=older.id, actor=ROOT, at=now)
    carried = {
        row.carried_from_id: row
        for row in db.scalars(select(CarriedClaim).order_by(CarriedClaim.id))
    }
    assert [carried[one.id].found, carried[three.id].found] == ["changed", "unchanged"]
    carry_claim(db, carried_id=carried[two.id].id, actor=ROOT, at=now)
    later = factories.article(db, NEWER.replace("Friday", "Saturday"))
    alike = factories.article(db, NEWER.replace("Friday", "Sunday"))
    proposal = VersionProposal(
        article_id=alike.id, earlier_id=newer.id, overlap=0.9, state="open", proposed_at=now
    )
    db.add(proposal)
    factories.recorded(db)
    desk.has(
        older=older, newer=newer, later=later, proposal=proposal, changed=carried[one.id],
        vanished=carried[four.id], placed="It has two decks",
    )  # fmt: skip


def _beside(db: Session, desk: Desk, now: datetime) -> None:
    """An earlier claim that says the same, and one that leans on what has changed since."""

    def told(edition: int) -> Claim:
        article = factories.article(db, f"Dam\n\n{KNOWN} Edition {edition}.")
        claim = factories.claim(db, article, KNOWN, kind="count", statement=KNOWN)
        factories.value(db, claim, KNOWN, number=300.0, low=300.0)
        return claim

    earlier, again = told(1), told(2)
    judge(db, earlier, GRACE)
    base = factories.claim(db, factories.article(db, "Base\n\nThe base stands."), "The base stands")
    leaning = factories.claim(db, factories.article(db, "Lean\n\nIt leans."), "It leans")
    relate_claims(
        db, claim_id=leaning.id, other_id=base.id, kind=RelationKind.RESTATES, reason="The same.",
        actor=ROOT, at=now,
    )  # fmt: skip
    edit_claim(
        db, claim_id=base.id, statement="The base stood.", kind=base.kind, reason="Past.",
        version=base.version, actor=ROOT, at=now,
    )  # fmt: skip
    mark = db.scalars(select(ClaimStale).where(ClaimStale.claim_id == leaning.id)).one()
    proposed = panel(db, again.id, viewer=ROOT).beside.proposals[0]
    question = panel(db, desk.claim, viewer=ROOT).beside.questions[0].question
    desk.has(earlier=earlier, again=again, leaning=leaning, mark=mark, question=question)
    desk.has(first=proposed.claim_id, second=proposed.to_id)
    desk.has(proposed=proposed.proposed, relation_kind=proposed.kind.value)


def _asked_of_a_model(db: Session, desk: Desk, now: datetime) -> None:
    change_setting(db, name="assistance", value=True, actor=ROOT, at=now)
    given: dict[str, Any] = {
        "model": "parrot-1",
        "host": "models.example.org",
        "actor": ROOT,
        "at": now,
    }
    asked = ask_model(db, article_id=desk.article, kind=SuggestionKind.CLAIM, **given)
    words = "Flood kills dozens in Kadra"
    one = Proposal(
        kind=SuggestionKind.CLAIM, span=Span(0, len(words)), words=words, is_exact=True,
        proposed="A flood killed dozens in Kadra.",
    )  # fmt: skip
    keep_answer(
        db, request_id=asked.id, outcome=Outcome(proposals=(one,), refusals=()), prompt="claims@1",
        answer_sha256="0" * 64, **given,
    )  # fmt: skip
    desk.has(suggestion=db.scalars(select(Suggestion)).one())
