"""Of a kept index only the words asked for are read; they are the same as when all of it is."""

from __future__ import annotations

import json

from factcheck.matching import bm25


def test_a_word_is_found_in_written_postings_as_in_read_ones() -> None:
    index = bm25.index(
        ["At least 40 people died in Zürich.", "40 people, 41 dead; “40” again.", "Nothing"]
    )
    written = bm25.WrittenPostings(json.dumps(index.postings))

    assert {word: written.get(word) for word in index.postings} == index.postings
    assert written.get("zuric") == ()
    assert written.get("40", ()) == [0, 1, 1, 2]
