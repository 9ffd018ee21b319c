"""What a report says of one claim: the answer that stands, in words, or why there is none yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from factcheck.domain.report import Report, ReportClaim, ReportFinding, ReportVerdict
from factcheck.domain.verdict import TRUTH, LabelDefinition, Question, definition_of

STATES = {
    "open": "not checked yet",
    "in_review": "being checked",
    "agreed": "reviewers agree",
    "disputed": "reviewers disagree; not settled yet",
    "settled": "settled",
    "reopened": "opened again",
    "excluded": "left out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer that stands on a claim's truth: `words` are the desk's own where it has some."""

    definition: LabelDefinition
    words: str
    reason: str
    as_of: str


def answer(claim: ReportClaim, report: Report) -> Answer | None:
    """The answer that stands, None while there is none."""
    if claim.standing is None:
        return None
    definition = definition_of(Question.TRUTH, claim.standing)
    given = next(
        (
            one
            for one in reversed(claim.verdicts)
            if one.question == Question.TRUTH and one.label == claim.standing
        ),
        None,
    )
    return Answer(
        definition=definition,
        words=given.label_text if given else definition.label,
        reason=claim.settled_because or (given.rationale if given else ""),
        as_of=given.as_of if given else report.as_of[: len("YYYY-MM-DD")],
    )


def latest(claim: ReportClaim, question: Question) -> ReportVerdict | None:
    """The latest verdict on one question, None when there is none."""
    return next((one for one in reversed(claim.verdicts) if one.question == question), None)


def unchecked(report: Report) -> tuple[ReportClaim, ...]:
    """What was left out on purpose."""
    return tuple(claim for claim in report.claims if claim.state == "excluded")


def pending(report: Report) -> tuple[ReportClaim, ...]:
    """What is still open: neither answered nor left out."""
    return tuple(
        claim for claim in report.claims if claim.state != "excluded" and claim.standing is None
    )


def standing_findings(findings: Iterable[ReportFinding]) -> tuple[ReportFinding, ...]:
    """The findings a reader should see: all that nobody has dismissed."""
    return tuple(finding for finding in findings if finding.state != "dismissed")


def web_address(url: str | None) -> str | None:
    """The address of a source when a reader may follow it; scripts and files are not followed."""
    return url if url and urlsplit(url).scheme in {"http", "https"} else None


def amount(count: int, one: str, many: str = "") -> str:
    """“1 claim”, “3 claims”."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def balance(report: Report) -> str:
    """How far the checking has come, in one sentence."""
    answered = len(report.claims) - len(unchecked(report)) - len(pending(report))
    return (
        f"{amount(len(report.claims), 'claim')}: {answered} with a verdict, "
        f"{len(pending(report))} still open, {len(unchecked(report))} left out"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many claims have one answer: a part of the summary bar, a row of its table."""

    name: str
    icon: str
    words: str
    count: int


def shares(report: Report) -> tuple[Share, ...]:
    """The answers that were given, in the order of the scale; open and left out come last."""
    rows = [(one.name, one.icon, one.label, report.counts.get(one.name, 0)) for one in TRUTH]
    rows.append(("open", "○", "Still open", len(pending(report))))
    rows.append(("excluded", "–", "Left out", len(unchecked(report))))
    return tuple(
        Share(name=name, icon=icon, words=words, count=count)
        for name, icon, words, count in rows
        if count
    )
