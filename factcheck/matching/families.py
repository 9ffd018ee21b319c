"""Words that name the same thing when it is counted: "deaths" and "died", "reviews" and "critics".

Two sentences about one figure seldom use one word for it. A family gathers the noun, the verb and the
everyday synonyms of one countable thing, as a thesaurus does; words outside a family stand for themselves,
cut to their stem. What is in two different families is never the same figure.
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.nlp.word_lists import in_order, words

# One family a line; its first word names it. The senses are those in which news prose counts.
_COUNTED = (
    "death deaths die died dies dying dead deceased killed kill kills killing fatality fatalities perished slain toll",
    "case cases infection infections infected positive contracted caught",
    "recovery recoveries recovered recover discharged cured",
    "injury injuries injured wounded hurt wound wounds",
    "missing unaccounted disappeared vanished",
    "test tests tested testing swabs",
    "hospital hospitalized hospitalised hospitalizations hospitalisations admitted",
    "arrest arrests arrested detained detentions custody jailed",
    "review reviews reviewer reviewers reviewed critic critics",
    "view views viewed viewer viewers watched watch streams streamed plays",
    "like likes liked",
    "follower followers subscriber subscribers subscribed followed",
    "copy copies sold sales units sell downloads",
    "budget cost costs",
    "employee employees staff workers employs employed workforce headcount personnel professionals",
    "student students pupils enrolled enrolment enrollment",
    "member members membership",
    "inhabitant inhabitants population residents populated citizens",
    "goal goals",
    "win wins won victory victories",
    "loss losses lost defeat defeats",
    "draw draws drew drawn tied",
    "appearance appearances caps capped",
    "vote votes voted ballots",
    "ticket tickets attendance attended spectators attendees crowd",
    "house houses homes dwellings households",
    "passenger passengers travellers travelers",
    "order orders ordered",
    "delivery deliveries delivered supplied",
    "album albums",
    "single singles",
    "episode episodes",
    "season seasons",
    "volume volumes",
    "child children kids sons daughters",
)
_TOLD = (
    "earn earned earns earning earnings grossed gross grosses made make makes collected collection revenue revenues takings income",
    "rating rated ratings score scored scoring scores grade",
    "average averaged mean weighted",
    "approval positive favourable favorable",
    "found founded established set-up formed incorporated created inception founding",
    "launch launched released release premiered premiere debut debuted opened opening issued",
    "birth born birthday",
    "marriage married wed wedding marry",
    "world worldwide global globally world-wide",
    "abroad overseas elsewhere outside foreign territories international internationally",
    "film movie picture",
    "day daily",
    "building built constructed construction build erected completed",
    "buy bought purchased acquired acquisition purchase acquire",
    "join joined signed joining",
    "leave left quit departed resigned stepped",
    "rise rose risen increased increase grew grown climbed up",
    "fall fell fallen decreased decrease dropped declined decline down",
    "begin began begun started start starts since commenced",
    "end ended ends finished concluded",
    "elect elected election elections",
    "height tall high altitude elevation",
    "length long",
    "area size covers covering",
    "weight weighs weighed",
    "depth deep",
    "money funding raised funds donated donations",
    "wage salary paid pay",
    "total totals altogether overall combined",
    "currently active ongoing now",
    "domestic domestically nationwide",
)
COUNTED = frozenset(line.split(maxsplit=1)[0] for line in _COUNTED)
"""The families of things that can be told apart by their noun alone."""

_FAMILY: dict[str, str] = {}
for _line in (*_TOLD, *_COUNTED):
    _name = _line.split(maxsplit=1)[0]
    for _word in in_order(_line):
        _FAMILY[_word] = _name

ANYTHING = words(
    "people person persons man men woman women other others number total figure amount thing item piece "
    "unit individual more about time times one"
)
"""Nouns that say how many without saying of what."""

EMPTY = words(
    "a an the of in on at to for from by with as and or but so than then that this these those which who "
    "whom whose it its he she his her they them their we our you your i is are was were be been being am "
    "has have had having do does did will would can could may might must shall should not no there here "
    "into out about over under more less fewer most least around some nearly almost approximately roughly "
    "up also only just very after before since until during while when where between per each all any "
    "both such same s t if because based according reported reports report holds received got gave given "
    "has reached stood stand stands said says including included approximately above below number or"
)
"""Words too common to tie two figures together."""

_SUFFIXES = (
    "ations",
    "ation",
    "ingly",
    "ings",
    "ing",
    "edly",
    "ers",
    "ies",
    "er",
    "ed",
    "es",
    "ly",
    "s",
)
_SHORTEST = 3
"""What is left of a word must be at least this long (letters), so that "his" and "red" stay whole."""


@lru_cache(maxsize=8192)
def concept(word: str) -> str:
    """The family of a word in lower case, or else its stem."""
    found = _FAMILY.get(word)
    if found is not None:
        return found
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            stem = word[: -len(suffix)]
            return _FAMILY.get(stem, stem.rstrip("ey"))
    return word.rstrip("ey") if len(word) > _SHORTEST else word
