"""The words of a quotation as they are compared: spelling, case and marks aside."""

from __future__ import annotations

import re
from functools import lru_cache

# A bracketed remark ("[the bridge]") and an omission ("…", "...", "[…]") stand for words not printed.
_TOKEN = re.compile(
    r"\[[^\]\n]{0,200}\]|…|\.\.\.+|\d[\d.,]*\d|\d|%|[^\W\d_]+(?:[’'][^\W\d_]+)*", re.UNICODE
)
GAP = "…"
"""A token that stands for any words."""
LONGEST = 400
"""Words of a quotation that are looked at: longer ones are speeches."""
_SHORT = {"won't": "will not", "can't": "can not", "shan't": "shall not", "cannot": "can not",
          "let's": "let us", "i'm": "i am", "gonna": "going to", "wanna": "want to"}  # fmt: skip
_ENDINGS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'d", " would"))
_NUMBERS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        map(str, range(1, 13)),
        strict=True,
    )
)
# British and American spelling (Oxford's own "-ize" is the American one).
_BRITISH = (
    (re.compile(r"is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"yse(d|s)?$"), r"yze\1"),
    (re.compile(r"(?<=[bcdhlmnptv])our(s|ed|ing|able|ite|ites)?$"), r"or\1"),
    (re.compile(r"(?<=[bct])re(s)?$"), r"er\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
)
_SAME = {"per": "", "cent": "percent", "%": "percent", "towards": "toward", "amongst": "among",
         "whilst": "while", "okay": "ok", "defence": "defense", "grey": "gray",
         "programme": "program", "programmes": "programs"}  # fmt: skip


def quoted_words(text: str) -> list[str]:
    """The words of `text` as they are compared, the first `LONGEST`; `GAP` where words are left out."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        found += _plain(match.group())
        if len(found) >= LONGEST:
            break
    return found[:LONGEST]


@lru_cache(maxsize=16_384)
def _plain(token: str) -> tuple[str, ...]:
    if token[0] in "[…" or token.startswith("..."):
        return (GAP,)
    word = token.casefold().replace("’", "'")
    if word in _SHORT:
        return tuple(_SHORT[word].split())
    for ending, full in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return tuple((word.removesuffix(ending) + full).split())
    if word[0].isdigit():
        return (word.replace(",", ""),)
    word = _SAME.get(word, _NUMBERS.get(word, word))
    if not word:
        return ()
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return (word,)
