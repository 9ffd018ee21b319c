"""Web addresses as a browser reads them, and which machines they may lead to.

A host is judged by the numbers it stands for and never by its spelling: ada-url reads an address as the
WHATWG URL standard says, which turns decimal, octal, hexadecimal and shortened forms into plain ones, and
every number a name resolves to has to be public.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import ada_url

from factcheck.domain.errors import InputError
from factcheck.fetching.limits import Limits

Number = IPv4Address | IPv6Address
_PORTS = {"http:": 80, "https:": 443}
LONGEST = 2_000
"""Characters of an address; browsers and servers refuse longer ones (RFC 9110, 4.1, asks for 8,000)."""
# The public network of NAT64 (RFC 6052), whose numbers carry an IPv4 address; the local one (RFC 8215) is
# not public, and those of 6to4 are told by `sixtofour`.
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")


class FetchError(InputError):
    """Why a page could not be had, in one sentence; `status` is the server's answer, where it gave one."""

    def __init__(self, message: str, *, status: int | None = None, url: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.url = url


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that may be asked for."""

    href: str
    scheme: str
    host: str
    """As it goes into the request: without the brackets of an IPv6 number."""
    port: int
    target: str
    """Path and query, as they go into the request."""

    @property
    def authority(self) -> str:
        """The Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[f"{self.scheme}:"] else f"{host}:{self.port}"


def read_address(words: str, limits: Limits, *, base: str | None = None) -> Address:
    """The address that `words` say, seen from the page `base`.

    Raises:
        FetchError: it is none, or none that this desk fetches.
    """
    words = words.strip()
    if len(words) > LONGEST:
        raise FetchError(f"The address has more than {LONGEST:,} characters.")
    if any(ord(one) < 0x20 or ord(one) == 0x7F for one in words):  # noqa: PLR2004 - ASCII's space and delete
        raise FetchError("The address holds characters that belong in no address; copy it again.")
    try:
        url = ada_url.URL(words, base=base) if base else ada_url.URL(words)
    except (ValueError, UnicodeError):
        raise FetchError(
            f"“{_shown(words)}” is not a web address; it has to look like https://example.org/page."
        ) from None
    if url.protocol not in _PORTS:
        raise FetchError(
            "The address has to start with http:// or https://; nothing else is fetched."
        )
    if url.username or url.password:
        raise FetchError("The address carries a user name or password; give it without.")
    port = int(url.port) if url.port else _PORTS[url.protocol]
    if port not in limits.ports:
        raise FetchError(
            f"Port {port} is not fetched from; FACTCHECK_FETCH_PORTS lists the ports that are."
        )
    host = url.hostname.removeprefix("[").removesuffix("]")
    return Address(
        href=url.href.split("#", 1)[0],
        scheme=url.protocol.rstrip(":"),
        host=host,
        port=port,
        target=(url.pathname or "/") + url.search,
    )


def literal(host: str) -> Number | None:
    """The number, where the host is one."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def demand_reachable(host: str, numbers: Iterable[Number], limits: Limits) -> list[Number]:
    """The numbers of `host`, every one of which this desk may connect to.

    Raises:
        FetchError: there is none, or one of them is inside.
    """
    found = list(numbers)
    if not found:
        raise FetchError(f"There is no server called “{_shown(host)}”; check the address.")
    if not all(is_public(one) or _is_ours(one, limits) for one in found):
        raise FetchError(
            f"“{_shown(host)}” leads to a machine inside a private network, which is not fetched from; "
            "FACTCHECK_FETCH_PRIVATE can allow a network of the desk's own."
        )
    return found


def _is_ours(number: Number, limits: Limits) -> bool:
    mapped = getattr(number, "ipv4_mapped", None) or number
    return any(mapped.version == one.version and mapped in one for one in limits.inside)


def is_public(number: Number) -> bool:
    """Whether a number belongs to the public internet, whatever it wraps."""
    if isinstance(number, IPv6Address):
        if number.scope_id is not None or number in _COMPATIBLE:
            return False
        wrapped = _wrapped(number)
        if wrapped is not None and not is_public(wrapped):
            return False
        if number.ipv4_mapped is not None or number in _NAT64:
            return True
        if number.is_site_local:
            return False
    return number.is_global and not (
        number.is_multicast or number.is_reserved or number.is_unspecified or number.is_loopback
        or number.is_link_local
    )  # fmt: skip


def _wrapped(number: IPv6Address) -> IPv4Address | None:
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    if number.sixtofour is not None:
        return number.sixtofour
    if number in _NAT64:
        return IPv4Address(int(number) & 0xFFFF_FFFF)
    return None


def _shown(words: str) -> str:
    plain = "".join(one for one in words if one.isprintable())
    return plain if len(plain) <= 80 else plain[:79] + "…"  # noqa: PLR2004 - one line
