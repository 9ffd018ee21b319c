"""A server on this machine that speaks a model's protocol, as badly as it is told to."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from factcheck.assist.service import Service

Answer = Callable[[socket.socket], None]


@dataclass
class ModelServer:
    """Where it listens, and the requests it got: head and body."""

    port: int
    heads: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def service(self, **changed: Any) -> Service:
        given: dict[str, Any] = {
            "scheme": "http", "host": "127.0.0.1", "port": self.port, "target": "/v1/chat/completions",
            "model": "parrot-1", "key": "sk-secret-words", "seconds": 3.0, "pause": 0.01,
        }  # fmt: skip
        return Service(**{**given, **changed})


@contextmanager
def serving(*answers: Answer) -> Iterator[ModelServer]:
    """A server that gives `answers` one after the other, the last one again and again."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = ModelServer(listening.getsockname()[1])
    left = list(answers)

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            answer = left.pop(0) if len(left) > 1 else left[0]
            threading.Thread(target=talk, args=(connection, answer), daemon=True).start()

    def talk(connection: socket.socket, answer: Answer) -> None:
        with suppress(OSError), connection:
            whole = b""
            while b"\r\n\r\n" not in whole:
                whole += connection.recv(65_536)
            head, _, body = whole.partition(b"\r\n\r\n")
            words = head.decode()
            length = int(words.lower().split("content-length: ")[1].split("\r\n")[0])
            while len(body) < length:
                body += connection.recv(65_536)
            server.heads.append(words)
            server.bodies.append(json.loads(body))
            answer(connection)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server
    finally:
        listening.close()


def raw(status: str, body: bytes = b"", headers: str = "") -> Answer:
    """An answer with this status line."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode()
    return lambda connection: connection.sendall(head + body)


def says(words: str) -> Answer:
    """The model's words in the protocol's form."""
    body = {"choices": [{"message": {"role": "assistant", "content": words}}]}
    return raw("200 OK", json.dumps(body).encode())


def items(*found: dict[str, Any]) -> Answer:
    return says(json.dumps({"items": found}))


def silence(connection: socket.socket) -> None:
    time.sleep(5)


def dribble(connection: socket.socket) -> None:
    """One byte at a time, each well before any single read gives up."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    with suppress(OSError):
        for _ in range(200):
            connection.sendall(b"a")
            time.sleep(0.05)


def gigabyte(connection: socket.socket) -> None:
    """A gigabyte without a length, as long as somebody takes it."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    with suppress(OSError):
        for _ in range(1024):
            connection.sendall(b" " * 1_048_576)
