"""Wars and ages that dates are counted from: "since World War II", "during the Crusades", "before 9/11".

Only behind such a word does the name date anything; by itself "the Second World War" is a name. Dates as the
Encyclopaedia Britannica gives them; ages have no days, so they are given in years.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.nlp.tokens import Tokens

_WW1, _WW2 = "1914-07-28/1918-11-11", "1939-09-01/1945-09-02"
_PERIODS: dict[str, str] = {
    "first world war": _WW1, "world war i": _WW1, "world war one": _WW1, "wwi": _WW1, "great war": _WW1,
    "second world war": _WW2, "world war ii": _WW2, "world war two": _WW2, "wwii": _WW2, "ww2": _WW2,
    "9 / 11": "2001-09-11", "september 11 attacks": "2001-09-11", "sept . 11 attacks": "2001-09-11",
    "american revolution": "1775/1783", "american revolutionary war": "1775/1783",
    "american civil war": "1861-04-12/1865-05-26", "french revolution": "1789/1799",
    "napoleonic wars": "1803/1815", "crimean war": "1853/1856", "franco - prussian war": "1870/1871",
    "boer war": "1899/1902", "russo - japanese war": "1904/1905", "russian revolution": "1917",
    "spanish civil war": "1936-07-17/1939-04-01", "korean war": "1950-06-25/1953-07-27",
    "vietnam war": "1955/1975", "six - day war": "1967-06-05/1967-06-10", "yom kippur war": "1973-10-06/1973-10-25",
    "iran - iraq war": "1980-09-22/1988-08-20", "falklands war": "1982-04-02/1982-06-14",
    "gulf war": "1990-08-02/1991-02-28", "cold war": "1947/1991", "great depression": "1929/1939",
    "thirty years war": "1618/1648", "hundred years war": "1337/1453", "crusades": "1095/1291",
    "middle ages": "0400/1499", "victorian era": "1837/1901", "weimar republic": "1918/1933",
}  # fmt: skip
_BY_LENGTH = sorted(
    ((tuple(name.split()), found) for name, found in _PERIODS.items()), key=lambda one: -len(one[0])
)
FIRST_WORDS = frozenset(words[0] for words, _ in _BY_LENGTH)
_CUES = frozenset(
    {"since", "until", "till", "before", "after", "during", "throughout", "by", "following"}
)


class Period(NamedTuple):
    """The token after a period's name, and its EDTF."""

    end: int
    date: str


def read_period(tokens: Tokens, at: int, *, cued: bool = False) -> Period | None:
    """The period whose name begins at `at`, behind a word that dates by it or where one is `cued` otherwise."""
    place = at + 1 if tokens[at].lower == "the" else at
    if tokens[place].lower not in FIRST_WORDS or not (cued or tokens[at - 1].lower in _CUES):
        return None
    if tokens[place].kind == "w" and not tokens[place].text[0].isupper():
        return None
    for words, date in _BY_LENGTH:
        if tokens.words(place, len(words)) == words:
            end = place + len(words)
            named = tokens[end].kind == "w" and tokens[end].text[0].isupper()
            joined = tokens[end].glued and tokens[end].text in {"-", "/", "’", "'"}
            counts = tokens[end].kind == "w" and tokens[end].lower in _OF_IT
            return None if named or joined or counts else Period(end, date)
    return None


_OF_IT = frozenset(
    {
        "veteran",
        "veterans",
        "film",
        "movie",
        "bomb",
        "memorial",
        "museum",
        "attacks",
        "era",
        "documentary",
    }
)
