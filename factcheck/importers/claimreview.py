"""ClaimReview feeds: what other desks have checked, from JSON-LD.

Taken are a single ClaimReview, a list, an `@graph`, a schema.org DataFeed (`dataFeedElement`, `item`) and
the Google Fact Check Tools form (`claims`, `claimReview`). A rating is mapped to a built-in answer by its
words where a known scale has them, else by its number between worst and best; where neither tells, the
claim comes in open and says what it was rated.

Sources: schema.org/ClaimReview and /Rating; Data Commons' fact check feed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from math import isfinite
from typing import Any

from factcheck.domain.errors import InputError
from factcheck.domain.scale import PRESETS
from factcheck.domain.verdict import Question
from factcheck.importers.row import Problem, Rating, Row, Rows, demand_writable

_WRAPPED = ("@graph", "dataFeedElement", "item", "claims", "claimReview")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BY_WORDS = {
    label.label.lower(): label.means
    for preset in reversed(PRESETS)
    if preset.question is Question.TRUTH
    for label in preset.labels
}
# A fifth of the scale each, from worst to best: the customary values 1 to 5 (schema.org/Rating).
_BY_FIFTH = ("refuted", "mostly-refuted", "mixed", "mostly-supported", "supported")


def from_feed(data: bytes) -> Rows:
    """Every review of the feed as a row.

    Raises:
        InputError: it is not JSON, or holds no ClaimReview.
    """
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError("the feed is not JSON in UTF-8") from None
    found = Rows()
    for number, item in enumerate(_reviews(whole), 1):
        place = f"item {number}"
        try:
            found.rows.append(_row(place, item))
        except ValueError as error:
            found.problems.append(Problem(place=place, message=str(error)))
    if not found.rows and not found.problems:
        raise InputError("the feed holds no ClaimReview")
    return found


def is_feed(data: bytes) -> bool:
    """Whether the file speaks of claim reviews at all."""
    return b"ClaimReview" in data or b"claimReviewed" in data or b'"claimReview"' in data


def _reviews(whole: object) -> Iterator[dict[str, Any]]:
    """The reviews in the order of the file; walked without recursion, however deep it is nested."""
    left: list[object] = [whole]
    while left:
        one = left.pop()
        if isinstance(one, list):
            left.extend(reversed(one))
        elif isinstance(one, dict):
            if _is_review(one):
                yield one
            elif "claimReview" in one and "text" in one:  # Google's form: the claim outside
                given = one["claimReview"] if isinstance(one["claimReview"], list) else []
                left.extend(
                    _from_google(one, review)
                    for review in reversed(given)
                    if isinstance(review, dict)
                )
            else:
                left.extend(one[key] for key in reversed(_WRAPPED) if key in one)


def _is_review(item: dict[str, Any]) -> bool:
    kind = item.get("@type", "")
    return "ClaimReview" in (kind if isinstance(kind, list) else [kind])


def _from_google(claim: dict[str, Any], review: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "claimReviewed": claim.get("text"),
        "url": review.get("url"),
        "author": review.get("publisher"),
        "datePublished": review.get("reviewDate"),
        "reviewRating": {"alternateName": review.get("textualRating")},
        "itemReviewed": {"author": {"name": claim.get("claimant")}},
    }


def _row(place: str, item: dict[str, Any]) -> Row:
    statement = _text(item.get("claimReviewed")) or _text(_part(item, "itemReviewed").get("text"))
    if not statement:
        raise ValueError("names no claim (claimReviewed)")
    rating = _part(item, "reviewRating")
    words = _text(rating.get("alternateName")) or _text(rating.get("ratingValue"))
    if not words:
        raise ValueError("has no rating (reviewRating)")
    reviewer = _text(_part(item, "author").get("name")) or "another desk"
    return Row(
        place=place,
        statement=statement,
        claimant=_text(_part(_part(item, "itemReviewed"), "author").get("name")),
        rating=Rating(
            words=words,
            label=_label(words, rating),
            reason=_text(rating.get("ratingExplanation")) or "",
            reviewer=reviewer,
            url=_text(item.get("url")),
            published=_day(item.get("datePublished")),
        ),
    )


def _label(words: str, rating: dict[str, Any]) -> str | None:
    known = _BY_WORDS.get(words.strip(" .!").lower())
    if known:
        return known
    try:
        value = float(rating["ratingValue"])
        worst, best = float(rating.get("worstRating", 1)), float(rating.get("bestRating", 5))
    except (KeyError, TypeError, ValueError):
        return None
    if not (isfinite(worst) and isfinite(best)) or not worst < best or not worst <= value <= best:
        return None
    return _BY_FIFTH[round((value - worst) / (best - worst) * (len(_BY_FIFTH) - 1))]


def _part(item: dict[str, Any], name: str) -> dict[str, Any]:
    part = item.get(name)
    if isinstance(part, list):
        part = part[0] if part else None
    return part if isinstance(part, dict) else {}


def _text(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    demand_writable("a text of it", value)
    return " ".join(value.split()) or None


def _day(value: object) -> str | None:
    found = _DAY.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return date.fromisoformat(found[0]).isoformat()
    except ValueError:
        return None
