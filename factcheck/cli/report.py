"""`factcheck export`: the report on an article, in any format."""

from __future__ import annotations

import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import click

from factcheck.cli import desk, setting

STDOUT = "-"


@click.command()
@click.argument("article", type=int, required=False)
@click.option("--format", "form", metavar="F", help="One of the formats that --list names.")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; standard output unless given."
)
@click.option("--list", "listing", is_flag=True, help="Name the formats.")
def export(article: int | None, form: str | None, output: str | None, *, listing: bool) -> None:
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
    data = _rendered(article, form, output)
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _rendered(article: int, form: str, output: str | None) -> bytes:
    from factcheck.plugins import exporters
    from factcheck.queries.report import build_report
    from factcheck.workflow.publish import record_export

    settings = setting.current()
    with desk.opened(settings) as store:
        with store.reading() as session:
            report = build_report(
                session, article_id=article, desk=settings.desk, address=settings.address
            )
        data = exporters()[form].render(report)
        if output is not None:
            _write(Path(output), data)
        # Recorded last: a report that could not be written did not leave the house.
        with store.writing() as session:
            record_export(
                session,
                article_id=article,
                form=form,
                sha256=sha256(data).hexdigest(),
                actor=desk.actor(),
                at=desk.now(),
            )
    return data


def _write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe: /dev/stdout
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
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
