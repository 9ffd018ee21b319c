"""A page a newsroom can publish: one HTML file that needs nothing else and runs nothing.

The headline, what was checked and by when, the article with its claims numbered, each verdict with its
reason and evidence, the findings, what was not checked and what is still open, and how to verify it all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.domain.verdict import Question
from factcheck.exporters.marked import paragraphs
from factcheck.exporters.standing import (
    BAR,
    COLOURS,
    STATES,
    amount,
    answer,
    answered_by,
    balance,
    bar,
    credit,
    in_context,
    kept_copy,
    latest,
    pending,
    quoted,
    reviewer_of,
    standing_findings,
    unchecked,
    web_address,
    why_open,
    witnesses,
)

if TYPE_CHECKING:
    from jinja2 import Template


def render(report: Report) -> bytes:
    """The page in UTF-8; everything that comes from outside is escaped."""
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    findings = standing_findings(report.findings)
    page = _template().render(
        report=report,
        numbers=numbers,
        bar=bar(report),
        width=BAR,
        balance=balance(report),
        paragraphs=tuple(paragraphs(report)),
        answered=[(claim, one) for claim in report.claims if (one := answer(claim, report))],
        findings=findings,
        letters={finding.id: number for number, finding in enumerate(findings, 1)},
        dismissed=sum(one.state == "dismissed" for one in report.findings),
        unchecked=unchecked(report),
        pending=pending(report),
    )
    return page.encode()


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = lambda moment: moment[: len("YYYY-MM-DD")]
    environment.filters["moment"] = lambda moment: moment[: len("YYYY-MM-DDTHH:MM")].replace(
        "T", " "
    )
    environment.filters["link"] = web_address
    environment.filters["quoted"] = quoted
    environment.globals.update(
        states=STATES,
        colours=COLOURS,
        credit=credit,
        in_context=in_context,
        answered_by=answered_by,
        why_open=why_open,
        amount=amount,
        latest=latest,
        kept_copy=kept_copy,
        reviewer_of=reviewer_of,
        witnesses=witnesses,
        truth=Question.TRUTH,
        other=(Question.ATTRIBUTION, Question.FIDELITY),
    )
    return environment.get_template("report.html.jinja")


exporter = Exporter(
    name="html",
    label="HTML, a page to publish",
    media_type="text/html; charset=utf-8",
    suffix=".html",
    render=render,
)
