"""Something announced for a day that the same passage calls undecided or off.

Flagged: “The envoys were due to meet on Monday, although Lind said the meeting was still under discussion.”
Passed: “The talks, due on Monday, were put off to Friday.” — “They will meet on Monday to settle what is still under discussion.”

Told is a plan with a day (“due to”, “scheduled”, “will … on Monday”) whose event (a meeting, a vote, a
visit) is in the same sentence or the next one said to be under discussion, undecided or unconfirmed. A
plan that was cancelled or put off is news, not a conflict, when the sentence says so itself.

Source: Reuters Handbook, “accuracy” (what is unconfirmed is not announced).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import prose_sentences

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|today|tonight|(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2}|[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))"
_PLAN = re.compile(
    r"\b(?:(?:is|are|was|were) (?:due|scheduled|set|slated|expected|planned|to)\b(?: to| for)?|will|scheduled for|planned for)"
    rf"[^.;\n]{{0,80}}?\b(?:on|for|this|next|of)? ?{_DAY}"
)
_OPEN = re.compile(
    r"\b(?:still (?:under discussion|being discussed|undecided|to be (?:decided|confirmed|agreed|fixed))"
    r"|under discussion|yet to be (?:decided|confirmed|agreed|fixed|set)|(?:not|n’t|n't) (?:yet )?been (?:decided|confirmed|agreed|fixed|set)"
    r"|no date (?:has|had) been (?:set|fixed|agreed)|no (?:decision|agreement) (?:has|had) been|not (?:yet )?confirmed|undecided)\b"
)
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


def detect(document: Document) -> Iterator[Finding]:
    """One warning a plan."""
    sentences = list(prose_sentences(document))
    for index, sentence in enumerate(sentences):
        plan = _PLAN.search(document.text, sentence.span.start, sentence.span.end)
        if plan is None:
            continue
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        end = (
            following.span.end
            if following and following.paragraph == sentence.paragraph
            else sentence.span.end
        )
        for match in _OPEN.finditer(document.text, plan.end(), end):
            events = _events(plan[0])
            said = _events(document.text[max(plan.end(), match.start() - 80) : match.start()])
            if events & said:
                yield _finding(document, plan, match)
                break


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
    version=1,
    kinds=("schedule-conflict",),
    detect=detect,
)
