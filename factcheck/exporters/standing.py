"""What a report says of one claim: the answer that stands, in words, or why there is none yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from factcheck.domain.report import (
    Report,
    ReportClaim,
    ReportEvidence,
    ReportFinding,
    ReportVerdict,
)
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


COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "supported": "#1b7f4d",
        "mostly-supported": "#6aa84f",
        "mixed": "#c99a1c",
        "mostly-refuted": "#d2691e",
        "refuted": "#b3261e",
        "conflicting-evidence": "#7b4fa3",
        "not-enough-evidence": "#6f7d8c",
        "outdated": "#8d7b68",
        "not-ratable-as-printed": "#4d5b6a",
        "not-checkable": "#98a2ad",
        "open": "#c9c6bf",
        "excluded": "#e6e3dc",
    }
)
"""Of each answer in charts and beside it. Never alone: a sign and the word say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer that stands on a claim's truth: `words` are the desk's own where it has some."""

    definition: LabelDefinition
    words: str
    reason: str
    as_of: str
    number: int | None
    """The ClaimReview number, the desk's own where it has one."""


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
        words=claim.settled_label or (given.label_text if given else definition.label),
        reason=claim.settled_because or (given.rationale if given else ""),
        as_of=given.as_of if given else report.as_of[: len("YYYY-MM-DD")],
        number=given.claimreview if given else definition.claimreview,
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


def why_open(claim: ReportClaim) -> str:
    """Why a claim has no answer, in a few words; of a verdict that was withdrawn, which and why."""
    if claim.withdrawn_as is None:
        stale = f"; stale: {claim.stale[0]}" if claim.stale else ""
        return STATES[claim.state] + stale
    was = definition_of(Question.TRUTH, claim.withdrawn_as).label
    return f"{STATES[claim.state]}; the verdict “{was}” was withdrawn, because {claim.withdrawn_because}"


def standing_findings(findings: Iterable[ReportFinding]) -> tuple[ReportFinding, ...]:
    """The findings a reader should see: all that nobody has dismissed and that are still raised."""
    return tuple(one for one in findings if one.state not in {"dismissed", "withdrawn"})


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
    """The answers that were given, in the order of the scale; open and left out come last.

    On a scale the report was translated to, answers that are one there are counted together.
    """
    found: dict[str, Share] = {}
    for one in TRUTH:
        if count := report.counts.get(one.name, 0):
            words = report.labels.get(one.name, one.label)
            known = found.get(words)
            found[words] = Share(
                name=known.name if known else one.name,
                icon=known.icon if known else one.icon,
                words=words,
                count=count + (known.count if known else 0),
            )
    rows = (
        ("open", "○", "Still open", len(pending(report))),
        ("excluded", "–", "Left out", len(unchecked(report))),
    )
    others = (
        Share(name=name, icon=icon, words=words, count=count)
        for name, icon, words, count in rows
        if count
    )
    return (*found.values(), *others)


def kept_copy(piece: ReportEvidence) -> str:
    """What is known of the copy kept of a source and of its address, a sentence or more; empty for none."""
    said = []
    if piece.sha256:
        when = f", fetched {minute(piece.fetched_at)}" if piece.fetched_at else ""
        said.append(f"Copy kept{when}, SHA-256 {piece.sha256}.")
    if piece.looked_at and piece.looked_at != piece.last_seen:
        answered = f"answered {piece.status}" if piece.status else "did not answer"
        seen = f"; last seen alive {minute(piece.last_seen)}" if piece.last_seen else ""
        said.append(f"The address {answered} on {minute(piece.looked_at)}{seen}.")
    elif piece.last_seen:
        status = f" (status {piece.status})" if piece.status else ""
        said.append(f"Last seen alive {minute(piece.last_seen)}{status}.")
    if piece.changed:
        said.append("The page has changed since the copy was made: the verdict may be stale.")
    if piece.copy_of:
        said.append(f"It is a copy of {quoted(piece.copy_of)}.")
    return " ".join(said)


def minute(moment: str | None) -> str:
    """An ISO 8601 moment in UTC as one reads it, to the minute."""
    return f"{(moment or '')[:16].replace('T', ' ')} UTC"


def reviewer_of(verdict: ReportVerdict, report: Report) -> str:
    """Who gave a verdict, where the report is to name reviewers in its prose; else “A reviewer”."""
    return verdict.reviewer if report.names else "A reviewer"


def witnesses(claim: ReportClaim) -> str:
    """How many independent sources stand behind the evidence."""
    return amount(claim.independent, "independent source")


_SINGLE = str.maketrans({"“": "‘", "”": "’"})


def quoted(words: str) -> str:
    """`words` in quotation marks, those inside them single, on one line."""
    return f"“{_inside(words)}”"


def in_context(claim: ReportClaim) -> tuple[str, str, str]:
    """A claim's sentence to be put in quotation marks, cut where the claim's own words begin and end.

    Words that stand apart in it come alone.
    """
    words = _inside(claim.text)
    before, found, after = _inside(claim.sentence).partition(words)
    return (before, words, after) if found else ("", words, "")


def _inside(words: str) -> str:
    return " ".join(words.split()).translate(_SINGLE)


def credit(claim: ReportClaim) -> str:
    """Whose word a claim is, and by way of whom."""
    if not claim.claimant:
        return "in the article’s own voice"
    channel = f", by way of {claim.channel}" if claim.channel else ""
    return f"credited to {claim.claimant}{channel}"


def answered_by(finding: ReportFinding) -> str:
    """What the desk said to a finding, a sentence."""
    said = {
        "open": "Nobody has answered it yet.",
        "confirmed": "Confirmed by the desk.",
        "explained": "Explained by the desk.",
    }
    return said.get(finding.state, finding.state)


BAR = 600
"""Width of the summary bar in its own units."""


def bar(report: Report) -> tuple[tuple[Share, float, float], ...]:
    """The parts of the summary bar, each with where it begins and how wide it is."""
    given = shares(report)
    total = sum(share.count for share in given)
    parts, x = [], 0.0
    for share in given:
        width = round(BAR * share.count / total, 2)
        parts.append((share, round(x, 2), width))
        x += width
    return tuple(parts)
