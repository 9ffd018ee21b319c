"""The published JSON Schemas hold for what is written, and for nothing else."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import factcheck
from factcheck.analysis import analyse
from factcheck.domain.report import ReportClaim, ReportEvidence, ReportFinding, ReportVerdict
from factcheck.domain.report_options import ReportOptions, narrowed, translation
from factcheck.exporters import json as json_format
from factcheck.exporters import jsonl
from factcheck.exporters.analysis import analysis_json
from tests.exporters.nasty import EMPTY, REPORT
from tests.exporters.shapes import ANNOTATIONS, CLAIM_REVIEWS

DOCS = Path(factcheck.__file__).parent / "docs"
EXPECTED = Path(__file__).parent / "expected"
TEXT = "Fire in Kadra\n\nAt least 40 people died on Monday, Governor Ana Ruiz said. “We will rebuild every house,” she added."


def checker(name: str) -> Draft202012Validator:
    schema = json.loads((DOCS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def wrong(shape: dict[str, Any], data: Any) -> list[str]:
    Draft202012Validator.check_schema(shape)
    return [error.message for error in Draft202012Validator(shape).iter_errors(data)]


@pytest.mark.parametrize("name", ["report.json", "empty.json"])
def test_the_expected_reports_are_as_the_schema_says(name: str) -> None:
    checker("report").validate(json.loads((EXPECTED / name).read_text("utf-8")))


def test_a_narrowed_report_is_too() -> None:
    report = narrowed(REPORT, ReportOptions(scale=translation("snopes"), names=False))

    checker("report").validate(json.loads(json_format.render(report)))


def test_the_lines_are_those_of_the_schema() -> None:
    whole = checker("report").schema
    for line in jsonl.render(REPORT).decode().splitlines():
        row = json.loads(line)
        kind = row.pop("type")
        if kind == "report":
            continue
        row.pop("article_sha256")
        shape = {"$ref": f"#/$defs/{kind}", "$defs": whole["$defs"]}
        assert wrong(shape, row) == []


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        (ReportClaim, "claim"),
        (ReportEvidence, "evidence"),
        (ReportVerdict, "given_verdict"),
        (ReportFinding, "finding"),
    ],
)
def test_the_schema_knows_every_field(shape: Any, name: str) -> None:
    known = checker("report").schema["$defs"][name]["properties"]

    assert {one.name for one in fields(shape)} <= set(known)


def test_what_is_not_in_the_schema_is_refused() -> None:
    data = json.loads(json_format.render(EMPTY))

    assert wrong(checker("report").schema, data | {"gossip": 1}) != []
    assert wrong(checker("report").schema, data | {"claims": [{}]}) != []


def test_an_analysis_is_as_its_schema_says() -> None:
    data = analysis_json(analyse(TEXT))

    assert data["claims"]
    assert data["quotations"]
    checker("analysis").validate(data)


@pytest.mark.parametrize("name", ["report", "empty"])
def test_annotations_are_in_the_w3c_model(name: str) -> None:
    data = json.loads((EXPECTED / f"{name}.anno.jsonld").read_text("utf-8"))

    assert wrong(ANNOTATIONS, data) == []


def test_an_annotation_with_one_selector_is_refused() -> None:
    data = json.loads((EXPECTED / "report.anno.jsonld").read_text("utf-8"))
    target = data["items"][0]["target"]
    one = target[0] if isinstance(target, list) else target
    one["selector"] = one["selector"][:1] if isinstance(one["selector"], list) else []

    assert wrong(ANNOTATIONS, data) != []


@pytest.mark.parametrize("name", ["report", "empty"])
def test_reviews_have_the_shape_of_schema_org(name: str) -> None:
    data = json.loads((EXPECTED / f"{name}.jsonld").read_text("utf-8"))
    without_address = name == "empty"

    assert without_address or data["@graph"]
    assert wrong(CLAIM_REVIEWS, data) == []


def test_a_rating_without_words_is_refused() -> None:
    data = json.loads((EXPECTED / "report.jsonld").read_text("utf-8"))
    del data["@graph"][0]["reviewRating"]["alternateName"]

    assert wrong(CLAIM_REVIEWS, data) != []
