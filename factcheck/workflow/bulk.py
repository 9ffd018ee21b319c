"""One thing done to many claims or findings: one event, one undoing, and a word on each that cannot be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.bulk import MOST, Order
from factcheck.domain.errors import FactcheckError, InputError, SomeRefusedError
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.known import standing_of
from factcheck.workflow.bulk_steps import STEPS, Ask
from factcheck.workflow.rules import follow_rules
from factcheck.workflow.staleness import spread_verdict

_ROWS: Mapping[str, Any] = {"claim": Claim, "finding": Finding}
_CHANGED = "It has changed since you looked at it. Look again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an order."""

    event: int
    done: tuple[int, ...]
    refused: Mapping[int, str]
    """By the row's number, why it was left as it is."""


def refusals(
    session: Session,
    *,
    order: Order,
    rows: Mapping[int, int | None],
    actor: str,
    at: datetime,
) -> dict[int, str]:
    """Which of `rows` (number: the version that was seen, None for any) cannot be done, and why.

    Looks only: what it says holds until somebody changes something.

    Raises:
        InputError: there are none, or more than one event takes.
    """
    return _sorted_out(session, order, rows, actor, at)[1]


def do_in_bulk(
    session: Session,
    *,
    order: Order,
    rows: Mapping[int, int | None],
    partly: bool,
    actor: str,
    at: datetime,
) -> Outcome:
    """Do to all `rows` what `order` says, as one event.

    Where some cannot be done: with `partly` the rest goes on, otherwise nothing is done at all.

    Raises:
        InputError: there are no rows, more than one event takes, or the order lacks something.
        SomeRefusedError: some cannot be done and `partly` is off, or none can; carries why, by number.
    """
    order.demand_whole(actor)
    fit, refused = _sorted_out(session, order, rows, actor, at)
    if not fit or (refused and not partly):
        raise SomeRefusedError(_nothing_done(order, len(fit), len(refused)), refused=refused)
    about, ask = order.kind.about, Ask(session=session, order=order, actor=actor, at=at)
    numbers = [row.id for row in fit]
    stood = standing_of(session, numbers) if about == "claim" else {}
    for row in fit:
        STEPS[order.bulk].do(ask, row)
    session.flush()
    articles = {row.article_id for row in fit}
    event = record(
        session,
        actor=actor,
        action=order.kind.action,
        subject=f"article/{articles.copy().pop()}" if len(articles) == 1 else "desk",
        data={
            "number": len(fit),
            "reviewer": ask.reviewer,
            "due": order.due.isoformat() if order.due else None,
            "wanted": order.wanted,
            "reason": order.reason.strip() or "–",
            # Named so, each is found in the history of its claim and of its article.
            "done": [{about: row.id, "article_id": row.article_id} for row in fit],
            "left": sorted(refused),
        },
        at=at,
        article=articles.pop() if len(articles) == 1 else None,
    )
    for number in numbers:
        if number in stood:
            spread_verdict(session, event, claim_id=number, before=stood[number], at=at)
    follow_rules(session, event, at=at)
    return Outcome(event=event.id, done=tuple(numbers), refused=refused)


def _sorted_out(
    session: Session, order: Order, rows: Mapping[int, int | None], actor: str, at: datetime
) -> tuple[Sequence[Any], dict[int, str]]:
    """The rows that can be done, and why the others cannot."""
    if not rows:
        raise InputError(f"Tick at least one {order.kind.about}: nothing was done.")
    if len(rows) > MOST:
        raise InputError(
            f"These are {len(rows):,}; at most {MOST} are done at once. Narrow the search down."
        )
    ask = Ask(session=session, order=order, actor=actor, at=at)
    refused: dict[int, str] = {}
    fit = []
    found = {row.id: row for row in _found(session, order.kind.about, rows)}
    for number, version in rows.items():
        row = found.get(number)
        if row is None:
            refused[number] = f"There is no {order.kind.about} {number}."
        elif version is not None and row.version != version:
            refused[number] = _CHANGED
        else:
            try:
                STEPS[order.bulk].demand(ask, row)
            except FactcheckError as error:
                refused[number] = str(error)
            else:
                fit.append(row)
    return fit, refused


def _found(session: Session, about: str, numbers: Iterable[int]) -> Iterable[Any]:
    row = _ROWS[about]
    return session.scalars(select(row).where(row.id.in_(list(numbers))).order_by(row.id))


def _nothing_done(order: Order, fit: int, refused: int) -> str:
    if not fit:
        return f"None of these {order.kind.about}s can be done, so nothing was changed."
    return (
        f"{refused} of these {fit + refused} {order.kind.about}s cannot be done, so nothing was changed. "
        "Each says why below. Leave them out, or ask for the rest to go on."
    )
