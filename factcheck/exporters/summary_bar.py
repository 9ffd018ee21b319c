"""The summary bar as a picture, for formats that cannot draw: PNG, one colour an answer, the same bytes every time."""

from __future__ import annotations

import struct
import zlib

from factcheck.domain.report import Report
from factcheck.exporters.standing import BAR, COLOURS, bar

_HEIGHT = 18
_GAP = 2
"""White pixels between two answers."""
_WHITE = b"\xff\xff\xff"


def bar_png(report: Report) -> bytes:
    """The bar in true colour, as wide as `BAR` (PNG specification, third edition)."""
    row = bytearray(_WHITE * BAR)
    for share, x, wide in bar(report):
        first, last = round(x), max(round(x) + 1, round(x + wide) - _GAP)
        row[3 * first : 3 * last] = bytes.fromhex(COLOURS[share.name][1:]) * (last - first)
    header = struct.pack(">IIBBBBB", BAR, _HEIGHT, 8, 2, 0, 0, 0)
    pixels = (b"\0" + bytes(row[: 3 * BAR])) * _HEIGHT
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(pixels, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
