"""What a desk lets itself be sent to fetch: ports, networks of its own, size, time."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network

from factcheck.config import Settings, SettingsError

Network = IPv4Network | IPv6Network
_LAST_PORT = 65_535


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a fetch may go. The defaults are those of a desk that reads the public web."""

    ports: frozenset[int] = frozenset({80, 443})
    inside: tuple[Network, ...] = ()
    """Networks that may be reached although they are not public, such as a desk's own archive."""
    most_bytes: int = 10_000_000
    seconds: float = 20.0
    """For the whole of it, redirects included: long for a reader who waits, short for a slow server."""
    redirects: int = 5


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings give.

    Raises:
        SettingsError: FACTCHECK_FETCH_PORTS or FACTCHECK_FETCH_PRIVATE cannot be read.
    """
    return Limits(
        ports=frozenset(_port(one) for one in _listed(settings.fetch_ports)),
        inside=tuple(_network(one) for one in _listed(settings.fetch_private)),
        most_bytes=settings.max_article_mb * 1_000_000,
        seconds=float(settings.fetch_seconds),
    )


def _listed(words: str) -> list[str]:
    return [one.strip() for one in words.split(",") if one.strip()]


def _port(words: str) -> int:
    if words.isascii() and words.isdigit() and 0 < int(words) <= _LAST_PORT:
        return int(words)
    raise SettingsError(f"FACTCHECK_FETCH_PORTS holds {words!r}; it has to be ports, as in 80,443")


def _network(words: str) -> Network:
    try:
        return ip_network(words)
    except ValueError:
        raise SettingsError(
            f"FACTCHECK_FETCH_PRIVATE holds {words!r}; it has to be networks, as in 10.1.0.0/16"
        ) from None
