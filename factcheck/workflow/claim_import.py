"""Claims of a file brought in: planned first, row by row, then written all together or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimOrigin, ClaimState
from factcheck.domain.document import SentenceRole
from factcheck.domain.errors import InputError
from factcheck.domain.evidence import Closeness, Grade, SourceKind, Stance
from factcheck.domain.span import Span
from factcheck.domain.verdict import Question, definition_of
from factcheck.history.log import record
from factcheck.importers.row import Problem, Rating, Row, Rows
from factcheck.matching.excerpts import find_excerpt
from factcheck.plugins import claim_types
from factcheck.store.article import Article, Sentence
from factcheck.store.claim import Claim
from factcheck.store.setting import setting_of
from factcheck.store.source import Evidence, Source
from factcheck.workflow.claim_rows import made_by_hand

EXTRACTOR = "import"
"""The extractor of an article that is a list of claims."""
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row and where its claim stands: an article's id, or None for the list the file itself is."""

    row: Row
    article: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What bringing in a file would do. `known` are rows whose claim the desk has already."""

    placed: tuple[Placed, ...]
    known: tuple[Row, ...]
    problems: tuple[Problem, ...]


def plan_import(session: Session, rows: Rows, *, article_id: int | None = None) -> Plan:
    """Say what would be written, without writing: each row placed, known already, or refused.

    `article_id` is the article of every row that names none.
    """
    placed: list[Placed] = []
    known: list[Row] = []
    problems = list(rows.problems)
    desk = _Desk(session)
    for row in rows.rows:
        try:
            one = desk.place(row, article_id)
        except InputError as error:
            problems.append(Problem(place=row.place, message=str(error)))
            continue
        if desk.has(one):
            known.append(row)
        else:
            desk.note(one)
            placed.append(one)
    return Plan(placed=tuple(placed), known=tuple(known), problems=tuple(problems))


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


class _Desk:
    """What the desk has already, asked once an article."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[int, str | None] = {}
        self._ids: dict[str, int | None] = {}
        self._claims: dict[int | None, set[tuple[int, int, str]]] = defaultdict(set)
        self._listed: set[str] | None = None

    def place(self, row: Row, article_id: int | None) -> Placed:
        """Where the row's claim stands.

        Raises:
            InputError: there is no such article, kind, or the words are not in it.
        """
        if row.kind is not None and row.kind not in claim_types():
            raise InputError(f"there is no kind of claim called “{row.kind[:40]}”")
        number = self._article(row, article_id)
        if number is None:
            return Placed(row=row, article=None, span=Span(0, len(row.statement)))
        text = self._text(number)
        if row.start is not None and row.end is not None:
            span = Span(row.start, row.end) if row.start < row.end <= len(text) else None
            if span is None or (row.text is not None and span.of(text) != row.text):
                raise InputError(
                    f"characters {row.start} to {row.end} of article {number} are not the words given"
                )
            return Placed(row=row, article=number, span=span)
        words = row.text or row.statement
        found = find_excerpt(text, words)
        if found is None:
            raise InputError(f"the words “{words[:60]}” are not in article {number}")
        return Placed(row=row, article=number, span=Span(found.start, found.end))

    def _article(self, row: Row, article_id: int | None) -> int | None:
        if row.article_sha256:
            if row.article_sha256 not in self._ids:
                self._ids[row.article_sha256] = self._session.scalar(
                    select(Article.id).where(Article.sha256 == row.article_sha256)
                )
            number = self._ids[row.article_sha256]
            if number is None:
                raise InputError(
                    f"there is no article with the SHA-256 {row.article_sha256[:16]}…; take it in first"
                )
            return number
        return row.article if row.article is not None else article_id

    def _text(self, number: int) -> str:
        if number not in self._texts:
            self._texts[number] = self._session.scalar(
                select(Article.text).where(Article.id == number)
            )
            self._claims[number] = {
                (start, end, statement)
                for start, end, statement in self._session.execute(
                    select(Claim.start, Claim.end, Claim.statement).where(
                        Claim.article_id == number
                    )
                )
            }
        text = self._texts[number]
        if text is None:
            raise InputError(f"there is no article {number}")
        return text

    def has(self, one: Placed) -> bool:
        """Whether the desk, or an earlier row, has this claim."""
        if one.article is not None:
            return (one.span.start, one.span.end, one.row.statement) in self._claims[one.article]
        if self._listed is None:
            self._listed = set(
                self._session.scalars(
                    select(Claim.statement).join(Article).where(Article.extractor == EXTRACTOR)
                )
            )
        return one.row.statement in self._listed

    def note(self, one: Placed) -> None:
        """Remember a claim that is about to be made."""
        if one.article is None and self._listed is not None:
            self._listed.add(one.row.statement)
        else:
            self._claims[one.article].add((one.span.start, one.span.end, one.row.statement))


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
