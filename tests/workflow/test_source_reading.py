"""A source's bytes are read for what they are, and each that cannot be says why in one sentence."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfWriter
from warcio.archiveiterator import ArchiveIterator

from factcheck.domain.errors import InputError
from factcheck.fetching.content import media_type
from factcheck.workflow.source_reading import AT_ONCE, PICTURE, from_address, from_upload
from tests.factories import NOW
from tests.fetching.servers import PAGE, saying, serving

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
MOST = 10_000_000


def pdf(pages: int = 1, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def word_bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b"<w>" + bytes(120_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PAGE, "text/html"),
        (b"\xef\xbb\xbf \n<p class=x>Hello", "text/html"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0x", "image/jpeg"),
        (b"RIFF1234WEBPVP8 ", "image/webp"),
        (b"GIF89a", "image/gif"),
        (b"II*\x00", "image/tiff"),
        (b"%PDF-1.7 x", "application/pdf"),
        (b"PK\x03\x04 word/document.xml", "docx"),
        (b"PK\x03\x04 other", "application/zip"),
        (b"<3 hearts and 5 < 6", "text/plain"),
        ("Café".encode(), "text/plain"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"\x7fELF\x02\x01\x01\x00", "application/octet-stream"),
        (b"", "text/plain"),
    ],
)
def test_the_bytes_say_what_they_are(data: bytes, kind: str) -> None:
    assert media_type(data) == kind


@pytest.mark.parametrize(
    "said", ["text/plain", "image/png", "application/pdf", "", "application/x-msdownload"]
)
def test_a_page_that_lies_about_its_type_is_read_as_what_it_is(said: str) -> None:
    with serving(saying(PAGE, f"Content-Type: {said}")) as server:
        read = from_address(server.url("/report.pdf"), server.limits(), at=NOW)

    assert read.media_type == "text/html"
    assert read.title == "Flood on the Velm"
    assert str(read.published) == "2026-03-02"
    assert "41 dead in Kadra" in (read.text or "")
    assert read.index is not None
    assert read.sketch


def test_a_fetched_page_is_kept_as_web_archives_are(tmp_path: object) -> None:
    body = gzip.compress(PAGE)
    with serving(
        saying(body, "Content-Encoding: gzip", "X-Seen: yes", status="203 Fine")
    ) as server:
        read = from_address(server.url("/a?b=c"), server.limits(), at=NOW)
        address = server.url("/a?b=c")

    assert read.fetched is not None
    assert read.fetched.warc is not None
    records = {}
    for record in ArchiveIterator(BytesIO(read.fetched.warc)):
        records[record.rec_type] = (record, record.content_stream().read())
    response, content = records["response"]
    assert content == PAGE
    assert response.rec_headers["WARC-Target-URI"] == address
    assert response.rec_headers["WARC-Date"] == "2026-03-02T09:30:00Z"
    assert response.rec_headers["WARC-IP-Address"] == "127.0.0.1"
    assert response.rec_headers["WARC-Payload-Digest"]
    assert response.http_headers.get_statuscode() == "203"
    assert response.http_headers["X-Seen"] == "yes"
    request, _ = records["request"]
    assert request.http_headers.protocol == "GET"
    assert request.http_headers["Host"] in address
    assert request.rec_headers["WARC-Concurrent-To"] == response.rec_headers["WARC-Record-ID"]


def test_a_page_in_chunks_is_kept_whole() -> None:
    chunked = b"".join(
        b"%x\r\n%s\r\n" % (len(PAGE[n : n + 99]), PAGE[n : n + 99]) for n in range(0, len(PAGE), 99)
    )
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked + b"0\r\n\r\n"
    with serving(lambda connection, _head: connection.sendall(answer)) as server:
        read = from_address(server.url(), server.limits(), at=NOW)

    assert read.fetched is not None
    record = next(iter(ArchiveIterator(BytesIO(read.fetched.warc or b""))))
    assert record.content_stream().read() == PAGE
    assert record.http_headers["X-Archive-Orig-Transfer-Encoding"] == "chunked"


def test_a_page_that_cannot_be_had_is_an_answer_too() -> None:
    with serving(saying(b"", status="404 Not Found")) as server:
        read = from_address(server.url(), server.limits(), at=NOW)

    assert read.fetched is not None
    assert (read.fetched.status, read.fetched.body_sha256) == (404, None)
    assert read.fetched.problem == read.no_text_because
    assert read.no_text_because == "The server says that there is no such page (404)."


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (PNG, "picture"),
        (b"<html><body><img src=x></body></html>", "no article text"),
        (b"<html>" + b"<div>" * 5_000, "nested deeper"),
        (pdf(), "no text, only pictures"),
        (pdf(password="secret"), "password"),
        (pdf(10_000), "10000 pages"),
        (word_bomb(), "unpacks to more"),
        (b"%PDF-1.7 nothing", "cannot be read"),
        (b"\x00\x01\x02", "Not a kind of file"),
        (b"", "empty|no text|nothing"),
    ],
    ids=[
        "picture",
        "empty page",
        "deep page",
        "scan",
        "locked",
        "long",
        "bomb",
        "damaged",
        "binary",
        "nothing",
    ],
)
def test_a_page_without_text_is_kept_and_says_why(body: bytes, says: str) -> None:
    with serving(saying(body)) as server:
        read = from_address(server.url("/a/file"), server.limits(), at=NOW)

    assert read.text is None
    assert read.fetched is not None
    assert read.fetched.warc
    assert read.fetched.problem is None
    assert re.search(says, read.no_text_because), read.no_text_because
    assert read.no_text_because[0].isupper()
    assert read.no_text_because.endswith(".")
    assert "\n" not in read.no_text_because


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: pdf(password="secret"), "locked with a password"),
        (lambda: pdf(10_000), "10000 pages"),
        (word_bomb, "unpacks to more than"),
        (lambda: b"PK\x03\x04 word/document.xml", "damaged"),
        (lambda: b"PK\x03\x04 other", "not a kind of file"),
        (lambda: b"\x00\x01\x02\x03", "not a kind of file"),
        (lambda: b"", "empty"),
        (lambda: b"word " * 3_000_000, "more than the 10 MB"),
    ],
    ids=["locked", "long", "bomb", "damaged", "zip", "binary", "nothing", "large"],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(
    make: Callable[[], bytes], says: str
) -> None:
    with pytest.raises(InputError, match=says) as refused:
        from_upload(make(), "bulletin.xyz", most_bytes=MOST)

    assert str(refused.value).startswith("bulletin.xyz")
    assert "\n" not in str(refused.value)


def test_pictures_and_scans_are_kept_without_text() -> None:
    picture = from_upload(PNG, "photo.png", most_bytes=MOST)
    scan = from_upload(pdf(2), "scan.pdf", most_bytes=MOST)

    assert (picture.original, picture.text, picture.no_text_because) == (PNG, None, PICTURE)
    assert scan.original
    assert "only pictures" in scan.no_text_because
    assert scan.no_text_because.startswith("The PDF")


def test_a_name_that_lies_misleads_nobody() -> None:
    read = from_upload(PAGE, "bulletin.pdf", most_bytes=MOST)

    assert (read.media_type, read.file_name) == ("text/html", "bulletin.pdf")
    assert "41 dead" in (read.text or "")


def test_a_long_text_waits_for_its_vectors() -> None:
    short = from_upload(b"A line of text.\n" * 20, "a.txt", most_bytes=MOST)
    long = from_upload(b"A line of text.\n" * (AT_ONCE + 1), "a.txt", most_bytes=MOST)

    assert short.index is not None
    assert short.index.vectors is not None
    assert long.index is not None
    assert long.index.vectors is None
    assert len(long.index.spans) == AT_ONCE + 1
