"""Connections to numbers that were checked, with one clock for all that happens on them."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any

import httpcore

from factcheck.fetching.addresses import FetchError, Number

Resolve = Callable[[str, int], Sequence[Number]]
"""From a name and a port to its numbers; empty where there is no such name."""
TOO_LONG = "The server took too long: no whole page within {seconds:.0f} seconds."


class Clock:
    """How much time is left of what the whole fetch may take (seconds)."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """What is left, at most `most`.

        Raises:
            FetchError: nothing is.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left if most is None else min(left, most)

    def over(self) -> FetchError:
        """What is said when the time is up."""
        return FetchError(TOO_LONG.format(seconds=self._seconds))


def resolved(name: str, port: int) -> list[Number]:
    """What the system's resolver says of a name."""
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    # A scope ("%eth0") is left on, so that the number is seen to be of one network only.
    return list(dict.fromkeys(ip_address(str(entry[4][0])) for entry in found))


def ask(resolve: Resolve, name: str, port: int, clock: Clock) -> list[Number]:
    """The numbers of a name, asked once and not waited for longer than the clock has.

    Raises:
        FetchError: the resolver does not answer in time.
    """
    answers: list[Sequence[Number]] = []
    asking = threading.Thread(
        target=lambda: answers.append(resolve(name, port)), daemon=True, name="resolver"
    )
    asking.start()
    asking.join(clock.left())
    if not answers:
        raise clock.over() if asking.is_alive() else FetchError(f"“{name}” could not be looked up.")
    return list(answers[0])


class _TimedStream(httpcore.NetworkStream):
    """A connection on which each step gets what is left of the whole, so that dribbling gains nothing."""

    def __init__(self, inner: httpcore.NetworkStream, clock: Clock) -> None:
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


class PinnedNetwork(httpcore.NetworkBackend):
    """Connects to the numbers it was given and looks nothing up, whatever host it is asked for.

    The host still goes into the Host header, and into TLS as the name the certificate has to be for.
    """

    def __init__(self, numbers: Sequence[Number], clock: Clock) -> None:
        self._numbers, self._clock = numbers, clock
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - already resolved and checked
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no number to connect to")
        # A second number is tried only as long as there is time, each with its share.
        for tried, number in enumerate(self._numbers):
            share = self._clock.left(timeout) / (len(self._numbers) - tried)
            try:
                stream = self._inner.connect_tcp(
                    str(number), port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _TimedStream(stream, self._clock)
        raise failure
