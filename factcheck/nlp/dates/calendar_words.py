"""The names of months, weekdays, seasons and parts of the day."""

from __future__ import annotations

from factcheck.nlp.word_lists import in_order, words

_MONTHS = in_order(
    "january february march april may june july august september october november december"
)
MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTHS, 1)}
MONTHS |= {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
FULL_MONTHS = frozenset(_MONTHS)

_WEEKDAYS = in_order("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(_WEEKDAYS)}
SHORT_WEEKDAYS: dict[str, int] = {name[:3]: number for number, name in enumerate(_WEEKDAYS)}
SHORT_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

SEASONS: dict[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
PARTS_OF_DAY = words("morning afternoon evening night noon midday lunchtime dawn dusk")
DECADES: dict[str, int] = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000,
}  # fmt: skip
EARLY, MIDDLE, LATE = "early", "mid", "late"
MODIFIERS: dict[str, str] = {
    "early": EARLY, "mid": MIDDLE, "middle": MIDDLE, "late": LATE, "later": LATE, "earlier": EARLY,
}  # fmt: skip
ZONES = words(
    "gmt utc bst est edt et cst cdt ct mst mdt mt pst pdt pt cet cest eet ist jst aest aedt"
)
