"""Runs the migrations on the connection that the program hands over (`factcheck db upgrade`).

`alembic revision --autogenerate -m "what it does"` in a checkout compares with the database that the
environment names.
"""

import os
from typing import Any

from alembic import context
from sqlalchemy.engine import Connection

from factcheck.config import from_environment
from factcheck.store.base import Base, Moment
from factcheck.store.session import Store
from factcheck.store.tables import account  # noqa: F401 - the import fills the metadata


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:
    """Keep our own column types out of the migrations: they must not import the program."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=render_item,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with Store(from_environment(os.environ).url).engine.connect() as own:
        run(own)
        own.commit()
