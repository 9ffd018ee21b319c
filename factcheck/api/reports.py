"""Reports over the API: in every format, handed out, published and withdrawn."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from flask import Response

from factcheck.api import bodies, context, hand_bodies, known_answers, queries, record_answers
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import NotFoundError, StaleEditError
from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.domain.report_options import narrowed
from factcheck.plugins import exporters
from factcheck.queries.published import (
    PublishedPage,
    publication_proof,
    published_bytes,
    published_lines,
    published_page,
)
from factcheck.queries.report import build_report
from factcheck.queries.report_options import options_of
from factcheck.workflow.checkpoint import seal_for_report
from factcheck.workflow.publish import publish_report, record_export, unpublish_report

bp = Part("reports", "Reports, and what of them is published.")
_BYTES: dict[str, Any] = {"type": "string", "format": "binary"}
_REPORTS = {one.media_type.partition(";")[0]: _BYTES for one in exporters().values()}
_KEPT = {exporters()[form].media_type.partition(";")[0]: _BYTES for form in ("html", "json")}
_FORM = "/articles/<id:article_id>/reports/<string(maxlength=40):form>"
_SLUG = "/published/<string(maxlength=200):slug>"


@bp.call("GET", _FORM, media=_REPORTS, asks=queries.ReportAsked)
def show_report(article_id: int, form: str, asked: dict[str, Any]) -> Response:
    """The report as a file, in one of the formats: html, pdf, docx, xlsx, csv, json, jsonl, markdown and more."""
    exporter = _exporter(form)
    return _file(exporter, article_id, exporter.render(_report(article_id, asked)))


@bp.call("POST", _FORM, media=_REPORTS, asks=queries.ReportAsked)
def hand_out_report(article_id: int, form: str, asked: dict[str, Any]) -> Response:
    """The same, noted in the record with the digest of the bytes."""
    exporter = _exporter(form)
    made = exporter.render(_signed(article_id, asked))
    with context.writing() as db:
        record_export(
            db,
            article_id=article_id,
            form=exporter.name,
            sha256=sha256(made).hexdigest(),
            actor=context.caller().email,
            at=context.now(),
        )
    _seal()
    return _file(exporter, article_id, made)


@bp.call(
    "POST",
    "/articles/<id:article_id>/publication",
    gives=known_answers.PublishedNumber,
    status=201,
    takes=hand_bodies.PublicationGiven,
    asks=queries.ReportAsked,
    also=(412,),
)
def publish(article_id: int, asked: dict[str, Any], given: dict[str, Any]) -> Answer:
    """Publish the report, narrowed as asked; `head` is the record's head in the report that was looked at."""
    report = _signed(article_id, asked)
    if given["head"] and given["head"] != report.head:
        raise StaleEditError(
            "The report has changed since you looked at it.", theirs={"head": report.head}
        )
    if report.names is None:
        with context.reading() as db:
            report = narrowed(report, options_of(db, names="no"))
    with context.writing() as db:
        made = publish_report(
            db,
            report=report,
            options=_kept(asked),
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
        number = made.number
    _seal()
    return {"number": number}


@bp.call("GET", "/published", gives=known_answers.PublishedList)
def list_published() -> Answer:
    """Every published report, newest first."""
    with context.reading() as db:
        return {"published": published_lines(db)}


@bp.call("GET", _SLUG, gives=known_answers.PublishedPage)
def show_published(slug: str) -> PublishedPage:
    """One published report with its versions."""
    with context.reading() as db:
        return published_page(db, slug)


@bp.call("GET", f"{_SLUG}/versions/<id:number>/<any(html,json):form>", media=_KEPT)
def show_published_version(slug: str, number: int, form: str) -> Response:
    """A published version in the bytes it was published in, as a page or as data."""
    with context.reading() as db:
        kept = published_bytes(db, slug, number, form)
    return Response(kept, mimetype=exporters()[form].media_type)


@bp.call("GET", f"{_SLUG}/versions/<id:number>/proof", gives=record_answers.Proof)
def prove_published(slug: str, number: int) -> Answer:
    """That a version, with the digests of its bytes, is in the record that a checkpoint signs."""
    with context.reading() as db:
        return json.loads(publication_proof(db, slug, number).written())


@bp.call("POST", f"{_SLUG}/withdrawal", gives=known_answers.PublishedPage, takes=bodies.ReasonGiven)
def withdraw(slug: str, given: dict[str, Any]) -> PublishedPage:
    """Say that a published report no longer stands, and why."""
    with context.reading() as db:
        published_page(db, slug)  # there has to be something to withdraw
    with context.writing() as db:
        unpublish_report(
            db,
            slug=slug,
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
    with context.reading() as db:
        return published_page(db, slug)


def _exporter(name: str) -> Exporter:
    known = exporters().get(name)
    if known is None:
        raise NotFoundError(
            f"There is no report format “{name}”. The formats are: {', '.join(exporters())}."
        )
    return known


def _kept(asked: dict[str, Any]) -> dict[str, Any]:
    """The options as a published version tells them: what was said, without a name of a person."""
    said = {name: one for name, one in asked.items() if one}
    return {**said, "person": bool(asked["person"])}


def _report(article_id: int, asked: dict[str, Any]) -> Report:
    with context.reading() as db:
        report = build_report(
            db,
            article_id=article_id,
            desk=context.settings().desk,
            address=context.settings().address,
        )
        kinds = sorted(set(asked["kind"]))
        words = {name: said for name, said in asked.items() if name != "kind"}
        return narrowed(report, options_of(db, kinds=kinds, **words))


def _signed(article_id: int, asked: dict[str, Any]) -> Report:
    """The report with the checkpoint that covers it, signed now where none was."""
    report = _report(article_id, asked)
    if report.checkpoint:
        return report
    _seal()
    return _report(article_id, asked)


def _seal() -> None:
    seal_for_report(
        context.around().store,
        instance=context.settings().instance,
        desk=context.settings().desk,
        actor=context.caller().email,
        at=context.now(),
    )


def _file(exporter: Exporter, article_id: int, made: bytes) -> Response:
    answer = Response(made, mimetype=exporter.media_type)
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="report-{article_id}{exporter.suffix}"'
    )
    return answer
