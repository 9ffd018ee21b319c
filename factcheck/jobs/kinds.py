"""The kinds of background work by name.

A kind is made in two steps: `prepare` reads and computes for as long as it takes, without a lock, and
returns what is to be kept; that is kept, and the job called done, in one transaction. So a worker that
dies in the middle has changed nothing, and the work can be done again by another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.orm import Session

from factcheck.store.session import Store
from factcheck.workflow import rerun

Keep: TypeAlias = Callable[[Session, str, datetime], str]
"""Keeps what was prepared, in the name of who asked and at the time given; says what is wrong with it."""
Tell: TypeAlias = Callable[[str], None]
"""Says how far the work is, in words for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of work; `version` names what it is done with, so that the same is not done twice."""

    name: str
    label: str
    prepare: Callable[[Store, int, Tell], Keep]
    version: Callable[[], str]


def _run_again(store: Store, article: int, tell: Tell) -> Keep:
    with store.reading() as session:
        stored = rerun.stored_article(session, article)
    tell("reads the article again")
    analysis = rerun.read_again(stored)
    tell("compares with what was found before")

    def keep(session: Session, actor: str, at: datetime) -> str:
        done = rerun.rerun_detectors(
            session, article_id=article, analysis=analysis, actor=actor, at=at
        )
        return rerun.told_broken(done.failed)

    return keep


RERUN = Kind(
    name=rerun.KIND,
    label="Running the detectors",
    prepare=_run_again,
    version=rerun.rules_version,
)
JOBS: dict[str, Kind] = {RERUN.name: RERUN}
"""Every kind by its name; another part of the program adds its own here."""


def kinds() -> Mapping[str, Kind]:
    """The kinds of work this program can do."""
    return JOBS
