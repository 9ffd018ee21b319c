from __future__ import annotations

import json

from factcheck.exporters.json import exporter
from factcheck.exporters.jsonl import exporter as lines_exporter
from tests.exporters.nasty import REPORT, TEXT


def test_every_span_gives_the_words_beside_it() -> None:
    report = json.loads(exporter.render(REPORT))

    assert report["article"]["text"] == TEXT
    for one in (*report["claims"], *report["findings"]):
        assert TEXT[one["start"] : one["end"]] == one["text"]
    for one in report["claims"]:
        assert one["parts"][0][0] == one["start"]
        assert one["parts"][-1][1] == one["end"]


def test_open_left_out_and_answered_claims_are_all_of_them_once() -> None:
    report = json.loads(exporter.render(REPORT))

    answered = [one["id"] for one in report["claims"] if one["verdict"]]
    left_out = [one["claim"] for one in report["not_checked"]]
    assert sorted(answered + left_out + report["open"]) == [one["id"] for one in report["claims"]]


def test_json_lines_hold_what_the_whole_holds() -> None:
    whole = json.loads(exporter.render(REPORT))
    lines = [
        json.loads(line) for line in lines_exporter.render(REPORT).decode().split("\n") if line
    ]

    assert [line["type"] for line in lines] == ["report"] + ["claim"] * 6 + ["finding"] * 3
    for line, claim in zip(lines[1:7], whole["claims"], strict=True):
        assert {**claim, "type": "claim", "article_sha256": REPORT.sha256} == line
