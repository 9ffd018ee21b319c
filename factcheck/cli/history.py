"""`factcheck history`: the record, read and checked."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import desk, setting
from factcheck.cli.errors import DONE, NOT_SO, tell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BATCH = 1_000
"""Events fetched at a time: bounds memory."""


@click.group()
def history() -> None:
    """Read, check and take out the record of everything that was done."""


@history.command()
@click.pass_context
def verify(context: click.Context) -> None:
    """Check the record and hold every table against it; exit 1 names the first thing that is off."""
    from factcheck.history.verify import verify as checked

    with desk.opened(setting.current()) as store, store.reading() as session:
        found = checked(session)
    if found.holds:
        click.echo(f"{found.events} events, the record holds; head {found.head}")
        context.exit(DONE)
    tell(f"the record does not hold: {found.problem}")
    context.exit(NOT_SO)


@history.command()
@click.option("--article", type=int, metavar="ID", help="Only what concerns this article.")
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the last N events.")
def show(article: int | None, last: int | None) -> None:
    """Tell what was done, by whom and when, oldest first."""
    with desk.opened(setting.current()) as store, store.reading() as session:
        for event in _events(session, article=article, last=last):
            click.echo(_sentence(event))


@history.command()
@click.option("--article", type=int, metavar="ID", help="Only what concerns this article.")
def export(article: int | None) -> None:
    """Print the record as JSON Lines, with what is needed to check the chain elsewhere.

    For each line: SHA-256(previous + newline + body) is its digest.
    """
    with desk.opened(setting.current()) as store, store.reading() as session:
        for event in _events(session, article=article, last=None):
            kept = {
                "seq": event.id,
                "digest": event.digest,
                "previous": event.previous,
                "body": event.body,
            }
            click.echo(json.dumps(kept, ensure_ascii=False))
    sys.stdout.flush()


def _events(session: Session, *, article: int | None, last: int | None) -> Iterator[Any]:
    from sqlalchemy import func, select

    from factcheck.store.event import Event

    wanted = select(Event.__table__)
    if article is not None:
        wanted = wanted.where(Event.article_id == article)
    after = 0
    if last is not None:
        newest = wanted.with_only_columns(Event.id).order_by(Event.id.desc()).limit(last)
        after = (session.scalar(select(func.min(newest.subquery().c.id))) or 1) - 1
    while batch := session.execute(
        wanted.where(Event.id > after).order_by(Event.id).limit(_BATCH)
    ).all():
        yield from batch
        after = batch[-1].id


def _sentence(event: Any) -> str:  # noqa: ANN401 - a Core row
    """One line a person can read; an action of another version is named as it stands."""
    from factcheck.domain.action import SENTENCES, Action

    body = json.loads(event.body)
    try:
        told = SENTENCES[Action(event.action)].format(**body["data"])
    except (KeyError, ValueError, IndexError):
        told = f"{event.action} {event.subject}"
    when = event.at if isinstance(event.at, str) else event.at.strftime("%Y-%m-%d %H:%M:%S")
    words = f"{event.id}  {when}  {event.actor}  {told}"
    return "".join(char if char.isprintable() else " " for char in words)
