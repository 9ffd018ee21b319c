"""A page is had whole, within its limits, from the machine that was checked, or not at all."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from factcheck.fetching import connection
from factcheck.fetching import fetch as fetching
from factcheck.fetching.addresses import FetchError, Number
from factcheck.fetching.fetch import fetch
from tests.fetching.servers import PAGE, reply, saying, serving

LOCAL = [ip_address("127.0.0.1")]


def test_a_page_comes_with_all_that_was_asked_and_answered() -> None:
    with serving(saying(PAGE, "Content-Type: text/html", "X-Seen: yes")) as server:
        page = fetch(server.url("/page?a=1#top"), server.limits())

    assert page.body == page.raw == PAGE
    assert (page.status, page.reason, page.number) == (200, "OK", "127.0.0.1")
    assert page.url == server.url("/page?a=1")
    assert ("X-Seen", "yes") in page.headers
    assert server.asked[0].startswith("GET /page?a=1 HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{server.port}\r\n" in server.asked[0]


def test_a_name_is_looked_up_once_and_the_checked_number_is_the_one_connected_to() -> None:
    answers = [LOCAL, [ip_address("127.0.0.2")]]
    asked: list[str] = []

    def turning(name: str, _port: int) -> Sequence[Number]:
        asked.append(name)
        return answers[len(asked) - 1]

    with serving(saying(PAGE)) as server:
        page = fetch(server.url(host="archive.example"), server.limits(), resolve=turning)

    assert page.number == "127.0.0.1"
    assert asked == ["archive.example"]
    assert f"Host: archive.example:{server.port}\r\n" in server.asked[0]


def test_a_name_that_turns_inside_after_the_check_gains_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The classic rebinding: public when asked first, private from then on."""
    asked: list[str] = []

    def turning(name: str, _port: int) -> Sequence[Number]:
        asked.append(name)
        return [ip_address("192.0.2.1" if len(asked) > 1 else "93.184.215.14")]

    connected: list[str] = []

    def note(address: tuple[str, int], *_more: object, **_named: object) -> socket.socket:
        connected.append(address[0])
        raise OSError("nothing leaves this machine in a test")

    monkeypatch.setattr(socket, "create_connection", note)
    with serving(saying(PAGE)) as server:
        limits = server.limits(inside=())
        with pytest.raises(FetchError, match="cannot be reached"):
            fetch(server.url(host="turning.example"), limits, resolve=turning)

    assert connected == ["93.184.215.14"]
    assert asked == ["turning.example"]
    assert server.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/", "http://127.1:{port}/", "http://2130706433:{port}/",
        "http://0x7f000001:{port}/", "http://017700000001:{port}/", "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/", "http://169.254.169.254:{port}/latest/meta-data/",
        "//127.0.0.1:{port}/", "http://localhost:{port}/", "http://inside.example:{port}/",
    ],
)  # fmt: skip
def test_a_redirect_inside_is_not_followed(target: str) -> None:
    def resolve(name: str, _port: int) -> Sequence[Number]:
        # The public page is played by a second number of this machine, the only one allowed.
        return [ip_address("127.0.0.9" if name == "public.example" else "127.0.0.1")]

    from ipaddress import ip_network

    with serving(saying(b"secret")) as inner:
        listening = socket.create_server(("127.0.0.9", 0))
        port = listening.getsockname()[1]
        location = f"Location: {target.format(port=inner.port)}"

        def once() -> None:
            with suppress(OSError):
                one, _ = listening.accept()
                with one:
                    one.recv(65_536)
                    one.sendall(reply(b"", location, status="302 Found"))

        import threading

        thread = threading.Thread(target=once)
        thread.start()
        limits = inner.limits(
            inside=(ip_network("127.0.0.9/32"),), ports=frozenset({port, inner.port})
        )
        with pytest.raises(FetchError, match="private network"):
            fetch(f"http://public.example:{port}/", limits, resolve=resolve)
        thread.join()
        listening.close()

    assert inner.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://news.example/",
        "http://x:y@news.example/",
        "https://news.example:22/",
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_not_followed(target: str) -> None:
    with (
        serving(saying(b"", f"Location: {target}", status="301 Moved")) as server,
        pytest.raises(FetchError) as refused,
    ):
        fetch(server.url(), server.limits())

    assert "\n" not in str(refused.value)


