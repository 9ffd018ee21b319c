"""Something announced for a day that the same passage calls undecided or off.

Flagged: “The match will be played on Saturday. The league has yet to decide when the match will be played.” —
“The envoys were due to meet on Monday, although Lind said the meeting was still under discussion.”
— “… although an aide said the meeting “is still under discussion”.”
Passed: “The talks, due on Monday, were put off to Friday.” — “They will meet on Monday to settle what is still under discussion.”

Told is a plan with a day (“due to”, “scheduled”, “will … on Monday”) whose event (a meeting, a vote, a
visit) is in the same sentence or one of the next three said to be under discussion, undecided or
unconfirmed, and a plan whose sentence goes on “although no date has been agreed”. What is open about
the event (its result, its agenda) does not conflict with its day. A plan that was cancelled or put off is news, not a conflict, when the sentence says so itself.

Source: Reuters Handbook, “accuracy” (what is unconfirmed is not announced).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document, Sentence
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import prose_sentences

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|today|tonight|(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2}|[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))"
_PLAN = re.compile(
    r"\b(?:(?:is|are|was|were) (?:due|scheduled|set|slated|expected|planned|to)\b(?: to| for)?|will|scheduled for|planned for|(?:opens|begins|starts|meets|convenes|takes place|kicks off|gets under way|gets underway))"
    rf"[^.;\n]{{0,80}}?\b(?:on|for|this|next|of)? ?{_DAY}"
)
_UNSETTLED = r"(?:decided|confirmed|agreed|fixed|set|settled|scheduled)"
_NO_DATE = r"[Nn]o (?:firm |exact |final )?(?:date|day|time)(?: for (?:a|an|the|any|their|its) (?:[a-z]{1,20} ){0,2}[a-z]{1,20})?[ “\"]{1,2}(?:has|had|have)(?: yet)? been"
_OPEN = re.compile(
    r"\b(?:still (?:under discussion|being discussed|undecided|to be (?:decided|confirmed|agreed|fixed|set|settled))"
    rf"|under discussion|yet to be {_UNSETTLED}|(?:not|n’t|n't) (?:yet )?been {_UNSETTLED}"
    rf"|{_NO_DATE} {_UNSETTLED}(?: for (?:a|the|its|their|this) (?!next|second|other)[a-z]{{1,20}}(?: [a-z]{{1,20}})?)?|no (?:decision|agreement) (?:has|had) been|not (?:yet )?confirmed|undecided"
    r"|(?:has|have|had) (?:yet to|not yet) (?:decided?|set|fix|fixed|agreed?|announced?|confirm|confirmed)(?: on)? (?:when|whether|where|if|a (?:date|day|time|place) for|the (?:date|day|time|place) (?:of|for)) (?:a |an |the |its |their )?(?:[a-z]{1,20} ){0,2}[a-z]{1,20}"
    r")\b"
)
_NAMES_A_DATE = re.compile(r"^[Nn]o (?:firm |exact |final )?(?:date|day|time)\b")
_OF_THE_EVENT = re.compile(
    r"\b(?:results?|outcome|winners?|agenda|details|terms|venue|location|(?<!take )(?<!takes )(?<!took )place|price|names?|causes?|verdict|speakers?)\b"
)
"""What may be open about an event that is itself settled."""
_FOR_WHAT = re.compile(r" for (?:a|an|the|its|their|this) ([a-z ]{1,40})$")
_ADVERSATIVE = re.compile(r"\b(?:although|though|but|while|whereas|even as|despite|however|yet)\b")
_LOOK_BACK = 40
"""Characters before a plan in which its subject stands: “The trial is scheduled for Monday”."""
_FAR = 3
"""Sentences behind the plan in which its event may be called undecided."""
_FAMILIES = (
    (
        "meet",
        "meets",
        "meeting",
        "meetings",
        "met",
        "talks",
        "summit",
        "session",
        "conference",
        "gather",
        "gathering",
    ),
    ("vote", "votes", "voting", "poll", "election", "elections", "referendum", "ballot"),
    ("visit", "visits", "visiting", "trip", "travel", "tour", "fly"),
    ("launch", "launches", "start", "starts", "begin", "begins", "opening", "open", "opens"),
    ("march", "rally", "protest", "demonstration", "strike", "walkout"),
    ("hearing", "trial", "sentencing", "verdict", "court"),
    ("match", "game", "race", "final", "tournament", "fight"),
    ("sign", "signing", "deal", "agreement", "treaty", "accord"),
)
_FAMILY = {word: number for number, words in enumerate(_FAMILIES) for word in words}
_WORD = re.compile(r"[a-z]+")
_SUBJECT = re.compile(
    r"\b([a-z]{3,20})(?=,| [“‘\"']?(?:is|are|was|were|has|had|have|will|would|itself|of|on|with|between|at|to|in|still|not|could|may|might)\b)"
)
"""A word that what follows speaks of, not the first part of another (“the meeting hall”)."""


def detect(document: Document) -> Iterator[Finding]:
    """One warning a plan."""
    sentences = list(prose_sentences(document))
    for index, sentence in enumerate(sentences):
        plan = _PLAN.search(document.text, sentence.span.start, sentence.span.end)
        if plan is None:
            continue
        for later in sentences[index : index + 1 + _FAR]:
            start = max(plan.end(), later.span.start)
            opens = _OPEN.finditer(document.text, start, later.span.end)
            match = next((m for m in opens if _calls_open(document.text, plan, m, later)), None)
            if match is not None:
                yield _finding(document, plan, match)
                break


def _calls_open(text: str, plan: re.Match[str], match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the words say of the plan's own event that it, or its day, is not settled."""
    start = max(plan.end(), sentence.span.start)
    before = text[max(start, match.start() - 80) : match.start()]
    if _OF_THE_EVENT.search(before):
        return False
    same_sentence = sentence.span.start <= plan.start()
    if same_sentence and _NAMES_A_DATE.match(match[0]):
        return bool(_ADVERSATIVE.search(text, start, match.start()))
    dated = _FOR_WHAT.search(match[0])
    said = " ".join(_SUBJECT.findall((before + match[0]).lower()))
    said += f" {dated[1]}" if dated else ""
    planned = text[max(0, plan.start() - _LOOK_BACK) : plan.end()].rpartition("\n")[2]
    return bool(_events(planned) & _events(said))


def _events(words: str) -> set[int]:
    """Which kinds of event the words speak of."""
    return {_FAMILY[word] for word in _WORD.findall(words.lower()) if word in _FAMILY}


def _finding(document: Document, plan: re.Match[str], match: re.Match[str]) -> Finding:
    first, other = Span(plan.start(), plan.end()), Span(match.start(), match.end())
    return Finding(
        kind="schedule-conflict",
        severity=Severity.WARNING,
        span=Span(first.start, other.end),
        message=f"“{first.of(document.text)}”, but it is “{other.of(document.text)}”. Find out whether it took place, and say which holds.",
        related=(first, other),
    )


detector = Detector(
    name="schedule-conflict",
    label="Schedule conflict",
    version=3,
    kinds=("schedule-conflict",),
    detect=detect,
)
