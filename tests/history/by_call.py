"""Every call that changes something, made rightly, for the desk in full: where it goes, what it sends, what it saw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from tests.history.by_form import DAY, NEW_TEXT, claim
from tests.history.desk_in_full import GRACE, Desk

TEXT = b"Storm hits Torre\n\nThe storm killed at least 9 people on Monday, officials said."
TABLE = b"statement\nForty ships sank.\n"


@dataclass(frozen=True)
class Call:
    """One call: the values of its address, its body or file, and the address whose ETag it sends back."""

    at: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    seen: str = ""
    file: tuple[bytes, str] | None = None
    query: str = ""


def call(at: dict[str, Any] | None = None, /, seen: str = "", **body: Any) -> Call:
    return Call(at or {}, body, seen)


def bare(at: dict[str, Any] | None = None, /, seen: str = "") -> Call:
    """Without a body."""
    return Call(at or {}, None, seen)


def sent(data: bytes, name: str, at: dict[str, Any] | None = None, /, query: str = "") -> Call:
    return Call(at or {}, None, "", (data, name), query)


def article(one: int) -> dict[str, Any]:
    return {"article_id": one}


def on(one: int, **body: Any) -> Call:
    """A change of a claim that was looked at."""
    return Call(claim(one), body or None, f"/claims/{one}")


def zipped(**files: bytes) -> bytes:
    """A ZIP file of these files."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


BECAUSE = {"reason": "So it is."}

