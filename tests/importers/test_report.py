"""Our own reports in JSON, read back; what was changed in them is noticed."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from factcheck.domain.errors import InputError
from factcheck.exporters import json as json_export
from factcheck.importers.report import from_json, is_report
from tests.exporters import nasty

SHA256 = sha256(nasty.TEXT.encode()).hexdigest()
REPORT = replace(nasty.REPORT, sha256=SHA256)
EMPTY = replace(nasty.EMPTY, sha256=SHA256)


@pytest.mark.parametrize("report", [REPORT, EMPTY], ids=["report", "empty"])
def test_a_report_comes_back_as_it_went_out(report: Any) -> None:
    data = json_export.render(report)

    assert is_report(data)
    assert from_json(data) == report


def _broken(change: Any) -> bytes:
    whole = json.loads(json_export.render(REPORT))
    change(whole)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one["article"].update(text="other"), "not the one its SHA-256 names"),
        (
            lambda one: one["claims"][0].update(start=1),
            "claim 11 of the report is not where it says",
        ),
        (lambda one: one["claims"][1].update(id=11), "have one number"),
        (lambda one: one["findings"][0].update(end=10**9), "finding 21 of the report"),
        (lambda one: one.pop("record"), "lacks 'record'"),
        (lambda one: one["claims"][0].pop("statement"), "has no “statement”"),
        (lambda one: one["claims"][0].update(statement=7), "has to be words"),
        (lambda one: one["claims"][0].update(id=True), "has to be a whole number"),
        (lambda one: one["claims"][0].update(parts=[[1]]), "has to have 2 parts"),
        (lambda one: one["claims"][1]["values"][0].update(kind="smell"), "none of its values"),
        (lambda one: one.update(claims={}), "has to be a list"),
        (lambda one: one.update(schema="other@1"), "not a report of the schema"),
    ],
    ids=range(12),
)
def test_what_does_not_agree_with_itself_is_refused_in_one_line(change: Any, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        from_json(_broken(change))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"[" * 100_000, b"\xff", b'{"schema": 1}'], ids=range(5)
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        from_json(data)
