"""What is told of a ClaimReview before a search engine would refuse it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from factcheck.exporters import claimreview
from factcheck.exporters.claimreview_problems import found, problems
from tests.exporters.nasty import REPORT

GOOD: dict[str, Any] = {
    "@type": "ClaimReview",
    "url": "https://desk.example/claims/1",
    "claimReviewed": "Forty ships sank in the storm.",
    "datePublished": "2031-05-05",
    "author": {"@type": "Organization", "name": "Night desk"},
    "reviewRating": {
        "@type": "Rating", "ratingValue": 5, "bestRating": 5, "worstRating": 1, "alternateName": "Supported",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ana Ruiz"},
        "datePublished": "2031-05-02",
        "appearance": {"@type": "Article"},
    },
}  # fmt: skip


def test_a_good_review_has_none() -> None:
    assert list(found(GOOD)) == []


@pytest.mark.parametrize(
    ("path", "value", "words", "fatal"),
    [
        (("claimReviewed",), "", "claimReviewed is empty", True),
        (("claimReviewed",), "x" * 76, "76 characters", False),
        (("url",), None, "url is missing", True),
        (("datePublished",), "soon", "no date", False),
        (("author", "name"), "", "author.name is missing", False),
        (("author", "name"), "ana ruiz", "does not review itself", True),
        (("reviewRating", "alternateName"), "", "alternateName is missing", True),
        (("reviewRating", "ratingValue"), 6, "outside 1 to 5", True),
        (("reviewRating", "ratingValue"), 0, "outside 1 to 5", True),
        (("reviewRating", "worstRating"), None, "no worstRating", True),
        (("reviewRating", "bestRating"), 1, "not below", True),
        (("itemReviewed", "author", "name"), "", "itemReviewed.author.name is missing", False),
        (("itemReviewed", "datePublished"), None, "when the claim was made", False),
        (("itemReviewed", "appearance"), None, "where the claim was made", False),
    ],
)
def test_what_is_wrong_is_told(
    path: tuple[str, ...], value: Any, words: str, fatal: object
) -> None:
    review = json.loads(json.dumps(GOOD))
    at = review
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = value

    ((said, is_fatal),) = found(review)

    assert words in said
    assert is_fatal is fatal


def test_seventy_five_characters_are_not_too_many() -> None:
    assert list(found(GOOD | {"claimReviewed": "x" * 75})) == []


def test_words_without_a_number_are_right() -> None:
    assert list(found(GOOD | {"reviewRating": {"alternateName": "Not enough evidence"}})) == []


def test_a_report_without_an_address_has_one_for_every_review() -> None:
    report = replace(REPORT, address="")
    count = len(json.loads(claimreview.render(report))["@graph"])

    told = [one for one in problems(report) if one.words.startswith("url")]

    assert len(told) == count
    assert {one.claim for one in told} <= {claim.id for claim in report.claims}
