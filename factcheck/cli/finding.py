"""`factcheck findings`: the detectors run again on stored articles."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from factcheck.cli import desk, setting
from factcheck.cli.errors import DONE, NOT_SO, tell
from factcheck.cli.parameters import output_format


@click.group()
def findings() -> None:
    """What the detectors noticed in the stored articles."""


@findings.command()
@click.argument("articles", nargs=-1, type=click.IntRange(min=1), metavar="[ARTICLE]...")
@output_format
@click.pass_context
def rerun(context: click.Context, articles: tuple[int, ...], form: str | None) -> None:
    """Run the detectors again on the articles with these ids, or on all.

    What people decided stands. What is still raised keeps its row, what is new is added, what is no longer
    raised is closed as such.
    """
    from sqlalchemy import select

    from factcheck.domain.errors import FactcheckError
    from factcheck.store.article import Article
    from factcheck.workflow.rerun import read_again, rerun_detectors, stored_article

    code = DONE
    with desk.opened(setting.current()) as store:
        with store.reading() as session:
            chosen = articles or tuple(session.scalars(select(Article.id).order_by(Article.id)))
        for number in chosen:
            try:
                with store.reading() as session:
                    stored = stored_article(session, number)
                analysis = read_again(stored)
                with store.writing() as session:
                    done = rerun_detectors(
                        session,
                        article_id=number,
                        analysis=analysis,
                        actor=desk.actor(),
                        at=desk.now(),
                    )
            except FactcheckError as error:
                tell(f"article {number}: {error}")
                code = NOT_SO
                continue
            for detector, reason in done.failed:
                tell(
                    f"article {number}: the detector {detector} failed ({reason}); its findings stay as "
                    "they were, the others are complete"
                )
            if form == "json":
                click.echo(json.dumps({"article": number, **asdict(done)}, ensure_ascii=False))
            else:
                click.echo(
                    f"article {number}: {done.added} new findings, {done.kept} as they were, "
                    f"{done.withdrawn} no longer raised"
                )
    context.exit(code)
