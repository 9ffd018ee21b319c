from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli.first_day import sample
from tests.cli.conftest import Cli

ARTICLE = (
    "Flood kills dozens in Kadra\n\n"
    "KADRA — At least 40 people died when the Velm burst its banks on Monday, including more than 50 "
    "in the old town, Governor Ana Ruiz said. “We will rebuild every house,” Ruiz told to to reporters.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "flood.txt"
    file.write_text(ARTICLE, "utf-8")
    return file


def _spans(whole: Any) -> list[dict[str, Any]]:
    if isinstance(whole, dict):
        own = [whole] if {"start", "end", "text"} <= set(whole) else []
        return own + [one for value in whole.values() for one in _spans(value)]
    if isinstance(whole, list):
        return [one for value in whole for one in _spans(value)]
    return []


def test_the_document_is_what_the_contract_says(cli: Cli, article: Path) -> None:
    done = cli("analyze", article, "--published", "2026-03-04")

    assert (done.code, done.err) == (0, "")
    whole = json.loads(done.out)
    assert whole["schema"] == "factcheck/analysis@1"
    assert whole["article"] == {
        "title": "Flood kills dozens in Kadra",
        "dateline": whole["article"]["dateline"],
        "byline": None,
        "published": "2026-03-04",
        "published_source": "given",
        "language": "en",
        "sha256": sha256(ARTICLE.encode()).hexdigest(),
        "characters": len(ARTICLE),
    }
    assert whole["claims"]
    assert whole["quotations"]
    assert whole["findings"]
    for kind, letter in (("claims", "c"), ("quotations", "q"), ("findings", "f")):
        ids = [one["id"] for one in whole[kind]]
        assert ids == [f"{letter}{number}" for number in range(1, len(ids) + 1)]
    claim = whole["claims"][0]
    assert {
        "id", "kind", "statement", "start", "end", "text", "parts", "values", "attribution", "edits",
        "checkworthiness", "reasons",
    } <= set(claim)  # fmt: skip
    assert set(claim["attribution"]) == {"claimant", "cue", "channel", "mode"}


def test_every_span_anywhere_gives_the_words_beside_it(cli: Cli, tmp_path: Path) -> None:
    text = "🚧 Ćevo’s dam\r\n\r\n" + ARTICLE + sample()[0].decode()
    file = tmp_path / "odd.txt"
    file.write_bytes(text.encode())

    spans = _spans(json.loads(cli("analyze", file).out))

    assert len(spans) > 50
    assert [one for one in spans if text[one["start"] : one["end"]] != one["text"]] == []


def test_ids_that_are_referred_to_exist(cli: Cli, article: Path) -> None:
    whole = json.loads(cli("analyze", article).out)
    claims = {one["id"] for one in whole["claims"]}
    quotations = {one["id"] for one in whole["quotations"]}

    for finding in whole["findings"]:
        assert set(finding["claims"]) <= claims
        assert set(finding["quotations"]) <= quotations
    for quotation in whole["quotations"]:
        assert set(quotation["claims"]) <= claims


def test_several_files_give_a_line_each_and_a_bad_one_stops_nobody(
    cli: Cli, article: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")

    done = cli("analyze", article, empty, tmp_path / "none.txt", article)

    lines = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert [line["file"] for line in lines] == [str(article)] * 2
    told = done.err.splitlines()
    assert len(told) == 2
    assert str(empty) in told[0]
    assert told[1] == f"factcheck: {tmp_path / 'none.txt'}: no such file; check the path"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02 binary", "byte"),
        ("caf\u00e9 at the \u201cport\u201d".encode("cp1252"), "UTF-8"),
        (b"word " * 300_000, "FACTCHECK_MAX_ARTICLE_MB"),
    ],
    ids=["empty", "binary", "windows-1252", "too large"],
)
def test_what_cannot_be_read_is_told_in_one_line_that_names_the_file(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    monkeypatch.setenv("FACTCHECK_MAX_ARTICLE_MB", "1")
    file = tmp_path / "bad.txt"
    file.write_bytes(data)

    done = cli("analyze", file)

    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert said in done.err
    assert "bad.txt" in done.err


def test_a_folder_is_told_where_it_belongs(cli: Cli, tmp_path: Path) -> None:
    assert "factcheck ingest" in cli("analyze", tmp_path).err


def test_the_same_text_gives_the_same_bytes(cli: Cli, article: Path) -> None:
    assert cli("analyze", article).out == cli("analyze", article).out


def test_the_text_view_underlines_the_findings_in_place(cli: Cli, article: Path) -> None:
    done = cli("analyze", article, "--format", "text")

    lines = done.out.splitlines()
    at = next(number for number, line in enumerate(lines) if "~~~~~ f" in line)
    column = lines[at].index("~~~~~")
    printed = next(
        line for line in reversed(lines[:at]) if "~" not in line and " f" not in line[-4:]
    )
    assert printed[column:].startswith("to to")
    assert "CLAIMS" in lines
    assert max(len(line) for line in lines[1:]) <= 80  # the first has the file's name


def test_standard_input_is_an_article_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "analyze", "-"],
        input=ARTICLE.encode(),
        capture_output=True,
        check=True,
    )

    assert json.loads(done.stdout)["article"]["characters"] == len(ARTICLE)


def test_json_is_utf_8_whatever_the_language_of_the_terminal(article: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "analyze", article],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )

    assert "“We will rebuild every house,”" in json.loads(done.stdout)["sentences"][-1]["text"]


def test_a_name_that_is_not_utf_8_is_a_name_too(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        file.write_text(ARTICLE, "utf-8")
    except OSError:
        pytest.skip("this disk takes no such name")

    done = cli("analyze", file, file)

    assert done.code == 0
    assert json.loads(done.out.splitlines()[0])["file"].endswith("caf\ufffd.txt")


def test_quotations_are_held_against_a_reference(cli: Cli, article: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.txt"
    record.write_text("Ana Ruiz: We will rebuild every house in the old town.", "utf-8")

    assert cli("analyze", article, "--reference", record).code == 0
    assert cli("analyze", article, "--reference", tmp_path / "none.txt").code == 1


def test_clauses_are_no_more_than_atoms(cli: Cli, article: Path) -> None:
    atoms = json.loads(cli("analyze", article).out)["claims"]
    clauses = json.loads(cli("analyze", article, "--granularity", "clause").out)["claims"]

    assert 0 < len(clauses) <= len(atoms)


def test_neither_database_nor_network_is_touched(cli: Cli, article: Path, instance: Path) -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*given): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        "from factcheck.cli import program\n"
        "from factcheck.cli.errors import answered\n"
        "code = answered(program, ['analyze', sys.argv[1]])\n"
        "assert 'sqlalchemy' not in sys.modules and 'flask' not in sys.modules\n"
        "sys.exit(code)"
    )

    subprocess.run([sys.executable, "-c", program, article], check=True, stdout=subprocess.DEVNULL)

    assert [one.name for one in instance.iterdir()] == ["flood.txt"]


def test_suspicion_is_a_number_between_nought_and_one_where_it_is_asked_for(
    cli: Cli, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The ship sank in the harbour on Monday.")

    plain = json.loads(cli("analyze", file).out)
    ranked = json.loads(cli("analyze", file, "--suspicion").out)

    assert "suspicion" not in plain["sentences"][0]
    assert 0 < ranked["sentences"][0]["suspicion"] < 1
