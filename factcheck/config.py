"""Settings: read once from the environment at the door, then passed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from factcheck import paths

MINUTE = 60


class SettingsError(Exception):
    """A setting in the environment that cannot be used."""


def _setting(variable: str, about: str, default: object) -> object:
    return field(default=default, metadata={"variable": variable, "about": about})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What may differ from one desk to the next. `factcheck settings` prints this table."""

    instance: Path = field(
        default_factory=paths.default_instance,
        metadata={
            "variable": "FACTCHECK_INSTANCE",
            "about": "folder for the database and its files",
        },
    )
    database_url: str = _setting(  # type: ignore[assignment]
        "FACTCHECK_DATABASE_URL",
        "database address; factcheck.db in the instance folder unless set",
        "",
    )
    desk: str = _setting(  # type: ignore[assignment]
        "FACTCHECK_DESK", "the desk's name, as reports sign it", "factcheck desk"
    )
    address: str = _setting(  # type: ignore[assignment]
        "FACTCHECK_ADDRESS", "public address of this installation, for links in reports", ""
    )
    idle_minutes: int = _setting(  # type: ignore[assignment]
        "FACTCHECK_IDLE_MINUTES", "a session ends after this long without a request", 8 * MINUTE
    )
    session_hours: int = _setting(  # type: ignore[assignment]
        "FACTCHECK_SESSION_HOURS", "a session ends after this long in any case", 72
    )
    secure_cookies: bool = _setting(  # type: ignore[assignment]
        "FACTCHECK_SECURE_COOKIES", "1 where the program is reached over https", False
    )
    max_article_mb: int = _setting(  # type: ignore[assignment]
        "FACTCHECK_MAX_ARTICLE_MB", "largest article taken, in megabytes", 10
    )
    fetch_ports: str = _setting(  # type: ignore[assignment]
        "FACTCHECK_FETCH_PORTS", "ports that pages are fetched from", "80,443"
    )
    fetch_private: str = _setting(  # type: ignore[assignment]
        "FACTCHECK_FETCH_PRIVATE",
        "networks of the desk's own that pages may be fetched from, as in 10.1.0.0/16",
        "",
    )
    fetch_seconds: int = _setting(  # type: ignore[assignment]
        "FACTCHECK_FETCH_SECONDS", "longest that fetching a page may take, in seconds", 20
    )

    assist_url: str = _setting(  # type: ignore[assignment]
        "FACTCHECK_ASSIST_URL",
        "address of a language model that suggests (OpenAI's protocol, as in https://models.example.org/v1); "
        "off without it",
        "",
    )
    assist_model: str = _setting(  # type: ignore[assignment]
        "FACTCHECK_ASSIST_MODEL", "the model asked there; off without it", ""
    )
    assist_key: str = field(
        default="",
        repr=False,
        metadata={
            "variable": "FACTCHECK_ASSIST_KEY",
            "about": "its key; never shown",
            "secret": True,
        },
    )
    assist_seconds: int = _setting(  # type: ignore[assignment]
        "FACTCHECK_ASSIST_SECONDS",
        "longest that one question to the model may take, in seconds",
        120,
    )

    api_per_minute: int = _setting(  # type: ignore[assignment]
        "FACTCHECK_API_PER_MINUTE",
        "how often one token may ask the API in a minute; 0 for as often as it likes",
        600,
    )
    checkpoint_hours: int = _setting(  # type: ignore[assignment]
        "FACTCHECK_CHECKPOINT_HOURS",
        "serve checks and signs the record this often, when something happened; 0 for never",
        24,
    )

    @property
    def url(self) -> str:
        """The database address in use."""
        return self.database_url or f"sqlite:///{self.instance / 'factcheck.db'}"


def from_environment(environment: Mapping[str, str]) -> Settings:
    """The settings that `environment` gives, with defaults for the rest.

    Raises:
        SettingsError: a value is not of its kind; the message names the variable.
    """
    given: dict[str, object] = {}
    for one in fields(Settings):
        variable = one.metadata["variable"]
        if variable not in environment:
            continue
        text = environment[variable]
        try:
            if one.name == "instance":
                given[one.name] = Path(text).expanduser()
            elif isinstance(one.default, bool):
                given[one.name] = {"1": True, "true": True, "0": False, "false": False, "": False}[
                    text.lower()
                ]
            elif isinstance(one.default, int):
                given[one.name] = int(text)
            else:
                given[one.name] = text.rstrip("/") if one.name == "address" else text
        except (KeyError, ValueError):
            kind = "0 or 1" if isinstance(one.default, bool) else "a whole number"
            raise SettingsError(f"{variable} is {text!r}; it has to be {kind}") from None
    return Settings(**given)  # type: ignore[arg-type]
