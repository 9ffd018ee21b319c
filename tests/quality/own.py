"""The engine measured on news sentences written for the purpose, with the claims a checker would write.

    python -m tests.quality.own            the figures
    python -m tests.quality.own --show     and every claim and value missed or not asked for

`gold/*.toml` holds articles of invented news. A sentence has `claims` (kind, statement, claimant where
there is one; kinds that serve equally are parted by "|") and `values` (kind; number, or the two of a range,
or a date in EDTF, or a time of day; unit; comparator). An empty string is "whatever is read there", a unit
"-" is none. `also` are statements that are neither asked for nor minded. `never` are pairs of patterns: a
statement that the first finds and the second does not says something that the sentence does not.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.analysis import analyse
from factcheck.domain.claim import Claim
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.claims.coverage import coverage
from tests.quality import faults
from tests.quality.own_values import said, value_figures, value_likeness
from tests.quality.pairing import likeness, pairs, words

GOLD = Path(__file__).with_name("gold")
NEAR = 0.5
"""Likeness from which two statements are taken for the same claim when kinds and claimants are compared."""
GOOD = 0.8
"""Likeness from which a statement is as a checker would have written it."""


class GoldClaim(NamedTuple):
    """What a checker would write down."""

    kinds: tuple[str, ...]
    statement: str
    claimant: str | None


@dataclass(frozen=True, kw_only=True)
class Read:
    """One gold sentence and what the engine made of it."""

    text: str
    gold_claims: list[GoldClaim]
    gold_values: list[list[Any]]
    also: list[str]
    claims: list[Claim]
    values: list[Value]


@dataclass(kw_only=True)
class Measured:
    """The figures, and the sentences they come from."""

    figures: dict[str, float]
    faults: list[str]
    untrue: list[str]
    sentences: list[Read] = field(repr=False)


def digest() -> str:
    """SHA-256 over the gold files, in order of their names."""
    return sha256(b"".join(path.read_bytes() for path in _files())).hexdigest()


def measure() -> Measured:
    """Read all gold articles and compare."""
    sentences: list[Read] = []
    covered: list[float] = []
    wrong: list[str] = []
    false: list[str] = []
    for article in _articles():
        text = ""
        starts = []
        for sentence in article["sentence"]:
            starts.append(len(text))
            text += sentence["text"] + ("\n\n" if sentence.get("headline") else " ")
        document = analyse(text.rstrip(), published=article["published"]).document
        covered.append(coverage(document).share)
        wrong += faults.in_claims(document)
        ends = [*starts[1:], len(text)]
        for sentence, start, end in zip(article["sentence"], starts, ends, strict=True):
            sentences.append(
                Read(
                    text=sentence["text"],
                    gold_claims=[
                        GoldClaim(tuple(kind.split("|")), said, *(claimant or [None]))
                        for kind, said, *claimant in sentence["claims"]
                    ],
                    gold_values=sentence["values"],
                    also=sentence.get("also", []),
                    claims=[c for c in document.claims if start <= c.span.start < end],
                    values=[
                        v
                        for v in document.values
                        if start <= v.span.start < end and v.kind is not ValueKind.ORDINAL
                    ],
                )
            )
            false += [
                f"{claim.statement} (of: {sentence['text']})"
                for claim in sentences[-1].claims
                if untrue(claim.statement, sentence.get("never", []))
            ]
    figures = _claim_figures(sentences) | value_figures(
        (sentence.values, sentence.gold_values) for sentence in sentences
    )
    figures["coverage"] = sum(covered) / len(covered)
    return Measured(figures=figures, faults=wrong, untrue=false, sentences=sentences)


def untrue(statement: str, never: list[list[str]]) -> bool:
    """Whether the statement has what the first of a pair finds without what the second finds."""
    return any(
        re.search(says, statement) and not (without and re.search(without, statement))
        for says, without in never
    )


def _articles() -> Iterator[dict[str, Any]]:
    for path in _files():
        yield from tomllib.loads(path.read_text("utf-8"))["article"]


def _files() -> list[Path]:
    """The files of articles; other gold may stand beside them."""
    return [
        path for path in sorted(GOLD.glob("*.toml")) if "[[article]]" in path.read_text("utf-8")
    ]


# --- claims


def _alike(claim: Claim, gold: GoldClaim) -> float:
    return likeness(claim.statement, gold.statement)


def matched(sentence: Read) -> tuple[list[tuple[float, int, int]], list[int]]:
    """The pairs of a sentence, and our claims that were not asked for but are in nobody's way.

    These are: that somebody said what the gold has as said by them; a quotation's words as a claim; a part
    of what the gold has in one ("was founded in 1998" where it says by whom, too); what is listed in `also`.
    """
    found = pairs(sentence.claims, sentence.gold_claims, _alike)
    taken = {i for value, i, _ in found if value >= NEAR}
    rest = [i for i in range(len(sentence.claims)) if i not in taken]
    told = [f"{g.claimant} said {g.statement}" for g in sentence.gold_claims if g.claimant]
    whole = [words(g.statement) for g in sentence.gold_claims]
    spare = []
    for i in rest:
        claim = sentence.claims[i]
        retold = claim.kind in {"statement", "quotation"} and any(
            likeness(claim.statement, one) >= NEAR for one in told
        )
        also = any(likeness(claim.statement, one) >= NEAR for one in sentence.also)
        if retold or also or any(words(claim.statement) <= one for one in whole):
            spare.append(i)
    return [pair for pair in found if pair[1] not in spare], spare


def _same_claimant(ours: str | None, gold: str | None) -> bool:
    if ours is None or gold is None:
        return ours == gold
    return likeness(ours, gold) >= NEAR


def _claim_figures(sentences: list[Read]) -> dict[str, float]:
    soft = good = kinds = claimants = near = ours = gold = 0.0
    for sentence in sentences:
        found, spare = matched(sentence)
        ours += len(sentence.claims) - len(spare)
        gold += len(sentence.gold_claims)
        for value, i, j in found:
            soft += value
            good += value >= GOOD
            if value >= NEAR:
                claim, wanted = sentence.claims[i], sentence.gold_claims[j]
                near += 1
                kinds += claim.kind in wanted.kinds
                claimants += _same_claimant(claim.attribution.claimant, wanted.claimant)
    return {
        "claims_soft_precision": soft / ours,
        "claims_soft_recall": soft / gold,
        "claims_soft_f1": 2 * soft / (ours + gold),
        "claims_precision_at_80": good / ours,
        "claims_recall_at_80": good / gold,
        "kind_accuracy": kinds / near,
        "claimant_accuracy": claimants / near,
    }


# --- for a person


def shown(sentence: Read) -> Iterator[str]:
    """What was missed in a sentence (-), what was not asked for (+), and what is nearly right (~)."""
    yield from _shown_claims(sentence)
    found = pairs(sentence.values, sentence.gold_values, value_likeness)
    for value, i, j in found:
        if value <= 1:
            yield f"  value ~ {said(sentence.values[i])}  <-  {sentence.gold_values[j]}"
    for j, wanted in enumerate(sentence.gold_values):
        if j not in {pair[2] for pair in found}:
            yield f"  value - {wanted}"
    for i, value in enumerate(sentence.values):
        if i not in {pair[1] for pair in found}:
            yield f"  value + {said(value)}"


def _shown_claims(sentence: Read) -> Iterator[str]:
    found, spare = matched(sentence)
    for value, i, j in found:
        claim, gold = sentence.claims[i], sentence.gold_claims[j]
        if value < GOOD:
            yield f"  ~ {value:.2f} {claim.statement}  <-  {gold.statement}"
        if value >= NEAR and claim.kind not in gold.kinds:
            yield f"  kind {claim.kind}, not {'|'.join(gold.kinds)}: {claim.statement}"
        if value >= NEAR and not _same_claimant(claim.attribution.claimant, gold.claimant):
            yield f"  claimant {claim.attribution.claimant}, not {gold.claimant}: {claim.statement}"
    met = {j for _, _, j in found}
    taken = {i for _, i, _ in found} | set(spare)
    yield from (
        f"  - {gold.statement}" for j, gold in enumerate(sentence.gold_claims) if j not in met
    )
    yield from (
        f"  + {claim.statement}" for i, claim in enumerate(sentence.claims) if i not in taken
    )


def main() -> None:
    say = partial(print, file=sys.stdout)
    result = measure()
    if "--show" in sys.argv:
        for sentence in result.sentences:
            if lines := list(shown(sentence)):
                say(sentence.text, *lines, sep="\n")
    say("STATEMENTS AT FAULT", *result.faults, sep="\n")
    say("STATEMENTS THAT SAY WHAT THE SENTENCE DOES NOT", *result.untrue, sep="\n")
    for name, figure in result.figures.items():
        say(f"{name:26} {figure:.3f}")
    say(f"statements at fault        {len(result.faults)}")
    say(f"statements untrue          {len(result.untrue)}")


if __name__ == "__main__":
    main()