def test_redirects_are_followed_five_times_and_no_more() -> None:
    def on(connection: socket.socket, head: str) -> None:
        number = int(head.split(" ")[1].rsplit("/", 1)[1])
        answer = (
            reply(PAGE)
            if number == 0
            else reply(b"", f"Location: {number - 1}", status="302 Found")
        )
        connection.sendall(answer)

    with serving(on) as server:
        page = fetch(server.url("/hop/5"), server.limits())
        assert [hop.rsplit("/", 1)[1] for hop in page.hops] == ["5", "4", "3", "2", "1"]
        assert page.asked.endswith("/5")
        with pytest.raises(FetchError, match="more than 5 times"):
            fetch(server.url("/hop/6"), server.limits())


def test_a_page_that_sends_on_to_itself_ends() -> None:
    with (
        serving(saying(b"", "Location: /page", status="307 Temporary Redirect")) as server,
        pytest.raises(FetchError, match="more than 5 times"),
    ):
        fetch(server.url(), server.limits())

    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "status",
    [
        "404 Not Found",
        "403 Forbidden",
        "410 Gone",
        "429 Slow Down",
        "500 Oops",
        "503 Busy",
        "418 Teapot",
        "304 Not Modified",
    ],
)
def test_a_refusal_of_the_server_is_told_with_its_number(status: str) -> None:
    with (
        serving(saying(b"no", status=status)) as server,
        pytest.raises(FetchError, match=rf"\({status[:3]}\)\.$") as refused,
    ):
        fetch(server.url(), server.limits())

    assert refused.value.status == int(status[:3])


def _never(connection: socket.socket, _head: str) -> None:
    time.sleep(3)