CALLS: dict[str, Callable[[Desk], Call]] = {
    "accounts.add": lambda _: call(email="new@example.org", role="reader"),
    "accounts.disable": lambda d: bare({"account_id": d.ruth}),
    "accounts.enable": lambda d: bare({"account_id": d.gone}),
    "accounts.link": lambda d: bare({"account_id": d.ruth}),
    "accounts.set_role": lambda d: call({"account_id": d.ruth}, role="reader"),
    "articles.analyze": lambda _: call(text=NEW_TEXT),
    "articles.ask_for_verdicts": lambda d: call(article(d.article), wanted=2),
    "articles.take_archive": lambda _: sent(zipped(**{"storm.txt": TEXT}), "articles.zip"),
    "articles.take_article": lambda _: call(text=NEW_TEXT, published=DAY),
    "articles.take_file": lambda _: sent(TEXT, "storm.txt", query="title=Storm&published=2026-03-03"),
    "assignments.assign": lambda d: call(claim(d.other)),
    "assignments.give_back": lambda d: call(claim(d.held), reviewer=GRACE, **BECAUSE),
    "assignments.take_next": lambda _: bare(),
    "bulk.do": lambda d: call(bulk="exclude", rows=[{"id": d.other}], **BECAUSE),
    "bulk.try_out": lambda d: call(bulk="exclude", rows=[{"id": d.other}], **BECAUSE),
    "by-hand.add_by_hand": lambda d: call(
        article(d.article), words="Flood kills dozens in Kadra", statement="A flood killed dozens."
    ),
    "by-hand.credit": lambda d: on(d.claim, claimant="The governor", mode="indirect", **BECAUSE),
    "by-hand.flag": lambda d: call(article(d.article), words="dozens", message="How many?"),
    "by-hand.merge": lambda d: call(
        claims=[{"id": one, "version": one.version} for one in (d.other, d.held)],
        statement="It burst.",
    ),
    "by-hand.split": lambda d: on(
        d.quoted,
        pieces=[
            {"words": "“We will rebuild every house,”", "statement": "Houses will be rebuilt."},
            {"words": "Ruiz told reporters", "statement": "Ruiz spoke to reporters."},
        ],
    ),
    "by-hand.take_in": lambda d: on(d.left_out, **BECAUSE),
    "by-hand.undo": lambda d: bare({"event_id": d.event}),
    "claims.ask": lambda d: on(d.disputed, question="Which bulletin?"),
    "claims.exclude": lambda d: on(d.other, **BECAUSE),
    "claims.give_verdict": lambda d: on(d.claim, label="supported", rationale="It has it.", as_of=DAY),
    "claims.reopen": lambda d: on(d.settled, **BECAUSE),
    "claims.reword": lambda d: on(d.other, statement="The Velm flooded.", **BECAUSE),
    "claims.set_wanted": lambda d: on(d.other, wanted=2),
    "claims.settle": lambda d: on(d.agreed, label="supported", **BECAUSE),
    "claims.void": lambda d: on(d.settled, **BECAUSE),
    "comments.edit": lambda d: call({"comment_id": d.comment}, seen='"1"', words="Seen twice."),
    "comments.withdraw": lambda d: bare({"comment_id": d.comment}, seen='"1"'),
    "comments.write_on_claim": lambda d: call(claim(d.claim), words="Seen by all."),
    "comments.write_on_finding": lambda d: call({"finding_id": d.finding}, words="Seen by all."),
    "desk.change": lambda _: call(
        {"name": "two-person-rule"}, seen="/settings/two-person-rule", value=True
    ),
    "desk.make": lambda _: call(
        label="Ours", question="truth",
        labels=[{"label": "Right", "means": "supported"}, {"label": "Wrong", "means": "refuted"}],
    ),
    "detectors.change": lambda _: call(
        {"name": "missing-space"}, seen="/detectors/missing-space", is_on=False, **BECAUSE
    ),
    "evidence.attach": lambda d: call(
        claim(d.other), source_id=d.source, stance="supports", excerpt="41 dead"
    ),
    "evidence.withdraw": lambda d: call({"evidence_id": d.evidence}, **BECAUSE),
    "facts.put_values": lambda d: on(
        d.claim, values=[{"kind": "count", "words": "40", "number": 40}], **BECAUSE
    ),
    "findings.decide": lambda d: call(
        {"finding_id": d.finding}, seen=f"/findings/{d.finding}", state="confirmed", **BECAUSE
    ),
    "findings.suggestion": lambda d: call(
        {"finding_id": d.finding}, seen=f"/findings/{d.finding}", accepted=True
    ),
    "history.check": lambda _: bare(),
    "history.sign": lambda _: bare(),
    "imports.take": lambda _: Call(body={"text": TABLE.decode()}, query="write=true"),
    "imports.take_file": lambda _: sent(TABLE, "claims.csv", query="write=true"),
    "inbox.drop": lambda d: bare({"search_id": d.search}),
    "inbox.keep": lambda _: call(name="Dams", q="dam"),
    "inbox.put_away": lambda d: bare({"mention_id": d.mention}),
    "jobs.again": lambda d: bare({"job_id": d.job}),
    "jobs.rerun": lambda d: bare(article(d.article)),
    "known.decide": lambda d: call(
        claim(d.again), kind=d.relation_kind, claim_id=d.first, to_id=d.second, proposed=d.proposed,
        accept=False, **BECAUSE,
    ),
    "known.holds": lambda d: Call(claim(d.leaning), {"seen": d.mark, **BECAUSE}),
    "known.refuse": lambda d: call(claim(d.again), other_id=d.earlier),
    "known.relate": lambda d: call(claim(d.claim), other_id=d.held, kind="contradicts", **BECAUSE),
    "known.reuse": lambda d: on(
        d.again, earlier_id=d.earlier, earlier_version=d.earlier.version, rationale="As there.",
        as_of=DAY,
    ),
    "known.unrelate": lambda d: call({"relation_id": d.relation}, **BECAUSE),
    "objections.answer": lambda d: call({"objection_id": d.objection}, stands=True, **BECAUSE),
    "objections.object_to": lambda d: call(claim(d.settled), words="It was eleven."),
    "questions.answer": lambda d: call(
        claim(d.claim), question=d.question, answer="The office, on Monday."
    ),
    "questions.change": lambda _: call(
        {"kind": "event"}, seen="/questions", questions=["Who saw it?"]
    ),
    "references.accept": lambda d: call(
        {"reference_id": d.reference}, seen=f"/claims/{d.quoted}", claim_id=d.quoted,
        quotation_id=d.quotation, label="verbatim",
    ),
    "references.attach": lambda d: call(article(d.article), text="Ana Ruiz: We will not.", name="Wire"),
    "references.attach_file": lambda d: sent(
        b"Ana Ruiz: We will not.", "wire.txt", article(d.article), query="closeness=secondary"
    ),
    "references.withdraw": lambda d: call({"reference_id": d.reference}, **BECAUSE),
    "reports.hand_out_report": lambda d: bare({**article(d.article), "form": "json"}),
    "reports.publish": lambda d: call(article(d.article), reason="A claim was reworded.", head=d.head),
    "reports.withdraw": lambda d: call({"slug": d.slug}, **BECAUSE),
    "sources.add": lambda _: call(contact="Press office", reached_on=DAY, closeness="primary"),
    "sources.add_file": lambda _: sent(TEXT, "bulletin.txt", query="title=Bulletin+5&grade=reliable"),
    "sources.decide_on_copy": lambda d: call({"copy_id": d.copies}, copy=True),
    "sources.look_again": lambda d: bare({"source_id": d.fetched}),
    "sources.mark": lambda d: call(
        {"source_id": d.source}, seen=f"/sources/{d.source}", closeness="primary", grade="reliable"
    ),
    "suggestions.ask": lambda d: call(article(d.article), kind="claim"),
    "suggestions.put_away": lambda d: bare(
        {"suggestion_id": d.suggestion}, seen=f"/suggestions/{d.suggestion}"
    ),
    "suggestions.take": lambda d: Call(
        {"suggestion_id": d.suggestion}, {}, f"/suggestions/{d.suggestion}"
    ),
    "versions.carry": lambda d: bare({"carried_id": d.changed}),
    "versions.carry_all": lambda d: bare(article(d.newer)),
    "versions.decline": lambda d: bare({"proposal_id": d.proposal}),
    "versions.leave": lambda d: bare({"carried_id": d.vanished}),
    "versions.link": lambda d: call(article(d.newer), later_id=d.later),
    "versions.place": lambda d: call({"carried_id": d.vanished}, words=d.placed),
    "versions.stand_by": lambda d: bare(article(d.newer)),
    "versions.take": lambda d: call(article(d.article), text=NEW_TEXT, published=DAY),
    "versions.take_file": lambda d: sent(TEXT, "storm.txt", article(d.article)),
}  # fmt: skip
