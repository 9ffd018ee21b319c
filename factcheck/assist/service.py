"""The language model a desk has chosen: any address that speaks OpenAI's chat protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from factcheck.config import Settings, SettingsError
from factcheck.domain.errors import FactcheckError

_PATH = "/chat/completions"
_PORTS = {"http": 80, "https": 443}


class AssistError(FactcheckError):
    """Why no suggestions could be had, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Where questions go, and how far one may go."""

    scheme: str
    host: str
    port: int
    target: str
    model: str
    key: str = field(default="", repr=False)
    """Sent to the service and nowhere else: never shown, kept or logged."""
    seconds: float = 120.0
    """For the whole of one question, the second try included."""
    most_bytes: int = 1_000_000
    """Of an answer: some two hundred pages, where a suggestion is a few lines."""
    pause: float = 1.0
    """Seconds before the second try, where the server names no other time."""

    @property
    def authority(self) -> str:
        """The Host header; also how people are told where the text goes."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def service_of(settings: Settings) -> Service | None:
    """The service the settings give; None where address or model is not set, which is off.

    Raises:
        SettingsError: FACTCHECK_ASSIST_URL or FACTCHECK_ASSIST_KEY cannot be used.
    """
    address, model = settings.assist_url.strip(), settings.assist_model.strip()
    if not address or not model:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _unusable() from None
    host = parts.hostname or ""
    if (
        parts.scheme not in _PORTS
        or not host
        or parts.username is not None
        or parts.query
        or parts.fragment
        or not address.isascii()
        or any(one.isspace() for one in address)
    ):
        raise _unusable()
    key = settings.assist_key.strip()
    if not key.isascii() or not key.isprintable():
        raise SettingsError("FACTCHECK_ASSIST_KEY holds characters that no key has; copy it again")
    path = parts.path.rstrip("/")
    return Service(
        scheme=parts.scheme,
        host=host,
        port=port or _PORTS[parts.scheme],
        target=path if path.endswith(_PATH) else path + _PATH,
        model=model,
        key=key,
        seconds=float(max(1, settings.assist_seconds)),
    )


def _unusable() -> SettingsError:
    # The value is not repeated: an address can carry a key.
    return SettingsError(
        "FACTCHECK_ASSIST_URL cannot be used; it has to look like https://models.example.org/v1, "
        "without user name, query or fragment"
    )
