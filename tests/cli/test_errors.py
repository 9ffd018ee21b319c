"""How commands fail: one line, an exit code, no traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.errors import line
from factcheck.config import SettingsError
from factcheck.domain.errors import InputError
from tests.cli.conftest import Cli

FACTCHECK = [sys.executable, "-m", "factcheck"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["analyze"],
        ["analyze", "x.txt", "--nonsense"],
        ["analyze", "x.txt", "--published", "16/05/2024"],
        ["analyze", "x.txt", "--published", "2024-02-30"],
        ["analyze", "x.txt", "--granularity", "tiny"],
        ["analyze", "https://news.example/a"],
        ["analyze", "-", "-"],
        ["export"],
        ["export", "1"],
        ["export", "one", "--format", "html"],
        ["export", "1", "--format", "nonsense"],
        ["history", "nonsense"],
        ["account", "add", "ada@example.org", "--role", "king"],
        ["serve", "--port", "0"],
        ["serve", "--workers", "0"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_two_and_one_line(cli: Cli, arguments: list[str]) -> None:
    done = cli(*arguments)

    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("factcheck: ")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


def test_a_date_in_the_wrong_form_says_which_is_right(cli: Cli) -> None:
    assert "use YYYY-MM-DD" in cli("analyze", "x.txt", "--published", "16/05/2024").err


def test_an_address_is_refused_in_one_clear_line(cli: Cli) -> None:
    said = cli("analyze", "https://news.example/a").err

    assert "analyze goes nowhere; save the page and give the file" in said


def test_without_a_command_the_help_is_shown(cli: Cli) -> None:
    done = cli()

    assert done.code == 2
    assert "analyze" in done.err


def test_a_setting_that_cannot_be_used_is_wrong_use(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_MAX_ARTICLE_MB", "lots")

    done = cli("settings")

    assert (done.code, done.err) == (
        2,
        "factcheck: FACTCHECK_MAX_ARTICLE_MB is 'lots'; it has to be a whole number\n",
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "x", "a.txt"), "a.txt: no such file; check the path"),
        (
            PermissionError(errno.EACCES, "x", "a.txt"),
            "a.txt: permission denied; check who owns it",
        ),
        (OSError(errno.ENOSPC, "x"), "b.txt: the disk is full; make room and try again"),
        (OSError(errno.EBADMSG, "Bad message", "a.txt"), "a.txt: bad message"),
        (InputError("b.txt: no text"), "b.txt: no text"),
        (InputError("no text"), "b.txt: no text"),
        (SettingsError("X is 'y'"), "b.txt: X is 'y'"),
        (MemoryError(), "b.txt: not enough memory"),
        (ValueError("odd"), "b.txt: ValueError: odd; this is a defect of factcheck"),
    ],
)
def test_each_error_says_what_to_do(error: Exception, said: str) -> None:
    assert line(error, "b.txt").startswith(said)


def test_a_file_name_cannot_command_the_terminal(cli: Cli) -> None:
    done = cli("analyze", "\x1b]0;owned\x07\n.txt")

    assert "\x1b" not in done.err
    assert done.err.count("\n") == 1


def test_help_loads_none_of_the_heavy_libraries() -> None:
    program = "import sys, factcheck.cli; print([m for m in ('spacy', 'sqlalchemy', 'flask', 'alembic', 'jinja2', 'rich.progress') if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

    assert done.stdout.decode().strip() == "[]"


def test_every_command_has_help(cli: Cli) -> None:
    for arguments in ([], ["analyze"], ["ingest"], ["export"], ["history"], ["db"], ["account"]):
        done = cli(*arguments, "--help")
        assert (done.code, done.err) == (0, "")
        assert "Usage: factcheck" in done.out


def test_a_reader_that_goes_away_is_met_with_silence() -> None:
    with subprocess.Popen(
        [*FACTCHECK, "settings"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
        process.wait(timeout=20)

    assert said == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*FACTCHECK, "settings"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 1
    assert done.stderr.decode() == "factcheck: output: the disk is full; make room and try again\n"


def test_python_m_factcheck_is_the_same_program() -> None:
    done = subprocess.run(
        [*FACTCHECK, "--version"], check=True, capture_output=True, env={**os.environ}
    )

    assert done.stdout.startswith(b"factcheck ")
