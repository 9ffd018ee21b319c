"""The English words for numbers, and what vague amounts allow."""

# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.nlp.word_lists import in_order

_SMALL = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
ONES: dict[str, int] = {word: value for value, word in enumerate(_SMALL)}
ONES |= {"nought": 0, "naught": 0}
TENS: dict[str, int] = {
    word: 10 * (place + 2)
    for place, word in enumerate(in_order("twenty thirty forty fifty sixty seventy eighty ninety"))
}
TENS |= {"fourty": 40}
FUSED: dict[str, int] = {
    f"{tens}{_SMALL[one]}": TENS[tens] + one for tens in TENS for one in range(1, 10)
}
"""Written without their hyphen: "twentyfive"."""

# Scales as words, and glued to or after digits. Lakh and crore: Indian English.
SCALES: dict[str, float] = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "quintillion": 1e18,
    "lakh": 1e5,
    "crore": 1e7,
    "koti": 1e7,
    "krore": 1e7,
}
PLURAL_SCALES: dict[str, float] = {f"{word}s": value for word, value in SCALES.items()}
PLURAL_SCALES |= {"hundreds": 1e2}
SHORT_SCALES: dict[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mm": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "lkh": 1e5,
    "lkhs": 1e5,
    "crs": 1e7,
    "cr": 1e7,
    "tln": 1e12,
}
DOZEN = 12
DOZENS = frozenset({"dozen", "dozens", "doz", "dz", "dzs"})

_ORDINALS = in_order(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINAL_ONES: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS)}
ORDINAL_ONES |= {"nineth": 9, "twelth": 12}
ORDINAL_TENS: dict[str, int] = {f"{word[:-1]}ieth": value for word, value in TENS.items()}
ORDINAL_FUSED: dict[str, int] = {
    f"{tens}{_ORDINALS[one]}": TENS[tens] + one for tens in TENS for one in range(1, 10)
}
ORDINAL_SCALES: dict[str, float] = {
    "hundredth": 1e2,
    **{f"{word}th": v for word, v in SCALES.items()},
}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

# Denominators: "two thirds", "three quarters", "a tenth".
DENOMINATORS: dict[str, float] = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{word: value for word, value in ORDINAL_ONES.items() if value > 2},
    **{f"{word}s": value for word, value in ORDINAL_ONES.items() if value > 2},
    **ORDINAL_TENS,
    **{f"{word}s": value for word, value in ORDINAL_TENS.items()},
    **ORDINAL_SCALES,
    **{f"{word}s": value for word, value in ORDINAL_SCALES.items()},
}
VULGAR: dict[str, float] = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

# What a vague word allows, both ends included: dictionary senses (Merriam-Webster: several, "more than
# two but fewer than many"; score, 20; dozen, 12). A bare plural scale ends where the next scale begins.
VAGUE: dict[str, tuple[float, float]] = {
    "several": (3, 9),
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2e3, 999_999),
    "millions": (2e6, 999_999_999),
    "billions": (2e9, 999_999_999_999),
    "trillions": (2e12, 999_999_999_999_999),
    "lakhs": (2e5, 9_999_999),
    "crores": (2e7, 999_999_999),
}
VAGUE_PHRASES: dict[tuple[str, str], tuple[float, float]] = {
    ("a", "few"): (3, 9),
    ("a", "handful"): (3, 9),
    ("a", "couple"): (2, 3),
    ("a", "number"): (2, 99),
}
MULTIPLES = frozenset({"tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions"})
