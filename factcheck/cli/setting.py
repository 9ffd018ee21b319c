"""`factcheck settings` and `factcheck where`: what is set, and where things are."""

from __future__ import annotations

import os
from dataclasses import fields

import click

from factcheck import paths
from factcheck.config import Settings, from_environment


def current() -> Settings:
    """The settings of this run.

    Raises:
        SettingsError: the environment holds a value that cannot be used.
    """
    return from_environment(os.environ)


def max_bytes(settings: Settings) -> int:
    """The largest article taken, in bytes; a megabyte is a million bytes."""
    return settings.max_article_mb * 1_000_000


@click.command()
def settings() -> None:
    """List every setting, its value and where it comes from."""
    now = current()
    for one in fields(Settings):
        variable = one.metadata["variable"]
        value = getattr(now, one.name)
        if one.name == "database_url":
            value = _shown(now.url)
        elif one.metadata.get("secret"):
            value = "(set, not shown)" if value else ""
        elif isinstance(value, bool):
            value = int(value)
        origin = "environment" if variable in os.environ else "default"
        click.echo(f"{variable}={value}")
        click.echo(f"    {one.metadata['about']} ({origin})")


@click.command()
def where() -> None:
    """Say where the program, its pages, its migrations and its data are."""
    now = current()
    checkout = paths.checkout()
    click.echo(f"program     {checkout or paths.__file__.rpartition('/')[0]}")
    click.echo(f"runs from   {'a checkout' if checkout else 'an installed package'}")
    click.echo(f"templates   {paths.templates()}")
    click.echo(f"migrations  {paths.migrations()}")
    click.echo(f"instance    {now.instance}")
    click.echo(f"database    {_shown(now.url)}")


def _shown(url: str) -> str:
    """The database's address with a password left out."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url
