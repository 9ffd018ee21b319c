"""Following the desk's rules after something happened to findings: settled claims go back to review."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.rule import RULES, Rule
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.pseudonym import PROGRAM
from factcheck.store.setting import setting_of
from factcheck.workflow.adjudicate import open_again
from factcheck.workflow.staleness import spread_verdict


def follow_rules(session: Session, event: Event, *, at: datetime) -> int:
    """Do what the desk's rules say after `event`; returns how many claims went back to review.

    Each is an event of its own that names the one it follows; whoever caused that can take it back.
    """
    on = [rule for rule in RULES if setting_of(session, rule.setting)]
    if not on:
        return 0
    met: dict[int, Rule] = {}
    for change in json.loads(event.body)["changes"]:
        table, _, number = change["row"].rpartition("/")
        rule = next((one for one in on if table == "finding" and one.meets(change)), None)
        if rule is not None:
            met[int(number)] = rule
    rows = session.execute(
        select(Claim, Finding)
        .join(FindingClaim, FindingClaim.claim_id == Claim.id)
        .join(Finding, Finding.id == FindingClaim.finding_id)
        .where(Finding.id.in_(met), Claim.state == ClaimState.SETTLED.value)
        .order_by(Claim.id, Finding.id)
    ).all()
    sent: set[int] = set()
    for claim, finding in rows:
        if claim.id not in sent:
            sent.add(claim.id)
            _send_back(session, event, claim, finding, met[finding.id], at)
    return len(sent)


def _send_back(
    session: Session, event: Event, claim: Claim, finding: Finding, rule: Rule, at: datetime
) -> None:
    stood = claim.settled_as
    open_again(claim)
    followed = record(
        session,
        actor=PROGRAM,
        action=Action.RULE_FOLLOWED,
        subject=f"claim/{claim.id}",
        data={
            "claim": claim.id,
            "rule": rule.label,
            "finding": finding.id,
            "kind": finding.kind,
            "event": event.id,
            "state": [ClaimState.SETTLED.value, claim.state],
        },
        at=at,
        article=claim.article_id,
    )
    spread_verdict(session, followed, claim_id=claim.id, before=stood, at=at)
