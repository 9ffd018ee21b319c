"""Words found again in a later wording: what is found reads as it says, and what did not change is found."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.domain.span import Span
from factcheck.matching.anchoring import ACCEPT, Found, Rewording
from factcheck.matching.shingles import FEWEST, NEAR_COPY, overlap, runs, sample

PARAGRAPHS = [
    "The river Velm rose on Monday and burst its banks near Kadra.",
    "At least 40 people died, Governor Ana Ruiz said. She named no cause 🌊.",
    "Café owners in Olden counted their losses: three roofs, two cellars, one piano.",
    "The cafe\u0301 by the bridge stayed open 👩🏽‍🚒, and volunteers from Norland slept there.",
    "Schools open again on Friday. Trains run from Saturday.",
]
OLD = "\n\n".join(PARAGRAPHS)
CLAIMS = [
    "The river Velm rose on Monday",
    "At least 40 people died",
    "Governor Ana Ruiz said",
    "She named no cause 🌊",
    "three roofs, two cellars, one piano",
    "The cafe\u0301 by the bridge stayed open 👩🏽‍🚒",
    "volunteers from Norland slept there",
    "Trains run from Saturday",
]
noise = st.sampled_from(
    [
        "A storm is on its way.",
        "🌊🌊",
        "E\u0301tude no. 5 was played.",
        "Nobody was there.",
        "“Yes,” he said.",
    ]
)


def span_of(words: str, text: str = OLD) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def found(new: str, words: str) -> tuple[Found, str]:
    anchor = Rewording(OLD, new).find([span_of(words)])
    return anchor.found, " ".join(part.of(new) for part in anchor.parts)


def test_nothing_changed() -> None:
    for words in CLAIMS:
        assert found(OLD, words) == (Found.UNCHANGED, words)


@given(st.lists(st.tuples(st.integers(0, 5), noise), max_size=4))
@settings(max_examples=60, deadline=None)
def test_paragraphs_put_in_between_leave_every_claim_unchanged(put: list[tuple[int, str]]) -> None:
    made = list(PARAGRAPHS)
    for place, words in put:
        made.insert(min(place, len(made)), words)
    new = "\n\n".join(made)

    for words in CLAIMS:
        assert found(new, words) == (Found.UNCHANGED, words)


@given(st.permutations(PARAGRAPHS))
@settings(max_examples=60, deadline=None)
def test_moved_paragraphs_take_their_claims_with_them(order: list[str]) -> None:
    new = "\n\n".join(order)

    for words in CLAIMS:
        what, where = found(new, words)
        assert what in {Found.UNCHANGED, Found.MOVED}
        assert where == words


@given(st.sets(st.integers(0, 4), max_size=4))
@settings(max_examples=40, deadline=None)
def test_what_was_taken_out_has_vanished_and_the_rest_is_there(out: set[int]) -> None:
    new = "\n\n".join(one for n, one in enumerate(PARAGRAPHS) if n not in out)

    for words in CLAIMS:
        home = next(n for n, one in enumerate(PARAGRAPHS) if words in one)
        what, where = found(new, words)
        if home in out:
            assert what is Found.VANISHED
        else:
            assert (what, where) == (Found.UNCHANGED, words)


@given(
    st.text(alphabet="ab .\n“”…é\u0301🌊👩‍🚒", max_size=70),
    st.text(alphabet="ab .\n“”…é\u0301🌊👩‍🚒", max_size=70),
    st.data(),
)
@settings(max_examples=250, deadline=None)
def test_whatever_the_texts_what_is_found_is_in_the_new_one(
    old: str, new: str, data: st.DataObject
) -> None:
    assume(old.strip() and new.strip())
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))

    anchor = Rewording(old, new).find([Span(start, end)])

    assert (anchor.found is Found.VANISHED) == (not anchor.parts)
    for part in anchor.parts:
        assert 0 <= part.start < part.end <= len(new)
        if anchor.found in {Found.UNCHANGED, Found.MOVED}:
            assert part.of(new) == old[start:end]
        else:
            assert anchor.likeness >= ACCEPT
    assert anchor.why


@pytest.mark.parametrize(
    ("before", "after", "words", "now"),
    [
        ("40 people died", "42 people died", "At least 40 people died", "At least 42 people died"),
        ("rose on Monday", "rose on Sunday", "The river Velm rose on Monday", "The river Velm rose on Sunday"),
        ("slept there", "slept there for days", "volunteers from Norland slept there", "volunteers from Norland slept there"),
    ],
)  # fmt: skip
def test_a_reworded_claim_is_found_where_it_stood(
    before: str, after: str, words: str, now: str
) -> None:
    what, where = found(OLD.replace(before, after), words)

    assert where == now
    assert what is (Found.MOVED if words == now else Found.CHANGED)


def test_the_same_words_in_a_changed_sentence_are_not_called_unchanged() -> None:
    assert found(OLD.replace("40", "42"), "Governor Ana Ruiz said")[0] is Found.MOVED


def test_of_the_same_words_twice_the_place_is_kept() -> None:
    old = "He left. The town slept. He left. The town woke."
    new = "It rained. He left. The town slept. He left. The town woke."
    second = old.rindex("He left")

    anchor = Rewording(old, new).find([Span(second, second + 7)])

    assert anchor.parts[0].start == new.rindex("He left")


def test_parts_are_found_each_and_stay_in_order() -> None:
    parts = [span_of("Governor Ana Ruiz"), span_of("named no cause")]
    new = OLD.replace("She named", "Late at night she named")

    anchor = Rewording(OLD, new).find(parts)

    assert [part.of(new) for part in anchor.parts] == ["Governor Ana Ruiz", "named no cause"]


def test_a_near_copy_shares_its_runs_of_words_and_another_story_does_not() -> None:
    story = " ".join(f"word{n} of the story goes on and on" for n in range(40))
    edited = story.replace("word7 ", "another ").replace("word30 ", "other ")
    other = " ".join(f"thing{n} in a tale that never ends" for n in range(40))

    assert overlap(runs(story), runs(edited)) > NEAR_COPY
    assert overlap(runs(story), runs(other)) == 0
    assert overlap(runs(story), runs(story + other)) == 1
    assert overlap(runs("too short to tell"), runs("too short to tell")) == 0
    assert sample(runs(story)) <= runs(story)
    assert len(runs(story)) >= FEWEST
