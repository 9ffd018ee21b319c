"""The names the record does not hold: it knows people by pseudonym, and only here is the name kept.

A pseudonym is a commitment: `person:` and the SHA-256 of a random salt, a line break and the name. While
salt and name are here, anybody can check that the pseudonym stands for this name; once they are erased,
nobody can find out for whom it stood, and the record still verifies.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, String, Table, Text, UniqueConstraint, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from factcheck.store.base import Base, Hex, Slug, Words, no_state

PROGRAM = "factcheck"
"""The actor of what nobody in particular does; a program has nothing to erase."""
PERSON = "person"
CONTACT = "contact"
TOKEN = re.compile(r"\b(?:person|contact):[0-9a-f]{64}\b")
"""A pseudonym, as it stands in the record."""
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")
"""What is taken for a person wherever it stands alone in an event."""

_CACHE = "pseudonyms"


class Pseudonym(Base):
    """One name and what stands for it in the record. An erased one keeps its number instead of the name."""

    __tablename__ = "pseudonym"
    __table_args__ = (
        UniqueConstraint("kind", "name"),
        no_state(
            "names and salts, which have to give the pseudonyms in the record: verification tries each"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Slug)
    token: Mapped[str] = mapped_column(Words, unique=True)
    name: Mapped[str] = mapped_column(Words)
    """The clear name; “erased person 3” once it is erased."""
    salt: Mapped[str | None] = mapped_column(Hex)
    erased_at: Mapped[datetime | None]


def commitment(kind: str, salt: str, name: str) -> str:
    """What stands for `name` in the record."""
    said = f"{salt}\n{name}"
    return f"{kind}:{sha256(said.encode()).hexdigest()}"


def erased_name(kind: str, number: int) -> str:
    """What stands in the place of the name that was the `number`th of its kind to be erased."""
    return f"erased {kind} {number}"


def kind_of(column: Column[Any]) -> str | None:
    """Of what sort the names in a column are; None where it holds none.

    A text column called `…_by` names a person; others are marked (`base.PERSONAL`).
    """
    if column.info.get("record") == "pseudonym":
        return str(column.info.get("of", PERSON))
    if column.name.endswith("_by") and isinstance(column.type, String | Text):
        return PERSON
    return None


def personal_columns(table: Table) -> list[tuple[Column[Any], str]]:
    """The columns of a table that hold names, with their sort."""
    return [(column, kind) for column in table.columns if (kind := kind_of(column))]


def token_for(session: Session, name: str, kind: str = PERSON) -> str:
    """What stands for `name` in the record; made when the name is new."""
    if not name or name == PROGRAM or TOKEN.fullmatch(name):
        return name
    known: dict[tuple[str, str], str] = session.info.setdefault(_CACHE, {})
    token = known.get((kind, name))
    if token is None:
        # Through the connection: this is asked while the session is writing its rows.
        connection, table = session.connection(), Pseudonym.__table__
        token = connection.scalar(
            select(table.c.token).where(table.c.kind == kind, table.c.name == name)
        )
        if token is None:
            salt = secrets.token_hex(32)
            token = commitment(kind, salt, name)
            connection.execute(
                insert(Pseudonym).values(kind=kind, token=token, name=name, salt=salt)
            )
        known[kind, name] = token
    return token


def forget_known(session: Session) -> None:
    """After names were erased: ask the table again."""
    session.info.pop(_CACHE, None)


def hidden(session: Session, data: Any) -> Any:  # noqa: ANN401 - JSON
    """`data` with every e-mail address that stands alone in it replaced by its pseudonym."""
    if isinstance(data, str):
        return token_for(session, data) if "@" in data and EMAIL.fullmatch(data) else data
    if isinstance(data, dict):
        return {key: hidden(session, value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [hidden(session, value) for value in data]
    return data


def names_in(session: Session, texts: Iterable[str]) -> dict[str, str]:
    """The pseudonyms that occur in `texts`, each with its name."""
    tokens = {token for text in texts for token in TOKEN.findall(text)}
    if not tokens:
        return {}
    table = Pseudonym.__table__
    rows = session.execute(
        select(table.c.token, table.c.name).where(table.c.token.in_(sorted(tokens)))
    )
    return {row.token: row.name for row in rows}


def told(text: str, names: dict[str, str]) -> str:
    """`text` with pseudonyms replaced by the names they stand for."""
    return TOKEN.sub(lambda found: names.get(found.group(), found.group()), text)


def tokens_of(session: Session, name: str) -> list[str]:
    """How the record may name somebody: by pseudonym, and in old lines in clear."""
    table = Pseudonym.__table__
    return [name, *session.scalars(select(table.c.token).where(table.c.name == name))]
