"""The command line's door: one file a noun, each calling the same workflow and queries as the browser.

Every command imports what it needs when it runs, so that `factcheck --help` answers at once.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import click

from factcheck import __version__
from factcheck.cli import (
    account,
    analysis,
    article,
    database,
    finding,
    history,
    importing,
    mcp,
    report,
    server,
    setting,
    worker,
)
from factcheck.cli.errors import answered


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, help="On a defect of factcheck, show where it happened.")
@click.pass_context
def program(context: click.Context, *, traceback: bool) -> None:
    """Split articles into claims, check them, and keep a record nobody can change unseen."""
    context.obj = {"traceback": traceback}


for _command in (
    server.serve,
    analysis.analyze,
    article.ingest,
    importing.import_,
    report.export,
    history.history,
    database.db,
    account.account,
    finding.findings,
    worker.worker,
    mcp.mcp,
    setting.settings,
    setting.where,
):
    program.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code: 0 done, 1 not so, 2 wrong use."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):  # JSON is UTF-8, whatever the terminal's language
            stream.reconfigure(encoding="utf-8", errors=errors)
    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(answered(program, given))
