"""Whether a date without a year or week is still to come: what its clause says."""

# ruff: noqa: C901, PLR0911, PLR0912 - one sign of the tense a line

from __future__ import annotations

from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_FUTURE = words(
    "will ll shall due upcoming scheduled slated expected plans plan planned planning set going next coming "
    "tomorrow begins starts opens takes meets arrives leaves returns faces hopes intends aims "
    "wo ahead deadline expires goes launches turns"
)
# "planned" and the like tell the past of a plan and the future of the thing planned.
_PAST = words(
    "was were had did said says told announced reported confirmed wrote added ago last earlier previously "
    "took began held met came went became killed won lost left made gave saw found died got led fell rose "
    "struck broke hit sent spoke stood ran set put read paid brought caught bought taught thought kept "
    "felt dealt meant built spent lent sold shot fought sought drew grew flew knew threw wore tore swore "
    "drove rode chose froze shook forgave yesterday has have been after since"
)
_REPORTING = words("said says told announced reported confirmed wrote added tweeted")
_REACH = 25
"""Tokens looked back over: longer than a clause of news prose."""
_AHEAD = 8
_ABBREVIATION = 4
"""Letters; "Gov." and "Sept." end in a point that ends no sentence, "used" is no such thing."""
_MODALS = words("would could may might should must")
_APPOINTED = words("deadline election elections referendum vote primary runoff hearing trial")
"""What a date before it was set for beforehand, whatever the tense around it."""
_SET = words("planned scheduled expected proposed slated intended targeted red united need agreed")
_STOPS = frozenset({";", ".", "“", "”"})
_PURPOSES = words("be meet take begin start visit vote hold travel open launch")
_PLANNERS = words("is are due set was were scheduled expected plans planning")
_PLANNED = words("due set scheduled expected slated planned going")
_AUXILIARIES = words("was were has have been had")
_DEADLINES = words("until till by")
_PRESENT = words("is are be remain remains stay stays keep keeps has have")
_DECIDED = words(
    "voted agreed decided pledged vowed promised proposed threatened ordered offered urged"
)
"""What is to be done "from" or "starting in" a month after these lies ahead of the decision."""
_FROM_THEN_ON = words("starting beginning from effective")


def future(tokens: Tokens, at: int, end: int) -> bool | None:
    """Whether the date from token `at` to `end` lies ahead of publication; None where nothing tells."""
    if tokens[end].lower in _APPOINTED:
        return None
    if tokens[at - 1].lower in _DEADLINES:
        return _of_a_deadline(tokens, at - 1, end)
    if _from_then_on(tokens, at):
        return True
    broken = "\n" in tokens.text
    for k in range(at - 1, max(-1, at - _REACH), -1):
        token, before = tokens[k], tokens[k - 1]
        word = token.lower
        if broken and "\n" in tokens.text[token.end : tokens[k + 1].start]:
            break
        if word in _STOPS and not (len(before.text) <= _ABBREVIATION and before.text.istitle()):
            break
        if word in _MODALS and token.text != "May":  # "in May and June"
            return _by_the_modal(word, tokens[k + 1].lower)
        if word in _FUTURE and not _of_the_past(tokens, k):
            return True
        if word.endswith("ing") and before.lower in {"is", "are"}:
            return True
        if word == "to" and tokens[k + 1].lower in _PURPOSES:
            if before.lower in _PLANNERS:
                return True
        elif word in _PAST or (word.endswith("ed") and len(word) > _ABBREVIATION):
            passive = before.lower == "be"  # "is to be held", "will be signed"
            if passive or (word in _AUXILIARIES and _planned(tokens, k + 1, at)):
                continue
            return False
    return _told_after(tokens, end)


def _of_a_deadline(tokens: Tokens, at: int, end: int) -> bool | None:
    """Whether "until Friday", "by May" is ahead: it is, unless its own clause tells what is over.

    What somebody said, ordered or agreed leaves the deadline open: "officials said the road is closed until
    Friday", "they had until Friday to answer", "asked to leave by Monday".
    """
    if tokens[at - 1].lower in {"had", "have", "has"}:
        return True
    to_do = False
    for k in range(at - 1, max(-1, at - _REACH), -1):
        word, before = tokens[k].lower, tokens[k - 1].lower
        if word in _STOPS and not (len(before) <= _ABBREVIATION and tokens[k - 1].text.istitle()):
            break
        if word in _MODALS or word in {"will", "ll", "wo", "shall"}:
            return word == "will" or tokens[k + 1].lower != "have"
        if word == "to" and tokens[k + 1].kind == "w" and tokens[k + 1].text.islower():
            to_do = True
        elif word in _REPORTING | _PRESENT or (word.endswith("ing") and before in {"is", "are"}):
            return True
        elif word in _PAST or (word.endswith("ed") and len(word) > _ABBREVIATION):
            if to_do or before in _PRESENT:
                return True
            if before in _AUXILIARIES or word in _AUXILIARIES:
                return _planned(tokens, k, at)
            return False
    told = _told_after(tokens, end)
    return True if told is None else told


def _from_then_on(tokens: Tokens, at: int) -> bool:
    """Such as "voted to ban phones starting in September": what was decided begins after the decision."""
    opened = {
        tokens[at - 1].lower,
        tokens[at - 2].lower if tokens[at - 1].lower in {"in", "on"} else "",
    }
    if not opened & _FROM_THEN_ON:
        return False
    to_do = False
    for k in range(at - 1, max(-1, at - _REACH), -1):
        word = tokens[k].lower
        if word in _STOPS:
            return False
        to_do = to_do or word == "to"
        if word in _DECIDED:
            return to_do
    return False


def _by_the_modal(word: str, follows: str) -> bool | None:
    """Such as "may have left on" (past) and "may leave on" (future); "could leave on" can be either.

    "Would" is nearly always the future of a report in news ("said it would open on Friday").
    """
    if follows == "have":
        return False
    return None if word == "could" else True


def _told_after(tokens: Tokens, end: int) -> bool | None:
    """What the first telling verb after the date says: "On Tuesday, voters will …"."""
    for k in range(end, end + _AHEAD):
        word = tokens[k].lower
        if tokens[k].kind == "" or word in {".", ";"}:
            return None
        if word in {"will", "shall"} or _to_come(tokens, k):
            return True
        told = word.endswith("ed") and len(word) > _ABBREVIATION and word not in _SET
        if told or word in _PAST or word in _REPORTING:
            return False
    return None


def _to_come(tokens: Tokens, at: int) -> bool:
    """Such as "are to travel", "is due to open", "plans to sign": what lies ahead, after the date."""
    word, follows = tokens[at].lower, tokens[at + 1].lower
    if word in {"is", "are"}:
        place = at + 1 + (follows in _PLANNED)
        bare = tokens[place + 1].kind == "w" and not tokens[place + 1].lower.endswith("ed")
        return tokens[place].lower == "to" and bare
    return word in {"plans", "plan", "intends", "aims", "hopes"} and follows == "to"


def _planned(tokens: Tokens, at: int, end: int) -> bool:
    return any(
        tokens[k].lower in {"due", "scheduled", "slated", "expected", "planned", "set"}
        for k in range(at, end)
    )


def _of_the_past(tokens: Tokens, at: int) -> bool:
    """Such as "set a record", words of the future that look back here."""
    word = tokens[at].lower
    if word in {"set", "planned", "plan", "expected", "going"}:
        return tokens[at + 1].lower not in {"to", "for"}
    return word == "next" and tokens[at + 1].lower == "to"
