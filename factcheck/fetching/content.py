"""What kind of file some bytes are, told by the bytes: headers and file names lie."""

from __future__ import annotations

import re

HTML, PDF, DOCX, TEXT = "text/html", "application/pdf", "docx", "text/plain"
_MARKS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xff\xfe", TEXT),
    (b"\xfe\xff", TEXT),
)
_TAG = re.compile(rb"\s{0,1000}<(?:!doctype|!--|\?xml|[a-z][a-z0-9]{0,15}[\s>/])", re.IGNORECASE)
_LOOKED_AT = 4096
# What no text holds: control characters other than tab, line breaks, form feed and escape.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def media_type(data: bytes) -> str:
    """The kind of the file, "application/octet-stream" where it is none that is known."""
    start = data[:_LOOKED_AT]
    for mark, kind in _MARKS:
        if start.startswith(mark):
            return kind
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "image/webp"
    if b"%PDF-" in start[:1024]:
        return PDF
    if start.startswith(b"PK\x03\x04"):
        return DOCX if b"word/" in data else "application/zip"
    if _TAG.match(start.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    return "application/octet-stream" if _CONTROL.search(start) else TEXT


def is_image(kind: str) -> bool:
    """Whether a file of this kind is a picture: kept and shown by name, without words."""
    return kind.startswith("image/")
