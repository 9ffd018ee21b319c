"""Reports: the page, the files, publishing, and noting that one left the house."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from flask import Blueprint, render_template, request, send_file, stream_with_context, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from factcheck.domain.errors import NotFoundError, StaleEditError
from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.domain.report_options import Scope, narrowed
from factcheck.exporters.claimreview_problems import problems
from factcheck.exporters.standing import answer, shares
from factcheck.plugins import claim_types, exporters
from factcheck.queries.published import published_of
from factcheck.queries.report import build_report, demand_article
from factcheck.queries.report_options import options_of, scale_choices
from factcheck.queries.segments import blocks_of, paragraphs_of
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.workflow.checkpoint import seal_for_report
from factcheck.workflow.publish import publish_report, record_export

bp = Blueprint("reports", __name__, url_prefix="/reports")

Stream = Callable[[Report], Iterator[bytes]]

_ASKED = ("scope", "person", "scale", "names")


class PublishForm(forms.Form):
    """Publishing what is seen: why there is a new version, and which state of the record was looked at."""

    reason = forms.words("What changed and why", most=2_000)
    head = HiddenField()


@bp.get("/<id:article_id>")
def show(article_id: int) -> Answer:
    """The report as a page, with every format it can be had in."""
    return _page(article_id)


@bp.get("/<id:article_id>.<form>")
def download(article_id: int, form: str) -> Response:
    """The report as a file."""
    exporter = _exporter(form)
    if exporter.stream is not None and not _asked():
        return _streamed(exporter, exporter.stream, article_id)
    return _file(exporter, article_id, exporter.render(_report(article_id)))


@bp.post("/<id:article_id>.<form>")
def hand_out(article_id: int, form: str) -> Response:
    """The same, noted in the record with the digest of the bytes."""
    exporter = _exporter(form)
    made = exporter.render(_signed(article_id))
    with context.writing() as db:
        record_export(
            db,
            article_id=article_id,
            form=exporter.name,
            sha256=sha256(made).hexdigest(),
            actor=context.person().email,
            at=context.now(),
        )
    _seal()
    return _file(exporter, article_id, made)


@bp.post("/<id:article_id>/publish")
def publish(article_id: int) -> Response:
    """Publish the report as it stands, narrowed as the address asks: a version that never changes."""
    form = PublishForm()
    context.page_again(lambda error: _page(article_id, form, str(error)))
    form.demand_valid()
    report = _signed(article_id)
    if form.head.data != report.head:
        raise StaleEditError(
            "The report has changed since this page was made. Look at it again, then publish it."
        )
    if report.names is None:
        with context.reading() as db:
            report = narrowed(report, options_of(db, names="no"))
    with context.writing() as db:
        made = publish_report(
            db,
            report=report,
            options={**_asked(), "person": bool(context.asked("person"))},
            reason=form.reason.data or "",
            actor=context.person().email,
            at=context.now(),
        )
        number = made.number
    _seal()
    return context.done(
        url_for("reports.show", article_id=article_id),
        f"Version {number} is published.",
        draft=f"publish/{article_id}",
    )


def _page(article_id: int, form: PublishForm | None = None, trouble: str = "") -> str:
    report = _report(article_id)
    if form is None:
        form = PublishForm(None, head=report.head)
    form.head.raw_data = None
    form.head.data = report.head
    with context.reading() as db:
        published = published_of(db, article_id)
        scales = scale_choices(db)
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
        form=form,
        trouble=trouble,
        asked=_asked(),
        kinds=tuple(claim_types().values()),
        scopes=tuple(Scope),
        scales=scales,
        published=published,
        problems=problems(report),
        shares=shares(report),
        answers={claim.id: answer(claim, report) for claim in report.claims},
    )


def _asked() -> dict[str, Any]:
    """The options in the address, those that are empty left away."""
    given: dict[str, Any] = {name: said for name in _ASKED if (said := context.asked(name))}
    kinds = [kind[:200] for kind in request.args.getlist("kind") if kind]
    return {**given, **({"kind": sorted(set(kinds))} if kinds else {})}


def _exporter(name: str) -> Exporter:
    known = exporters().get(name)
    if known is None:
        names = ", ".join(exporters())
        raise NotFoundError(f"There is no report format “{name[:40]}”. The formats are: {names}.")
    return known


def _report(article_id: int) -> Report:
    asked = _asked()
    with context.reading() as db:
        report = build_report(
            db,
            article_id=article_id,
            desk=context.settings().desk,
            address=context.settings().address,
        )
        options = options_of(
            db, kinds=asked.get("kind", ()), **{name: asked.get(name, "") for name in _ASKED}
        )
    return narrowed(report, options)


def _signed(article_id: int) -> Report:
    """The report with the checkpoint that covers it, signed now where none was."""
    report = _report(article_id)
    if report.checkpoint:
        return report
    _seal()
    return _report(article_id)


def _seal() -> None:
    seal_for_report(
        context.store(),
        instance=context.settings().instance,
        desk=context.settings().desk,
        actor=context.person().email,
        at=context.now(),
    )


def _streamed(exporter: Exporter, stream: Stream, article_id: int) -> Response:
    """A file of lines, read from the database as it is sent."""
    with context.reading() as db:
        demand_article(db, article_id)

    def pieces() -> Iterator[bytes]:
        with context.reading() as db:
            yield from stream(
                build_report(
                    db,
                    article_id=article_id,
                    desk=context.settings().desk,
                    address=context.settings().address,
                    streamed=True,
                )
            )

    response = Response(
        stream_with_context(pieces()) if request.method == "GET" else b"",
        content_type=exporter.media_type,
    )
    response.headers.set(
        "Content-Disposition", "attachment", filename=f"report-{article_id}{exporter.suffix}"
    )
    return response


def _file(exporter: Exporter, article_id: int, made: bytes) -> Response:
    return send_file(
        BytesIO(made),
        mimetype=exporter.media_type,
        as_attachment=True,
        download_name=f"report-{article_id}{exporter.suffix}",
    )
