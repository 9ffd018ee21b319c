"""What is read from a claim, put right by hand: its values, and whom it is credited to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import AttributionMode
from factcheck.domain.errors import InputError, RuleViolationError
from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.history.log import record
from factcheck.matching.locating import locate
from factcheck.nlp.dates.edtf import limits
from factcheck.store.claim import Claim
from factcheck.workflow import lineage, rows
from factcheck.workflow.claim_by_hand import Credit
from factcheck.workflow.staleness import spread

# ISO 8601 durations, with fractions and weeks: P3D, PT36H, P1Y6M, P2W.
_DURATION = re.compile(r"P(?=\d|T\d)(?:\d+(?:\.\d+)?[YMWD]){0,4}(?:T(?:\d+(?:\.\d+)?[HMS]){1,3})?")

# What EDTF writes days, months, years, decades, centuries and intervals with.
_DATE = re.compile(r"[-0-9X~?%]{2,12}(?:/(?:[-0-9X~?%]{2,12}|\.\.))?|\.\./[-0-9X~?%]{2,12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedValue:
    """A value as a person gives it: the words it stands in, and what they say."""

    kind: ValueKind
    words: str
    number: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    comparator: Comparator = Comparator.EQUAL
    approximate: bool = False
    of: str = ""
    date: str = ""
    iso8601: str = ""


def set_values(
    session: Session,
    *,
    claim_id: int,
    values: Sequence[TypedValue] | None,
    reason: str,
    version: int,
    actor: str,
    at: datetime,
) -> Claim:
    """Put values in the place of a claim's; None reads them from the words anew.

    Raises:
        NoResultFound: there is no such claim.
        InputError: words are not in the claim's, or a date or duration is not written as it has to be.
        RuleViolationError: the reason is missing, or the claim is closed.
        StaleEditError: somebody changed it since `version`.
    """
    claim = session.get_one(Claim, claim_id)
    lineage.demand_in_place(session, claim)
    lineage.demand_workable(claim, version)
    _demand_reason(reason)
    article = claim.article
    parts = [Span(start, end) for start, end in claim.parts]
    read = (
        lineage.values_at(article, parts)
        if values is None
        else tuple(_value(one, article.text, Span(claim.start, claim.end)) for one in values)
    )
    before = _told(claim)
    for row in list(claim.values):
        session.delete(row)
    session.flush()
    session.refresh(claim, ["values"])
    claim.values = rows.of_values(read)
    claim.version += 1
    session.flush()
    event = record(
        session,
        actor=actor,
        action=Action.CLAIM_VALUES_SET,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "before": before,
            "after": _told(claim),
            "read": values is None,
            "reason": reason.strip(),
        },
        at=at,
        article=claim.article_id,
    )
    spread(session, event, claim_id=claim_id, what="its values were set anew", at=at)
    return claim


def credit_claim(
    session: Session,
    *,
    claim_id: int,
    credit: Credit,
    reason: str,
    version: int,
    actor: str,
    at: datetime,
) -> Claim:
    """Say who is credited with a claim: the chain from claimant over channel to the article.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: nothing changes, the reason is missing, or the claim is closed.
        StaleEditError: somebody changed it since `version`.
    """
    claim = session.get_one(Claim, claim_id)
    lineage.demand_in_place(session, claim)
    lineage.demand_workable(claim, version)
    _demand_reason(reason)
    claimant = credit.claimant.strip() or None
    mode = credit.mode or (AttributionMode.INDIRECT if claimant else AttributionMode.OWN_VOICE)
    if claimant is None and mode is not AttributionMode.OWN_VOICE:
        raise RuleViolationError("Name who says it, or give it to the article’s own voice.")
    before = _credited(claim)
    claim.claimant = claimant
    claim.cue = credit.cue.strip() or None
    claim.channel = credit.channel.strip() or None
    claim.mode = mode.value
    if _credited(claim) == before:
        raise RuleViolationError("Nothing is different from what stands there.")
    claim.version += 1
    record(
        session,
        actor=actor,
        action=Action.CLAIM_CREDITED,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "before": before,
            "after": _credited(claim),
            "reason": reason.strip(),
        },
        at=at,
        article=claim.article_id,
    )
    return claim


def _value(typed: TypedValue, text: str, within: Span) -> Value:
    place = locate(text, typed.words, within=within)
    if len(place) > 1:
        raise InputError(f"A value stands in one place: “{typed.words}” is in {len(place)}.")
    if typed.date and not _is_date(typed.date):
        raise InputError(
            f"“{typed.date}” is not a date as EDTF writes it: 2026-03-02, 2026-03, 2026, 2026-03-02/2026-03-04."
        )
    if typed.iso8601 and not _DURATION.fullmatch(typed.iso8601):
        raise InputError(f"“{typed.iso8601}” is not a duration as ISO 8601 writes it: P3D, PT36H.")
    if typed.low is not None and typed.high is not None and typed.low > typed.high:
        raise InputError("The lower bound is above the upper one.")
    if typed.number is None and not typed.date and typed.low is None and typed.high is None:
        raise InputError(f"Give “{typed.words}” a number, bounds or a date.")
    return Value(
        kind=typed.kind,
        span=place[0],
        text=place[0].of(text),
        number=typed.number,
        low=typed.low,
        high=typed.high,
        unit=typed.unit.strip() or None,
        comparator=typed.comparator,
        approximate=typed.approximate,
        of=typed.of.strip() or None,
        date=typed.date.strip() or None,
        iso8601=typed.iso8601.strip() or None,
    )


def _is_date(written: str) -> bool:
    try:
        return bool(_DATE.fullmatch(written)) and limits(written) != (None, None)
    except ValueError:  # 31 February
        return False


def _told(claim: Claim) -> str:
    return "; ".join(one.text for one in claim.values) or "none"


def _credited(claim: Claim) -> str:
    said = claim.claimant or "the article"
    cue = f" (“{claim.cue}”)" if claim.cue else ""
    return f"{said}{cue}{f', through {claim.channel}' if claim.channel else ''}, {claim.mode}"


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        raise RuleViolationError("Say why it changes: the reason goes into the record.")
