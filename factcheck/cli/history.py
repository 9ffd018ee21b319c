"""`factcheck history`: the record, read, checked and taken out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import checkpoint, desk, setting
from factcheck.cli.errors import DONE, NOT_SO, tell
from factcheck.domain.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BATCH = 1_000
"""Events fetched at a time: bounds memory."""


@click.group()
def history() -> None:
    """Read, check and take out the record of everything that was done."""


for _command in (checkpoint.checkpoint, checkpoint.key, checkpoint.prove):
    history.add_command(_command)


@history.command()
@click.option(
    "--checkpoint",
    "brought",
    multiple=True,
    metavar="FILE",
    help="Hold the record against a checkpoint kept elsewhere; may be given more than once.",
)
@click.pass_context
def verify(context: click.Context, brought: tuple[str, ...]) -> None:
    """Check the record, its checkpoints and every table against it; exit 1 names the first thing that is off.

    The checkpoints in the database and in the instance folder are always asked.
    """
    from factcheck.history import held
    from factcheck.history.verify import verify as checked

    settings = setting.current()
    try:
        given = [held.brought(Path(name)) for name in brought]
    except OSError as error:
        raise InputError(f"{error.filename}: {error.strerror}; check the path") from None
    with desk.opened(settings) as store, store.reading() as session:
        found = checked(session, [*held.beside(settings.instance), *given])
        problem = found.problem or held.key_off(session, settings.instance)
    if problem is None:
        held_to = f", {found.checkpoints} checkpoints fit" if found.checkpoints else ""
        click.echo(f"{found.events} events, the record holds{held_to}; head {found.head}")
        context.exit(DONE)
    tell(f"the record does not hold: {problem}")
    context.exit(NOT_SO)


@history.command()
@click.option("--article", type=int, metavar="ID", help="Only what concerns this article.")
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the last N events.")
def show(article: int | None, last: int | None) -> None:
    """Tell what was done, by whom and when, oldest first."""
    with desk.opened(setting.current()) as store, store.reading() as session:
        for line in _told(session, article=article, last=last):
            click.echo(line)


@history.command()
@click.option("--article", type=int, metavar="ID", help="Only the events of this article.")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; standard output unless given."
)
@click.option(
    "--names", is_flag=True, help="Print whom the pseudonyms stand for instead, with their salts."
)
def export(article: int | None, output: str | None, *, names: bool) -> None:
    """Write the record as JSON Lines: events, public keys, checkpoints and an end line.

    verify_history.py, printed by factcheck history checker, checks the file without this program. People
    are named by pseudonyms; hand the --names only to who may know them.
    """
    with desk.opened(setting.current()) as store, store.reading() as session:
        lines = _names(session) if names else _lines(session, article)
        if output is None:
            for line in lines:
                click.echo(line)
            sys.stdout.flush()
            return
        try:
            with Path(output).open("x", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{line}\n" for line in lines)
        except FileExistsError:
            raise InputError(f"{output} exists already; choose another name") from None
        except OSError as error:
            raise InputError(f"{output} cannot be written ({error.strerror})") from None


@history.command()
def checker() -> None:
    """Print the program that checks an export without factcheck: one file of Python."""
    program = Path(__file__).parent.parent / "docs" / "verify_history.py"
    click.echo(program.read_text("utf-8"), nl=False)


def _lines(session: Session, article: int | None) -> Iterator[str]:
    from factcheck.history.export import exported
    from factcheck.history.lines import lines

    if article is None:
        yield from exported(session)
        return
    for line in lines(session):
        if line.article_id == article:
            yield line.entry


def _names(session: Session) -> Iterator[str]:
    from sqlalchemy import select

    from factcheck.history.chain import canonical
    from factcheck.store.pseudonym import Pseudonym

    for row in session.scalars(select(Pseudonym).order_by(Pseudonym.id)):
        yield canonical({"pseudonym": row.token, "name": row.name, "salt": row.salt})


def _told(session: Session, *, article: int | None, last: int | None) -> Iterator[str]:
    from sqlalchemy import func, select

    from factcheck.store.event import Event
    from factcheck.store.pseudonym import names_in

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
        names = names_in(session, [text for row in batch for text in (row.actor, row.body)])
        for row in batch:
            yield _sentence(row, names)
        after = batch[-1].id


def _sentence(event: Any, names: dict[str, str]) -> str:  # noqa: ANN401 - a Core row
    """One line a person can read; an action of another version is named as it stands."""
    import json

    from factcheck.domain.action import SENTENCES, Action
    from factcheck.store.pseudonym import told

    try:
        said = SENTENCES[Action(event.action)].format(**json.loads(event.body)["data"])
    except (KeyError, ValueError, IndexError):
        said = f"{event.action} {event.subject}"
    when = event.at.strftime("%Y-%m-%d %H:%M:%S")
    words = told(f"{event.id}  {when}  {event.actor}  {said}", names)
    return "".join(char if char.isprintable() else " " for char in words)
