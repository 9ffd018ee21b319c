from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from factcheck.store.article import Article
from factcheck.store.session import Store
from tests import factories
from tests.cli.conftest import Cli
from tests.fetching.servers import PAGE, saying, serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "more").mkdir(parents=True)
    (folder / "a.txt").write_text(factories.TEXT, "utf-8")
    (folder / "b.txt").write_bytes(b"\x00\x01")
    (folder / ".hidden").write_text("not for us")
    (folder / "more" / "c.txt").write_text(factories.TEXT + " It rained.", "utf-8")
    return folder


def test_each_file_gives_a_line_and_a_bad_one_stops_nobody(
    cli: Cli, opened: Store, folder: Path
) -> None:
    done = cli("ingest", folder, "--format", "json")

    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert [Path(row["file"]).name for row in rows] == ["a.txt", "b.txt", "c.txt"]
    assert [list(row) for row in rows] == [
        ["file", "article", "created", "claims", "findings", "error"]
    ] * 3
    assert [row["article"] for row in rows] == [1, None, 2]
    assert [row["created"] for row in rows] == [True, False, True]
    assert rows[0]["claims"] > 0
    assert rows[0]["error"] is rows[2]["error"] is None
    assert "b.txt" in rows[1]["error"]
    assert done.err == f"factcheck: {rows[1]['error']}\n"
    assert cli("history", "verify").code == 0


def test_the_same_bytes_twice_are_one_article(cli: Cli, opened: Store, folder: Path) -> None:
    first = json.loads(cli("ingest", folder / "a.txt", "--format", "json").out)
    events = cli("history", "show").out

    again = json.loads(cli("ingest", folder / "a.txt", "--format", "json").out)

    assert (first["created"], again["created"]) == (True, False)
    assert {**first, "created": False} == again
    assert cli("history", "show").out == events


def test_the_day_of_publication_is_kept(cli: Cli, opened: Store, folder: Path) -> None:
    cli("ingest", folder / "a.txt", "--published", "2026-03-04")

    with opened.reading() as db:
        article = db.scalars(select(Article)).one()
        assert str(article.published) == "2026-03-04"
        assert article.file_name == "a.txt"
        assert article.original == (folder / "a.txt").read_bytes()


def test_people_get_a_sentence(cli: Cli, opened: Store, folder: Path) -> None:
    out = cli("ingest", folder / "a.txt").out

    assert out.startswith("article 1 (new): ")
    assert out.endswith(f"— {folder / 'a.txt'}\n")


def test_an_empty_folder_is_wrong_use(cli: Cli, opened: Store, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()

    done = cli("ingest", tmp_path / "nothing")

    assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_bar_on_the_terminal_takes_nothing_from_the_lines(
    opened: Store, instance: Path, folder: Path
) -> None:
    terminal, screen = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", "ingest", folder, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=screen,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(screen)
        seen = b""
        with contextlib.suppress(OSError):  # the terminal of a program that has ended
            while part := os.read(terminal, 4096):
                seen += part
        assert process.stdout
        lines = process.stdout.read().splitlines()
    os.close(terminal)

    assert [Path(json.loads(line)["file"]).name for line in lines] == ["a.txt", "b.txt", "c.txt"]
    assert b"/3" in seen
    assert process.returncode == 1


def test_a_read_only_database_is_told(
    cli: Cli, folder: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "FACTCHECK_DATABASE_URL",
        f"{postgres_url}?options=-c%20default_transaction_read_only%3Don",
    )

    done = cli("ingest", folder / "a.txt")

    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


def test_postgresql_takes_the_same(
    cli: Cli, folder: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", postgres_url)

    assert cli("ingest", folder / "a.txt", "--format", "json").code == 0
    assert cli("export", "1", "--format", "json").code == 0
    assert cli("history", "verify").code == 0


def test_a_page_is_fetched_from_its_address_once(
    cli: Cli, opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(saying(PAGE)) as server:
        monkeypatch.setenv("FACTCHECK_FETCH_PORTS", str(server.port))
        monkeypatch.setenv("FACTCHECK_FETCH_PRIVATE", "127.0.0.1/32")
        rows = [json.loads(cli("ingest", server.url(), "--format", "json").out) for _ in range(2)]
        address = server.url()

    assert [(row["file"], row["created"], row["error"]) for row in rows] == [
        (address, True, None),
        (address, False, None),
    ]
    assert rows[0]["article"] == rows[1]["article"]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://127.0.0.1/a", "private network"),
        ("ftp://news.example/a", "http:// or https://"),
        ("https://no-such-name.invalid/a", "There is no server called"),
    ],
)
def test_an_address_that_cannot_be_fetched_is_told_and_the_rest_goes_on(
    cli: Cli, opened: Store, folder: Path, address: str, says: str
) -> None:
    done = cli("ingest", address, folder / "a.txt")

    assert done.code == 1
    assert says in done.err
    assert "Traceback" not in done.err
    assert "a.txt" in done.out


def test_a_setting_that_cannot_be_read_is_told_before_anything_is_done(
    cli: Cli, opened: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_FETCH_PRIVATE", "home")

    done = cli("ingest", folder / "a.txt")

    assert done.code in {1, 2}
    assert done.err.count("\n") == 1
    assert "FACTCHECK_FETCH_PRIVATE" in done.err


def test_a_zip_file_stands_for_the_files_in_it(cli: Cli, opened: Store, tmp_path: Path) -> None:
    archive = tmp_path / "wire.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", factories.TEXT)
        packed.writestr("more/b.txt", b"\x00\x01")
        packed.writestr("more/c.txt", factories.TEXT + " It rained.")

    done = cli("ingest", archive, "--format", "json")

    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert [row["file"].removeprefix(f"{archive}/") for row in rows] == [
        "a.txt",
        "more/b.txt",
        "more/c.txt",
    ]
    assert [row["created"] for row in rows] == [True, False, True]
    assert "b.txt" in rows[1]["error"]


def test_two_processes_take_what_one_takes(cli: Cli, opened: Store, folder: Path) -> None:
    done = cli("ingest", folder, "--format", "json", "--workers", "2")

    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert [Path(row["file"]).name for row in rows] == ["a.txt", "b.txt", "c.txt"]
    assert {row["article"] for row in rows} == {1, None, 2}
    assert cli("history", "verify").code == 0
