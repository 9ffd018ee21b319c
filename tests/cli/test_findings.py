"""`factcheck findings rerun` and `factcheck worker`, from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.domain.plugin import Detector
from factcheck.store.session import Store
from tests.cli.conftest import Cli

TEXT = "Flood in Kadra\n\nThe the flood destroyed 3,000 houses. It cost $40 million."


def test_the_detectors_run_again_on_all_articles_and_change_nothing(
    cli: Cli, opened: Store, tmp_path: Path
) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} It rained {number} days.", "utf-8")
        cli("ingest", tmp_path / f"{number}.txt", "--published", "2026-03-02")

    done = cli("findings", "rerun", "--format", "json")

    rows = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert [row["article"] for row in rows] == [1, 2]
    assert all((row["added"], row["withdrawn"]) == (0, 0) and row["kept"] for row in rows)
    assert cli("history", "verify").code == 0


def test_an_article_that_is_not_there_is_told_and_the_others_go_on(
    cli: Cli, opened: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    cli("ingest", tmp_path / "a.txt")

    done = cli("findings", "rerun", "7", "1")

    assert done.code == 1
    assert done.err == "factcheck: article 7: there is no article 7\n"
    assert done.out.startswith("article 1: 0 new findings, ")


def test_a_detector_that_breaks_is_named_once(
    cli: Cli, opened: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_document: object) -> list[object]:
        raise ValueError("no such word")

    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    known = {
        "house-rule": Detector(name="house-rule", label="", version=1, kinds=(), detect=breaks)
    }
    monkeypatch.setattr("factcheck.analysis.detectors", lambda: known)

    taken = cli("ingest", tmp_path / "a.txt")
    done = cli("findings", "rerun")

    for told in (taken.err, done.err):
        assert told.count("the detector house-rule failed (ValueError: no such word)") == 1
    assert (taken.code, done.code) == (0, 0)


def test_a_worker_asked_to_leaves_when_nothing_waits(cli: Cli, opened: Store) -> None:
    assert cli("worker", "--once").code == 0
