"""The server as a person starts it: a process, a port, and what it prints."""

from __future__ import annotations

import io
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.cli.first_day import FIRST_ADMIN, LINK_FILE, sample
from factcheck.cli.server import demand_free
from factcheck.domain.errors import StoreError
from tests.cli.conftest import Cli

PATIENCE = 60


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _serving(instance: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A server that answers, and the lines it printed before it did."""
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "serve", "--port", str(port), "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "FACTCHECK_INSTANCE": str(instance), "PYTHONUNBUFFERED": "1"},
    )
    try:
        yield process, _said(process, port)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def _said(process: subprocess.Popen[str], port: int) -> list[str]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, process.stdout and process.stdout.read()
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=10).close()
            break
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    assert process.stdout
    os.set_blocking(process.stdout.fileno(), False)
    return process.stdout.read().splitlines()


def test_the_first_day_and_the_second(cli: Cli, instance: Path) -> None:
    port = _free_port()
    with _serving(instance, port) as (process, lines):
        said = "\n".join(lines)
        assert f"serving on http://127.0.0.1:{port} (Ctrl-C stops)" in said
        assert f"http://127.0.0.1:{port}/articles/1" in said
        link = re.search(rf"http://127\.0\.0\.1:{port}/sign-in/link/\S+", said)
        assert link
        with urllib.request.urlopen(link[0], timeout=20) as page:
            assert page.status == 200
        assert "is in use; choose another with --port" in cli("serve", "--port", str(port)).err

        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 0

    assert cli("history", "verify").code == 0
    assert (instance / LINK_FILE).stat().st_mode & 0o077 == 0
    before = cli("history", "show").out.splitlines()
    assert any(f"added {FIRST_ADMIN} as admin" in line for line in before)

    with _serving(instance, port) as (_process, lines):
        assert link[0] in "\n".join(lines)  # the one that still waits
        assert "sample" not in "\n".join(lines)
    after = cli("history", "show").out.splitlines()
    assert after == before


def test_workers_leave_when_the_program_is_killed(instance: Path) -> None:
    port = _free_port()
    with _serving(instance, port) as (process, _lines):
        process.kill()
        process.wait()

        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                demand_free("127.0.0.1", port)
                break
            except StoreError:
                time.sleep(0.1)

    demand_free("127.0.0.1", port)


def test_where_an_admin_has_a_password_no_link_is_printed(
    cli: Cli, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("db", "upgrade")
    cli("account", "add", "ada@example.org", "--role", "admin")
    monkeypatch.setattr("sys.stdin", io.StringIO("a long sentence to sign in with\n"))
    assert cli("account", "reset", "ada@example.org", "--password-stdin").code == 0

    with _serving(instance, _free_port()) as (_process, lines):
        assert "link" not in "\n".join(lines)
        assert "sample" not in "\n".join(lines)


def test_a_taken_port_is_refused_before_anything_is_made(cli: Cli, instance: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = cli("serve", "--port", str(port))

    assert done.code == 1
    assert done.err == f"factcheck: port {port} is in use; choose another with --port\n"
    assert not (instance / "factcheck.db").exists()


@pytest.mark.parametrize("host", ["203.0.113.1", "no such host"])
def test_an_address_that_is_not_ours_is_refused(host: str) -> None:
    with pytest.raises(StoreError, match="choose another with --host"):
        demand_free(host, 5000)


def test_the_sample_has_its_day_and_is_prose() -> None:
    data, published = sample()

    assert published.isoformat() == "2024-05-16"
    assert 500 <= len(data.decode().split()) <= 700
