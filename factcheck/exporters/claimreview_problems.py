"""What is wrong with a ClaimReview before it leaves the house: schema.org's shape and Google's requirements.

Sources: schema.org/ClaimReview, /Claim and /Rating; Google Search Central, “Fact check (ClaimReview)
structured data”: required are `claimReviewed`, `reviewRating` (with `alternateName`) and `url`; recommended
are `author` and `itemReviewed` with its author and date; `claimReviewed` is best kept to 75 characters;
numbers lie between `worstRating` and `bestRating`, and a desk does not review what it said itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.domain.report import Report
from factcheck.exporters import claimreview

LONGEST = 75
"""Characters of `claimReviewed` that fit beside a search result without being wrapped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with one review; `fatal` where a search engine drops the review for it."""

    claim: int
    words: str
    fatal: bool


def problems(report: Report) -> tuple[Problem, ...]:
    """Everything wrong with the reviews of a report, in order of its claims."""
    graph = json.loads(claimreview.render(report))["@graph"]
    reviewed = [claim for claim in report.claims if claim.standing is not None]
    return tuple(
        Problem(claim=claim.id, words=words, fatal=fatal)
        for claim, review in zip(reviewed, graph, strict=True)
        for words, fatal in found(review)
    )


def found(review: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """What is wrong with one review, and whether it is fatal."""
    said = str(review.get("claimReviewed") or "").strip()
    if review.get("@type") != "ClaimReview":
        yield "it is not a ClaimReview", True
    if not said:
        yield "claimReviewed is empty", True
    elif len(said) > LONGEST:
        yield (
            f"claimReviewed has {len(said)} characters; {LONGEST} are shown without wrapping",
            False,
        )
    if not review.get("url"):
        yield "url is missing: set FACTCHECK_ADDRESS to where the desk is reached", True
    if not _is_date(review.get("datePublished")):
        yield "datePublished is missing or no date", False
    yield from _rating(review.get("reviewRating") or {})
    yield from _people(review)


def _rating(rating: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    if not rating.get("alternateName"):
        yield "reviewRating.alternateName is missing: the verdict in words", True
    number, worst, best = (
        rating.get(name) for name in ("ratingValue", "worstRating", "bestRating")
    )
    if number is None:
        return  # words alone are allowed, and the only right thing for “not enough evidence”
    if worst is None or best is None:
        yield "reviewRating.ratingValue has no worstRating and bestRating beside it", True
    elif worst >= best:
        yield f"worstRating {worst} is not below bestRating {best}", True
    elif not worst <= number <= best:
        yield f"ratingValue {number} lies outside {worst} to {best}", True


def _people(review: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    item = review.get("itemReviewed") or {}
    reviewer = str((review.get("author") or {}).get("name") or "").strip()
    claimant = str((item.get("author") or {}).get("name") or "").strip()
    if not reviewer:
        yield "author.name is missing", False
    if not claimant:
        yield "itemReviewed.author.name is missing", False
    elif claimant.casefold() == reviewer.casefold():
        yield "author and itemReviewed.author are the same: a desk does not review itself", True
    if not item.get("datePublished"):
        yield "itemReviewed.datePublished is missing: when the claim was made", False
    if not item.get("appearance") and not item.get("firstAppearance"):
        yield "itemReviewed.appearance is missing: where the claim was made", False


def _is_date(words: object) -> bool:
    try:
        date.fromisoformat(str(words)[: len("YYYY-MM-DD")])
    except ValueError:
        return False
    return True
