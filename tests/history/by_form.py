"""Every form of the browser filled in rightly, for the desk in full: where it goes and what is in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from factcheck.domain.keys import KEYS
from tests.history.desk_in_full import GRACE, PASSWORD, ROOT, Desk

DAY = "2026-03-03"
NEW_TEXT = "Storm hits Odal\n\nThe storm killed at least 12 people on Monday, officials said."


@dataclass(frozen=True)
class Move:
    """One request: the values of its address, and its fields."""

    at: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)


def move(at: dict[str, Any] | None = None, **fields: Any) -> Move:
    return Move(at or {}, fields)


def claim(one: int) -> dict[str, Any]:
    return {"claim_id": one}


BECAUSE = {"reason": "So it is."}
VERDICT = {"question": "truth", "rationale": "The bulletin has it.", "as_of": DAY}

FORMS: dict[str, Callable[[Desk], Move]] = {
    "accounts.add": lambda _: move(email="new@example.org", role="reader"),
    "accounts.disable": lambda d: move({"account_id": d.ruth}),
    "accounts.enable": lambda d: move({"account_id": d.gone}),
    "accounts.leave_all": lambda _: move(),
    "accounts.password": lambda _: move(current=PASSWORD, password="another long password"),
    "accounts.reset": lambda d: move({"account_id": d.ruth}),
    "accounts.role": lambda d: move({"account_id": d.ruth}, role="reader"),
    "articles.take": lambda _: move(text=NEW_TEXT, published=DAY),
    "bulk.do": lambda d: move(
        bulk="exclude", pick=f"claim/{d.other}@{d.other.version}", where="claims", partly="none",
        **BECAUSE,
    ),
    "bulk.look": lambda d: move(
        bulk="exclude", pick=f"claim/{d.other}@{d.other.version}", where="claims"
    ),
    "comments.edit": lambda d: move({"comment_id": d.comment}, words="Seen twice.", version=1),
    "comments.on_claim": lambda d: move(claim(d.claim), words="Seen by all."),
    "comments.on_finding": lambda d: move({"finding_id": d.finding}, words="Seen by all."),
    "comments.put_away": lambda d: move({"mention_id": d.mention}),
    "comments.withdraw": lambda d: move({"comment_id": d.comment}),
    "compare.accept": lambda d: move(
        {"article_id": d.article, "reference_id": d.reference},
        quotation=d.quotation, claim=d.quoted, label="verbatim", version=1,
    ),
    "compare.attach": lambda d: move(
        {"article_id": d.article}, text="Ana Ruiz: We will not.", name="Wire", closeness="secondary"
    ),
    "compare.withdraw": lambda d: move(
        {"article_id": d.article, "reference_id": d.reference}, **BECAUSE
    ),
    "detectors.change": lambda _: move({"name": "missing-space"}, setting="off", version=0, **BECAUSE),
    "disputes.ask": lambda d: move(claim(d.disputed), question="Which bulletin?"),
    "disputes.settle": lambda d: move(claim(d.disputed), label="supported", **BECAUSE),
    "facts.credit": lambda d: move(
        claim(d.claim), claimant="The governor", cue="said", mode="indirect",
        version=d.claim.version, **BECAUSE,
    ),
    "facts.values": lambda d: move(
        claim(d.claim), version=d.claim.version, **BECAUSE,
        **{"values-0-kind": "count", "values-0-words": "40", "values-0-comparator": "=",
           "values-0-number": "40"},
    ),
    "findings.decide": lambda d: move(
        {"finding_id": d.finding}, state="confirmed", version=1, **BECAUSE
    ),
    "findings.suggestion": lambda d: move({"finding_id": d.finding}, then="accept", version=1),
    "hand.add": lambda d: move(
        {"article_id": d.article}, words="Flood kills dozens in Kadra", statement="A flood killed dozens."
    ),
    "hand.flag": lambda d: move(
        {"article_id": d.article}, words="dozens", kind="other", severity="warning", message="How many?"
    ),
    "hand.merge": lambda d: move(
        claim(d.other), statement="It burst.", version=1, others=f"{d.held}-{d.held.version}",
        reason="One thing.",
    ),
    "hand.split": lambda d: move(
        claim(d.quoted), version=1, reason="Two things.",
        **{"pieces-0-words": "“We will rebuild every house,”", "pieces-0-statement": "Houses will be rebuilt.",
           "pieces-1-words": "Ruiz told reporters", "pieces-1-statement": "Ruiz spoke to reporters."},
    ),
    "hand.take_in": lambda d: move(claim(d.left_out), version=d.left_out.version, **BECAUSE),
    "history.check": lambda _: move(),
    "history.sign": lambda _: move(),
    "imports.take": lambda _: move(text="statement\nForty ships sank.\n", write="y"),
    "in_hand.assign": lambda d: move(claim(d.other), reviewer=ROOT, due=DAY),
    "in_hand.following": lambda _: move(),
    "in_hand.give_back": lambda d: move(claim(d.held), reviewer=GRACE, reason="Too much."),
    "in_hand.wanted": lambda d: move(claim(d.other), wanted=2, version=1),
    "in_hand.wanted_on_article": lambda d: move({"article_id": d.article}, wanted=2),
    "jobs.again": lambda d: move({"job_id": d.job}),
    "jobs.rerun": lambda d: move({"article_id": d.article}),
    "judging.edit": lambda d: move(
        claim(d.other), statement="The Velm flooded.", kind="event", version=1, **BECAUSE
    ),
    "judging.evidence": lambda d: move(
        claim(d.other), source=d.source, stance="supports", excerpt="41 dead", closeness="primary"
    ),
    "judging.exclude": lambda d: move(claim(d.other), version=1, **BECAUSE),
    "judging.reopen": lambda d: move(claim(d.settled), **BECAUSE),
    "judging.settle": lambda d: move(claim(d.agreed), label="supported", **BECAUSE),
    "judging.verdict": lambda d: move(
        claim(d.claim), label="supported", version=d.claim.version, **VERDICT
    ),
    "judging.void": lambda d: move(claim(d.settled), **BECAUSE),
    "judging.withdraw": lambda d: move(
        {"claim_id": d.claim, "evidence_id": d.evidence}, **BECAUSE
    ),
    "keys.choose": lambda _: move(**{f"key-{name}": name for name in KEYS}),
    "known.answer": lambda d: move(
        claim(d.claim), question=d.question, answer="The office, on Monday.", version=0
    ),
    "known.decide": lambda d: move(
        claim(d.again), kind=d.relation_kind, first=d.first, second=d.second, proposed=d.proposed,
        then="refuse", **BECAUSE,
    ),
    "known.holds": lambda d: move(claim(d.leaning), seen=d.mark, **BECAUSE),
    "known.refuse": lambda d: move(claim(d.again), other=d.earlier),
    "known.relate": lambda d: move(claim(d.claim), other=d.held, kind="contradicts", **BECAUSE),
    "known.reuse": lambda d: move(
        claim(d.again), earlier=d.earlier, earlier_version=d.earlier.version, version=d.again.version,
        rationale="As there.", as_of=DAY,
    ),
    "known.unrelate": lambda d: move(
        {"claim_id": d.claim, "relation_id": d.relation}, **BECAUSE
    ),
    "objections.answer": lambda d: move(
        {"claim_id": d.objected, "objection_id": d.objection}, then="stands", **BECAUSE
    ),
    "objections.object_to": lambda d: move(claim(d.settled), words="It was eleven."),
    "published.withdraw": lambda d: move({"slug": d.slug}, **BECAUSE),
    "questions.change": lambda _: move({"kind": "event"}, questions="Who saw it?", version=0),
    "reports.hand_out": lambda d: move({"article_id": d.article, "form": "json"}),
    "reports.publish": lambda d: move(
        {"article_id": d.article}, reason="A claim was reworded.", head=d.head
    ),
    "scales.make": lambda _: move(
        name="Ours", question="truth",
        **{"labels-0-label": "Right", "labels-0-means": "supported",
           "labels-1-label": "Wrong", "labels-1-means": "refuted"},
    ),
    "scales.use": lambda d: move({"scale_id": d.scale}),
    "search.drop": lambda d: move({"search_id": d.search}),
    "search.keep": lambda _: move(name="Dams", q="dam"),
    "settings.change": lambda _: move({"name": "two-person-rule"}, value="on", version=0),
    "sign_in.enter": lambda _: move(email=ROOT, password=PASSWORD),
    "sign_in.leave": lambda _: move(),
    "sign_in.use": lambda d: move({"token": d.link}),
    "sources.add": lambda _: move(
        contact="Press office", reached_on=DAY, closeness="primary", grade="ungraded"
    ),
    "sources.decide": lambda d: move(
        {"source_id": d.copy, "copy_id": d.copies}, answer="copy"
    ),
    "sources.look_again": lambda d: move({"source_id": d.fetched}),
    "sources.mark": lambda d: move(
        {"source_id": d.source}, closeness="primary", grade="reliable", version=1
    ),
    "sources.use": lambda d: move(
        {"source_id": d.source}, claim=d.other, stance="supports", excerpt="41 dead"
    ),
    "suggestions.ask": lambda d: move({"article_id": d.article}, kind="claim", claim="", source=""),
    "suggestions.put_away": lambda d: move({"suggestion_id": d.suggestion}, version=1),
    "suggestions.take": lambda d: move({"suggestion_id": d.suggestion}, version=1),
    "tokens.make": lambda _: move(name="nightly", role="reader", days=1),
    "tokens.revoke": lambda _: move({"token_id": 2}),
    "undo.take_back": lambda d: move(events=str(d.event)),
    "versions.carry": lambda d: move(
        {"article_id": d.newer, "carried_id": d.changed}, answer="carry"
    ),
    "versions.carry_all": lambda d: move({"article_id": d.newer}),
    "versions.decline": lambda d: move({"article_id": d.newer, "proposal_id": d.proposal}),
    "versions.link": lambda d: move({"article_id": d.newer}, article=d.later),
    "versions.place": lambda d: move(
        {"article_id": d.newer, "carried_id": d.vanished}, words=d.placed
    ),
    "versions.stand_by": lambda d: move({"article_id": d.newer}),
    "versions.take": lambda d: move({"article_id": d.article}, text=NEW_TEXT, published=DAY),
}  # fmt: skip
