"""The package as a user gets it: sdist, wheel from the sdist, an empty environment, the program in it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

from factcheck import __version__
from tests import factories

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parent.parent.parent


def _run(*command: object, **more: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **more
    )  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return str(done.stdout)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("built")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT)
    return next(out.glob("*.tar.gz")), next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment with the locked requirements and the wheel in it."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    _run(sys.executable, "-m", "venv", venv)
    programs = venv / "bin"
    pip = [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run(*pip, "--only-binary", ":all:", "--require-hashes", "-r", ROOT / "requirements.lock")
    _run(*pip, "--no-deps", built[1])
    return programs


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, object]:
    """A folder that is no checkout, and an environment without our settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    clean.pop("PYTHONPATH", None)
    return {"cwd": tmp_path, "env": clean}


def test_the_sdist_has_what_a_wheel_and_its_tests_need(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[0]) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}

    assert {"LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "migrations/env.py"} <= names
    assert "tests/conftest.py" in names
    assert not [name for name in names if name.startswith(("instance", ".venv", ".git/"))]


def test_the_wheel_has_pages_and_migrations_and_nothing_of_ours_alone(
    built: tuple[Path, Path],
) -> None:
    with zipfile.ZipFile(built[1]) as archive:
        names = archive.namelist()

    tops = {name.split("/")[0] for name in names}
    assert tops == {"factcheck", f"factcheck-{__version__}.dist-info"}
    shipped = {
        path.relative_to(ROOT).as_posix()
        for folder in ("templates", "migrations")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {
        name.removeprefix("factcheck/_shipped/") for name in names if "_shipped" in name
    } == shipped
    for needed in (
        "factcheck/sample/article.txt",
        "factcheck/exporters/pages/report.html.jinja",
        "factcheck/docs/method.md",
        f"factcheck-{__version__}.dist-info/licenses/LICENSE",
    ):
        assert needed in names
    assert not [name for name in names if "tests/" in name or "instance" in name or ".db" in name]


def test_it_works_where_it_is_installed(
    installed: Path, elsewhere: dict[str, object], tmp_path: Path
) -> None:
    program = installed / "factcheck"
    (tmp_path / "flood.txt").write_text(factories.TEXT, "utf-8")

    where = _run(program, "where", **elsewhere)
    assert "an installed package" in where
    assert str(tmp_path / "instance") in where
    assert str(ROOT) not in where
    _run(program, "db", "upgrade", **elsewhere)
    analysis = json.loads(_run(program, "analyze", "flood.txt", **elsewhere))
    assert analysis["claims"]
    (row,) = _run(program, "ingest", "flood.txt", "--format", "json", **elsewhere).splitlines()
    article = json.loads(row)
    assert article["created"]
    page = _run(program, "export", article["article"], "--format", "html", **elsewhere)
    assert analysis["article"]["sha256"] in page
    assert "the record holds" in _run(program, "history", "verify", **elsewhere)
    assert (tmp_path / "instance" / "factcheck.db").exists()


def test_it_serves_where_it_is_installed(
    installed: Path, elsewhere: dict[str, object], tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen(
        [installed / "factcheck", "serve", "--port", str(port), "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **elsewhere,
    ) as server:  # type: ignore[call-overload]
        try:
            page = _fetched(f"http://127.0.0.1:{port}/sign-in")
            assert b"<title>" in page
            assert b"<html" in _fetched(f"http://127.0.0.1:{port}/")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
    assert (tmp_path / "instance" / "factcheck.db").exists()


def _fetched(address: str) -> bytes:
    until = time.monotonic() + 120
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
