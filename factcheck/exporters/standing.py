"""What a report says of one claim: the answer that stands, in words, or why there is none yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.domain.report import Report, ReportClaim, ReportFinding, ReportVerdict
from factcheck.domain.verdict import LabelDefinition, Question, definition_of

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
