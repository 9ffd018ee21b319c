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
    from factcheck.workflow.claim_import_plan import Plan


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
    from factcheck.importers import report as own_report
    from factcheck.importers.reading import LARGEST, read_claims
    from factcheck.workflow.claim_import import import_claims
    from factcheck.workflow.claim_import_plan import plan_import

    name = Path(shown(file)).name
    data = bytes_of(file, max_bytes=LARGEST)
    if own_report.is_report(data):
        _bring_in_report(data, name, form, dry_run=dry_run)
        context.exit(DONE)
    try:
        rows = read_claims(data, name)
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


def _bring_in_report(data: bytes, name: str, form: str | None, *, dry_run: bool) -> None:
    from factcheck.importers.report import from_json
    from factcheck.workflow.report_import import import_report

    report = from_json(data)
    number = None
    if not dry_run:
        with desk.opened(setting.current()) as store, store.writing() as session:
            article = import_report(
                session, report, data=data, name=name, actor=desk.actor(), at=desk.now()
            )
            number = article.id
    claims, findings = len(report.claims), len(report.findings)
    if form == "json":
        told = {"article": number, "claims": claims, "findings": findings}
        click.echo(json.dumps(told))
    else:
        where = f"article {number}" if number else "nothing was written, as asked"
        click.echo(f"a report with {claims} claims and {findings} findings: {where}")


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
