"""`factcheck analyze`: articles read and checked, without a database or a network."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from functools import partial
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

WORTH_A_PROCESS = 250_000
"""Bytes of files for which a further process pays: what one reads in the time another takes to start, thrice."""

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
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that read; by default as many as there are processors, for many or long files.",
)
@click.option(
    "--suspicion",
    is_flag=True,
    help="Add to each sentence how garbled it looks, from 0 to 1: an order to read in, no verdict.",
)
@click.pass_context
def analyze(
    context: click.Context,
    files: tuple[str, ...],
    published: date | None,
    form: str | None,
    references: tuple[str, ...],
    granularity: str,
    language: str | None,
    workers: int | None,
    *,
    suspicion: bool,
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
    work = partial(
        _printed,
        limit=limit,
        published=published,
        references=held_against,
        granularity=granularity,
        language=language,
        form=form or "json",
        suspicion=suspicion,
        several=len(files) > 1,
        traceback=bool(context.find_root().params.get("traceback")),
    )
    code = DONE
    from factcheck.analysis import each

    for printed in each(work, files, workers=workers or _worth(files)):
        if printed.output is not None:
            click.echo(printed.output)
        else:
            code = NOT_SO
        for complaint in printed.complaints:
            tell(complaint)
    context.exit(code)


@dataclass(frozen=True, slots=True)
class _Printed:
    """What is printed for one file, and what is told on standard error."""

    output: str | None
    complaints: tuple[str, ...] = ()


def _printed(
    name: str,
    *,
    form: str,
    suspicion: bool,
    several: bool,
    traceback: bool,
    **how: Any,  # noqa: ANN401 - handed on
) -> _Printed:
    """One file read and written out; a reason where it could not be."""
    try:
        analysis = _analysed(name, **how)
        output = _output(analysis, shown(name), form, suspicion=suspicion, several=several)
    except (KeyboardInterrupt, click.ClickException):
        raise
    except Exception as error:
        if traceback:
            raise
        return _Printed(None, (line(error, shown(name)),))
    return _Printed(
        output,
        tuple(
            f"{name}: the detector {detector} failed ({reason}); the others are complete"
            for detector, reason in analysis.failed
        ),
    )


def _worth(files: tuple[str, ...]) -> int:
    """How many processes are worth starting: each takes some seconds before it reads its first word."""
    if STDIN in files:
        return 1
    size = sum(Path(name).stat().st_size for name in files if Path(name).is_file())
    return max(1, min(len(os.sched_getaffinity(0)), size // WORTH_A_PROCESS))


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


def _output(analysis: Analysis, name: str, form: str, *, suspicion: bool, several: bool) -> str:
    from factcheck.exporters.analysis import analysis_json

    if form == "text":
        from factcheck.cli.terminal import terminal_view

        return terminal_view(analysis, name=name)
    whole: dict[str, Any] = analysis_json(analysis)
    if suspicion:
        from factcheck.nlp.wording.suspicion import suspicion as score

        for row, sentence in zip(whole["sentences"], analysis.document.sentences, strict=True):
            row["suspicion"] = round(score(sentence), 3)
    if several:
        whole = {"schema": whole.pop("schema"), "file": name, **whole}
        return json.dumps(whole, ensure_ascii=False, allow_nan=False)
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2)
