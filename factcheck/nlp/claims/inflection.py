"""Verb forms: the finite verb of a statement whose words give only a participle.

Rules of regular English spelling and the irregular verbs of Quirk et al., A Comprehensive Grammar of
the English Language (1985), §3.13-3.20.
"""

from __future__ import annotations

from typing import Final

_IRREGULAR: Final = {
    base: (past, participle)
    for base, past, participle in (
        line.split()
        for line in [
            "",
            "arise arose arisen",
            "awake awoke awoken",
            "be was been",
            "bear bore borne",
            "beat beat beaten",
            "become became become",
            "begin began begun",
            "bend bent bent",
            "bet bet bet",
            "bid bid bid",
            "bind bound bound",
            "bite bit bitten",
            "bleed bled bled",
            "blow blew blown",
            "break broke broken",
            "breed bred bred",
            "bring brought brought",
            "broadcast broadcast broadcast",
            "build built built",
            "burst burst burst",
            "buy bought bought",
            "cast cast cast",
            "catch caught caught",
            "choose chose chosen",
            "cling clung clung",
            "come came come",
            "cost cost cost",
            "creep crept crept",
            "cut cut cut",
            "deal dealt dealt",
            "dig dug dug",
            "do did done",
            "draw drew drawn",
            "drink drank drunk",
            "drive drove driven",
            "eat ate eaten",
            "fall fell fallen",
            "feed fed fed",
            "feel felt felt",
            "fight fought fought",
            "find found found",
            "flee fled fled",
            "fling flung flung",
            "fly flew flown",
            "forbid forbade forbidden",
            "forecast forecast forecast",
            "foresee foresaw foreseen",
            "forget forgot forgotten",
            "forgive forgave forgiven",
            "freeze froze frozen",
            "get got got",
            "give gave given",
            "go went gone",
            "grind ground ground",
            "grow grew grown",
            "hang hung hung",
            "have had had",
            "hear heard heard",
            "hide hid hidden",
            "hit hit hit",
            "hold held held",
            "hurt hurt hurt",
            "keep kept kept",
            "know knew known",
            "lay laid laid",
            "lead led led",
            "leave left left",
            "lend lent lent",
            "let let let",
            "lie lay lain",
            "light lit lit",
            "lose lost lost",
            "make made made",
            "mean meant meant",
            "meet met met",
            "mistake mistook mistaken",
            "outdo outdid outdone",
            "overcome overcame overcome",
            "oversee oversaw overseen",
            "overtake overtook overtaken",
            "overthrow overthrew overthrown",
            "pay paid paid",
            "put put put",
            "quit quit quit",
            "read read read",
            "rebuild rebuilt rebuilt",
            "rid rid rid",
            "ride rode ridden",
            "ring rang rung",
            "rise rose risen",
            "run ran run",
            "say said said",
            "see saw seen",
            "seek sought sought",
            "sell sold sold",
            "send sent sent",
            "set set set",
            "shake shook shaken",
            "shed shed shed",
            "shine shone shone",
            "shoot shot shot",
            "show showed shown",
            "shrink shrank shrunk",
            "shut shut shut",
            "sing sang sung",
            "sink sank sunk",
            "sit sat sat",
            "sleep slept slept",
            "slide slid slid",
            "speak spoke spoken",
            "speed sped sped",
            "spend spent spent",
            "spin spun spun",
            "split split split",
            "spread spread spread",
            "spring sprang sprung",
            "stand stood stood",
            "steal stole stolen",
            "stick stuck stuck",
            "sting stung stung",
            "strike struck struck",
            "strive strove striven",
            "swear swore sworn",
            "sweep swept swept",
            "swim swam swum",
            "swing swung swung",
            "take took taken",
            "teach taught taught",
            "tear tore torn",
            "tell told told",
            "think thought thought",
            "throw threw thrown",
            "thrust thrust thrust",
            "undergo underwent undergone",
            "understand understood understood",
            "undertake undertook undertaken",
            "undo undid undone",
            "uphold upheld upheld",
            "upset upset upset",
            "wake woke woken",
            "wear wore worn",
            "weave wove woven",
            "weep wept wept",
            "win won won",
            "wind wound wound",
            "withdraw withdrew withdrawn",
            "withhold withheld withheld",
            "withstand withstood withstood",
            "write wrote written",
            "",
        ]
        if line
    )
}
# Verbs of more than one syllable that double their last letter, being stressed on it (or by custom).
_DOUBLING = frozenset(
    [
        "admit",
        "commit",
        "permit",
        "submit",
        "omit",
        "emit",
        "transmit",
        "refer",
        "prefer",
        "defer",
        "infer",
        "transfer",
        "confer",
        "occur",
        "recur",
        "incur",
        "concur",
        "deter",
        "rebut",
        "regret",
        "forget",
        "begin",
        "compel",
        "propel",
        "expel",
        "repel",
        "control",
        "patrol",
        "enrol",
        "equip",
        "allot",
        "acquit",
        "abhor",
        "kidnap",
        "program",
        "outwit",
        "overlap",
    ]
)
_VOWELS = frozenset("aeiou")


def past(lemma: str) -> str:
    """The past tense: "kill" → "killed"; of "be" the singular."""
    irregular = _IRREGULAR.get(lemma)
    return irregular[0] if irregular else _with_ed(lemma)


def participle(lemma: str) -> str:
    """The past participle: "win" → "won"."""
    irregular = _IRREGULAR.get(lemma)
    return irregular[1] if irregular else _with_ed(lemma)


def third_person(lemma: str) -> str:
    """The present tense of he, she, it: "carry" → "carries"."""
    if lemma in {"be", "have", "do", "go"}:
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def indefinite(word: str) -> str:
    """“a” or “an”, by the sound the word begins with."""
    low = word.lower()
    if 1 < len(word) < 4 and word.isupper():  # noqa: PLR2004 - longer ones are mostly said as words
        return "an" if low[0] in "aefhilmnorsx" else "a"  # letters said by name: an MP, a UN
    if low.startswith(("hour", "honest", "honour", "honor", "heir")):
        return "an"
    if low.startswith(
        ("eu", "uni", "use", "usu", "uk", "ut", "one", "once", "ukr")
    ) and not low.startswith(("unin", "unim")):
        return "a"
    return "an" if low[:1] in _VOWELS else "a"


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    if lemma.endswith("c"):
        return lemma + "ked"
    return lemma + lemma[-1] + "ed" if _doubles(lemma) else lemma + "ed"


def _doubles(lemma: str) -> bool:
    if lemma in _DOUBLING:
        return True
    vowels = sum(letter in _VOWELS for letter in lemma)
    return (
        vowels == 1
        and len(lemma) > 2  # noqa: PLR2004 - a consonant on either side of the vowel
        and lemma[-1] not in "aeiouwxyh"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
    )
