"""`factcheck ingest`: articles read, checked and kept."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from factcheck.cli import desk, setting
from factcheck.cli.errors import DONE, NOT_SO, line, tell
from factcheck.cli.parameters import (
    STDIN,
    bytes_of,
    demand_not_an_address,
    output_format,
    published,
    shown,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from factcheck.store.session import Store


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of one file; the fields are the keys of its JSON line."""

    file: str
    article: int | None = None
    created: bool = False
    claims: int = 0
    findings: int = 0
    error: str | None = None


class _Progress(Protocol):
    def __call__(self, name: str, /) -> None: ...


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER...")
@published
@output_format
@click.option("--language", metavar="CODE", help="“en” takes a text that is not taken for English.")
@click.pass_context
def ingest(
    context: click.Context,
    files: tuple[str, ...],
    published: date | None,
    form: str | None,
    language: str | None,
) -> None:
    """Read articles and keep them with their claims, quotations and findings.

    A folder stands for every file in it and below, hidden ones aside. The same bytes, or the same words,
    twice are one article. A file that fails is told, the rest goes on.
    """
    settings = setting.current()
    for name in files:
        demand_not_an_address(name)
    names = list(_files(files))
    code = DONE
    with desk.opened(settings) as store, _progress(names) as went_on:
        for name in names:
            went_on(name)
            try:
                taken = take(
                    store,
                    name,
                    published=published,
                    language=language,
                    limit=setting.max_bytes(settings),
                )
            except (KeyboardInterrupt, click.ClickException):
                raise
            except Exception as error:
                if context.find_root().params.get("traceback"):
                    raise
                taken = Taken(file=shown(name), error=line(error, shown(name)))
                code = NOT_SO
                tell(taken.error or "")
            _show(taken, form or "text")
    if not names:
        raise click.UsageError("there is no file in the folder given")
    context.exit(code)


def take(
    store: Store, name: str, *, published: date | None, language: str | None, limit: int
) -> Taken:
    """Keep one file; what was known already is not read again.

    Raises:
        FactcheckError, OSError: it could not be kept; the database is as it was.
    """
    from factcheck.workflow.ingest import ingest_article, known_article, prepare

    data = bytes_of(name, max_bytes=limit)
    with store.reading() as session:
        known = known_article(session, data)
        if known is not None:
            return _taken(session, name, known, created=False)
    prepared = prepare(
        data,
        name="standard input" if name == STDIN else Path(shown(name)).name,
        published=published,
        language=language,
        max_bytes=limit,
    )
    for detector, reason in prepared.analysis.failed:
        tell(f"{name}: the detector {detector} failed ({reason}); the others are complete")
    with store.writing() as session:
        article, created = ingest_article(session, prepared, actor=desk.actor(), at=desk.now())
        return _taken(session, name, article.id, created=created)


def _taken(session: Session, name: str, article: int, *, created: bool) -> Taken:
    from sqlalchemy import func, select

    from factcheck.store.claim import Claim
    from factcheck.store.finding import Finding

    claims = select(func.count()).select_from(Claim).where(Claim.article_id == article)
    findings = select(func.count()).select_from(Finding).where(Finding.article_id == article)
    return Taken(
        file=shown(name),
        article=article,
        created=created,
        claims=session.scalar(claims) or 0,
        findings=session.scalar(findings) or 0,
    )


def _files(names: Sequence[str]) -> Iterator[str]:
    """The files given, and those in the folders given, in order of their names."""
    for name in names:
        if name == STDIN or not Path(name).is_dir():
            yield name
            continue
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            for file in sorted(files):
                if not file.startswith("."):
                    yield str(Path(folder, file))


@contextmanager
def _progress(names: Sequence[str]) -> Iterator[_Progress]:
    """A bar on standard error, where a person watches more than one file."""
    if len(names) == 1 or not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        transient=True,
        # Into a file or a pipe the lines go as they are; on the same terminal the bar makes way.
        redirect_stdout=sys.stdout.isatty(),
    ) as bar:
        task = bar.add_task("", total=len(names))
        started: list[str] = []

        def went_on(name: str) -> None:
            bar.update(task, description=escape(name), completed=len(started))
            started.append(name)

        yield went_on


def _show(taken: Taken, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(asdict(taken), ensure_ascii=False))
    elif taken.error is None:
        new = "new" if taken.created else "known already"
        click.echo(
            f"article {taken.article} ({new}): {taken.claims} claims, {taken.findings} findings — "
            f"{taken.file}"
        )
