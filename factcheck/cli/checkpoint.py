"""`factcheck history checkpoint`, `key` and `prove`: what an outsider can hold this desk to."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import click

from factcheck.cli import desk, setting
from factcheck.domain.errors import InputError

if TYPE_CHECKING:
    from factcheck.history.note import SignedTree


@click.command()
def checkpoint() -> None:
    """Sign the record as it stands and print the checkpoint: keep it where this desk cannot reach.

    Later, factcheck history verify --checkpoint FILE shows whether anything before it was changed.
    """
    from factcheck.workflow.checkpoint import seal

    settings = setting.current()
    with desk.opened(settings) as store:
        made = seal(
            store,
            instance=settings.instance,
            desk=settings.desk,
            because="asked",
            actor=desk.actor(),
            at=desk.now(),
        )
    click.echo(made.note, nl=False)


@click.command()
@click.option("--rotate", is_flag=True, help="Make a new key first; the old public key stays.")
def key(*, rotate: bool) -> None:
    """Print the public keys that checkpoints are signed with, the one in use last.

    In the verifier form of signed notes: name+id+base64.
    """
    from factcheck.history import held
    from factcheck.workflow.checkpoint import provide_key, rotate_key

    settings = setting.current()
    with desk.opened(settings) as store:
        (rotate_key if rotate else provide_key)(
            store,
            instance=settings.instance,
            desk=settings.desk,
            actor=desk.actor(),
            at=desk.now(),
        )
        with store.reading() as session:
            for verifier in held.verifiers(session):
                click.echo(str(verifier))


@click.command()
@click.argument("event", type=click.IntRange(min=1))
@click.option(
    "--since",
    metavar="FILE",
    help="Prove instead that the record of this earlier checkpoint is the beginning of the last one.",
)
def prove(event: int, since: str | None) -> None:
    """Prove that EVENT is in the record that the last checkpoint signs.

    Prints the entry, its place, the hashes up to the root (RFC 9162, base64) and the checkpoint.
    """
    from pathlib import Path

    from factcheck.history.note import NoteError, read_checkpoint
    from factcheck.queries.proof import proof_of, proof_since

    earlier: SignedTree | None = None
    if since is not None:
        try:
            earlier = read_checkpoint(Path(since).read_text("utf-8"))
        except OSError as error:
            raise InputError(f"{since}: {error.strerror}; check the path") from None
        except (NoteError, ValueError) as error:
            raise InputError(f"{since}: {error}") from None
    with desk.opened(setting.current()) as store, store.reading() as session:
        if earlier is None:
            click.echo(proof_of(session, event).written(), nl=False)
            return
        for one in proof_since(session, earlier.tree.size):
            click.echo(b64encode(one).decode())
