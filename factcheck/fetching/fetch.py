"""One page from the network: asked for once, redirects followed by hand, everything bounded."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import httpcore

from factcheck.fetching.addresses import (
    Address,
    FetchError,
    demand_reachable,
    literal,
    read_address,
)
from factcheck.fetching.connection import Clock, PinnedNetwork, Resolve, ask, resolved
from factcheck.fetching.limits import Limits

Headers = tuple[tuple[str, str], ...]
# The codes that send one on to another page (RFC 9110, 15.4); 304 and the rest do not.
_MOVED = frozenset({301, 302, 303, 307, 308})
_OK = range(200, 300)
# A program that says who it is; sites that want no programs can say so.
_AGENT = "factcheck/0.1 (fact-checking desk; keeps a copy as evidence)"
_SAID = {
    401: "asks for a password",
    402: "asks to be paid",
    403: "refuses to show the page",
    404: "says that there is no such page",
    410: "says that the page is gone for good",
    429: "says that it is asked too often; try again later",
    451: "says that it may not show the page for legal reasons",
}
_SERVER_ERRORS = 500
_CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came, with what was asked and answered."""

    asked: str
    """The address as it was given, written out."""
    url: str
    """Where it was found, after redirects."""
    number: str
    """The machine that was connected to."""
    status: int
    reason: str
    request: Headers
    headers: Headers
    raw: bytes
    """The body as sent."""
    body: bytes
    """The body unpacked."""
    hops: tuple[str, ...] = ()
    """The addresses that sent on to the next."""


def fetch(words: str, limits: Limits, *, resolve: Resolve = resolved) -> Fetched:
    """Get the page at an address.

    Raises:
        FetchError: why it could not be had, in one sentence.
    """
    clock = Clock(limits.seconds)
    address = read_address(words, limits)
    asked = address.href
    hops: list[str] = []
    while True:
        try:
            answer, moved = _once(asked, address, tuple(hops), limits, clock, resolve)
        except FetchError as error:
            error.url = error.url or address.href
            raise
        if answer is not None:
            return answer
        hops.append(address.href)
        if len(hops) > limits.redirects:
            raise FetchError(
                f"The page sends on to another more than {limits.redirects} times; "
                "open it in a browser and give the address it ends at.",
                url=address.href,
            )
        address = read_address(moved, limits, base=address.href)


def _once(
    asked: str,
    address: Address,
    hops: tuple[str, ...],
    limits: Limits,
    clock: Clock,
    resolve: Resolve,
) -> tuple[Fetched | None, str]:
    """The answer of one server, or the address it sends on to."""
    number = literal(address.host)
    numbers = [number] if number else ask(resolve, address.host, address.port, clock)
    numbers = demand_reachable(address.host, numbers, limits)
    request = (
        ("Host", address.authority),
        ("User-Agent", _AGENT),
        ("Accept", "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"),
        ("Accept-Language", "en,*;q=0.5"),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    )
    url = httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )
    network = PinnedNetwork(numbers, clock)
    try:
        with (
            httpcore.ConnectionPool(
                ssl_context=_trust(), network_backend=network, max_connections=1
            ) as pool,
            pool.stream("GET", url, headers=[(k.encode(), v.encode()) for k, v in request]) as one,
        ):
            headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in one.headers)
            moved = _header(headers, "location")
            if one.status in _MOVED and moved:
                return None, moved
            if one.status not in _OK:
                raise FetchError(_refusal(one.status), status=one.status, url=address.href)
            raw = _bounded(one.iter_stream(), headers, limits)
            machine = one.extensions["network_stream"].get_extra_info("server_addr")
    except httpcore.TimeoutException:
        raise clock.over() from None
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
        raise FetchError(_trouble(address, error)) from None
    fetched = Fetched(
        asked=asked,
        url=address.href,
        number=str(machine[0]) if machine else str(numbers[0]),
        status=one.status,
        reason=one.extensions.get("reason_phrase", b"").decode("latin-1"),
        request=request,
        headers=headers,
        raw=raw,
        body=_unpacked(raw, headers, limits),
        hops=hops,
    )
    return fetched, ""


@cache
def _trust() -> ssl.SSLContext:
    """The machine's certificate authorities, read once."""
    return ssl.create_default_context()


def _header(headers: Headers, name: str) -> str:
    return next((value.strip() for key, value in headers if key.lower() == name), "")


def _refusal(status: int) -> str:
    said = _SAID.get(status) or (
        "has a fault of its own; try again later"
        if status >= _SERVER_ERRORS
        else "does not show the page"
    )
    return f"The server {said} ({status})."


def _trouble(address: Address, error: Exception) -> str:
    if isinstance(error, httpcore.ProtocolError):
        return f"“{address.host}” does not answer as a web server does."
    if isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error).upper():
        return f"The certificate of “{address.host}” is not to be trusted, so nothing was fetched."
    if isinstance(error, httpcore.ConnectError):
        return f"“{address.host}” cannot be reached on port {address.port}."
    return f"“{address.host}” broke off before the page was whole."


def _too_much(limits: Limits) -> FetchError:
    return FetchError(
        f"The page is larger than {limits.most_bytes / 1e6:.0f} MB; save the part that matters and "
        "upload it, or raise FACTCHECK_MAX_ARTICLE_MB."
    )


def _bounded(chunks: Iterator[bytes], headers: Headers, limits: Limits) -> bytes:
    declared = _header(headers, "content-length")
    if declared.isdigit() and len(declared) < 20 and int(declared) > limits.most_bytes:  # noqa: PLR2004 - a number a machine can have
        raise _too_much(limits)
    held, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > limits.most_bytes:
            raise _too_much(limits)
        held.append(chunk)
    return b"".join(held)


def _unpacked(raw: bytes, headers: Headers, limits: Limits) -> bytes:
    """The body without its compression, as far as the limit lets it grow."""
    packing = _header(headers, "content-encoding").lower()
    if packing in {"", "identity"}:
        return raw
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise FetchError(
            f"The server packed the page as “{packing[:20]}”, which was not asked for."
        )
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # with a header of either kind, or bare
        unpacker = zlib.decompressobj(window)
        try:
            body = unpacker.decompress(raw, limits.most_bytes + 1)
        except zlib.error:
            continue
        if len(body) > limits.most_bytes:
            raise _too_much(limits)
        return body
    raise FetchError("The page arrived damaged: it cannot be unpacked.")
