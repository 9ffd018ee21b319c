from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.plugins import EXPORTERS
from factcheck.store.article import Article
from factcheck.store.session import Store
from tests import factories
from tests.cli.conftest import Cli


@pytest.fixture
def claim(opened: Store) -> int:
    with opened.writing() as db:
        row = factories.claim(db)
        factories.finding(db, on=row)
        return row.id


def test_list_names_every_format(cli: Cli) -> None:
    lines = cli("export", "--list").out.splitlines()

    assert [line.split()[0] for line in lines] == [exporter.name for exporter in EXPORTERS]


@pytest.mark.parametrize("form", [exporter.name for exporter in EXPORTERS])
def test_always_the_same_bytes_and_each_time_in_the_record(
    cli: Cli, claim: int, tmp_path: Path, form: str
) -> None:
    written = cli("export", "1", "--format", form, "-o", tmp_path / "report")

    assert (written.code, written.out) == (0, "")
    data = (tmp_path / "report").read_bytes()
    for to in ([], ["-o", "-"]):
        assert cli("export", "1", "--format", form, *to).raw == data
    bodies = [
        json.loads(line)["body"]
        for line in cli("history", "export").out.splitlines()
        if "seq" in json.loads(line)
    ]
    exported = [json.loads(body)["data"] for body in bodies if "report.exported" in body]
    assert [one["sha256"] for one in exported] == [sha256(data).hexdigest()] * 3
    assert cli("history", "verify").code == 0


def test_the_settings_sign_the_report(
    cli: Cli, claim: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_DESK", "Night desk")
    monkeypatch.setenv("FACTCHECK_ADDRESS", "https://desk.example/")

    report = json.loads(cli("export", "1", "--format", "json").out)

    assert (report["desk"], report["address"]) == ("Night desk", "https://desk.example")


def test_there_is_no_report_on_an_article_that_is_not_there(cli: Cli, claim: int) -> None:
    done = cli("export", "99", "--format", "html")

    assert (done.code, done.out, done.err) == (1, "", "factcheck: there is no article 99\n")


def test_an_unknown_format_names_those_there_are(cli: Cli, claim: int) -> None:
    done = cli("export", "1", "--format", "papyrus")

    assert done.code == 2
    assert all(exporter.name in done.err for exporter in EXPORTERS)


def test_what_could_not_be_written_left_no_trace(cli: Cli, claim: int, tmp_path: Path) -> None:
    before = cli("history", "show").out
    (tmp_path / "old.html").write_text("old")

    done = cli("export", "1", "--format", "html", "-o", tmp_path / "none" / "report.html")

    assert done.code == 1
    assert done.err.count("\n") == 1
    assert cli("history", "show").out == before
    assert not list(tmp_path.glob(".*"))


def test_options_narrow_the_report_and_the_same_ones_give_the_same_bytes(
    cli: Cli, claim: int
) -> None:
    asked = (
        "export",
        "1",
        "--format",
        "json",
        "--scope",
        "settled",
        "--scale",
        "politifact",
        "--no-names",
    )
    report = json.loads(cli(*asked).out)

    assert report["claims"] == []
    assert "1 is left out" in report["narrowed"][0]
    assert "PolitiFact" in report["narrowed"][1]
    assert json.loads(cli(*asked).out) == report
    assert cli("export", "1", "--format", "json", "--kind", "casualties").code == 0


@pytest.mark.parametrize(
    "wrong", [("--scope", "all"), ("--kind", "gossip"), ("--scale", "guesswork")]
)
def test_an_unknown_option_is_told_with_those_there_are(
    cli: Cli, claim: int, wrong: tuple[str, str]
) -> None:
    done = cli("export", "1", "--format", "json", *wrong)

    assert done.code == 1
    assert wrong[1] in done.err


def test_the_report_names_the_checkpoint_that_covers_it(cli: Cli, claim: int) -> None:
    report = json.loads(cli("export", "1", "--format", "json").out)

    assert report["record"]["checkpoint"].split("\n")[1].isdigit()


def test_what_search_engines_would_refuse_is_told(cli: Cli, opened: Store, claim: int) -> None:
    with opened.writing() as db:
        settled = factories.claim(
            db, db.get_one(Article, 1), state="settled", settled_as="not-checkable",
            settled_because="An opinion.",
        ).id  # fmt: skip

    assert f"claim {settled}: url is missing" in cli("export", "1", "--format", "claimreview").err
