"""A web server on this machine that behaves as badly as it is told to."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_network

from factcheck.fetching.limits import Limits

Answer = Callable[[socket.socket, str], None]
"""Gets the connection and the head of the request."""


@dataclass
class Server:
    """Where it listens, and the heads of the requests it got."""

    port: int
    asked: list[str] = field(default_factory=list)

    def limits(self, **changed: object) -> Limits:
        """Limits that let this server be reached."""
        given = {
            "ports": frozenset({self.port}),
            "inside": (ip_network("127.0.0.1/32"),),
            "seconds": 3.0,
        }
        return Limits(**{**given, **changed})  # type: ignore[arg-type]

    def url(self, path: str = "/page", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that answers every connection with `answer`, one after the other."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(listening.getsockname()[1])

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    def talk(plain: socket.socket) -> None:
        with suppress(OSError):
            connection = context.wrap_socket(plain, server_side=True) if context else plain
            with connection:
                head = b""
                while b"\r\n\r\n" not in head:
                    part = connection.recv(65_536)
                    if not part:
                        return
                    head += part
                server.asked.append(head.decode("latin-1"))
                answer(connection, head.decode("latin-1"))
                # The other side reads to the end before the connection is torn down.
                connection.settimeout(1)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        # On Linux closing alone does not wake an accept().
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(2)


def reply(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer."""
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers])
    return head.encode() + b"\r\n\r\n" + body


def saying(body: bytes, *headers: str, status: str = "200 OK") -> Answer:
    """Answers with the same page whatever is asked."""
    return lambda connection, _head: connection.sendall(reply(body, *headers, status=status))


PAGE = b"""<!doctype html><html><head><title>Flood on the Velm</title>
<meta property="article:published_time" content="2026-03-02"></head><body><article>
<h1>Flood on the Velm</h1>
<p>The Office of Civil Protection counted 41 dead in Kadra on Tuesday, its fourth bulletin says.</p>
<p>Another 120 people were taken to hospital in Torre, where the bridge over the Velm was closed.</p>
<p>The governor asked the ministry for tents and boats, and thanked the crews who had come from the coast.</p>
</article></body></html>"""
