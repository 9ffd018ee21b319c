"""The page for programmers is true: its commands are run, top to bottom, against a desk."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from factcheck.domain.roles import Role
from factcheck.store.session import Store
from tests.api.conftest import token_of
from tests.conftest import missing

PAGE = Path(__file__).parents[2] / "factcheck" / "docs" / "api.md"
BLOCKS = re.compile(r"```sh\n(.*?)```\n(?:```json\n(.*?)```\n)?", re.DOTALL)

# What the page shows of an answer is what comes; of the rest only that it is there.
SAID = {
    "id", "created", "email", "role", "token", "state", "schema", "index", "number", "written", "counts",
    "article_id", "attempts", "words", "after",
}  # fmt: skip


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_commands_of_the_page_do_what_it_says(
    address: str, store: Store, tmp_path: Path
) -> None:
    curl = shutil.which("curl")
    if curl is None:
        missing("curl, which the page of the API uses")
    token = token_of(store, Role.ADMIN, name="docs", email="you@example.org")
    blocks = BLOCKS.findall(PAGE.read_text("utf-8"))
    assert len(blocks) >= 14
    for commands, shown in blocks:
        last = commands.rstrip().rpartition("\n\n")[2]
        script = f"{commands[: -len(last) - 1]}\n{{ {last}\n}} > answer" if shown else commands
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
            env={"PATH": "/usr/bin:/bin", "DESK": address, "TOKEN": token},
        )  # fmt: skip
        assert done.returncode == 0, (commands, done.stdout, done.stderr)
        if shown:
            answer = json.loads((tmp_path / "answer").read_text("utf-8"))
            for name, said in json.loads(shown).items():
                assert name in answer, (commands, answer)
                if name in SAID:
                    there = answer[name]
                    if isinstance(said, dict):
                        there = {key: there.get(key) for key in said}
                    assert there == said, (commands, answer)
