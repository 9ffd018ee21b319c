"""The server asked by the official client."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import anyio
import pytest
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client
from sqlalchemy import func, select

from factcheck.config import Settings
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.mcp.server import server
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.workflow.checkpoint import seal
from factcheck.workflow.review import record_verdict
from factcheck.workflow.wanted import ask_for_verdicts
from tests.api.conftest import token_of
from tests.conftest import NOW
from tests.web.conftest import Desk, desk, settings, store

__all__ = ["desk", "settings", "store"]
WITHOUT = "import sys; sys.modules['mcp'] = None; from factcheck.cli import main; main(['mcp'])"


def asked(store: Store, settings: Settings, tool: str, **given: Any) -> tuple[bool, Any]:
    """Whether it is an error, and what a tool answers."""

    async def ask() -> tuple[bool, Any]:
        async with Client(server(store, settings)) as client:
            answer = await client.call_tool(tool, given)
            if answer.is_error:
                return True, answer.content[0].text
            told = answer.structured_content or {}
            return False, told.get("result", told)

    return anyio.run(ask)


def test_its_tools_only_read(store: Store, settings: Settings) -> None:
    async def ask() -> set[str]:
        async with Client(server(store, settings)) as client:
            tools = (await client.list_tools()).tools
            assert all(one.annotations and one.annotations.read_only_hint for one in tools)
            return {one.name for one in tools}

    assert anyio.run(ask) == {
        "search_claims", "get_claim", "get_report", "get_history_proof", "analyze_text",
    }  # fmt: skip


def test_a_claim_is_found_and_told_with_its_evidence(
    store: Store, settings: Settings, desk: Desk
) -> None:
    wrong, hits = asked(store, settings, "search_claims", words="At least 40")
    assert (wrong, [one["id"] for one in hits]) == (False, [desk.claim])

    wrong, claim = asked(store, settings, "get_claim", claim_id=desk.claim)

    assert not wrong
    assert [one["excerpt"] for one in claim["evidence"]] == ["41 dead"]


def test_what_is_given_blind_is_kept_back(store: Store, settings: Settings, desk: Desk) -> None:
    with store.writing() as db:
        ask_for_verdicts(
            db, claim_id=desk.claim, wanted=2, version=1, actor="ada@example.org", at=NOW
        )
        record_verdict(
            db, claim_id=desk.claim, question=Question.TRUTH, label="supported",
            rationale="Hush hush.", as_of=date(2026, 3, 3), version=2, reviewer="ada@example.org",
            at=NOW,
        )  # fmt: skip

    _, claim = asked(store, settings, "get_claim", claim_id=desk.claim)
    _, hits = asked(store, settings, "search_claims", words="Hush hush")

    assert (claim["verdicts"], claim["hidden_verdicts"], hits) == ([], 1, [])


def test_a_report_and_a_proof(store: Store, settings: Settings, desk: Desk) -> None:
    seal(store, instance=settings.instance, desk="Test Desk", because="asked", actor="ada", at=NOW)

    _, report = asked(store, settings, "get_report", article_id=desk.article)
    wrong, told = asked(store, settings, "get_report", article_id=desk.article, form="pdf")
    _, proof = asked(store, settings, "get_history_proof", event=1)

    assert "Flood kills dozens in Kadra" in report
    assert wrong
    assert "no text" in told
    assert proof["index"] == 0
    assert json.loads(proof["entry"])


def test_a_text_is_analysed_without_keeping_it(store: Store, settings: Settings) -> None:
    wrong, told = asked(
        store, settings, "analyze_text",
        text="Storm hits Odal\n\nThe storm killed at least 12 people on Monday, officials said.",
        published="2026-03-03",
    )  # fmt: skip

    assert not wrong
    assert any("12" in one["statement"] for one in told["claims"])


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("get_claim", {"claim_id": 2**70}, "nothing with this number"),
        ("get_report", {"article_id": 77}, "no article 77"),
        ("get_history_proof", {"event": 10_000}, "nothing with this number"),
        ("analyze_text", {"text": " ", "published": "soon"}, "is a day"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(
    store: Store, settings: Settings, tool: str, given: dict[str, Any], said: str
) -> None:
    wrong, told = asked(store, settings, tool, **given)

    assert wrong
    assert said in told


def test_without_the_extra_it_says_what_to_install() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr == "factcheck: mcp needs its extra: pip install 'factcheck[mcp]'\n"


def test_no_tool_changes_anything(store: Store, settings: Settings, desk: Desk) -> None:
    with store.reading() as db:
        before = db.scalar(select(func.count()).select_from(Event))

    for tool, given in (
        ("search_claims", {"words": "At least"}),
        ("get_claim", {"claim_id": desk.claim}),
        ("get_report", {"article_id": desk.article}),
        ("get_history_proof", {"event": 1}),
        ("analyze_text", {"text": "Rain fell. More than 200 homes were flooded."}),
    ):
        asked(store, settings, tool, **given)

    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Event)) == before
        assert verify(db).problem is None


@pytest.fixture
def served(store: Store, tmp_path: Path) -> Iterator[str]:
    """The program itself, answering over HTTP at an address of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {
        **os.environ, "FACTCHECK_DATABASE_URL": store.url.render_as_string(hide_password=False),
        "FACTCHECK_INSTANCE": str(tmp_path / "instance"),
    }  # fmt: skip
    program = [sys.executable, "-m", "factcheck", "mcp", "--http", str(port)]
    with subprocess.Popen(program, env=environment, stderr=subprocess.PIPE) as running:
        for _ in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
                break
            assert running.poll() is None, running.communicate()[1]
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
        running.terminate()
        running.communicate()


def test_over_http_a_token_sees_what_its_owner_may(store: Store, desk: Desk, served: str) -> None:
    token = token_of(store, Role.READER)

    async def ask() -> list[int]:
        async with (
            create_mcp_http_client({"Authorization": f"Bearer {token}"}) as http,
            Client(streamable_http_client(served, http_client=http)) as client,
        ):
            answer = await client.call_tool("search_claims", {"words": "At least 40"})
            return [one["id"] for one in (answer.structured_content or {})["result"]]

    assert anyio.run(ask) == [desk.claim]
    for wrong in ("", token[:-1]):
        knock = Request(served, b"{}", {"Authorization": f"Bearer {wrong}"})
        with pytest.raises(HTTPError, match="401"):
            urlopen(knock)
