"""`factcheck analyze`: articles read and checked, without a database or a network."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import setting
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
    from factcheck.analysis import Analysis
    from factcheck.domain.document import Reference


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...|-")
@published
@output_format
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A transcript or wire copy to hold the quotations against; may be given more than once.",
)
@click.option(
    "--granularity",
    type=click.Choice(["atomic", "clause"]),
    default="atomic",
    show_default=True,
    help="One predicate and one number a claim, or fewer and longer claims.",
)
@click.option("--language", metavar="CODE", help="“en” reads a text that is not taken for English.")
@click.pass_context
def analyze(
    context: click.Context,
    files: tuple[str, ...],
    published: date | None,
    form: str | None,
    references: tuple[str, ...],
    granularity: str,
    language: str | None,
) -> None:
    """Print the claims, quotations and findings of one or more articles.

    One file gives one JSON document, several give one a line (JSON Lines), each with its file's name.
    A file that cannot be read is told on standard error; the others go on.
    """
    limit = setting.max_bytes(setting.current())
    for name in (*files, *references):
        demand_not_an_address(name)
    if (*files, *references).count(STDIN) > 1:
        raise click.UsageError("standard input (-) can be read only once")
    held_against = tuple(_reference(name, limit) for name in references)
    code = DONE
    for name in files:
        try:
            analysis = _analysed(
                name,
                limit=limit,
                published=published,
                references=held_against,
                granularity=granularity,
                language=language,
            )
            output = _output(analysis, shown(name), form or "json", several=len(files) > 1)
        except (KeyboardInterrupt, click.ClickException):
            raise
        except Exception as error:
            if context.find_root().params.get("traceback"):
                raise
            tell(line(error, shown(name)))
            code = NOT_SO
            continue
        click.echo(output)
        for detector, reason in analysis.failed:
            tell(f"{name}: the detector {detector} failed ({reason}); the others are complete")
    context.exit(code)


def _analysed(
    name: str,
    *,
    limit: int,
    published: date | None,
    references: tuple[Reference, ...],
    granularity: str,
    language: str | None,
) -> Analysis:
    data = bytes_of(name, max_bytes=limit)
    from factcheck.analysis import analyse
    from factcheck.nlp.clean import demand_english
    from factcheck.workflow.extraction import extract

    extracted, _ = extract(data, name=shown(name), max_bytes=limit)
    demand_english(extracted.text, language)
    when = published or (date.fromisoformat(extracted.published) if extracted.published else None)
    return analyse(
        extracted.text,
        published=when,
        title=extracted.title,
        byline=extracted.byline,
        references=references,
        granularity=granularity,
    )


def _reference(name: str, limit: int) -> Reference:
    data = bytes_of(name, max_bytes=limit)
    from factcheck.domain.document import Reference
    from factcheck.workflow.extraction import extract

    extracted, _ = extract(data, name=shown(name), max_bytes=limit)
    return Reference(name=Path(shown(name)).name, text=extracted.text)


def _output(analysis: Analysis, name: str, form: str, *, several: bool) -> str:
    from factcheck.exporters.analysis import analysis_json

    if form == "text":
        from factcheck.cli.terminal import terminal_view

        return terminal_view(analysis, name=name)
    whole: dict[str, Any] = analysis_json(analysis)
    if several:
        whole = {"schema": whole.pop("schema"), "file": name, **whole}
        return json.dumps(whole, ensure_ascii=False, allow_nan=False)
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2)
