"""One kind of suggestion for one text: what is sent, and what is left of the answer. No database here."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.assist import statements
from factcheck.assist.anchors import UnanchoredError, anchored
from factcheck.assist.answer import UnusableError, demand_no_verdict, items_in
from factcheck.assist.prompt import MOST_SENT, block
from factcheck.domain.claim import Edit
from factcheck.domain.span import Span
from factcheck.domain.suggestion import Outcome, Proposal, Refusal, SuggestionKind

_SHOWN = 120
_FIELDS = {
    SuggestionKind.CLAIM: {"words", "statement", "edits", "start"},
    SuggestionKind.STATEMENT: {"claim", "statement", "edits"},
    SuggestionKind.EVIDENCE: {"words", "start"},
    SuggestionKind.QUESTION: {"words", "question", "start"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownClaim:
    """A claim as it stands, for the model to see and for its answer to be held against."""

    id: int
    span: Span
    text: str
    own: str
    """The words of its parts."""
    statement: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a question is about."""

    kind: SuggestionKind
    article: str
    claims: tuple[KnownClaim, ...] = ()
    """For claims and statements all of the article; for evidence and questions the one it is about."""
    source: int | None = None
    source_text: str = ""


class _RefusedError(Exception):
    """Why one item is not taken."""


def written(matter: Matter) -> str:
    """What is sent besides the prompt: each text in a block of its own."""
    if matter.kind is SuggestionKind.EVIDENCE:
        return block("CLAIM", matter.claims[0].statement) + block("SOURCE", matter.source_text)
    article = block("ARTICLE", matter.article)
    if matter.kind is SuggestionKind.QUESTION:
        one = matter.claims[0]
        return article + block("WORDS", one.text) + block("CLAIM", one.statement)
    lines = "\n".join(
        json.dumps(
            {"claim": one.id, "words": one.own, "statement": one.statement}
            if matter.kind is SuggestionKind.STATEMENT
            else {"statement": one.statement},
            ensure_ascii=False,
        )
        for one in matter.claims
    )
    return article + block("CLAIMS", lines)


def outcome(matter: Matter, words: str) -> Outcome:
    """What of a model's answer can be shown to a person: each item tied to the text, the rest with its reason."""
    kept: list[Proposal] = []
    refused: list[Refusal] = []
    try:
        for item in items_in(words):
            # Before anything else: one that is refused for another reason judges all the same.
            for said in (item.get("statement"), item.get("question")):
                demand_no_verdict(said if isinstance(said, str) else "", matter.article)
            try:
                made = _READERS[matter.kind](matter, _fields(matter.kind, item))
            except (_RefusedError, UnanchoredError, ValueError) as error:
                refused.append(Refusal(what=_shown(item), why=str(error)))
                continue
            if made not in kept:
                kept.append(made)
    except UnusableError as error:
        return Outcome(refusals=(Refusal(what="the whole answer", why=str(error)),))
    return Outcome(proposals=tuple(kept), refusals=tuple(refused))


def _fields(kind: SuggestionKind, item: dict[str, Any]) -> dict[str, Any]:
    if set(item) - _FIELDS[kind]:
        raise _RefusedError("It has fields that were not asked for.")
    return item


def _claim(matter: Matter, item: dict[str, Any]) -> Proposal:
    text = matter.article[:MOST_SENT]
    place = anchored(text, item.get("words"), item.get("start"))
    own = place.span.of(text)
    edits = statements.edits_in(item.get("edits"), own, matter.article)
    said = _statement(own, item.get("statement"), edits, matter)
    if any(one.statement.casefold() == said.casefold() for one in matter.claims):
        raise _RefusedError("The article has this claim already.")
    return Proposal(
        kind=matter.kind, span=place.span, words=own, is_exact=place.is_exact, proposed=said, edits=edits
    )  # fmt: skip


def _better(matter: Matter, item: dict[str, Any]) -> Proposal:
    number = item.get("claim")
    one = next((c for c in matter.claims if type(number) is int and c.id == number), None)
    if one is None:
        raise _RefusedError("There is no such claim among those it was given.")
    edits = statements.edits_in(item.get("edits"), one.own, matter.article)
    said = _statement(one.own, item.get("statement"), (*one.edits, *edits), matter)
    if said == one.statement:
        raise _RefusedError("It is the statement the claim has already.")
    return Proposal(
        kind=matter.kind, span=one.span, words=one.text, is_exact=True, proposed=said, edits=edits,
        claim=one.id,
    )  # fmt: skip


def _excerpt(matter: Matter, item: dict[str, Any]) -> Proposal:
    text = matter.source_text[:MOST_SENT]
    place = anchored(text, item.get("words"), item.get("start"))
    return Proposal(
        kind=matter.kind, span=place.span, words=place.span.of(text), is_exact=place.is_exact,
        claim=matter.claims[0].id, source=matter.source,
    )  # fmt: skip


def _question(matter: Matter, item: dict[str, Any]) -> Proposal:
    one = matter.claims[0]
    place = anchored(one.text, item.get("words"))
    asked = item.get("question")
    if not isinstance(asked, str) or not asked.strip().endswith("?"):
        raise _RefusedError("It is no question.")
    asked = asked.strip()
    if len(asked) > statements.LONGEST or not statements.readable(asked):
        raise _RefusedError("Its question is too long, or holds characters that are not text.")
    foreign = statements.invented(asked, f"{matter.article} {one.statement}")
    if foreign:
        raise _RefusedError(f"Its question names “{foreign}”, which stands nowhere in the article.")
    return Proposal(
        kind=matter.kind, span=place.span.shifted(one.span.start), words=place.span.of(one.text),
        is_exact=place.is_exact, proposed=asked, claim=one.id,
    )  # fmt: skip


def _statement(own: str, given: object, edits: Sequence[Edit], matter: Matter) -> str:
    wrong = statements.trouble(own, given, tuple(edits), matter.article)
    if wrong:
        raise _RefusedError(wrong)
    return str(given).strip()


_READERS: dict[SuggestionKind, Callable[[Matter, dict[str, Any]], Proposal]] = {
    SuggestionKind.CLAIM: _claim,
    SuggestionKind.STATEMENT: _better,
    SuggestionKind.EVIDENCE: _excerpt,
    SuggestionKind.QUESTION: _question,
}


def _shown(item: dict[str, Any]) -> str:
    """An item in a few words, for the line that says why it was refused."""
    said = next(
        (v for k in ("statement", "question", "words") if isinstance(v := item.get(k), str)), ""
    )
    plain = " ".join("".join(o if o.isprintable() else " " for o in said[: 2 * _SHOWN]).split())
    return (plain[:_SHOWN] + "…" if len(plain) > _SHOWN else plain) or "an item without words"
