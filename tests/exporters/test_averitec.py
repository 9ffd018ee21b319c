"""AVeriTeC: the keys and labels of the published files, and nothing they do not know."""

from __future__ import annotations

import json

from factcheck.exporters.averitec import exporter
from tests.exporters.nasty import REPORT

KEYS = {
    "claim", "required_reannotation", "label", "justification", "claim_date", "speaker",
    "original_claim_url", "fact_checking_article", "reporting_source", "location_ISO_code",
    "claim_types", "fact_checking_strategies", "questions",
}  # fmt: skip
LABELS = {"Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"}


def test_every_row_has_the_published_keys_and_a_published_label() -> None:
    rows = json.loads(exporter.render(REPORT))

    assert [row["label"] for row in rows] == ["Supported", "Not Enough Evidence"]
    for row in rows:
        assert row.keys() - {"factcheck"} == KEYS
        assert row["label"] in LABELS
        assert row["claim_date"] == "2-5-2031"


def test_evidence_is_questions_with_answers() -> None:
    first, second = json.loads(exporter.render(REPORT))[0]["questions"]

    assert first["answers"][0]["answer_type"] == "Extractive"
    assert first["answers"][0]["source_medium"] == "Web text"
    assert second["answers"][0]["answer_type"] == "Abstractive"