def _dribbles_the_body(connection: socket.socket, _head: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    _drip(connection, b"x")


def _dribbles_the_head(connection: socket.socket, _head: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    _drip(connection, b"x")


def _dribbles_redirects(connection: socket.socket, _head: str) -> None:
    time.sleep(0.3)
    connection.sendall(reply(b"", "Location: /page", status="302 Found"))


def _drip(connection: socket.socket, drop: bytes) -> None:
    end = time.monotonic() + 3
    while time.monotonic() < end:
        connection.sendall(drop)
        time.sleep(0.05)


@pytest.mark.parametrize(
    "answer", [_never, _dribbles_the_body, _dribbles_the_head, _dribbles_redirects]
)
def test_no_server_keeps_a_person_waiting(answer: object) -> None:
    started = time.monotonic()
    with serving(answer) as server:  # type: ignore[arg-type]
        with pytest.raises(FetchError, match="took too long"):
            fetch(server.url(), server.limits(seconds=0.6))

        assert time.monotonic() - started < 2


def test_a_resolver_that_never_answers_keeps_nobody_waiting() -> None:
    def silent(_name: str, _port: int) -> Sequence[Number]:
        time.sleep(1.5)
        return LOCAL

    with serving(saying(PAGE)) as server, pytest.raises(FetchError, match="took too long"):
        fetch(server.url(host="slow.example"), server.limits(seconds=0.3), resolve=silent)


def test_the_systems_resolver_says_nothing_of_names_there_are_not() -> None:
    assert connection.resolved("no-such-name.invalid", 80) == []
    assert ip_address("127.0.0.1") in connection.resolved("127.0.0.1", 80)


def test_two_gigabytes_are_refused_before_they_come() -> None:
    def much(connection: socket.socket, _head: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n")

    with serving(much) as server, pytest.raises(FetchError, match="larger than 1 MB"):
        fetch(server.url(), server.limits(most_bytes=1_000_000))


@pytest.mark.parametrize(
    "head", [b"", b"Content-Length: 10\r\n", b"Transfer-Encoding: chunked\r\n"]
)
def test_a_page_without_end_is_cut_off_at_the_limit(head: bytes) -> None:
    sent = 0

    def endless(connection: socket.socket, _head: str) -> None:
        nonlocal sent
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n")
        block = b"x" * 65_536
        with suppress(OSError):
            for _ in range(400):
                connection.sendall(b"10000\r\n" + block + b"\r\n" if b"chunked" in head else block)
                sent += len(block)

    with serving(endless) as server:
        if b"Length" in head:  # what it says is all that is read
            assert len(fetch(server.url(), server.limits(most_bytes=500_000)).body) == 10
            return
        with pytest.raises(FetchError, match="larger than"):
            fetch(server.url(), server.limits(most_bytes=500_000))

    assert sent < 400 * 65_536


def test_packed_pages_are_unpacked_and_bombs_are_not() -> None:
    bomb = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    packed = b"".join(bomb.compress(bytes(1_000_000)) for _ in range(200)) + bomb.flush()
    assert len(packed) < 500_000

    for body, encoding in ((gzip.compress(PAGE), "gzip"), (zlib.compress(PAGE), "deflate")):
        with serving(saying(body, f"Content-Encoding: {encoding}")) as server:
            page = fetch(server.url(), server.limits())
        assert (page.body, page.raw) == (PAGE, body)
    with (
        serving(saying(packed, "Content-Encoding: gzip")) as server,
        pytest.raises(FetchError, match="larger than 1 MB"),
    ):
        fetch(server.url(), server.limits(most_bytes=1_000_000))


@pytest.mark.parametrize(
    ("body", "encoding", "says"),
    [
        (b"not gzip at all", "gzip", "damaged"),
        (b"x", "br", "packed the page as “br”"),
        (gzip.compress(b"x", mtime=0), "gzip, gzip", "packed the page"),
    ],
)
def test_packing_nobody_asked_for_is_told(body: bytes, encoding: str, says: str) -> None:
    with (
        serving(saying(body, f"Content-Encoding: {encoding}")) as server,
        pytest.raises(FetchError, match=says),
    ):
        fetch(server.url(), server.limits())


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-x\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"\x16\x03\x01" + bytes(50),
    ],
)
def test_what_is_no_web_server_is_told_in_a_sentence(said: bytes) -> None:
    with (
        serving(lambda connection, _head: connection.sendall(said)) as server,
        pytest.raises(FetchError, match=r"does not answer as|broke off"),
    ):
        fetch(server.url(), server.limits())


def test_a_closed_port_is_told_in_a_sentence() -> None:
    with serving(saying(b"")) as server:
        limits = server.limits()
    with pytest.raises(FetchError, match=r"“127.0.0.1” cannot be reached on port \d+\."):
        fetch(server.url(), limits)


def _certificate(folder: Path, name: str) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def test_over_tls_the_name_is_checked_and_the_number_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pem = _certificate(tmp_path, "archive.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    names: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    with serving(saying(PAGE), context) as server:
        url = server.url(host="archive.example", scheme="https")
        with pytest.raises(FetchError, match="not to be trusted"):
            fetch(url, server.limits(), resolve=lambda _name, _port: LOCAL)

        monkeypatch.setattr(fetching, "_trust", lambda: ssl.create_default_context(cafile=str(pem)))
        page = fetch(url, server.limits(), resolve=lambda _name, _port: LOCAL)
        assert (page.body, page.number) == (PAGE, "127.0.0.1")
        other = server.url(host="other.example", scheme="https")
        with pytest.raises(FetchError, match="not to be trusted"):
            fetch(other, server.limits(), resolve=lambda _name, _port: LOCAL)

    assert names == ["archive.example", "archive.example", "other.example"]


def test_a_proxy_in_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    with serving(saying(PAGE)) as server:
        assert fetch(server.url(), server.limits()).body == PAGE
