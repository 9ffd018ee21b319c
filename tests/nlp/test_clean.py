from __future__ import annotations

import pytest

from factcheck.domain.errors import InputError
from factcheck.nlp.clean import decode, demand_english, demand_text, detect_language

ENGLISH = (
    "The mayor said on Monday that the dam would hold, and that the town was safe for the winter. "
)


def test_a_text_is_kept_code_point_for_code_point() -> None:
    assert decode("\ufeffOne.\r\nTwo “2”.".encode()) == "\ufeffOne.\r\nTwo “2”."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "white space"),
        (b"\xef\xbb\xbf\n", "white space"),
        (b"one\0two", "byte 3 is NUL"),
        (b"12 - 34\n", "not a single letter"),
        ("moe".encode("utf-16"), "UTF-16"),
        ("Moe resigned".encode("utf-16-le"), "UTF-16"),
        ("one\ntwo “x” three four".encode("windows-1252"), "byte 8 (0x93, line 2)"),
        (b"one \xed\xa0\x80 two", "byte 4 (0xed, line 1) is not UTF-8 (half of a surrogate pair"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_with_its_place(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as refused:
        decode(data, "moe.txt")

    assert says in str(refused.value)
    assert str(refused.value).startswith("moe.txt: ")
    assert "\n" not in str(refused.value)


def test_windows_text_is_named_as_such() -> None:
    with pytest.raises(InputError, match="looks like Windows-1252"):
        decode("She said “no” and left the town.".encode("windows-1252"))


def test_half_characters_are_refused() -> None:
    with pytest.raises(InputError, match="half of a character"):
        demand_text("one \ud800 two")


def test_the_limit_is_held() -> None:
    with pytest.raises(InputError, match="MB"):
        decode(b"x" * 100, max_bytes=99)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "Le maire a déclaré lundi que le barrage tiendrait et que la ville était à l'abri pour "
                "tout l'hiver, malgré les pluies de la semaine et les craintes des habitants."
            ),
            "French",
        ),
        (
            (
                "Der Bürgermeister sagte am Montag, dass der Damm halten werde und die Stadt sicher sei, "
                "trotz des Regens der letzten Woche und der Sorgen der Einwohner."
            ),
            "German",
        ),
        (
            (
                "قال رئيس البلدية يوم الاثنين إن السد سيصمد وإن المدينة آمنة طوال الشتاء على الرغم من "
                "أمطار الأسبوع الماضي ومخاوف السكان في الأحياء القريبة من النهر"
            ),
            "Arabic",
        ),
    ],
)
def test_other_languages_are_refused_by_name(text: str, language: str) -> None:
    with pytest.raises(InputError, match=f"{language}.*--language en"):
        demand_english(text)

    demand_english(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Bonjour, Nordvik.",
        "Nordvik 2 Vestby 1\n" * 20,
        "\n".join(f"Jean Dupont, Paris, Lyon, Marseille {n}" for n in range(20)),
        "DAM BREAKS IN NORDVIK\nMAYOR IDA MOE RESIGNS\nTOWN SAFE\nPOLICE SEARCH RIVER\n" * 3,
    ],
)
def test_headlines_tables_and_short_texts_are_not_misjudged(text: str) -> None:
    demand_english(text)

    assert detect_language(text) == "en"
