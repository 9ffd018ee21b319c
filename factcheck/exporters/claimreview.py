"""schema.org ClaimReview as JSON-LD: one for every claim whose verdict stands.

A label with a number on the customary scale (5 true … 1 false) gives a numeric rating with its bounds;
one without gives its words alone, since “not enough evidence” is no point between true and false. Each
names the report it is part of: the article's SHA-256, the head of the history, how much is still open.
"""

from __future__ import annotations

import json
import re
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report, ReportClaim
from factcheck.domain.verdict import Question
from factcheck.exporters.standing import Answer, answer, balance, latest

WORST, BEST = 1, 5
_AGENCY = re.compile(r"\(([^()]{2,60})\)\s*$")
# The last word of the name of what is a body and no person; a claimant's kind is not kept with the claim.
_BODIES = """
    administration agency agencies alliance army assembly association authority authorities bank
    board bureau cabinet campaign centre center chamber charity coalition commission committee company
    congress corporation council court department embassy federation forces foundation fund government
    group hospital house institute league media military ministry movement navy network newspaper office
    organisation organization parliament party police presidency project service society station
    statement television trust union university watchdog
"""


def render(report: Report) -> bytes:
    """A graph of ClaimReview objects in order of the text."""
    whole_report = _report(report)
    graph = [
        _review(claim, stands, report) | {"isPartOf": whole_report}
        for claim in report.claims
        if (stands := answer(claim, report)) is not None
    ]
    whole = {"@context": "https://schema.org", "@graph": graph}
    return (json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _review(claim: ReportClaim, stands: Answer, report: Report) -> dict[str, Any]:
    given = latest(claim, Question.TRUTH)
    day = (given.given_at if given else report.as_of)[: len("YYYY-MM-DD")]
    return {
        "@type": "ClaimReview",
        **({"url": f"{report.address}/claims/{claim.id}"} if report.address else {}),
        "claimReviewed": claim.statement,
        "datePublished": day,
        "author": {
            "@type": "Organization",
            "name": report.desk,
            **({"url": report.address} if report.address else {}),
        },
        "reviewRating": _rating(stands),
        "itemReviewed": {
            "@type": "Claim",
            "text": claim.text,
            **({"datePublished": report.published} if report.published else {}),
            "author": _claimant(claim, report),
            "appearance": _article(report),
        },
    }


def _report(report: Report) -> dict[str, Any]:
    """What every review is part of: which text, which state of the record, how much is still open."""
    return {
        "@type": "Report",
        "name": f"Report on “{report.title}”",
        "dateModified": report.as_of,
        "abstract": ". ".join([balance(report), *(said.rstrip(".") for said in report.narrowed)]),
        "identifier": [
            _property("article-sha256", report.sha256),
            _property("history-head", report.head),
            *([_property("history-checkpoint", report.checkpoint)] if report.checkpoint else []),
        ],
    }


def _rating(stands: Answer) -> dict[str, Any]:
    number = stands.number
    bounds = (
        {} if number is None else {"ratingValue": number, "bestRating": BEST, "worstRating": WORST}
    )
    return {
        "@type": "Rating",
        **bounds,
        "alternateName": stands.words,
        "ratingExplanation": stands.reason,
    }


def _claimant(claim: ReportClaim, report: Report) -> dict[str, str]:
    """Who made the claim: the one credited with it, or the article in its own voice."""
    words = (claim.claimant or "").split()
    if claim.claimant and words:
        is_body = words[-1].lower() in _BODIES.split() or any(
            w.isupper() and len(w) > 1 for w in words
        )
        return {
            "@type": "Organization" if is_body else "Person",
            "name": claim.claimant,
        }
    agency = _AGENCY.search(report.dateline or "")
    if agency:
        return {"@type": "Organization", "name": agency[1]}
    if report.byline:
        return {"@type": "Person", "name": report.byline}
    return {"@type": "Organization", "name": "The article, in its own voice"}


def _article(report: Report) -> dict[str, Any]:
    return {
        "@type": "Article",
        "headline": report.title,
        **({"datePublished": report.published} if report.published else {}),
        **({"author": {"@type": "Person", "name": report.byline}} if report.byline else {}),
        "identifier": _property("article-sha256", report.sha256),
    }


def _property(name: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


exporter = Exporter(
    name="claimreview",
    label="ClaimReview JSON-LD",
    media_type="application/ld+json",
    suffix=".jsonld",
    render=render,
)
