"""`factcheck ingest`: articles read, checked and kept."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from factcheck.cli import desk, setting, version
from factcheck.cli.analysis import WORTH_A_PROCESS
from factcheck.cli.errors import DONE, NOT_SO, line, tell
from factcheck.cli.inputs import Item, items
from factcheck.cli.parameters import (
    STDIN,
    bytes_of,
    is_address,
    output_format,
    published,
    shown,
)
from factcheck.config import Settings
from factcheck.fetching.limits import Limits, limits_of

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
@click.argument("files", nargs=-1, required=True, metavar="FILE|URL|FOLDER...")
@published
@output_format
@click.option("--language", metavar="CODE", help="“en” takes a text that is not taken for English.")
@click.option(
    "--version-of", type=int, metavar="ID", help="The stored article that FILE is a new wording of."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that read; by default as many as there are processors, for many files.",
)
@click.pass_context
def ingest(
    context: click.Context,
    files: tuple[str, ...],
    published: date | None,
    form: str | None,
    language: str | None,
    version_of: int | None,
    workers: int | None,
) -> None:
    """Read articles and keep them with their claims, quotations and findings.

    A page is fetched from its address, within the limits that `factcheck settings` lists.
    A folder stands for every file in it and below, hidden ones aside, and a ZIP file for every file in it.
    The same bytes, or the same words, twice are one article. A file that fails is told, the rest goes on.
    Several processes number the articles as they are done with them.
    """
    from factcheck.analysis import each

    settings = setting.current()
    limits = limits_of(settings)  # a setting that cannot be read is told before anything is done
    given = list(items(files, largest=limits.most_bytes))
    if version_of is not None and len(given) > 1:
        raise click.UsageError("--version-of takes one file: a version has one wording")
    if not given:
        raise click.UsageError("there is no file in the folder given")
    with desk.opened(settings):
        pass  # that there is a database is asked once, before any process starts
    work = partial(
        _attempt,
        settings=settings,
        published=published,
        language=language,
        version_of=version_of,
        traceback=bool(context.find_root().params.get("traceback")),
    )
    code = DONE
    with _progress(given) as went_on, desk.opened(settings) as store:
        for item, taken in zip(
            given, each(work, given, workers=workers or _worth(given)), strict=True
        ):
            went_on(item.name)
            if taken.error is not None:
                code = NOT_SO
                tell(taken.error)
            _show(taken, form or "text")
            if form != "json" and taken.article is not None and (taken.created or version_of):
                version.tell_about(store, taken.article)
    context.exit(code)


def _worth(given: Sequence[Item]) -> int:
    """How many processes are worth starting: each takes some seconds before it reads its first word."""
    size = sum(item.size for item in given)
    return max(1, min(len(os.sched_getaffinity(0)), size // WORTH_A_PROCESS))


def _attempt(item: Item, *, settings: Settings, traceback: bool, **how: Any) -> Taken:  # noqa: ANN401 - handed on
    """Keep one item; a reason where it could not be."""
    try:
        with desk.opened(settings) as store:
            return take(store, item, limits=limits_of(settings), **how)
    except (KeyboardInterrupt, click.ClickException):
        raise
    except Exception as error:
        if traceback:
            raise
        return Taken(file=shown(item.name), error=line(error, shown(item.name)))


def take(
    store: Store,
    item: Item,
    *,
    published: date | None,
    language: str | None,
    limits: Limits,
    version_of: int | None = None,
) -> Taken:
    """Keep one file or page, perhaps as a new version; what was known already is not read again.

    Raises:
        FactcheckError, OSError: it could not be kept; the database is as it was.
    """
    from factcheck.workflow.ingest import ingest_article, known_article, prepare

    name = item.name
    data, called = _bytes_and_name(item, limits)
    with store.reading() as session:
        known = known_article(session, data)
        if known is not None and version_of is None:
            return _taken(session, name, known, created=False)
    prepared = prepare(
        data,
        name=called,
        published=published,
        language=language,
        max_bytes=limits.most_bytes,
    )
    for detector, reason in prepared.analysis.failed:
        tell(f"{name}: the detector {detector} failed ({reason}); the others are complete")
    with store.writing() as session:
        article, created = ingest_article(session, prepared, actor=desk.actor(), at=desk.now())
        if version_of is not None:
            version.link(session, article.id, version_of)
        return _taken(session, name, article.id, created=created)


def _bytes_and_name(item: Item, limits: Limits) -> tuple[bytes, str]:
    """What is to be read, and what it is called."""
    from factcheck.domain.errors import InputError
    from factcheck.fetching.fetch import fetch

    if item.problem is not None:
        raise InputError(f"{item.name} {item.problem}")
    if is_address(item.name):
        page = fetch(item.name, limits)
        return page.body, page.url
    called = "standard input" if item.name == STDIN else Path(shown(item.name)).name
    if item.data is not None:
        return item.data, called
    return bytes_of(item.name, max_bytes=limits.most_bytes), called


def _taken(session: Session, name: str, article: int, *, created: bool) -> Taken:
    from sqlalchemy import func, select

    from factcheck.domain.finding import FindingState
    from factcheck.store.claim import Claim
    from factcheck.store.finding import Finding

    claims = select(func.count()).select_from(Claim).where(Claim.article_id == article)
    findings = (
        select(func.count())
        .select_from(Finding)
        .where(Finding.article_id == article, Finding.state != FindingState.WITHDRAWN.value)
    )
    return Taken(
        file=shown(name),
        article=article,
        created=created,
        claims=session.scalar(claims) or 0,
        findings=session.scalar(findings) or 0,
    )


@contextmanager
def _progress(given: Sequence[Item]) -> Iterator[_Progress]:
    """A bar on standard error, where a person watches more than one file."""
    if len(given) == 1 or not sys.stderr.isatty():
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
        task = bar.add_task("", total=len(given))
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
