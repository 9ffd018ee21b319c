"""An article read and checked, without a database or a network: claims, quotations and findings."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from typing import TypeVar

from factcheck.domain.claim import Attribution, AttributionMode, Claim
from factcheck.domain.document import Document, Reference
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.checkworthiness import weigh
from factcheck.nlp.read import read
from factcheck.nlp.rows import speaker_labels
from factcheck.plugins import claim_types, detectors

_log = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")
AHEAD = 3
"""Items a worker has waiting: enough that a long article does not leave the others idle."""


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
    document = _credited(document)
    in_order = sorted(document.claims, key=lambda claim: (claim.span.start, -claim.span.end))
    document = replace(document, claims=tuple(_classified(claim, document) for claim in in_order))
    findings, failed = run_detectors(document, detectors().values())
    return Analysis(document=document, findings=findings, failed=failed)


_FIRST_PERSON = frozenset({"i", "we", "me", "us"})


def _credited(document: Document) -> Document:
    """The lines of a transcript credited to whose name stands before them."""
    labels = speaker_labels([span.of(document.text) for span in document.paragraphs])
    if not labels:
        return document
    claims = []
    for claim in document.claims:
        _, who = labels.get(document.sentences[claim.sentence].paragraph, (0, None))
        if who is not None and claim.attribution.mode is AttributionMode.OWN_VOICE:
            said = Attribution(claimant=who, cue=":", mode=AttributionMode.DIRECT)
            claim = replace(claim, attribution=said)  # noqa: PLW2901 - the same claim, credited
        elif who is not None and (claim.attribution.claimant or "").lower() in _FIRST_PERSON:
            said = replace(claim.attribution, claimant=who)
            claim = replace(claim, attribution=said)  # noqa: PLW2901 - the same claim, credited
        claims.append(claim)
    return replace(document, claims=tuple(claims))


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
    claims = _Index([claim.parts for claim in document.claims])
    quotations = _Index([(quotation.span,) for quotation in document.quotations])
    for rule in rules:
        try:
            found += [
                replace(
                    finding,
                    claims=finding.claims or claims.touching(finding.span),
                    quotations=finding.quotations or quotations.touching(finding.span),
                    detector=rule.name,
                    version=rule.version,
                )
                for finding in rule.detect(document)
            ]
        except Exception as error:  # noqa: BLE001 - a plugin of another package may raise anything
            _log.warning("detector %s failed: %r", rule.name, error)
            failed.append((rule.name, f"{type(error).__name__}: {error}"))
    order = list(Severity)
    found.sort(key=lambda f: (f.span.start, order.index(f.severity), f.span.end, f.kind))
    return tuple(found), tuple(failed)


class _Index:
    """Which of many things stand at a place of the text, found without looking at all of them."""

    _BLOCK = 256
    """Characters; a sentence or two, so that few things share a block."""

    def __init__(self, places: Sequence[Sequence[Span]]) -> None:
        self._blocks: dict[int, list[tuple[Span, int]]] = {}
        for index, parts in enumerate(places):
            for part in parts:
                for block in range(part.start // self._BLOCK, (part.end - 1) // self._BLOCK + 1):
                    self._blocks.setdefault(block, []).append((part, index))

    def touching(self, span: Span) -> tuple[int, ...]:
        """The indices of the things with a character in `span`, in order."""
        found = {
            index
            for block in range(span.start // self._BLOCK, (span.end - 1) // self._BLOCK + 1)
            for part, index in self._blocks.get(block, ())
            if span.overlaps(part)
        }
        return tuple(sorted(found))


def each(work: Callable[[T], R], items: Sequence[T], *, workers: int) -> Iterator[R]:
    """`work` done on every item, in order, by `workers` processes; with one worker, in this process.

    No more than a few items wait for their turn, so that memory is bounded whatever their number. `work`
    and what goes in and out of it must be picklable, and `work` must not raise.

    Raises:
        BrokenProcessPool: a process was killed, as by a machine out of memory.
    """
    if workers <= 1 or len(items) <= 1:
        yield from map(work, items)
        return
    # Started afresh and not forked: a fork of a process with threads may never wake up.
    pool = ProcessPoolExecutor(min(workers, len(items)), get_context("spawn"))
    try:
        waiting: deque[Future[R]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
