from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.cli import program
from factcheck.cli.errors import answered
from factcheck.store.session import Store


@dataclass(frozen=True)
class Outcome:
    """What a command came to."""

    code: int
    out: str
    err: str
    raw: bytes = b""
    """What was printed, where it is no text."""


Cli = Callable[..., Outcome]


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty instance folder, and no other setting."""
    for name in os.environ:
        if name.startswith("FACTCHECK_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def cli(instance: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Run a command in this process, with an instance folder of its own."""

    def run(*arguments: str | Path) -> Outcome:
        capfdbinary.readouterr()
        code = answered(program, [str(one) for one in arguments])
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), out)

    return run


@pytest.fixture
def opened(instance: Path, sqlite_url: str) -> Iterator[Store]:
    """The database the commands use, with the schema and the scales in it."""
    store = Store(sqlite_url)
    assert store.file
    assert store.file.parent == instance
    yield store
    store.close()
