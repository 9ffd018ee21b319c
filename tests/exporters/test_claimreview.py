from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from factcheck.domain.report import Report
from factcheck.exporters.claimreview import exporter
from tests.exporters.nasty import CLAIMS, REPORT, claim, verdict


def _reviews(report: Report = REPORT) -> list[dict[str, Any]]:
    return json.loads(exporter.render(report))["@graph"]


def test_there_is_one_for_each_claim_whose_verdict_stands() -> None:
    reviews = _reviews()

    assert [one["url"] for one in reviews] == [
        f"https://desk.example/claims/{one.id}" for one in CLAIMS if one.standing
    ]
    assert all(one["@type"] == "ClaimReview" for one in reviews)


def test_required_fields_are_there() -> None:
    for one in _reviews():
        assert one["claimReviewed"]
        assert one["author"]["name"] == "Desk & sons"
        assert one["reviewRating"]["alternateName"]
        assert one["itemReviewed"]["@type"] == "Claim"
        assert one["itemReviewed"]["author"]["name"] != one["author"]["name"]
        assert one["itemReviewed"]["appearance"]["headline"] == REPORT.title


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("supported", 5), ("mostly-supported", 4), ("mixed", 3), ("mostly-refuted", 2), ("refuted", 1),
        ("conflicting-evidence", None), ("not-enough-evidence", None), ("outdated", None),
        ("not-ratable-as-printed", None), ("not-checkable", None),
    ],
)  # fmt: skip
def test_a_number_stands_only_where_the_label_has_one(label: str, number: int | None) -> None:
    settled = claim(1, "12 in Kadra", state="settled", settled_as=label, settled_because="So.")

    (review,) = _reviews(replace(REPORT, claims=(settled,)))

    rating = review["reviewRating"]
    assert rating.get("ratingValue") == number
    assert ("bestRating" in rating) == ("worstRating" in rating) == (number is not None)


@pytest.mark.parametrize(
    ("claimant", "kind", "name"),
    [
        ("Ana Ruiz", "Person", "Ana Ruiz"),
        ("the harbour office", "Organization", "the harbour office"),
        ("the UN", "Organization", "the UN"),
        (None, "Organization", "NPA"),
        (" ", "Organization", "NPA"),
    ],
)
def test_the_claim_is_credited_to_who_made_it(claimant: str | None, kind: str, name: str) -> None:
    one = claim(1, "12 in Kadra", claimant=claimant, state="agreed", verdicts=(verdict("refuted"),))

    (review,) = _reviews(replace(REPORT, claims=(one,)))

    assert review["itemReviewed"]["author"] == {"@type": kind, "name": name}


def test_without_an_agency_the_byline_speaks_and_without_one_the_article() -> None:
    one = claim(1, "12 in Kadra", state="agreed", verdicts=(verdict("refuted"),))
    unsigned = replace(REPORT, claims=(one,), dateline=None)

    assert _reviews(unsigned)[0]["itemReviewed"]["author"]["name"] == "Zoë O’Neill"
    assert (
        _reviews(replace(unsigned, byline=None))[0]["itemReviewed"]["author"]["name"]
        == "The article, in its own voice"
    )


def test_without_a_public_address_there_is_no_url_to_follow() -> None:
    assert all("url" not in one for one in _reviews(replace(REPORT, address="")))
