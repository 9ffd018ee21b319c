"""What of a report is wanted: which claims, whose verdicts, in which words, with or without names.

A report that was narrowed says so: each thing left out or put into other words is a sentence in
`Report.narrowed`, which every format prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from factcheck.domain.claim import ClaimState
from factcheck.domain.report import Report, ReportClaim, ReportVerdict
from factcheck.domain.scale import PRESETS
from factcheck.domain.verdict import TRUTH, Question, definition_of


class Scope(StrEnum):
    """Which claims a report tells of."""

    EVERYTHING = "everything"
    ANSWERED = "answered"
    """Those with a verdict that stands."""
    SETTLED = "settled"
    """Those an adjudicator closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A scale to tell the verdicts on: its name, and its words for the built-in labels it has any for."""

    name: str
    label: str
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What is wanted; as it stands here, everything in the words it was given in."""

    scope: Scope = Scope.EVERYTHING
    kinds: tuple[str, ...] = ()
    """Names of kinds of claims; none: all."""
    person: str | None = None
    """Only this reviewer’s verdicts, and only claims with one."""
    scale: Translation | None = None
    names: bool | None = None


def translation(name: str) -> Translation | None:
    """The scale called `name` among those that come with the program; None where there is none.

    AVeriTeC and FEVER have fewer labels than ours, so that several of ours are one of theirs; the
    crosswalk beside the built-in labels says which.
    """
    preset = next(
        (one for one in PRESETS if one.name == name and one.question is Question.TRUTH), None
    )
    if preset is None:
        return None
    words: dict[str, str] = {}
    for label in preset.labels:
        words.setdefault(label.means, label.label)
    for one in TRUTH:
        theirs = {"averitec": one.averitec, "fever": one.fever}.get(name)
        if theirs:
            words.setdefault(one.name, theirs)
    return Translation(name=preset.name, label=preset.label, words=words)


def narrowed(report: Report, options: ReportOptions) -> Report:
    """`report` with what `options` ask for and nothing else; it says what was left out."""
    said: list[str] = []
    claims = _chosen(report.claims, options, said)
    report = replace(report, claims=claims, names=options.names)
    if options.scale is not None:
        report = _translated(report, options.scale, said)
    if options.names is False:
        report = _nameless(report)
        said.append("The reviewers are not named.")
    labels = Counter(claim.standing for claim in report.claims)
    states = Counter(claim.state for claim in report.claims)
    return replace(
        report,
        counts={name: labels[name] for name in report.counts},
        states={name: states[name] for name in report.states},
        narrowed=(*report.narrowed, *said),
    )


def _chosen(
    claims: tuple[ReportClaim, ...], options: ReportOptions, said: list[str]
) -> tuple[ReportClaim, ...]:
    left = claims
    if options.kinds:
        left = tuple(one for one in left if one.kind in options.kinds)
        kinds = ", ".join(sorted(options.kinds))
        said.append(f"Only claims of these kinds are told of: {kinds}{_gone(claims, left)}.")
    before = left
    if options.person is not None:
        left = tuple(_of_person(left, options.person))
        said.append(f"Only one reviewer’s verdicts are told of{_gone(before, left)}.")
    before = left
    if options.scope is Scope.SETTLED:
        left = tuple(one for one in left if one.state == ClaimState.SETTLED)
        said.append(f"Only settled claims are told of{_gone(before, left)}.")
    if options.scope is Scope.ANSWERED:
        left = tuple(one for one in left if one.standing is not None)
        said.append(f"Only claims with a verdict are told of{_gone(before, left)}.")
    return left


def _gone(before: tuple[ReportClaim, ...], after: tuple[ReportClaim, ...]) -> str:
    count = len(before) - len(after)
    return f"; {count} {'is' if count == 1 else 'are'} left out"


def _of_person(claims: Iterable[ReportClaim], person: str) -> Iterable[ReportClaim]:
    for claim in claims:
        theirs = tuple(one for one in claim.verdicts if one.reviewer == person)
        if theirs:
            yield replace(claim, verdicts=theirs)


def _translated(report: Report, scale: Translation, said: list[str]) -> Report:
    without: set[str] = set()

    def given(verdict: ReportVerdict) -> ReportVerdict:
        if verdict.question != Question.TRUTH:
            return verdict
        words = scale.words.get(verdict.label)
        if words is None:
            without.add(verdict.label)
            return verdict
        return replace(verdict, label_text=words)

    def settled(claim: ReportClaim) -> str | None:
        if claim.settled_as is None:
            return claim.settled_label
        words = scale.words.get(claim.settled_as)
        if words is None:
            without.add(claim.settled_as)
        return words or claim.settled_label

    claims = tuple(
        replace(
            claim,
            verdicts=tuple(given(one) for one in claim.verdicts),
            settled_label=settled(claim),
        )
        for claim in report.claims
    )
    kept = ", ".join(f"“{definition_of(Question.TRUTH, name).label}”" for name in sorted(without))
    said.append(
        f"The verdicts were translated to the scale “{scale.label}”; they were not given on it."
        + (f" It has no word for {kept}, which keep their own." if kept else "")
    )
    return replace(report, claims=claims, labels=dict(scale.words))


def _nameless(report: Report) -> Report:
    """Every name of a reviewer replaced by a number, the same throughout the report."""
    numbers: dict[str, str] = {}

    def number(name: str) -> str:
        return numbers.setdefault(name, f"reviewer {len(numbers) + 1}")

    claims = tuple(
        replace(
            claim,
            verdicts=tuple(replace(one, reviewer=number(one.reviewer)) for one in claim.verdicts),
        )
        for claim in report.claims
    )
    findings = tuple(
        replace(
            one,
            decided_by=number(one.decided_by) if one.decided_by else None,
            accepted_by=number(one.accepted_by) if one.accepted_by else None,
        )
        for one in report.findings
    )
    return replace(report, claims=claims, findings=findings)
