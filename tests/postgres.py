"""A real PostgreSQL for the tests: a fresh cluster in a temporary folder, gone when the run ends."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class MissingPostgresError(Exception):
    """There is no PostgreSQL server on this machine."""


def _binaries() -> Path:
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    if found and shutil.which("postgres", path=str(Path(found).resolve().parent)):
        return Path(found).resolve().parent
    raise MissingPostgresError("no PostgreSQL server found (Debian: apt-get install postgresql)")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running() -> Iterator[str]:
    """The address of a server, without a database name."""
    binaries = _binaries()
    # PostgreSQL refuses to run as root; Debian's package brings its own user.
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="factcheck-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        port = _free_port()
        _run(
            [
                binaries / "initdb",
                "-D",
                folder / "data",
                "-U",
                "factcheck",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
            ],
            user,
        )
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=50"
        server = [binaries / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options]
        _run([*server, "-w", "start"], user)
        try:
            yield f"postgresql://factcheck@127.0.0.1:{port}"
        finally:
            _run([*server, "-m", "immediate", "stop"], user)
    finally:
        for _attempt in range(10):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.1)


def _run(command: list[str | Path], user: str | None) -> None:
    # pg_ctl leaves the server behind with our pipes open, so its output goes nowhere.
    done = subprocess.run(
        [str(part) for part in command], user=user, cwd="/", check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        raise MissingPostgresError(f"{Path(command[0]).name} failed with {done.returncode}")
