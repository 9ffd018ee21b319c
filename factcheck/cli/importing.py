"""`factcheck import`: claims of a table or a feed, tried first or written all together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import desk, setting
from factcheck.cli.errors import DONE, NOT_SO, tell
from factcheck.cli.parameters import bytes_of, output_format, shown

if TYPE_CHECKING:
    from factcheck.workflow.claim_import import Plan


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option(
    "--article",
    type=click.IntRange(min=1),
    metavar="ID",
    help="The article of rows that name none.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--partly", is_flag=True, help="Leave out rows with problems and write the others.")
@output_format
@click.pass_context
def import_(
    context: click.Context,
    file: str,
    article: int | None,
    form: str | None,
    *,
    dry_run: bool,
    partly: bool,
) -> None:
    """Bring in claims: CSV, XLSX, JSON Lines (our own exports too) or a ClaimReview feed.

    A table needs a column “statement”; “article” or “article_sha256” with “text”, “start” and “end” tie a
    claim to a stored article. Claims that belong to none become a list of their own. What the desk has
    already is not taken twice. One row with a problem, and nothing is written, unless --partly says so.
    """
    from factcheck.domain.errors import InputError
    from factcheck.importers.reading import LARGEST, read_claims
    from factcheck.workflow.claim_import import import_claims, plan_import

    name = Path(shown(file)).name
    try:
        rows = read_claims(bytes_of(file, max_bytes=LARGEST), name)
    except InputError as error:
        raise InputError(f"{shown(file)}: {error}") from None
    with desk.opened(setting.current()) as store:
        with store.reading() as session:
            plan = plan_import(session, rows, article_id=article)
        for problem in plan.problems:
            tell(f"{name}, {problem.place}: {problem.message}")
        refused = bool(plan.problems) and not partly
        written = 0
        if not dry_run and not refused and plan.placed:
            with store.writing() as session:
                again = plan_import(session, rows, article_id=article)
                made = import_claims(
                    session, again, name=name, partly=partly, actor=desk.actor(), at=desk.now()
                )
                written = len(made)
    _show(plan, written, form, dry_run=dry_run)
    context.exit(NOT_SO if plan.problems else DONE)


def _show(plan: Plan, written: int, form: str | None, *, dry_run: bool) -> None:
    if form == "json":
        click.echo(
            json.dumps(
                {
                    "new": len(plan.placed),
                    "known": len(plan.known),
                    "problems": [
                        {"place": one.place, "message": one.message} for one in plan.problems
                    ],
                    "written": written,
                },
                ensure_ascii=False,
            )
        )
        return
    would = "nothing was written, as asked" if dry_run else f"{written} written"
    click.echo(
        f"{len(plan.placed)} new, {len(plan.known)} known already, "
        f"{len(plan.problems)} with a problem: {would}"
    )
