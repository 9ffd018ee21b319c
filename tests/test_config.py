"""Settings come from the environment, and a wrong one names its variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import paths
from factcheck.config import SettingsError, from_environment


def test_without_an_environment_the_instance_is_the_checkout_s() -> None:
    settings = from_environment({})

    assert settings.instance == paths.default_instance()
    assert settings.url == f"sqlite:///{settings.instance / 'factcheck.db'}"
    assert settings.secure_cookies is False


def test_every_setting_can_be_given() -> None:
    settings = from_environment(
        {
            "FACTCHECK_INSTANCE": "/srv/desk",
            "FACTCHECK_DATABASE_URL": "postgresql://desk@db/desk",
            "FACTCHECK_ADDRESS": "https://desk.example.org/",
            "FACTCHECK_IDLE_MINUTES": "5",
            "FACTCHECK_SECURE_COOKIES": "1",
        }
    )

    assert settings.instance == Path("/srv/desk")
    assert settings.url == "postgresql://desk@db/desk"
    assert settings.address == "https://desk.example.org"
    assert settings.idle_minutes == 5
    assert settings.secure_cookies is True


@pytest.mark.parametrize(
    ("variable", "value"),
    [("FACTCHECK_IDLE_MINUTES", "soon"), ("FACTCHECK_SECURE_COOKIES", "perhaps")],
)
def test_a_setting_that_makes_no_sense_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{variable} is '{value}'"):
        from_environment({variable: value})
