"""What `factcheck serve` makes before it serves: a database, a sample to try things on, a way in."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import desk, setting
from factcheck.cli.account import LINK
from factcheck.config import Settings

if TYPE_CHECKING:
    from factcheck.store.session import Store

FIRST_ADMIN = "admin@localhost"
LINK_FILE = "sign-in.link"
"""In the instance folder: the first link in plain, until an admin has a password."""
_SAMPLE = Path(__file__).parent.parent / "sample"


def welcome(settings: Settings, *, address: str) -> Iterator[str]:
    """Make what is missing and say, line by line, how to get in."""
    from factcheck.cli.database import prepare
    from factcheck.workflow.checkpoint import provide_key
    from factcheck.workflow.desk import PROGRAM

    with desk.connected(settings) as store:
        prepare(store)
        if _is_untouched(store):
            yield "taking in a sample article …"
            article = take_sample(store, limit=setting.max_bytes(settings))
            yield f"the sample is {address}/articles/{article}"
        way_in = _way_in(store, settings.instance / LINK_FILE)
        provide_key(
            store,
            instance=settings.instance,
            desk=settings.desk,
            actor=PROGRAM,
            at=desk.now(),
        )
    yield f"serving on {address} (Ctrl-C stops)"
    if way_in:
        email, token = way_in
        yield f"sign in as {email} with this link, once: {address}{LINK}{token}"


def sample() -> tuple[bytes, date]:
    """The bundled article, and its day of publication."""
    about = tomllib.loads((_SAMPLE / "article.toml").read_text("utf-8"))
    return (_SAMPLE / "article.txt").read_bytes(), about["published"]


def take_sample(store: Store, *, limit: int) -> int:
    """Keep the bundled article; returns its id."""
    from factcheck.workflow.desk import PROGRAM
    from factcheck.workflow.ingest import ingest_article, prepare

    data, published = sample()
    prepared = prepare(data, name="sample.txt", published=published, max_bytes=limit)
    with store.writing() as session:
        article, _ = ingest_article(session, prepared, actor=PROGRAM, at=desk.now())
        return article.id


def _is_untouched(store: Store) -> bool:
    from sqlalchemy import select

    from factcheck.store.account import Account
    from factcheck.store.article import Article

    with store.reading() as session:
        return not any(session.scalar(select(table.id).limit(1)) for table in (Account, Article))


def _way_in(store: Store, kept: Path) -> tuple[str, str] | None:
    """The first admin and the token of a one-time link, until some admin has a password.

    A link that waits is printed again from the file `kept`, so that a second start changes nothing.
    """
    from sqlalchemy import select

    from factcheck.domain.roles import Role
    from factcheck.store.account import Account, OneTimeLink
    from factcheck.workflow.account import add_account, digest_of, issue_link
    from factcheck.workflow.desk import PROGRAM

    admins = select(Account).where(Account.role == Role.ADMIN, Account.disabled_at.is_(None))
    with store.reading() as session:
        if session.scalar(admins.where(Account.password_hash.is_not(None)).limit(1)):
            kept.unlink(missing_ok=True)
            return None
        token = kept.read_text("utf-8") if kept.is_file() else ""
        waiting = token and session.scalar(
            select(Account.email)
            .join(OneTimeLink, OneTimeLink.account_id == Account.id)
            .where(
                OneTimeLink.token_sha256 == digest_of(token),
                OneTimeLink.used_at.is_(None),
                OneTimeLink.expires_at > desk.now(),
                Account.disabled_at.is_(None),
            )
        )
        if waiting:
            return waiting, token
    with store.writing() as session:
        admin = session.scalar(admins.order_by(Account.id).limit(1)) or add_account(
            session, email=FIRST_ADMIN, role=Role.ADMIN, actor=PROGRAM, at=desk.now()
        )
        email, token = admin.email, issue_link(session, account=admin, actor=PROGRAM, at=desk.now())
    _keep_to_oneself(kept, token)
    return email, token


def _keep_to_oneself(file: Path, words: str) -> None:
    """Write what only the owner of this desk may read."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(words)
