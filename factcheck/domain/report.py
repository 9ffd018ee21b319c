"""What readers get: one article's claims, verdicts, evidence and findings at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.domain.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEvidence:
    """One piece of evidence as the report shows it."""

    stance: str
    source: str
    url: str | None
    closeness: str
    published: str | None
    excerpt: str
    locator: str
    note: str
    sha256: str | None
    """Of the copy kept."""
    fetched_at: str | None = None
    """When the copy kept was fetched from the address; None where it came otherwise."""
    looked_at: str | None = None
    """When the address was last asked."""
    status: int | None = None
    """The HTTP status it answered with then; None where nothing answered."""
    last_seen: str | None = None
    """When the address last answered with a page."""
    changed: bool = False
    """Whether what it said then is another text than the copy kept."""
    copy_of: str | None = None
    """The title of the source it was copied from in the end."""
    copy_of_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVerdict:
    """One verdict as the report shows it."""

    question: str
    label: str
    label_text: str
    rationale: str
    as_of: str
    reviewer: str
    given_at: str
    looked_at: str
    claimreview: int | None
    averitec: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswer:
    """What was found out about one question of the checklist."""

    question: str
    answer: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClaim:
    """One claim with everything said about it."""

    id: int
    kind: str
    kind_label: str
    statement: str
    text: str
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    sentence: str
    values: tuple[Value, ...]
    claimant: str | None
    cue: str | None
    channel: str | None
    mode: str
    state: str
    origin: str
    verdicts: tuple[ReportVerdict, ...]
    evidence: tuple[ReportEvidence, ...]
    findings: tuple[int, ...]
    checkworthiness: float
    reasons: tuple[str, ...]
    excluded_because: str | None
    settled_as: str | None
    settled_because: str | None
    settled_label: str | None = None
    """The words of the desk's own scale, where it was settled on one."""
    withdrawn_as: str | None = None
    """What it had been settled as, where that was withdrawn and nothing stands in its place."""
    withdrawn_because: str | None = None
    stale: tuple[str, ...] = ()
    """Why it has to be looked at again: what it rests on has changed."""
    relations: tuple[str, ...] = ()
    """How it hangs together with other claims, a sentence each without its subject."""
    answers: tuple[ReportAnswer, ...] = ()

    @property
    def independent(self) -> int:
        """How many witnesses the evidence has: copies of one source are one."""
        return len(
            {
                (one.copy_of, one.copy_of_url) if one.copy_of else (one.source, one.url)
                for one in self.evidence
            }
        )

    @property
    def verdict(self) -> ReportVerdict | None:
        """The latest verdict on the claim's truth."""
        return next((v for v in reversed(self.verdicts) if v.question == "truth"), None)

    @property
    def standing(self) -> str | None:
        """The label that stands: what the claim was settled as, or what its reviewers agree on."""
        if self.state == "settled":
            return self.settled_as
        return self.verdict.label if self.state == "agreed" and self.verdict else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFinding:
    """One finding and what people made of it."""

    id: int
    kind: str
    severity: str
    start: int
    end: int
    text: str
    message: str
    suggestion: str | None
    state: str
    reason: str | None
    decided_by: str | None
    detector: str
    version: int
    unsure: bool = False
    """Whether the detector itself is in doubt."""
    accepted: str | None = None
    """The suggestion somebody took over; the article stays as printed."""
    accepted_by: str | None = None
    accepted_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything an exporter may use; the same report renders to the same bytes.

    `as_of` is the moment of the last event that went into it, ISO 8601 in UTC; `head` the digest of the
    history's last event.
    """

    article: int
    title: str
    dateline: str | None
    byline: str | None
    published: str | None
    text: str
    sha256: str
    characters: int
    as_of: str
    head: str
    events: int
    claims: tuple[ReportClaim, ...]
    findings: tuple[ReportFinding, ...]
    counts: Mapping[str, int]
    """How many claims have each label of the truth question, in the order of the scale."""
    states: Mapping[str, int]
    """How many claims stand in each state."""
    desk: str
    address: str
    """Where the program is reached, without a slash at the end; empty when it is not known."""
    detectors: tuple[str, ...] = ()
    """What the desk changed about its detectors: “Unsourced figure: off”."""
    checkpoint: str = ""
    """The first signed note that covers `head`; empty while none was signed."""
    narrowed: tuple[str, ...] = ()
    """What was left out or translated because somebody asked for it, a sentence each."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """For each built-in label of the truth question the words of the scale translated to."""
    names: bool | None = None
    """Whether reviewers are named; None: as the format has it."""
