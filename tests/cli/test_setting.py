from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from factcheck import paths
from factcheck.config import Settings
from tests.cli.conftest import Cli


def test_every_setting_is_listed_with_what_it_is_for(cli: Cli) -> None:
    out = cli("settings").out

    for one in fields(Settings):
        assert f"{one.metadata['variable']}=" in out
        assert one.metadata["about"] in out


def test_what_the_environment_says_is_told_apart(
    cli: Cli, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_DESK", "Night desk")

    out = cli("settings").out

    assert "FACTCHECK_DESK=Night desk\n    the desk's name, as reports sign it (environment)" in out
    assert f"FACTCHECK_DATABASE_URL=sqlite:///{instance}/factcheck.db" in out


def test_a_password_in_the_database_address_is_not_shown(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", "postgresql://desk:secret@db.example/desk")

    assert "secret" not in cli("settings").out + cli("where").out


def test_the_key_of_a_model_is_not_shown(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_ASSIST_KEY", "sk-secret")

    out = cli("settings").out

    assert "sk-secret" not in out
    assert "FACTCHECK_ASSIST_KEY=(set, not shown)" in out


def test_where_names_every_place(cli: Cli, instance: Path) -> None:
    out = cli("where").out

    for place in (paths.templates(), paths.migrations(), instance):
        assert str(place) in out
