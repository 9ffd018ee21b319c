"""`factcheck db`: the schema's versions, and safe copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import desk, setting
from factcheck.cli.errors import NOT_SO, tell
from factcheck.domain.errors import StoreError

if TYPE_CHECKING:
    from factcheck.store.session import Store


@click.group()
def db() -> None:
    """Bring the database up to date, check it, copy it, bring a copy back."""


@db.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Make the database, or bring it up to this version; what is there is kept."""
    from factcheck.store import schema

    with desk.connected(setting.current()) as store:
        before = schema.current(store) if _exists(store) else None
        prepare(store, revision)
        now = schema.current(store)
    click.echo(
        f"the database is at {now} already" if before == now else f"{before or 'none'} → {now}"
    )


def prepare(store: Store, revision: str = "head") -> None:
    """Bring the schema up to `revision`, and open the desk when that is this program's own."""
    from factcheck.store import schema
    from factcheck.workflow.desk import open_desk

    if store.file:
        # What is not published yet is nobody else's business on this machine.
        store.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    schema.upgrade(store, revision)
    if schema.current(store) == schema.newest():
        with store.writing() as session:
            open_desk(session, at=desk.now())


@db.command()
@click.argument("revision", default="-1")
@click.option("--yes", is_flag=True, help="On a server's database: it has been copied, go on.")
def downgrade(revision: str, *, yes: bool) -> None:
    """Take the schema back by one revision, or to REVISION; “base” leaves nothing.

    What the older schema has no place for is put aside in the database and comes back with the next
    upgrade. A SQLite database is copied first.
    """
    from factcheck.cli.backup import backup
    from factcheck.store import schema

    with desk.connected(setting.current()) as store:
        _demand_there(store)
        schema.demand_known(store)
        before = schema.current(store)
        if store.file:
            copy = _beside(store.file, f"before-downgrade-from-{before or 'none'}")
            backup(store.file, copy)
            click.echo(f"copied to {copy}")
        elif not yes:
            raise StoreError(
                "going back puts aside what the older schema has no place for, and a server's database "
                "is not copied here: copy it with pg_dump --format=custom, then add --yes"
            )
        schema.downgrade(store, revision)
        click.echo(f"{before or 'none'} → {schema.current(store) or 'none'}")


@db.command()
def current() -> None:
    """Say at which revision the database stands, and which this version needs."""
    from factcheck.store import schema

    with desk.connected(setting.current()) as store:
        _demand_there(store)
        at = schema.current(store)
    click.echo(f"{at or 'none'} (this version needs {schema.newest()})")


@db.command("backup")
@click.argument("file")
def backup_(file: str) -> None:
    """Copy the database to FILE while it is in use, then read the copy back and check it."""
    from factcheck.cli.backup import backup

    with desk.connected(setting.current()) as store:
        kept = backup(_file(store), Path(file))
    click.echo(f"{file}: {kept.events} events, head {kept.head}; read back and whole")


@db.command("restore")
@click.argument("file")
def restore_(file: str) -> None:
    """Put a copy back in place of the database; the old one is kept beside it.

    The copy is checked before anything is touched, and again where it lies.
    """
    from factcheck.cli.backup import restore
    from factcheck.history.held import newest_kept

    with desk.connected(setting.current()) as store:
        target = _file(store, must_exist=False)
        old = _beside(target, "before-restore")
    kept = restore(Path(file), target, old)
    click.echo(f"restored {kept.events} events, head {kept.head}")
    if old.exists():
        click.echo(f"the database that was there is kept as {old}")
    newer = newest_kept(setting.current().instance)
    if newer > kept.events:
        tell(
            f"what was restored is older than a checkpoint of {newer} events kept in the instance folder: "
            "factcheck history verify will say so until its file is moved out of checkpoints/"
        )


@db.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Check the file, its references, its revision and the record; exit 1 names what is off."""
    from factcheck.cli.backup import demand_sound
    from factcheck.history.verify import verify

    with desk.opened(setting.current()) as store:
        if store.file:
            with store.explained():
                demand_sound(store.file)
        with store.reading() as session:
            found = verify(session)
    if not found.holds:
        tell(f"the record does not hold: {found.problem}")
        context.exit(NOT_SO)
    click.echo(f"the database is whole; {found.events} events, head {found.head}")


def _exists(store: Store) -> bool:
    return store.file is None or store.file.exists()


def _demand_there(store: Store) -> None:
    if not _exists(store):
        raise StoreError(f"there is no database at {store.file} yet; run: factcheck db upgrade")


def _file(store: Store, *, must_exist: bool = True) -> Path:
    """The SQLite file.

    Raises:
        StoreError: the database is another server's, or there is none.
    """
    if store.file is None:
        raise StoreError(
            "this database is a server's: copy it with pg_dump --format=custom, bring it back with "
            "pg_restore --clean --if-exists; then run factcheck history verify"
        )
    if must_exist:
        _demand_there(store)
    return store.file


def _beside(file: Path, why: str) -> Path:
    """A name beside `file` that nothing has yet."""
    stamp = desk.now().strftime("%Y%m%dT%H%M%SZ")
    path = file.with_name(f"{file.stem}.{why}.{stamp}{file.suffix}")
    number = 2
    while path.exists():
        path = file.with_name(f"{file.stem}.{why}.{stamp}-{number}{file.suffix}")
        number += 1
    return path
