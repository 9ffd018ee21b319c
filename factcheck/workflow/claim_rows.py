"""Claims as rows: one that a person or a file made, tied to its words and read like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.domain import claim as domain
from factcheck.domain.claim import AttributionMode, ClaimOrigin, ClaimState
from factcheck.domain.document import Document
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.nlp.checkworthiness import weigh
from factcheck.nlp.values import values_in
from factcheck.plugins import claim_types
from factcheck.store.article import Article, Sentence
from factcheck.store.claim import Claim
from factcheck.workflow import rows


def values_of(article: Article, span: Span) -> tuple[Value, ...]:
    """The values that stand in `span` of the article, by the program's own reader."""
    return tuple(
        replace(value, span=Span(span.start + value.span.start, span.start + value.span.end))
        for value in values_in(span.of(article.text), article.published)
    )


def made_by_hand(
    article: Article,
    *,
    statement: str,
    parts: Sequence[Span],
    origin: ClaimOrigin,
    sentence: Sentence | None = None,
    kind: str | None = None,
    values: tuple[Value, ...] | None = None,
    claimant: str | None = None,
    cue: str | None = None,
    channel: str | None = None,
    mode: AttributionMode | None = None,
    verdicts_wanted: int = 1,
) -> Claim:
    """A new open claim on the words at `parts`, not yet added to a session.

    Without `kind` the claim types are asked; without `values` the words are read.

    Raises:
        RuleViolationError: there is no statement, the words are not in the article, or no such kind.
    """
    places = sorted(parts, key=lambda part: part.start)
    if not statement.strip():
        raise RuleViolationError("A claim needs a statement.")
    if not places or places[-1].end > len(article.text) or any(not len(part) for part in places):
        raise RuleViolationError("A claim needs words of the article: select them again.")
    if any(one.end > other.start for one, other in pairwise(places)):
        raise RuleViolationError("The parts of a claim overlap: select each word once.")
    hull = Span(places[0].start, places[-1].end)
    voice = mode or (AttributionMode.INDIRECT if claimant else AttributionMode.OWN_VOICE)
    claim = domain.Claim(
        span=hull,
        parts=tuple(places),
        text=hull.of(article.text),
        statement=statement.strip(),
        kind=kind or "",
        values=values_of(article, hull) if values is None else values,
        attribution=domain.Attribution(
            claimant=claimant or None, cue=cue or None, channel=channel or None, mode=voice
        ),
    )
    known = claim_types()
    if kind is None:
        kind = next(
            one.name for one in known.values() if one.fits(claim, Document(text=article.text))
        )
    elif kind not in known:
        raise RuleViolationError(f"There is no kind of claim called “{kind}”.")
    claim = replace(claim, kind=kind)
    score, reasons = weigh(claim)
    return Claim(
        article=article,
        sentence=sentence,
        kind=kind,
        statement=claim.statement,
        start=hull.start,
        end=hull.end,
        text=claim.text,
        parts=rows.of_spans(places),
        claimant=claim.attribution.claimant,
        cue=claim.attribution.cue,
        channel=claim.attribution.channel,
        mode=voice.value,
        edits=[],
        unresolved=[],
        checkworthiness=score,
        reasons=list(reasons),
        origin=origin.value,
        state=ClaimState.OPEN.value,
        verdicts_wanted=verdicts_wanted,
        version=1,
        values=rows.of_values(claim.values),
    )
