"""Reports: the page, the files, and noting that one left the house."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from flask import Blueprint, render_template, send_file
from werkzeug.wrappers import Response

from factcheck.domain.errors import NotFoundError
from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.plugins import exporters
from factcheck.queries.report import build_report
from factcheck.queries.segments import blocks_of, paragraphs_of
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.workflow.publish import record_export

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.get("/<id:article_id>")
def show(article_id: int) -> Answer:
    """The report as a page, with every format it can be had in."""
    report = _report(article_id)
    return render_template(
        "reports/show.html",
        report=report,
        blocks=blocks_of(
            report.text,
            lines=paragraphs_of(report.text),
            claims=[(claim.id, *part) for claim in report.claims for part in claim.parts],
            findings=(),
            quotations=(),
        ),
        formats=tuple(exporters().values()),
        form=forms.BareForm(None),
    )


@bp.get("/<id:article_id>.<form>")
def download(article_id: int, form: str) -> Response:
    """The report as a file."""
    exporter = _exporter(form)
    return _file(exporter, article_id, exporter.render(_report(article_id)))


@bp.post("/<id:article_id>.<form>")
def hand_out(article_id: int, form: str) -> Response:
    """The same, noted in the record with the digest of the bytes."""
    exporter = _exporter(form)
    made = exporter.render(_report(article_id))
    with context.writing() as db:
        record_export(
            db,
            article_id=article_id,
            form=exporter.name,
            sha256=sha256(made).hexdigest(),
            actor=context.person().email,
            at=context.now(),
        )
    return _file(exporter, article_id, made)


def _exporter(name: str) -> Exporter:
    known = exporters().get(name)
    if known is None:
        names = ", ".join(exporters())
        raise NotFoundError(f"There is no report format “{name[:40]}”. The formats are: {names}.")
    return known


def _report(article_id: int) -> Report:
    with context.reading() as db:
        return build_report(
            db,
            article_id=article_id,
            desk=context.settings().desk,
            address=context.settings().address,
        )


def _file(exporter: Exporter, article_id: int, made: bytes) -> Response:
    return send_file(
        BytesIO(made),
        mimetype=exporter.media_type,
        as_attachment=True,
        download_name=f"report-{article_id}{exporter.suffix}",
    )
