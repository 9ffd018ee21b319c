"""`factcheck export`: the report on an article, in any format."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from factcheck.cli import desk, setting
from factcheck.cli.errors import tell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from factcheck.config import Settings
    from factcheck.domain.report import Report

STDOUT = "-"
_IN_MEMORY = 1_000_000
"""Bytes of a report that are kept in memory; a longer one waits in a file."""


@click.command()
@click.argument("article", type=int, required=False)
@click.option("--format", "form", metavar="F", help="One of the formats that --list names.")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; standard output unless given."
)
@click.option("--scope", default="", help="everything, answered or settled claims.")
@click.option(
    "--kind", "kinds", multiple=True, metavar="K", help="Only claims of this kind; again for more."
)
@click.option("--person", default="", metavar="EMAIL", help="Only this reviewer’s verdicts.")
@click.option(
    "--scale", default="", metavar="S", help="Tell verdicts on this scale: politifact, averitec, …"
)
@click.option(
    "--names/--no-names",
    default=None,
    help="Name the reviewers; as the format has it unless given.",
)
@click.option("--list", "listing", is_flag=True, help="Name the formats.")
def export(
    article: int | None,
    form: str | None,
    output: str | None,
    *,
    scope: str,
    kinds: tuple[str, ...],
    person: str,
    scale: str,
    names: bool | None,
    listing: bool,
) -> None:
    """Write the report on an article: its claims, verdicts, evidence and findings.

    That a report left the house, in which format and with which digest, goes into the record.
    """
    from factcheck.plugins import exporters

    formats = exporters()
    if listing:
        for one in formats.values():
            click.echo(f"{one.name:<12} {one.suffix:<8} {one.label}")
        return
    if article is None or form is None:
        raise click.UsageError(
            "give the id of an article and --format; factcheck export --list names the formats"
        )
    if form not in formats:
        raise click.UsageError(f"no format is called “{form}”; there are {', '.join(formats)}")
    if output == STDOUT:
        output = None
    asked = {
        "scope": scope,
        "kinds": kinds,
        "person": person,
        "scale": scale,
        "names": {None: "", True: "yes", False: "no"}[names],
    }
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as made:
        _render(article, form, output, asked, made)
        if output is None:
            made.seek(0)
            shutil.copyfileobj(made, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _render(
    article: int, form: str, output: str | None, asked: dict[str, Any], made: IO[bytes]
) -> None:
    """Write the report into `made` and to `output`, and note that it left the house."""
    from factcheck.exporters.claimreview_problems import problems
    from factcheck.plugins import exporters
    from factcheck.workflow.checkpoint import seal_for_report
    from factcheck.workflow.publish import record_export

    settings = setting.current()
    if output is not None:
        Path(output).parent.stat()  # before anything is signed for a report that cannot be written
    with desk.opened(settings) as store:
        seal = partial(
            seal_for_report,
            store,
            instance=settings.instance,
            desk=settings.desk,
            actor=desk.actor(),
        )
        with store.reading() as session:
            signed = _report(session, settings, article, asked, streamed=True).checkpoint
        if not signed:
            # Signed first, so that the report can name the checkpoint that covers what it says.
            seal(at=desk.now())
        digest = sha256()
        with store.reading() as session:
            exporter = exporters()[form]
            streamed = exporter.stream is not None
            report = _report(session, settings, article, asked, streamed=streamed)
            for piece in exporter.pieces(report):
                digest.update(piece)
                made.write(piece)
            told = problems(report) if form == "claimreview" else ()
        if output is not None:
            made.seek(0)
            _write(Path(output), made)
        # Recorded last: a report that could not be written did not leave the house.
        with store.writing() as session:
            record_export(
                session,
                article_id=article,
                form=form,
                sha256=digest.hexdigest(),
                actor=desk.actor(),
                at=desk.now(),
            )
        unsigned = seal(at=desk.now())
    for one in told:
        tell(f"claim {one.claim}: {one.words}")
    if unsigned:
        tell(f"the report is out, but no checkpoint was signed with it: {unsigned}")


def _report(
    session: Session, settings: Settings, article: int, asked: dict[str, Any], *, streamed: bool
) -> Report:
    """The report as it was asked for; with nothing left out, its claims may be read as they are written."""
    from factcheck.domain.report_options import narrowed
    from factcheck.queries.report import build_report
    from factcheck.queries.report_options import options_of

    options = options_of(session, **asked)
    as_it_is = not any(asked.values())
    report = build_report(
        session,
        article_id=article,
        desk=settings.desk,
        address=settings.address,
        streamed=streamed and as_it_is,
    )
    return report if as_it_is else narrowed(report, options)


def _write(path: Path, made: IO[bytes]) -> None:
    """Put `made` at `path`, whole or not at all."""
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            shutil.copyfileobj(made, device)  # a device or a pipe: /dev/stdout
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(made, file)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files for the owner alone; a report has the rights any new file would have.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
