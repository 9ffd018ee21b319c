"""A copy is seen in any dress; two accounts of one event are not taken for one."""

from __future__ import annotations

from factcheck.matching.copying import ENOUGH, packed_sketch, share, sketch, unpacked_sketch

WIRE = " ".join(
    f"On day {n} the office counted {n * 7} dead in valley {n}, its bulletin number {n + 3} says."
    for n in range(30)
)
OWN = " ".join(
    f"Our reporter saw {n} boats at pier {n * 3}, where crews from port {n} loaded tents."
    for n in range(30)
)


def test_a_copy_is_seen_whole_shortened_or_within_another_text() -> None:
    for text in (WIRE, WIRE.upper().replace(",", " –"), WIRE[: len(WIRE) // 3], f"{OWN} {WIRE}"):
        assert share(sketch(WIRE), sketch(text)) > 0.9


def test_a_text_that_keeps_half_of_another_is_enough() -> None:
    half = WIRE[: len(WIRE) // 2] + OWN[: len(OWN) // 2]

    assert 0.4 <= ENOUGH <= share(sketch(WIRE), sketch(half)) < 0.7


def test_two_accounts_that_share_a_quotation_stand_for_themselves() -> None:
    said = (
        "“We will rebuild every house and every bridge in the valley,” the governor said on Monday."
    )

    assert share(sketch(f"{WIRE} {said}"), sketch(f"{OWN} {said}")) < 0.1


def test_two_lines_tell_nothing() -> None:
    assert share(sketch("The same few words."), sketch("The same few words.")) == 0
    assert share(sketch(""), sketch(WIRE)) == 0


def test_a_long_text_is_compared_by_a_sample() -> None:
    long = " ".join(f"word{n} of{n * 13 % 7919} book{n * 7 % 6007}" for n in range(5_000))

    assert len(sketch(long)) == 400
    assert unpacked_sketch(packed_sketch(sketch(long))) == sketch(long)
    assert share(sketch(long), sketch(long[: len(long) // 2])) > 0.8
    assert share(sketch(long), sketch(WIRE)) < 0.05
