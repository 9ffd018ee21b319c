"""Published reports: pages with addresses that stay, for readers who need no account where the desk lets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for
from markupsafe import Markup

from factcheck.domain.errors import NotFoundError
from factcheck.domain.report import Report
from factcheck.domain.verdict import Question
from factcheck.exporters import claimreview
from factcheck.exporters.marked import paragraphs
from factcheck.exporters.standing import (
    BAR,
    answer,
    balance,
    bar,
    kept_copy,
    latest,
    pending,
    standing_findings,
    unchecked,
    web_address,
    why_open,
    witnesses,
)
from factcheck.importers.report import from_json
from factcheck.queries.published import (
    PublishedPage,
    publication_proof,
    published_bytes,
    published_lines,
    published_page,
)
from factcheck.queries.settings import setting
from factcheck.web import context, forms
from factcheck.web.access import SignInNeededError
from factcheck.web.answers import Answer
from factcheck.workflow.publish import unpublish_report

bp = Blueprint("published", __name__, url_prefix="/published")

_OPEN, _CLOSED = "public, max-age=60", "private, no-cache"


@bp.get("")
def index() -> Answer:
    """Every published report, newest first."""
    _let_in()
    with context.reading() as db:
        lines = published_lines(db)
    return _framed("published/index.html", lines=lines)


@bp.get("/feed.atom")
def feed() -> Answer:
    """The same as an Atom feed (RFC 4287)."""
    _let_in()
    with context.reading() as db:
        lines = published_lines(db)
    return _as("application/atom+xml", "published/feed.xml", lines=lines)


@bp.get("/sitemap.xml")
def sitemap() -> Answer:
    """The addresses for search engines (sitemaps.org)."""
    _let_in()
    with context.reading() as db:
        lines = [one for one in published_lines(db) if one.withdrawn_at is None]
    return _as("application/xml", "published/sitemap.xml", lines=lines)


@bp.get("/<slug>")
def show(slug: str) -> Answer:
    """The newest version."""
    return _version(slug, None)


@bp.get("/<slug>/versions/<id:number>")
def version(slug: str, number: int) -> Answer:
    """One version; an older one says so."""
    return _version(slug, number)


@bp.get("/<slug>/claims/<id:claim_id>")
def claim(slug: str, claim_id: int) -> Answer:
    """One claim on a page of its own, with its ClaimReview for search engines."""
    _let_in()
    page, report = _kept(slug, None)

    def made() -> Answer:
        found = next((one for one in report().claims if one.id == claim_id), None)
        if found is None:
            raise NotFoundError(f"This report has no claim {claim_id}.")
        stands = answer(found, report())
        return _framed(
            "published/claim.html",
            page=page,
            report=report(),
            claim=found,
            stands=stands,
            number=report().claims.index(found) + 1,
            review=_review(slug, report(), found.id) if stands else "",
        )

    return _unless_known(page, f"claim-{claim_id}", made)


@bp.get("/<slug>/versions/<id:number>/report.<form>")
def kept(slug: str, number: int, form: str) -> Answer:
    """The bytes that were published; their SHA-256 is in the record."""
    _let_in()
    with context.reading() as db:
        data = published_bytes(db, slug, number, form)
    kind = {"html": "text/html; charset=utf-8", "json": "application/json"}[form]
    response = make_response(data)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{slug}-version-{number}.{form}"'
    )
    response.add_etag()
    return _cached(response)


@bp.get("/<slug>/versions/<id:number>/proof.json")
def proof(slug: str, number: int) -> Answer:
    """That this version is in the record which the last checkpoint signs."""
    _let_in()
    with context.reading() as db:
        made = publication_proof(db, slug, number).written()
    response = make_response(made)
    response.headers["Content-Type"] = "application/json"
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{slug}-version-{number}-proof.json"'
    )
    return response


@bp.post("/<slug>/withdraw")
def withdraw(slug: str) -> Answer:
    """Say that the report no longer stands, and why."""
    form = forms.ReasonForm()
    with context.reading() as db:
        published_page(db, slug)  # there has to be something to withdraw
    context.page_again(lambda error: _withdrawing(slug, form, str(error)))
    form.demand_valid()
    with context.writing() as db:
        place = unpublish_report(
            db,
            slug=slug,
            reason=form.reason.data or "",
            actor=context.person().email,
            at=context.now(),
        )
        article = place.article_id
    return context.done(
        url_for("reports.show", article_id=article), "The published report is withdrawn."
    )


@bp.get("/<slug>/withdraw")
def withdrawing(slug: str) -> Answer:
    """The form for it."""
    return _withdrawing(slug, forms.ReasonForm(None), "")


def _withdrawing(slug: str, form: forms.ReasonForm, trouble: str) -> str:
    with context.reading() as db:
        page = published_page(db, slug)
    return render_template("published/withdraw.html", page=page, form=form, trouble=trouble)


def _version(slug: str, number: int | None) -> Answer:
    _let_in()
    page, report = _kept(slug, number)
    wanted = page.version(number or page.report.number)

    def made() -> Answer:
        one = report()
        findings = standing_findings(one.findings)
        return _framed(
            "published/show.html",
            page=page,
            version=wanted,
            newest=wanted.number == page.report.number,
            permanent=number is not None,
            report=one,
            paragraphs=tuple(paragraphs(one)),
            numbers={claim.id: place for place, claim in enumerate(one.claims, 1)},
            answered=[(claim, said) for claim in one.claims if (said := answer(claim, one))],
            findings=findings,
            unchecked=unchecked(one),
            pending=pending(one),
            balance=balance(one),
            bar=bar(one),
            width=BAR,
        )

    return _unless_known(page, f"version-{number}", made)


def _kept(slug: str, number: int | None) -> tuple[PublishedPage, Callable[[], Report]]:
    """The page, and the report as it was kept: read only when the reader does not have it yet."""
    with context.reading() as db:
        page = published_page(db, slug)
    read: list[Report] = []

    def report() -> Report:
        if not read:
            with context.reading() as db:
                data = published_bytes(db, slug, number or page.report.number, "json")
            read.append(from_json(data))
        return read[0]

    return page, report


def _unless_known(page: PublishedPage, what: str, made: Callable[[], Answer]) -> Answer:
    """The page, unless the reader has it: its bytes, its versions and who reads make the tag."""
    newest = page.versions[0]
    who = context.somebody()
    tag = f"{what}-{newest.json_sha256[:16]}-{page.report.changed_at:%Y%m%d%H%M%S%f}-{who.role if who else ''}"
    known = Response(status=304)
    known.set_etag(tag)
    known.last_modified = page.report.changed_at
    if request.if_none_match.contains(tag):
        return _cached(known)
    response = make_response(made())
    response.set_etag(tag)
    response.last_modified = page.report.changed_at
    return _cached(response)


def _let_in() -> None:
    """Ask for an account unless the desk lets everybody read what it published."""
    if context.somebody() is not None:
        return
    with context.reading() as db:
        if setting(db, "published-open"):
            return
    raise SignInNeededError("This desk shows its published reports to people with an account.")


def _cached(response: Response) -> Response:
    response.headers["Cache-Control"] = _CLOSED if context.somebody() else _OPEN
    return response


def _root() -> str:
    """Where the desk is reached from outside, without a slash at the end."""
    return context.settings().address or request.url_root.rstrip("/")


def _framed(template: str, **known: Any) -> str:  # noqa: ANN401 - whatever the template needs
    return render_template(
        template,
        **known,
        root=_root(),
        latest=latest,
        kept_copy=kept_copy,
        why_open=why_open,
        witnesses=witnesses,
        web_address=web_address,
        others=(Question.ATTRIBUTION, Question.FIDELITY),
    )


def _as(kind: str, template: str, **known: Any) -> Response:  # noqa: ANN401 - see above
    response = make_response(render_template(template, **known, root=_root(), utc=UTC))
    response.headers["Content-Type"] = f"{kind}; charset=utf-8"
    response.add_etag()
    response.make_conditional(request)
    return _cached(response)


def _review(slug: str, report: Report, number: int) -> Markup:
    """The claim's ClaimReview as a data block: no script, and nothing in it ends the element."""
    graph = json.loads(claimreview.render(report))
    reviewed = [claim.id for claim in report.claims if claim.standing is not None]
    review = graph["@graph"][reviewed.index(number)]
    url = _root() + url_for("published.claim", slug=slug, claim_id=number)
    whole = {"@context": graph["@context"], **review, "url": url}
    data = json.dumps(whole, ensure_ascii=False, indent=1)
    for sign, escape in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        data = data.replace(sign, escape)
    # Every sign that HTML reads is escaped in the data.
    return Markup(f'<script type="application/ld+json">{data}</script>')  # noqa: S704
