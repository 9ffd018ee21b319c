"""Articles: the list of them with their state of work, and one to work on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from factcheck.domain.finding import FindingState, Severity
from factcheck.queries import parts
from factcheck.queries.claim_lines import ClaimLine, lines_of
from factcheck.queries.claims import ClaimPanel, panel
from factcheck.queries.segments import Block, blocks_of
from factcheck.store.article import Article, Quotation, Sentence
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding, FindingClaim

PAGE = 50
"""Articles on one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article with how far its claims and findings are."""

    id: int
    title: str
    published: date | None
    ingested_at: datetime
    ingested_by: str
    claims: int
    states: Mapping[str, int]
    findings: Mapping[str, int]
    """Open findings by severity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleList:
    """One page of articles, the latest first."""

    lines: tuple[ArticleLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims the workbench lists; empty words ask for all."""

    kind: str = ""
    state: str = ""
    finding: str = ""
    """A severity, or "any"."""
    gaps: bool = False
    """Whether what no claim covers is shown."""

    def takes(self, claim: ClaimLine) -> bool:
        """Whether `claim` is to be listed."""
        if self.kind and claim.kind != self.kind:
            return False
        if self.state and claim.state != self.state:
            return False
        if not self.finding:
            return True
        severities = {one.severity for one in claim.findings if one.state == FindingState.OPEN}
        return bool(severities) if self.finding == "any" else self.finding in severities

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.kind or self.state or self.finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """The workbench: the text with everything marked in it, the claims, and the one being judged."""

    id: int
    title: str
    dateline: str | None
    byline: str | None
    published: date | None
    published_source: str | None
    sha256: str
    characters: int
    ingested_at: datetime
    ingested_by: str
    file_name: str | None
    blocks: tuple[Block, ...]
    claims: tuple[ClaimLine, ...]
    """Those the filter takes."""
    total: int
    states: Mapping[str, int]
    kinds: tuple[str, ...]
    findings: Mapping[int, parts.FindingLine]
    shown: frozenset[int]
    """Ids of the claims the filter takes."""
    covered: int
    """Characters of the text, space aside, that some claim covers, in percent."""
    panel: ClaimPanel | None

    @property
    def open_findings(self) -> Mapping[str, int]:
        """Open findings by severity, the gravest first."""
        return _by_severity(
            one.severity for one in self.findings.values() if one.state == FindingState.OPEN
        )


def article_list(
    session: Session, *, page: int = 1, words: str = "", before: int | None = None
) -> ArticleList:
    """The articles whose title holds `words`; with `before`, those that came in before that article."""
    where = [Article.title.icontains(words, autoescape=True)] if words else []
    where += [Article.id < before] if before is not None else []
    total = session.scalar(select(func.count()).select_from(Article).where(*where)) or 0
    rows = session.execute(
        select(
            Article.id,
            Article.title,
            Article.published,
            Article.ingested_at,
            Article.ingested_by,
        )
        .where(*where)
        .order_by(Article.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    ).all()
    ids = [row.id for row in rows]
    states = _counts(session, Claim.article_id, Claim.state, Claim.article_id.in_(ids))
    severities = _counts(
        session,
        Finding.article_id,
        Finding.severity,
        Finding.article_id.in_(ids),
        Finding.state == FindingState.OPEN.value,
    )
    return ArticleList(
        lines=tuple(
            ArticleLine(
                id=row.id,
                title=row.title,
                published=row.published,
                ingested_at=row.ingested_at,
                ingested_by=row.ingested_by,
                claims=sum(states[row.id].values()),
                states=states[row.id],
                findings=_in_order(severities[row.id]),
            )
            for row in rows
        ),
        total=total,
        page=page,
    )


# Made once: putting a statement together costs as much as fetching its rows.
_ARTICLE = select(
    Article.id, Article.title, Article.dateline, Article.byline, Article.published,
    Article.published_source, Article.sha256, Article.characters, Article.ingested_at,
    Article.ingested_by, Article.file_name, Article.text,
).where(Article.id == bindparam("article"))  # fmt: skip
_SENTENCES = (
    select(Sentence.start, Sentence.end, Sentence.role, Sentence.paragraph)
    .where(Sentence.article_id == bindparam("article"))
    .order_by(Sentence.start)
)
_QUOTATIONS = select(Quotation.start, Quotation.end).where(
    Quotation.article_id == bindparam("article")
)
_FINDINGS = (
    select(*parts.FINDING_COLUMNS, FindingClaim.claim_id)
    .outerjoin(FindingClaim, FindingClaim.finding_id == Finding.id)
    .where(Finding.article_id == bindparam("article"))
    .order_by(Finding.start, Finding.id)
)


def article_page(
    session: Session, article_id: int, *, chosen: int | None, only: Filter, viewer: str
) -> ArticlePage:
    """An article to work on; `chosen` is the claim to show in full, where it is one of this article.

    The number of statements does not depend on how many claims there are.

    Raises:
        NoResultFound: there is no such article.
    """
    which = {"article": article_id}
    article = session.execute(_ARTICLE, which).one()
    lines = session.execute(_SENTENCES, which).all()
    quotations = session.execute(_QUOTATIONS, which).all()
    findings, concerned = _findings(session, article_id)
    claims = lines_of(session, Claim.article_id == article_id, viewer=viewer, findings=concerned)
    shown = [claim for claim in claims if only.takes(claim)]
    states: dict[str, int] = defaultdict(int)
    for claim in claims:
        states[claim.state] += 1
    return ArticlePage(
        id=article.id,
        title=article.title,
        dateline=article.dateline,
        byline=article.byline,
        published=article.published,
        published_source=article.published_source,
        sha256=article.sha256,
        characters=article.characters,
        ingested_at=article.ingested_at,
        ingested_by=article.ingested_by,
        file_name=article.file_name,
        blocks=blocks_of(
            article.text,
            lines=lines,
            claims=[(claim.id, *part) for claim in claims for part in claim.parts],
            findings=[(one.id, one.start, one.end) for one in findings.values()],
            quotations=quotations,
        ),
        claims=tuple(shown),
        total=len(claims),
        states=dict(states),
        kinds=tuple(sorted({claim.kind for claim in claims})),
        findings=findings,
        shown=frozenset(claim.id for claim in shown),
        covered=_covered(article.text, claims),
        panel=_chosen(session, chosen, claims, shown, viewer),
    )


def _chosen(
    session: Session,
    chosen: int | None,
    claims: list[ClaimLine],
    shown: list[ClaimLine],
    viewer: str,
) -> ClaimPanel | None:
    """The panel of the chosen claim, between the claims the filter shows before and after it."""
    line = next((claim for claim in claims if claim.id == chosen), None)
    if line is None:
        return None
    ids = [claim.id for claim in claims]
    taken = {claim.id for claim in shown}
    place = ids.index(line.id)
    before = next((one for one in reversed(ids[:place]) if one in taken), None)
    after = next((one for one in ids[place + 1 :] if one in taken), None)
    return panel(session, line.id, viewer=viewer, beside=(before, after), findings=line.findings)


def _findings(
    session: Session, article_id: int
) -> tuple[dict[int, parts.FindingLine], dict[int, list[parts.FindingLine]]]:
    """All findings of an article by id, and those that concern each claim."""
    rows = session.execute(_FINDINGS, {"article": article_id})
    found: dict[int, parts.FindingLine] = {}
    concerned: dict[int, list[parts.FindingLine]] = defaultdict(list)
    for row in rows:
        if row.id not in found:
            found[row.id] = parts.finding_line(row)
        if row.claim_id is not None:
            concerned[row.claim_id].append(found[row.id])
    return found, concerned


def _covered(text: str, claims: list[ClaimLine]) -> int:
    inside = place = 0
    for start, end in sorted(part for claim in claims for part in claim.parts):
        first = max(start, place)
        if end > first:
            inside += len("".join(text[first:end].split()))
            place = end
    letters = len("".join(text.split()))
    return round(100 * inside / letters) if letters else 0


def _counts(
    session: Session, key: object, name: object, *where: ColumnElement[bool]
) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for one, what, number in session.execute(
        select(key, name, func.count()).where(*where).group_by(key, name)  # type: ignore[call-overload]
    ):
        counts[one][what] = number
    return counts


def _by_severity(severities: Iterable[str]) -> dict[str, int]:
    return _in_order(Counter(severities))


def _in_order(counts: Mapping[str, int]) -> dict[str, int]:
    return {one.value: counts[one.value] for one in Severity if counts.get(one.value)}
