"""One question to the model: one clock for all of it, a bounded answer, one more try, no way elsewhere."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import httpcore

from factcheck.assist.service import AssistError, Service

_OK = 200
_SERVER_ERRORS = 500
_BUSY = frozenset({408, 425, 429})
_LONGEST_PAUSE = 10.0
"""Seconds: who is told to wait longer tries again another time."""
_SAID = {
    400: "does not understand the question",
    401: "does not accept the key; FACTCHECK_ASSIST_KEY holds it",
    402: "asks to be paid",
    403: "refuses the key; FACTCHECK_ASSIST_KEY holds it",
    404: "has no such model or address; see FACTCHECK_ASSIST_URL and FACTCHECK_ASSIST_MODEL",
    413: "finds the text too long",
    429: "is asked too often; try again later",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the model wrote, and the digest of all the bytes that came."""

    words: str
    sha256: str


class _Again(Exception):  # noqa: N818 - not an error yet
    """A failure worth a second try."""

    def __init__(self, error: AssistError, pause: float | None = None) -> None:
        super().__init__(str(error))
        self.error, self.pause = error, pause


class _Clock:
    """What is left of the time one question may take (seconds)."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left if most is None else min(left, most)

    def over(self) -> AssistError:
        return AssistError(
            f"The model took too long: no whole answer within {self._seconds:.0f} seconds."
        )


class _TimedStream(httpcore.NetworkStream):
    """A connection each of whose steps gets what is left of the whole: dribbling gains nothing."""

    def __init__(self, inner: httpcore.NetworkStream, clock: _Clock) -> None:
        self._inner, self._clock = inner, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: Any,  # noqa: ANN401 - ssl.SSLContext, as httpcore passes it
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._clock.left(timeout))
        return _TimedStream(inner, self._clock)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        return self._inner.get_extra_info(info)


class _Network(httpcore.NetworkBackend):
    def __init__(self, clock: _Clock) -> None:
        self._inner, self._clock = httpcore.SyncBackend(), clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        left = self._clock.left(timeout)
        stream = self._inner.connect_tcp(host, port, left, local_address, socket_options)
        return _TimedStream(stream, self._clock)


def ask(service: Service, *, rules: str, matter: str) -> Reply:
    """The model's answer to `matter` under `rules`.

    Raises:
        AssistError: there is none that can be used; nothing of the key or the text is in it.
    """
    clock = _Clock(service.seconds)
    try:
        return _once(service, rules, matter, clock)
    except _Again as first:
        pause = min(_LONGEST_PAUSE, service.pause if first.pause is None else first.pause)
        if pause >= clock.left():
            raise first.error from None
    time.sleep(pause)
    try:
        return _once(service, rules, matter, clock)
    except _Again as second:
        raise second.error from None


def _once(service: Service, rules: str, matter: str, clock: _Clock) -> Reply:
    body = json.dumps(
        {
            "model": service.model,
            "messages": [
                {"role": "system", "content": rules},
                {"role": "user", "content": matter},
            ],
            "temperature": 0,
            "stream": False,
        }
    ).encode()
    headers = {
        "Host": service.authority,
        "User-Agent": "factcheck",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    if service.key:
        headers["Authorization"] = f"Bearer {service.key}"
    url = httpcore.URL(
        scheme=service.scheme.encode(),
        host=service.host.encode(),
        port=service.port,
        target=service.target.encode(),
    )
    try:
        with (
            httpcore.ConnectionPool(
                ssl_context=_trust(), network_backend=_Network(clock), max_connections=1
            ) as pool,
            pool.stream("POST", url, headers=list(headers.items()), content=body) as answer,
        ):
            if answer.status != _OK:
                raise _refused(answer)
            raw = _bounded(answer.iter_stream(), service)
    except httpcore.TimeoutException:
        raise clock.over() from None
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
        raise _Again(_trouble(service, error)) from None
    return Reply(words=_content(raw), sha256=sha256(raw).hexdigest())


@cache
def _trust() -> ssl.SSLContext:
    """The machine's certificate authorities, read once."""
    return ssl.create_default_context()


def _refused(answer: httpcore.Response) -> Exception:
    said = _SAID.get(answer.status) or (
        "has a fault of its own; try again later"
        if answer.status >= _SERVER_ERRORS
        else "does not answer"
    )
    error = AssistError(f"The model's server {said} ({answer.status}).")
    if answer.status in _BUSY or answer.status >= _SERVER_ERRORS:
        return _Again(error, _pause_in(answer))
    return error


def _pause_in(answer: httpcore.Response) -> float | None:
    asked = next((v for k, v in answer.headers if k.lower() == b"retry-after"), b"").strip()
    return float(asked) if asked.isdigit() and len(asked) < 6 else None  # noqa: PLR2004 - under a day or so


def _trouble(service: Service, error: Exception) -> AssistError:
    if isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error).upper():
        return AssistError(
            f"The certificate of “{service.authority}” is not to be trusted, so nothing was sent."
        )
    if isinstance(error, httpcore.ConnectError):
        return AssistError(f"“{service.authority}” cannot be reached.")
    return AssistError(f"“{service.authority}” broke off or does not answer as a model's server.")


def _bounded(chunks: Iterator[bytes], service: Service) -> bytes:
    held, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > service.most_bytes:
            raise AssistError(
                f"The model's answer is larger than {service.most_bytes / 1e6:.0f} MB; it was thrown away."
            )
        held.append(chunk)
    return b"".join(held)


def _content(raw: bytes) -> str:
    """The words of the first choice; "" where the answer is not of that form."""
    try:
        words = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return words if isinstance(words, str) else ""
