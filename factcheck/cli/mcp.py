"""`factcheck mcp`: the desk's work to read, for an assistant that speaks the Model Context Protocol."""

from __future__ import annotations

import click

from factcheck.cli import desk, setting
from factcheck.domain.errors import InputError


@click.command()
@click.option(
    "--http",
    "port",
    type=click.IntRange(1, 65_535),
    metavar="PORT",
    help="Answer over streamable HTTP on 127.0.0.1 at this port; callers send a token of the desk.",
)
def mcp(port: int | None) -> None:
    """Let an assistant look claims, reports and proofs up, and analyse texts; it cannot change anything.

    By default it speaks on standard input and output, as assistants start it themselves.
    """
    try:
        from factcheck.mcp.server import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {
            "mcp",
            "mcp_types",
            "pydantic",
            "starlette",
        }:
            raise
        raise InputError("mcp needs its extra: pip install 'factcheck[mcp]'") from None
    settings = setting.current()
    with desk.opened(settings) as store:
        if port is None:
            server(store, settings).run("stdio")
        else:
            address = f"http://127.0.0.1:{port}"
            server(store, settings, address=address).run("streamable-http", port=port)
