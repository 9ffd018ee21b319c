"""Which format a file of claims is in, by its first bytes and its name."""

from __future__ import annotations

from factcheck.domain.errors import InputError
from factcheck.importers import claimreview, table
from factcheck.importers.row import Rows

LARGEST = 50 * 2**20
"""Bytes a file of claims may have."""
_BINARY = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"\x00")


def read_claims(data: bytes, name: str) -> Rows:
    """The claims of a CSV, XLSX, JSON Lines or ClaimReview file.

    Raises:
        InputError: it is none of them, or too large; the message says what to do.
    """
    if len(data) > LARGEST:
        raise InputError(f"the file is larger than {LARGEST // 2**20} MB; split it")
    if not data.strip():
        raise InputError("the file is empty")
    lowered = name.lower()
    if data[:4] == b"PK\x03\x04":
        return table.from_xlsx(data)
    if data.startswith(_BINARY):
        raise InputError("this is no table of claims; give CSV, XLSX, JSON Lines or ClaimReview")
    if lowered.endswith((".jsonl", ".ndjson")):
        return table.from_jsonl(data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        if claimreview.is_feed(data):
            return claimreview.from_feed(data)
        return table.from_jsonl(data)
    return table.from_csv(data)
