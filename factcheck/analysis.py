"""An article read and checked, without a database or a network: claims, quotations and findings."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document, Reference
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.nlp.checkworthiness import weigh
from factcheck.nlp.read import read
from factcheck.plugins import claim_types, detectors

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """A document and what the detectors noticed in it.

    `failed` names the detectors that broke, with the reason; the others' findings are complete.
    """

    document: Document
    findings: tuple[Finding, ...]
    failed: tuple[tuple[str, str], ...] = ()


def analyse(
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    byline: str | None = None,
    references: tuple[Reference, ...] = (),
    granularity: str = "atomic",
) -> Analysis:
    """Read `text`, name the kind of every claim and run every detector."""
    document = read(
        text,
        published=published,
        title=title,
        byline=byline,
        references=references,
        granularity=granularity,
    )
    in_order = sorted(document.claims, key=lambda claim: (claim.span.start, -claim.span.end))
    document = replace(document, claims=tuple(_classified(claim, document) for claim in in_order))
    findings, failed = run_detectors(document, detectors().values())
    return Analysis(document=document, findings=findings, failed=failed)


def _classified(claim: Claim, document: Document) -> Claim:
    kind = next(kind.name for kind in claim_types().values() if kind.fits(claim, document))
    score, reasons = weigh(replace(claim, kind=kind))
    return replace(claim, kind=kind, checkworthiness=score, reasons=reasons)


def run_detectors(
    document: Document, rules: Iterable[Detector]
) -> tuple[tuple[Finding, ...], tuple[tuple[str, str], ...]]:
    """What `rules` notice in `document`, in order of the text, and which of them broke.

    A detector that raises is named once with its reason; the others go on.
    """
    found: list[Finding] = []
    failed: list[tuple[str, str]] = []
    for rule in rules:
        try:
            found += [
                replace(_tied(finding, document), detector=rule.name, version=rule.version)
                for finding in rule.detect(document)
            ]
        except Exception as error:  # noqa: BLE001 - a plugin of another package may raise anything
            _log.warning("detector %s failed: %r", rule.name, error)
            failed.append((rule.name, f"{type(error).__name__}: {error}"))
    order = list(Severity)
    found.sort(key=lambda f: (f.span.start, order.index(f.severity), f.span.end, f.kind))
    return tuple(found), tuple(failed)


def _tied(finding: Finding, document: Document) -> Finding:
    """The finding with the claims and quotations it stands in, where the detector named none."""
    claims = finding.claims or _touching(finding, [claim.parts for claim in document.claims])
    quotations = finding.quotations or _touching(
        finding, [(quotation.span,) for quotation in document.quotations]
    )
    return replace(finding, claims=claims, quotations=quotations)


def _touching(finding: Finding, places: Sequence[Sequence[object]]) -> tuple[int, ...]:
    span = finding.span
    return tuple(
        index
        for index, parts in enumerate(places)
        if any(span.overlaps(part) for part in parts)  # type: ignore[arg-type]
    )
