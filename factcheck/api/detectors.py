"""The detectors over the API: which run at this desk, and how grave their findings are told."""

from __future__ import annotations

from typing import Any

from flask import g

from factcheck.api import context, desk_answers, work_bodies
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import NotFoundError
from factcheck.domain.finding import Severity
from factcheck.queries.detectors import DetectorLine, detector_lines
from factcheck.workflow.detectors import switch_detector

bp = Part("detectors", "Which detectors run, and how grave their findings are.")
_NAME = "/detectors/<string(maxlength=80):name>"


@bp.call("GET", "/detectors", gives=desk_answers.Detectors)
def list_detectors() -> Answer:
    """Every detector with what the desk decided about it, in the order in which they run."""
    with context.reading() as db:
        return {"detectors": detector_lines(db)}


@bp.call("GET", _NAME, gives=desk_answers.Detector)
def show_detector(name: str) -> DetectorLine:
    """One detector."""
    return _detector(name)


@bp.call("PUT", _NAME, gives=desk_answers.Detector, takes=work_bodies.SwitchGiven, versioned=True)
def change(name: str, given: dict[str, Any]) -> DetectorLine:
    """Turn a detector off or on, or have its findings told graver or milder, from the next article on."""
    version = context.told_version()
    severity = given["severity"]
    with context.writing() as db:
        switch_detector(
            db,
            detector=name,
            is_on=given["is_on"],
            severity=Severity(severity) if severity else None,
            reason=given["reason"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _detector(name)


def _detector(name: str) -> DetectorLine:
    with context.reading() as db:
        lines = detector_lines(db)
    found = next((one for one in lines if one.name == name), None)
    if found is None:
        raise NotFoundError(f"There is no detector called “{name}”.")
    g.version = found.version
    return found
