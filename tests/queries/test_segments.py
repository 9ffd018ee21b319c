"""Cut into segments, a text is still the whole text, and every span is where it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.queries.segments import blocks_of

TEXT = "Title here\n\n“One two,” three four.\nStill the same.\n\nNext one. 🌊 End"

Spans = list[tuple[int, int, int]]


def spans(most: int = 8) -> st.SearchStrategy[list[tuple[int, int, int]]]:
    one = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
        lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
    )
    return st.lists(one, max_size=most).map(
        lambda found: [(number, *span) for number, span in enumerate(found, 1)]
    )


LINES = [
    (0, 10, "headline", 0),
    (12, 34, "body", 1),
    (35, 50, "body", 1),
    (52, len(TEXT), "body", 2),
]


@given(spans(), spans(), spans(4), st.sampled_from([LINES, LINES[1:], []]))
def test_the_segments_are_the_text_and_know_what_covers_them(
    claims: Spans, findings: Spans, quotations: Spans, lines: list[tuple[int, int, str, int]]
) -> None:
    blocks = blocks_of(
        TEXT,
        lines=lines,
        claims=claims,
        findings=findings,
        quotations=[(start, end) for _, start, end in quotations],
    )

    drawn = "".join(segment.text for block in blocks for segment in block.segments)
    assert "".join(drawn.split()) == "".join(TEXT.split())
    numbered = [one for block in blocks for segment in block.segments for one in segment.begins]
    assert len(numbered) == len(set(numbered))
    for block in blocks:
        place = block.start
        for segment in block.segments:
            assert TEXT[place : place + len(segment.text)] == segment.text
            end = place + len(segment.text)
            assert set(segment.claims) == {n for n, a, b in claims if a < end and place < b}
            assert set(segment.findings) == {n for n, a, b in findings if a < end and place < b}
            assert all(a <= place and end <= b for n, a, b in claims if n in segment.claims)
            place = end


def test_a_claim_in_two_parts_is_numbered_once_and_a_finding_signed_at_its_end() -> None:
    first = TEXT.index("three")
    blocks = blocks_of(
        TEXT,
        lines=LINES,
        claims=[(7, first, first + 5), (7, TEXT.index("same"), TEXT.index("same") + 4)],
        findings=[(3, first, first + 10)],
        quotations=[(13, 21)],
    )

    segments = [segment for block in blocks for segment in block.segments]
    assert [segment.text for segment in segments if segment.begins == (7,)] == ["three"]
    assert [segment.text for segment in segments if segment.flags == (3,)] == [" four"]
    assert [segment.text for segment in segments if segment.mark] == ["“", "”"]


def test_roles_make_blocks() -> None:
    blocks = blocks_of(TEXT, lines=LINES, claims=[], findings=[], quotations=[])

    assert [block.role for block in blocks] == ["headline", "body", "body"]
