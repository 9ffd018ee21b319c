"""The server with its tools. By stdio it sees what everybody may see; by http, what its token's owner may."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.auth.provider import AccessToken
from mcp.server.auth.settings import AuthSettings
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import AnyHttpUrl
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from factcheck import __version__
from factcheck.config import Settings
from factcheck.domain.errors import FactcheckError
from factcheck.domain.report_options import narrowed
from factcheck.exporters.analysis import analysis_json
from factcheck.plugins import exporters
from factcheck.queries.claim_lines import lines_of
from factcheck.queries.claims import panel
from factcheck.queries.history import line
from factcheck.queries.proof import proof_of
from factcheck.queries.report import build_report
from factcheck.queries.report_options import options_of
from factcheck.queries.search import search_page
from factcheck.queries.tokens import caller_of
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from factcheck.workflow.account import digest_of

_ABOUT = (
    "A fact-checking desk: claims split out of articles, with verdicts, the evidence they rest on, and a "
    "record that proves when they were given. A claim without a settled verdict is not checked yet; say so."
)
_NOBODY = ""
"""A viewer who is no reviewer: verdicts that are still given blind are kept back."""
_SHOWN = (
    "id", "article_id", "article_title", "kind", "statement", "text", "start", "end", "claimant",
    "state", "settled_as", "settled_because", "settled_label", "withdrawn_as", "withdrawn_because",
    "excluded_because", "hidden_verdicts",
)  # fmt: skip


def server(store: Store, settings: Settings, *, address: str = "") -> MCPServer:
    """The server over `store`. With an `address` it asks every caller for a token of the desk."""
    made = MCPServer(
        "factcheck",
        instructions=_ABOUT,
        version=__version__,
        log_level="ERROR",
        token_verifier=_Tokens(store) if address else None,
        auth=AuthSettings(
            issuer_url=AnyHttpUrl(address),
            resource_server_url=AnyHttpUrl(f"{address}/mcp"),
            validate_token_resource=False,  # a token of the desk names no resource
        )
        if address
        else None,
    )
    for tool in _tools(store, settings):
        made.add_tool(tool, annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False))
    return made


class _Tokens:
    """The desk's tokens, as the protocol asks for them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def verify_token(self, token: str) -> AccessToken | None:
        """Whose token it is; None where it is not in force."""
        with self._store.reading() as db:
            found = caller_of(db, token_sha256=digest_of(token), at=datetime.now(UTC))
        if found is None:
            return None
        return AccessToken(
            token=token,
            client_id=found.token,
            scopes=[found.role.value],
            expires_at=int(found.expires_at.timestamp()),
            subject=found.email,
        )


def _viewer() -> str:
    token = get_access_token()
    return (token.subject or _NOBODY) if token else _NOBODY


def _tools(store: Store, settings: Settings) -> tuple[Callable[..., Any], ...]:
    def search_claims(words: str) -> list[dict[str, Any]]:
        """Claims whose statement, evidence or verdict holds the words, with their state and verdict."""
        with _told(store) as db:
            hits = search_page(db, words[:200], viewer=_viewer()).hits
            numbers = [hit.id for hit in hits if hit.sort == "claim"]
            found = lines_of(db, Claim.id.in_(numbers), viewer=_viewer())
        return [
            {
                "id": one.id,
                "statement": one.statement,
                "article_id": one.article_id,
                "article": one.article_title,
                "claimant": one.claimant,
                "state": one.state,
                "verdict": one.verdict,
            }
            for one in found
        ]

    def get_claim(claim_id: int) -> dict[str, Any]:
        """One claim with its verdicts and the evidence they rest on."""
        with _told(store) as db:
            found = panel(db, claim_id, viewer=_viewer())
        told = {name: getattr(found, name) for name in _SHOWN}
        told["values"] = [asdict(one) for one in found.values]
        told["verdicts"] = [asdict(one) for one in found.verdicts]
        told["evidence"] = [asdict(one) for one in found.evidence if one.withdrawn_at is None]
        told["findings"] = [
            {"kind": one.kind, "severity": one.severity, "message": one.message, "state": one.state}
            for one in found.findings
        ]
        return _plain(told)

    def get_report(article_id: int, form: str = "markdown") -> str:
        """The verdict report of an article: markdown, json, jsonl, csv, html, claimreview and the like."""
        exporter = exporters().get(form)
        if exporter is None:
            raise ToolError(f"There is no report format “{form}”: {', '.join(exporters())}.")
        with _told(store) as db:
            report = build_report(
                db, article_id=article_id, desk=settings.desk, address=settings.address
            )
            report = narrowed(report, options_of(db))
        try:
            return exporter.render(report).decode()
        except UnicodeDecodeError:
            raise ToolError(
                f"“{form}” is no text; ask for markdown, or take it from the API."
            ) from None

    def get_history_proof(event: int) -> dict[str, Any]:
        """That an event of the record is one of those the last checkpoint signs, with the event."""
        with _told(store) as db:
            if line(db, event, viewer=_viewer(), all_people=False).hidden:
                raise ToolError("A proof shows the event, and this one is kept back for now.")
            proof: dict[str, Any] = json.loads(proof_of(db, event).written())
        return proof

    def analyze_text(text: str, published: str | None = None) -> dict[str, Any]:
        """The claims, quotations and findings of an article's text; nothing is kept. `published`: YYYY-MM-DD."""
        from factcheck.workflow.ingest import prepare  # loads the language model's library: seconds

        try:
            day = date.fromisoformat(published) if published else None
        except ValueError:
            raise ToolError("“published” is a day, as in 2026-03-02.") from None
        with _explained():
            read = prepare(
                text.encode(errors="replace"),
                name="text.txt",
                published=day,
                max_bytes=settings.max_article_mb * 1_000_000,
            )
        return analysis_json(read.analysis)

    return search_claims, get_claim, get_report, get_history_proof, analyze_text


@contextmanager
def _told(store: Store) -> Iterator[Session]:
    with _explained(), store.reading() as db:
        yield db


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except FactcheckError as error:
        raise ToolError(str(error)) from None
    except (NoResultFound, OverflowError):
        raise ToolError("There is nothing with this number.") from None


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    """With days and times as words."""
    plain: dict[str, Any] = json.loads(json.dumps(told, default=str))
    return plain
