"""`factcheck account`: people, their roles, and how they get in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import desk, setting
from factcheck.domain.roles import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from factcheck.store.account import Account

LINK = "/sign-in/link/"
"""Where the browser's door takes one-time links."""

_role = click.Choice([role.value for role in Role])
_password = click.option(
    "--password-stdin",
    is_flag=True,
    help="Read the password from standard input instead of making a link.",
)


@click.group()
def account() -> None:
    """Add people, change what they may do, let them in."""


@account.command()
@click.argument("email")
@click.option("--role", type=_role, required=True, help="What the person is trusted with.")
@_password
def add(email: str, role: str, *, password_stdin: bool) -> None:
    """Add a person and print a one-time link with which to set a password."""
    from factcheck.workflow.account import add_account

    def change(session: Session) -> str:
        made = add_account(session, email=email, role=Role(role), actor=desk.actor(), at=desk.now())
        return f"added {made.email} as {made.role}\n" + _let_in(session, made, password)

    password = _read_password() if password_stdin else None
    _change(change)


@account.command()
@click.argument("email")
@_password
def reset(email: str, *, password_stdin: bool) -> None:
    """Print a new one-time link for a person who cannot get in."""
    password = _read_password() if password_stdin else None
    _change(lambda session: _let_in(session, _found(session, email), password))


@account.command("role")
@click.argument("email")
@click.argument("role", type=_role)
def role_(email: str, role: str) -> None:
    """Trust a person with more or less."""
    from factcheck.workflow.account import change_role

    def change(session: Session) -> str:
        person = _found(session, email)
        before = person.role
        change_role(session, account=person, role=Role(role), actor=desk.actor(), at=desk.now())
        return f"{person.email} was {before} and is {role} now"

    _change(change)


@account.command()
@click.argument("email")
def disable(email: str) -> None:
    """Shut a person out at once; what they did stays."""
    from factcheck.workflow.account import disable_account

    def change(session: Session) -> str:
        person = _found(session, email)
        disable_account(session, account=person, actor=desk.actor(), at=desk.now())
        return f"{person.email} is disabled"

    _change(change)


@account.command()
@click.argument("email")
def enable(email: str) -> None:
    """Let a disabled person in again."""
    from factcheck.workflow.account import enable_account

    def change(session: Session) -> str:
        person = _found(session, email)
        enable_account(session, account=person, actor=desk.actor(), at=desk.now())
        return f"{person.email} is enabled"

    _change(change)


@account.command()
@click.argument("who")
@click.option("--reason", required=True, help="Why; it goes into the record.")
@click.option("--source", is_flag=True, help="WHO is the id of a source: erase its contact.")
def erase(who: str, reason: str, *, source: bool) -> None:
    """Erase a person's name: WHO is an e-mail address, or a name as the record shows it.

    What they did stays, by “erased person 3”, and the record goes on holding. This cannot be taken back.
    Copies made earlier (backups, reports sent out) keep the name.
    """
    from factcheck.workflow.erase import erase_contact, erase_person

    given: dict[str, Any] = {"reason": reason, "actor": desk.actor(), "at": desk.now()}
    if source and not who.isdecimal():
        raise click.UsageError(f"“{who}” is not the id of a source")
    with desk.opened(setting.current()) as store:
        with store.writing() as session:
            done = (
                erase_contact(session, source_id=int(who), **given)
                if source
                else erase_person(session, name=who, **given)
            )
        store.forget_removed()
    click.echo(f"erased; {done.rows} rows show “{done.name}” now")
    for place in done.left:
        click.echo(f"it still stands in a text somebody wrote: {place}")
    if done.old_events:
        numbers = ", ".join(map(str, done.old_events))
        click.echo(
            f"it stays in the record, which cannot be changed, in clear in event {numbers}: written "
            "before the record knew people by pseudonyms, or with a text that names them"
        )
    for version in done.published:
        click.echo(
            f"it stays in the bytes of {version}, which was published with names; the report can be "
            "withdrawn, and published anew without"
        )
    click.echo("backups, exports and reports that have left the desk keep it: erase it there too")


@account.command("list")
def list_() -> None:
    """List everybody, with role and state."""
    from sqlalchemy import select

    from factcheck.store.account import Account

    with desk.opened(setting.current()) as store, store.reading() as session:
        for person in session.scalars(select(Account).order_by(Account.email)):
            state = "disabled" if person.disabled_at else "active"
            click.echo(f"{person.email}\t{person.role}\t{state}")


def _change(change: Callable[[Session], str]) -> None:
    """Do it in one transaction, and say it is done only when it is kept."""
    with desk.opened(setting.current()) as store:
        with store.writing() as session:
            done = change(session)
        click.echo(done)


def _found(session: Session, email: str) -> Account:
    from factcheck.workflow.account import find_account

    return find_account(session, email)


def _let_in(session: Session, person: Account, password: str | None) -> str:
    from factcheck.workflow.account import issue_link, set_password

    given: dict[str, Any] = {"account": person, "actor": desk.actor(), "at": desk.now()}
    if password is not None:
        set_password(session, password=password, **given)
        return "the password is set"
    address = setting.current().address or "http://127.0.0.1:5000"
    return f"one-time link, good for 24 hours: {address}{LINK}{issue_link(session, **given)}"


def _read_password() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise click.UsageError("no password came on standard input; give it as one line")
    return password
