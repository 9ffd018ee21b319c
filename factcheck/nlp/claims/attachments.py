"""Phrases of time, place and number that the small model hangs on the wrong word, put where they belong.

As in `slips`, each rule looks at signs on the surface and leaves the parse alone where they are in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

_PLACING = frozenset({"in", "at", "near"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "EVENT"})
_TIMES = frozenset({"DATE", "TIME"})
_HIGHEST = 8  # relations climbed
_LONGEST = 20  # tokens of a phrase, and relations from a word to its sentence's verb
# After these a clause without “that” may follow at once (Quirk et al., 1985, §16.30).
_TELLING = frozenset(
    ["say", "announce", "report", "state", "warn", "confirm", "tell", "claim", "admit", "add"]
)


def place_of_event(tree: Tree, i: int) -> bool:
    """“born on May 3, 1970 in Aford”: the birth was in Aford, and not the date."""
    date = tree.head[i]
    if tree.low[i] not in _PLACING or tree.entity[date] not in _TIMES or date > i:
        return False
    places = [k for k in tree.kids[i] if tree.dep[k] == "pobj"]
    if not places or (tree.entity[places[0]] not in _PLACES and tree.pos[places[0]] != "PROPN"):
        return False
    above = tree.head[date]
    for _ in range(_HIGHEST):
        if tree.pos[above] in {"VERB", "AUX"}:
            tree.head[i] = above
            return True
        if tree.dep[above] != "prep" and tree.entity[above] not in _TIMES:
            return False
        above = tree.head[above]
    return False


def time_of_saying(tree: Tree, i: int) -> bool:
    """“said on Tuesday it would close”: Tuesday is when it was said."""
    verb = tree.head[i]
    above = tree.head[verb]
    if tree.dep[verb] != "ccomp" or tree.lemma[above] not in _TELLING or not above < i < verb:
        return False
    subject = tree.subject_of(verb)
    words = tree.under(i)
    if subject is None or not any(tree.entity[t] in _TIMES for t in words):
        return False
    opened = tree.under(subject)[0]
    if words[0] != above + 1 or words[-1] + 1 != opened:
        return False
    tree.head[i] = above
    return True


def of_the_doer(tree: Tree, i: int) -> bool:
    """“was won by Ann Vey from Norvale”: Vey is from there."""
    if tree.low[i] not in {"from", "of"}:
        return False
    for agent in tree.kids[tree.head[i]]:
        if tree.dep[agent] == "agent" and tree.under(agent)[-1] == i - 1:
            doers = [k for k in tree.kids[agent] if tree.dep[k] == "pobj"]
            if doers and tree.entity[doers[0]] == "PERSON":
                tree.head[i] = doers[0]
                return True
    return False


def time_of_zone(tree: Tree, i: int) -> bool:
    """“at 11 a.m. local time”: the hour and whose hour it is are one."""
    first = min([i, *tree.kids[i]])
    if tree.low[i] != "time" or first == i or tree.entity[first - 1] != "TIME":
        return False
    tree.head[i] = first - 1
    return True


def week_of_day(tree: Tree, i: int) -> bool:
    """“on Friday last week” is one day."""
    first = tree.under(i)[0]
    if first < 1 or tree.entity[i] != "DATE" or tree.entity[first - 1] != "DATE":
        return False
    if tree.dep[first - 1] != "pobj" or tree.head[i] == first - 1:
        return False
    tree.head[i] = first - 1
    return True


def score(tree: Tree, i: int) -> bool:
    """“voted 184 to 151”: the two numbers are one result."""
    first = i - 1
    if tree.low[i] != "to" or first < 0 or tree.head[i] == first:
        return False
    second = [k for k in tree.kids[i] if tree.dep[k] == "pobj"]
    if len(second) != 1 or second[0] != i + 1:
        return False
    if not (tree.words[first].isdigit() and tree.words[i + 1].isdigit()):
        return False
    if tree.dep[first] not in {"npadvmod", "dobj", "advmod", "nummod"}:
        return False
    tree.head[i] = first
    return True


def paired_dates(tree: Tree, i: int) -> bool:
    """“won the cup in 2007 and the shield in 2011”: each year goes with what was won in it."""
    first = _opens_date(tree, i - 1)
    above = _governed(tree, first - 1) if first is not None and tree.low[i] == "and" else None
    if first is None or above is None:
        return False
    found = _second(tree, i, tree.low[first])
    if found is None:
        return False
    theirs, second = found
    inner = _inner(tree, above)
    by_preposition = tree.pos[theirs] == "ADP"
    if by_preposition and tree.low[above] != tree.low[theirs]:
        return False
    mine, other = (above, _inner(tree, theirs)) if by_preposition else (inner, theirs)
    if any(tree.pos[k] not in {"NOUN", "PROPN"} for k in (other, inner)):
        return False
    if mine == theirs or goes_up(tree, mine, theirs):
        return False
    tree.head[first], tree.head[second] = inner, other
    tree.dep[theirs], tree.head[theirs], tree.head[i] = "conj", mine, mine
    return True


def _second(tree: Tree, joiner: int, preposition: str) -> tuple[int, int] | None:
    """What stands between the “and” and the second date, and the preposition of that date."""
    second = next(
        (t for t in range(joiner + 1, min(joiner + _LONGEST, len(tree))) if _dates(tree, t)), None
    )
    if second is None or second < joiner + 2 or tree.low[second] != preposition:
        return None
    inside = range(joiner + 1, second)
    if any(tree.pos[t] in {"VERB", "AUX", "CCONJ"} or tree.low[t] == "," for t in inside):
        return None
    heads = [t for t in inside if tree.head[t] not in inside or tree.head[t] == t]
    if tree.low[joiner + 1] in {"as", "for", "with", "at"} and joiner + 1 in heads:
        heads = [joiner + 1]
    return (heads[0], second) if len(heads) == 1 else None


def goes_up(tree: Tree, low: int, high: int) -> bool:
    """Whether `low` hangs, near or far, under `high`."""
    for _ in range(_LONGEST):
        if low == high:
            return True
        if tree.head[low] == low:
            return False
        low = tree.head[low]
    return True


def _dates(tree: Tree, t: int) -> bool:
    """Whether a date follows the preposition `t`."""
    return tree.low[t] in {"in", "on"} and t + 1 < len(tree) and tree.entity[t + 1] == "DATE"


def _opens_date(tree: Tree, last: int) -> int | None:
    """The “in” of the date that ends with the token `last`."""
    t = last
    while t > 0 and tree.entity[t] == "DATE":
        t -= 1
    return t if t < last and _dates(tree, t) else None


def _inner(tree: Tree, i: int) -> int:
    """The noun behind a preposition; the word itself if it is none."""
    return next((k for k in tree.kids[i] if tree.dep[k] == "pobj"), i)


def _governed(tree: Tree, last: int) -> int | None:
    """The phrase of a verb, object or preposition, whose words end with the token `last`."""
    at = last
    for _ in range(_HIGHEST):
        above = tree.head[at]
        if tree.pos[above] in {"VERB", "AUX"}:
            good = tree.dep[at] in {"dobj", "attr", "oprd", "prep", "conj"} and at > above
            return at if good else None
        if above == at or above > last:
            return None
        at = above
    return None
