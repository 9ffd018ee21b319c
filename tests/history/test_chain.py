"""The chain is what the method page says it is, so that anyone can redo it."""

from __future__ import annotations

import hashlib
import json

import pytest

from factcheck.history.chain import GENESIS, canonical, digest


def test_a_digest_is_the_sha256_of_the_previous_a_newline_and_the_body() -> None:
    body = canonical({"seq": 1, "actor": "Ada", "data": {"words": "“naïve” 🌊"}})

    assert body == '{"actor":"Ada","data":{"words":"“naïve” 🌊"},"seq":1}'
    assert (
        digest(GENESIS, body)
        == hashlib.sha256(("0" * 64 + "\n" + body).encode("utf-8")).hexdigest()
    )


def test_the_order_of_keys_does_not_matter_but_every_character_does() -> None:
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})
    assert digest(GENESIS, "{}") != digest(GENESIS, "{} ")


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_have_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"number": number})


def test_canonical_json_reads_back() -> None:
    body = {"z": [1, 2.5, None, True], "a": "line\nbreak"}

    assert json.loads(canonical(body)) == body
