"""What a desk decides about its detectors: off or on, graver or milder than they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError, RuleViolationError, StaleEditError
from factcheck.domain.finding import Finding, Severity
from factcheck.history.log import record
from factcheck.plugins import rules
from factcheck.store.switch import DetectorSwitch


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Whether a detector runs, and the severity its findings get, None for their own."""

    is_on: bool
    severity: Severity | None


AS_IT_COMES = Switch(is_on=True, severity=None)


def switches(session: Session) -> Mapping[str, Switch]:
    """The desk's decisions by the detector's name; a detector without one runs as it comes."""
    rows = session.execute(
        select(DetectorSwitch.detector, DetectorSwitch.is_on, DetectorSwitch.severity)
    )
    return {
        row.detector: Switch(
            is_on=row.is_on, severity=Severity(row.severity) if row.severity else None
        )
        for row in rows
    }


def as_decided(findings: Iterable[Finding], decided: Mapping[str, Switch]) -> tuple[Finding, ...]:
    """The findings of the detectors that are on, with the severities the desk wants."""
    kept = []
    for finding in findings:
        switch = decided.get(finding.detector, AS_IT_COMES)
        if switch.is_on:
            kept.append(replace(finding, severity=switch.severity or finding.severity))
    return tuple(kept)


def switch_detector(
    session: Session,
    *,
    detector: str,
    is_on: bool,
    severity: Severity | None,
    reason: str,
    version: int,
    actor: str,
    at: datetime,
) -> DetectorSwitch:
    """Turn a detector off or on, or give its findings another severity, from now on.

    What is stored stays as it is until the article's detectors are run again. `version` is the
    decision's when it was looked at, 0 where there was none.

    Raises:
        NotFoundError: there is no such detector.
        RuleViolationError: the reason is missing, or nothing would change.
        StaleEditError: somebody decided otherwise since `version`.
    """
    if detector not in rules():
        raise NotFoundError(f"There is no detector called “{detector[:80]}”.")
    switch = session.scalar(select(DetectorSwitch).where(DetectorSwitch.detector == detector))
    if (switch.version if switch else 0) != version:
        raise StaleEditError(
            "Somebody has changed this detector in the meantime. Your choice is kept below; save again "
            "to replace theirs.",
            theirs=_told(switch),
        )
    if not reason.strip():
        raise RuleViolationError("Say in a few words why: reports say what is off.")
    before = _told(switch)
    if switch is None:
        switch = DetectorSwitch(detector=detector, is_on=True, version=0)
        session.add(switch)
    switch.is_on = is_on
    switch.severity = severity.value if severity else None
    switch.decided_by = actor
    switch.decided_at = at
    if _told(switch) == before:
        raise RuleViolationError("That is how this detector runs already.")
    switch.version += 1
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.DETECTOR_SWITCHED,
        subject=f"detector/{detector}",
        data={
            "detector": detector,
            "setting": _told(switch)["setting"],
            "before": before["setting"],
            "reason": reason.strip(),
        },
        at=at,
    )
    return switch


def _told(switch: DetectorSwitch | None) -> dict[str, str]:
    if switch is None or (switch.is_on and switch.severity is None):
        return {"setting": "on, as it comes"}
    if not switch.is_on:
        return {"setting": "off"}
    return {"setting": f"on, as {switch.severity}"}
