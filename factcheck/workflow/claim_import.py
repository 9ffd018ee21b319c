"""Claims of a file brought in: planned first, row by row, then written all together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimOrigin, ClaimState
from factcheck.domain.document import SentenceRole
from factcheck.domain.errors import InputError
from factcheck.domain.evidence import Closeness, Grade, SourceKind, Stance
from factcheck.domain.span import Span
from factcheck.domain.verdict import Question, definition_of
from factcheck.history.log import record
from factcheck.importers.row import Rating, Row
from factcheck.store.article import Article, Sentence
from factcheck.store.claim import Claim
from factcheck.store.setting import setting_of
from factcheck.store.source import Evidence, Source
from factcheck.workflow.claim_import_plan import EXTRACTOR, Plan
from factcheck.workflow.claim_rows import made_by_hand

_BETWEEN = "\n\n"


def import_claims(
    session: Session, plan: Plan, *, name: str, partly: bool, actor: str, at: datetime
) -> tuple[Claim, ...]:
    """Write what was planned, as one event.

    `name` is the file's, the title of the list where rows belong to no article. With `partly`, rows with
    problems are left out; without it one of them refuses the whole file.

    Raises:
        InputError: a row has a problem, or nothing new is left.
    """
    if plan.problems and not partly:
        first = plan.problems[0]
        raise InputError(
            f"{len(plan.problems)} of the rows cannot be taken, the first: {first.place} {first.message}. "
            "Nothing was written; mend them, or leave them out on purpose."
        )
    if not plan.placed:
        raise InputError("there is no new claim in this file; nothing was written")
    articles = {
        number: session.get_one(Article, number)
        for number in {one.article for one in plan.placed if one.article is not None}
    }
    free = [one.row for one in plan.placed if one.article is None]
    listed = _list_of(free, name, actor=actor, at=at) if free else None
    wanted = int(setting_of(session, "verdicts-wanted"))
    spans = iter(_spans(free))
    sentences = iter(listed.sentences if listed else ())
    claims = []
    for one in plan.placed:
        article = articles[one.article] if one.article is not None else listed
        assert article is not None  # a row without an article is on the list  # noqa: S101
        alone = one.article is None
        claims.append(
            made_by_hand(
                article,
                statement=one.row.statement,
                parts=[next(spans) if alone else one.span],
                sentence=next(sentences) if alone else None,
                origin=ClaimOrigin.IMPORT,
                kind=one.row.kind,
                claimant=one.row.claimant,
                cue=one.row.cue,
                channel=one.row.channel,
                verdicts_wanted=wanted,
            )
        )
    session.add_all([*([listed] if listed else []), *claims])
    session.flush()
    sources = _Sources(session, actor=actor, at=at)
    for claim, one in zip(claims, plan.placed, strict=True):
        if one.row.rating:
            _rated(session, claim, one.row.rating, sources, actor=actor, at=at)
    touched = {claim.article_id for claim in claims}
    record(
        session,
        actor=actor,
        action=Action.CLAIMS_IMPORTED,
        subject=f"article/{min(touched)}",
        data={
            "file": name,
            "claims": len(claims),
            "known": len(plan.known),
            "refused": len(plan.problems),
            "articles": sorted(touched),
        },
        at=at,
        article=touched.pop() if len(touched) == 1 else None,
    )
    return tuple(claims)


def _list_of(rows: Sequence[Row], name: str, *, actor: str, at: datetime) -> Article:
    """The list as an article: one paragraph a claim, so that each keeps its own words."""
    text = _BETWEEN.join(row.statement for row in rows)
    data = text.encode()
    article = Article(
        title=name,
        language="en",
        text=text,
        sha256=sha256(data).hexdigest(),
        characters=len(text),
        original=data,
        original_sha256=sha256(data).hexdigest(),
        file_name=name,
        extractor=EXTRACTOR,
        ingested_at=at,
        ingested_by=actor,
    )
    article.sentences = [
        Sentence(start=span.start, end=span.end, role=SentenceRole.BODY.value, paragraph=number)
        for number, span in enumerate(_spans(rows))
    ]
    return article


def _spans(rows: Iterable[Row]) -> list[Span]:
    spans, at = [], 0
    for row in rows:
        spans.append(Span(at, at + len(row.statement)))
        at += len(row.statement) + len(_BETWEEN)
    return spans


class _Sources:
    """The reviews a feed points to, each one source however many claims it judges."""

    def __init__(self, session: Session, *, actor: str, at: datetime) -> None:
        self._session, self._actor, self._at = session, actor, at
        self._made: dict[tuple[str, str], Source] = {}

    def of(self, rating: Rating) -> Source:
        key = (rating.reviewer, rating.url or "")
        if key not in self._made:
            source = Source(
                kind=(SourceKind.URL if rating.url else SourceKind.DESCRIBED).value,
                title=f"Review by {rating.reviewer}",
                publisher=rating.reviewer,
                url=rating.url,
                published=date.fromisoformat(rating.published) if rating.published else None,
                closeness=Closeness.SECONDARY.value,
                grade=Grade.UNGRADED.value,
                contact="",
                note="Taken from a ClaimReview feed.",
                added_at=self._at,
                added_by=self._actor,
            )
            self._session.add(source)
            self._session.flush()
            self._made[key] = source
        return self._made[key]


def _rated(
    session: Session, claim: Claim, rating: Rating, sources: _Sources, *, actor: str, at: datetime
) -> None:
    """Settle a claim as another desk rated it, with that desk's review as its evidence."""
    said = f"{rating.reviewer} rated it “{rating.words}”. {rating.reason}".strip()
    session.add(
        Evidence(
            claim_id=claim.id,
            source_id=sources.of(rating).id,
            stance=_stance(rating.label).value,
            excerpt="",
            locator="",
            note=said,
            added_at=at,
            added_by=actor,
        )
    )
    if rating.label is not None:
        claim.state = ClaimState.SETTLED.value
        claim.settled_as = rating.label
        claim.settled_because = said
        claim.settled_at = at
    session.flush()


def _stance(label: str | None) -> Stance:
    """Which way a review points: by the number of its answer, context where that has none."""
    number = definition_of(Question.TRUTH, label).claimreview if label else None
    if number is None or number == 3:  # noqa: PLR2004 - the middle of five
        return Stance.CONTEXT
    return Stance.SUPPORTS if number > 3 else Stance.REFUTES  # noqa: PLR2004 - see above
