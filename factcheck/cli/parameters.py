"""Parameters several commands take: a date, and the bytes of a file."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from pathlib import Path

import click

from factcheck.domain.errors import InputError

STDIN = "-"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Day(click.ParamType[date]):
    """A calendar date, YYYY-MM-DD and nothing else: 03/04/2025 means two different days."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date, or one line that says how to write it."""
        if isinstance(value, date):
            return value
        if not _ISO.fullmatch(value):
            self.fail(f"“{value}” is not a date; use YYYY-MM-DD", param, ctx)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a day of the calendar; use YYYY-MM-DD", param, ctx)


published = click.option(
    "--published",
    type=Day(),
    metavar="DATE",
    help="Day of publication, YYYY-MM-DD: “Wednesday” is counted from it.",
)
output_format = click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text"]),
    help="json for programs, text for people.",
)


def bytes_of(name: str, *, max_bytes: int) -> bytes:
    """The bytes of a file, or of standard input for “-”.

    Raises:
        InputError: there are more than `max_bytes`; no more than that is read.
        OSError: the file cannot be read.
    """
    if name == STDIN:
        return sys.stdin.buffer.read(max_bytes + 1)
    path = Path(name)
    size = path.stat().st_size
    if size > max_bytes:
        raise InputError(
            f"{name}: {size / 1e6:.1f} MB is more than the {max_bytes / 1e6:.0f} MB an article may "
            "have; cut it, or raise FACTCHECK_MAX_ARTICLE_MB"
        )
    with path.open("rb") as file:
        return file.read(max_bytes + 1)


def shown(name: str) -> str:
    """A file's name as it can be printed and kept: what is not UTF-8 in it becomes “\ufffd”."""
    return os.fsencode(name).decode("utf-8", "replace")


_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]{0,30}://")


def is_address(name: str) -> bool:
    """Whether a name is a web address and not a file's."""
    return _ADDRESS.match(name) is not None


def demand_not_an_address(name: str) -> None:
    """Refuse a web address: what only looks at a text goes nowhere for it.

    Raises:
        UsageError: `name` looks like one.
    """
    if is_address(name):
        raise click.UsageError(
            f"{name}: analyze goes nowhere; save the page and give the file, or use: factcheck ingest"
        )
