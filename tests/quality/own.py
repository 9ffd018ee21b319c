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
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
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

GOLD = Path(__file__).with_name("gold")
NEAR = 0.5
"""Likeness from which two statements are taken for the same claim when kinds and claimants are compared."""
GOOD = 0.8
"""Likeness from which a statement is as a checker would have written it."""
_WORD = re.compile(r"\d[\d,.]*\d|\w+")
# What carries no news: articles, the weekday beside a date, the forms of "be" and "have".
_IDLE = frozenset(
    "a an the that monday tuesday wednesday thursday friday saturday sunday "  # noqa: SIM905
    "is are was were be been being has have had having".split()
)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629746}
_SECONDS |= {"year": 31556952, "decade": 315569520, "century": 3155695200}


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
    return sha256(b"".join(path.read_bytes() for path in sorted(GOLD.glob("*.toml")))).hexdigest()


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
    figures = _claim_figures(sentences) | _value_figures(sentences)
    figures["coverage"] = sum(covered) / len(covered)
    return Measured(figures=figures, faults=wrong, untrue=false, sentences=sentences)


def untrue(statement: str, never: list[list[str]]) -> bool:
    """Whether the statement has what the first of a pair finds without what the second finds."""
    return any(
        re.search(says, statement) and not (without and re.search(without, statement))
        for says, without in never
    )


def _articles() -> Iterator[dict[str, Any]]:
    for path in sorted(GOLD.glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8"))["article"]


# --- claims


def words(statement: str) -> Counter[str]:
    """The words of a statement that carry its news."""
    plain = statement.lower().replace("’s", "").replace("'s", "").replace("’", "'")
    return Counter(word for word in _WORD.findall(plain) if word not in _IDLE)


def likeness(one: str, other: str) -> float:
    """F1 of the words two statements share, 0 to 1."""
    a, b = words(one), words(other)
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def pairs(
    ours: Sequence[Any], gold: Sequence[Any], like: Callable[[Any, Any], float]
) -> list[tuple[float, int, int]]:
    """The most alike first, each once: likeness, index of ours, index of the gold."""
    every = ((like(o, g), i, j) for i, o in enumerate(ours) for j, g in enumerate(gold))
    taken: set[int] = set()
    met: set[int] = set()
    found = []
    for value, i, j in sorted(every, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if value > 0 and i not in taken and j not in met:
            taken.add(i)
            met.add(j)
            found.append((value, i, j))
    return found


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
    said = [f"{g.claimant} said {g.statement}" for g in sentence.gold_claims if g.claimant]
    whole = [words(g.statement) for g in sentence.gold_claims]
    spare = []
    for i in rest:
        claim = sentence.claims[i]
        retold = claim.kind in {"statement", "quotation"} and any(
            likeness(claim.statement, one) >= NEAR for one in said
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


# --- values


def _same_number(value: Value, wanted: Any) -> bool:
    close: Callable[[float | None, float], bool] = lambda a, b: (  # noqa: E731
        a is not None and abs(a - b) <= 1e-3 * abs(b)
    )
    if isinstance(wanted, list):
        return close(value.low, wanted[0]) and close(value.high, wanted[1])
    return close(value.number, wanted)


def _found(value: Value, gold: list[Any]) -> bool:
    """Whether the value has the kind and the number or date."""
    kind, wanted, unit = [*gold, ""][:3]
    if value.kind.value not in kind.split("|"):
        return False
    if kind == "date":
        return wanted == "" or value.date in wanted.split("|")
    if kind == "time":
        return wanted in {"", value.iso8601}
    if kind == "duration" and unit in _SECONDS and value.unit in _SECONDS and value.number:
        return abs(value.number * _SECONDS[value.unit] / (wanted * _SECONDS[unit]) - 1) < 1e-3
    return wanted == "" or _same_number(value, wanted)


def _exact(value: Value, gold: list[Any]) -> bool:
    """Whether the unit and the bound are right besides."""
    unit, comparator = [*gold[2:], "", ""][:2] if len(gold) < 4 else gold[2:4]
    if value.kind in {ValueKind.DATE, ValueKind.TIME}:
        return True
    same_unit = unit in {"", value.unit or "-"} or value.kind is ValueKind.DURATION
    return same_unit and (value.comparator.value == (comparator or "=") or gold[1] == "")


def _value_likeness(value: Value, gold: list[Any]) -> float:
    return _found(value, gold) * (1 + _exact(value, gold))


def _value_figures(sentences: list[Read]) -> dict[str, float]:
    hits = exact = ours = gold = 0.0
    for sentence in sentences:
        found = pairs(sentence.values, sentence.gold_values, _value_likeness)
        hits += len(found)
        exact += sum(value > 1 for value, _, _ in found)
        ours += len(sentence.values)
        gold += len(sentence.gold_values)
    return {
        "values_precision": hits / ours,
        "values_recall": hits / gold,
        "values_exact": exact / gold,
    }


# --- for a person


def shown(sentence: Read) -> Iterator[str]:
    """What was missed in a sentence (-), what was not asked for (+), and what is nearly right (~)."""
    yield from _shown_claims(sentence)
    found = pairs(sentence.values, sentence.gold_values, _value_likeness)
    for value, i, j in found:
        if value <= 1:
            yield f"  value ~ {_said(sentence.values[i])}  <-  {sentence.gold_values[j]}"
    for j, wanted in enumerate(sentence.gold_values):
        if j not in {pair[2] for pair in found}:
            yield f"  value - {wanted}"
    for i, value in enumerate(sentence.values):
        if i not in {pair[1] for pair in found}:
            yield f"  value + {_said(value)}"


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


def _said(value: Value) -> str:
    number = value.number if value.number is not None else (value.low, value.high)
    what = value.date or value.iso8601 or number
    return f"{value.kind.value} {what} {value.unit or ''} {value.comparator.value} “{value.text}”"


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
