"""The detectors as a desk sees them: what each is, whether it runs, and who decided so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.finding import FindingState
from factcheck.plugins import rules
from factcheck.store.finding import Finding
from factcheck.store.switch import DetectorSwitch


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectorLine:
    """One detector with the desk's decision; without one it is on, as it comes, at version 0."""

    name: str
    label: str
    rule_version: int
    kinds: tuple[str, ...]
    findings: int
    """How many of its findings stand: all but those no longer raised."""
    dismissed: int
    is_on: bool
    severity: str | None
    decided_by: str | None
    decided_at: datetime | None
    version: int


def detector_lines(session: Session) -> tuple[DetectorLine, ...]:
    """All detectors, in the order in which they run."""
    decided = {row.detector: row for row in session.scalars(select(DetectorSwitch))}
    counts = {
        (row.detector, row.state): row.number
        for row in session.execute(
            select(Finding.detector, Finding.state, func.count().label("number")).group_by(
                Finding.detector, Finding.state
            )
        )
    }
    standing = [state.value for state in FindingState if state is not FindingState.WITHDRAWN]
    return tuple(
        DetectorLine(
            name=rule.name,
            label=rule.label,
            rule_version=rule.version,
            kinds=rule.kinds,
            findings=sum(counts.get((rule.name, state), 0) for state in standing),
            dismissed=counts.get((rule.name, FindingState.DISMISSED.value), 0),
            is_on=row.is_on if row else True,
            severity=row.severity if row else None,
            decided_by=row.decided_by if row else None,
            decided_at=row.decided_at if row else None,
            version=row.version if row else 0,
        )
        for rule in rules().values()
        for row in (decided.get(rule.name),)
    )


def decisions(session: Session) -> tuple[str, ...]:
    """What the desk has changed about its detectors, each in a few words, for a page or a report."""
    rows = session.execute(
        select(DetectorSwitch.detector, DetectorSwitch.is_on, DetectorSwitch.severity)
        .where(DetectorSwitch.is_on.is_(False) | DetectorSwitch.severity.is_not(None))
        .order_by(DetectorSwitch.detector)
    )
    known = rules()
    return tuple(
        f"{known[row.detector].label if row.detector in known else row.detector}: "
        f"{f'told as {row.severity}' if row.is_on else 'off'}"
        for row in rows
    )
