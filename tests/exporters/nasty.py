"""One report with everything in it that has ever gone wrong in an export."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factcheck.domain.claim import ClaimState
from factcheck.domain.report import (
    Report,
    ReportClaim,
    ReportEvidence,
    ReportFinding,
    ReportVerdict,
)
from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.domain.verdict import TRUTH, Question, definition_of

TEXT = (
    "Mayor & <b>council</b> split over “=SUM(A1)” sign 🚧\n\n"
    "=SUM(A1) stood on the gate, and more than 40 ships, including 12 in Kadra, sank. .\n\n"
    "“We will *never* [pay] </script> it,” Ana Ruiz said on the radio.\r\n"
    "-2 degrees were the coldest ever."
)


def claim(number: int, words: str, **changed: Any) -> ReportClaim:
    start = TEXT.index(words)
    end = start + len(words)
    made = ReportClaim(
        id=number,
        kind="count",
        kind_label="Count",
        statement=words,
        text=words,
        start=start,
        end=end,
        parts=((start, end),),
        sentence=words,
        values=(),
        claimant=None,
        cue=None,
        channel=None,
        mode="own-voice",
        state=ClaimState.OPEN.value,
        origin="machine",
        verdicts=(),
        evidence=(),
        findings=(),
        checkworthiness=0.5,
        reasons=("has a figure",),
        excluded_because=None,
        settled_as=None,
        settled_because=None,
    )
    return replace(made, **changed)


def verdict(label: str, question: Question = Question.TRUTH, **changed: Any) -> ReportVerdict:
    definition = definition_of(question, label)
    made = ReportVerdict(
        question=question.value,
        label=label,
        label_text=definition.label,
        rationale="The harbour’s list <1> names “41”.",
        as_of="2031-05-04",
        reviewer="ada@example.org",
        given_at="2031-05-05T10:00:00+00:00",
        looked_at="",
        claimreview=definition.claimreview,
        averitec=definition.averitec,
    )
    return replace(made, **changed)


def evidence(**changed: Any) -> ReportEvidence:
    made = ReportEvidence(
        stance="supports",
        source="Harbour office, list of <losses> & wrecks",
        url="https://harbour.example/list?year=2031&page=2",
        closeness="primary",
        published="2031-05-03",
        excerpt="41 ships “lost” | 12 of them\nin Kadra",
        locator="page 3",
        note="",
        sha256="ab" * 32,
        fetched_at="2031-05-03T09:00:00+00:00",
        looked_at="2031-05-05T09:00:00+00:00",
        status=404,
        last_seen="2031-05-04T09:00:00+00:00",
        changed=True,
    )
    return replace(made, **changed)


def finding(number: int, words: str, **changed: Any) -> ReportFinding:
    start = TEXT.index(words)
    made = ReportFinding(
        id=number,
        kind="stray-punctuation",
        severity="error",
        start=start,
        end=start + len(words),
        text=words,
        message="Two punctuation marks stand where one belongs: “. .”. Keep one.",
        suggestion=".",
        state="open",
        reason=None,
        decided_by=None,
        detector="stray-punctuation",
        version=1,
    )
    return replace(made, **changed)


def _forty() -> Value:
    words = "more than 40 ships"
    start = TEXT.index(words)
    return Value(
        kind=ValueKind.COUNT,
        span=Span(start, start + len(words)),
        text=words,
        number=40.0,
        low=40.0,
        unit="ship",
        comparator=Comparator.MORE,
    )


def _split_parts() -> tuple[tuple[int, int], ...]:
    first, second = TEXT.index("more than 40 ships"), TEXT.index("sank")
    return ((first, first + len("more than 40 ships")), (second, second + len("sank")))


CLAIMS = (
    claim(
        11,
        "=SUM(A1) stood on the gate",
        kind="event",
        kind_label="Event",
        state="settled",
        settled_as="not-checkable",
        settled_because="It is a joke & no more.",
    ),
    claim(
        12,
        "more than 40 ships, including 12 in Kadra, sank",
        statement="More than 40 ships sank <in the storm>.",
        parts=_split_parts(),
        values=(_forty(),),
        state="agreed",
        verdicts=(
            verdict("refuted", reviewer="old@example.org"),
            verdict("supported", label_text="True =1"),
        ),
        evidence=(
            evidence(),
            evidence(
                stance="refutes",
                source="javascript: a blog",
                url="javascript:alert(1)",
                closeness="secondary",
                published=None,
                excerpt="",
                locator="",
                note="@handle says *none*",
                sha256=None,
            ),
        ),
        findings=(21,),
    ),
    claim(
        13,
        "12 in Kadra",
        state="disputed",
        verdicts=(verdict("supported"), verdict("refuted", reviewer="grace@example.org")),
    ),
    claim(
        14,
        "We will *never* [pay] </script> it,",
        kind="quotation",
        kind_label="Quotation",
        claimant="Ana Ruiz",
        cue="said",
        channel="the radio",
        mode="direct",
        state="settled",
        settled_as="not-enough-evidence",
        settled_because="No recording was found.",
        verdicts=(
            verdict("not-enough-evidence", looked_at="the station’s archive"),
            verdict("unconfirmed", Question.ATTRIBUTION),
            verdict("not-found", Question.FIDELITY),
        ),
    ),
    claim(
        15,
        "-2 degrees were the coldest ever",
        state="excluded",
        excluded_because="+1 for leaving it out",
        claimant="the harbour office",
    ),
    claim(16, "split over “=SUM(A1)” sign 🚧", statement="\t=cmd|' /C calc'!A0"),
)

REPORT = Report(
    article=7,
    title="Mayor & <b>council</b> split over “=SUM(A1)” sign 🚧",
    dateline="KADRA (NPA)",
    byline="Zoë O’Neill",
    published="2031-05-02",
    text=TEXT,
    sha256="0123456789abcdef" * 4,
    characters=len(TEXT),
    as_of="2031-05-06T08:00:00+00:00",
    head="fedcba9876543210" * 4,
    events=42,
    claims=CLAIMS,
    findings=(
        finding(21, "sank. .", state="confirmed", reason="Plainly a slip.", decided_by="ada"),
        finding(22, "12 in Kadra", kind="unsourced-figure", severity="notice", suggestion=None),
        finding(23, "ever", state="dismissed", reason="No.", decided_by="ada"),
    ),
    counts={label.name: sum(1 for one in CLAIMS if one.standing == label.name) for label in TRUTH},
    states={state.value: sum(1 for one in CLAIMS if one.state == state) for state in ClaimState},
    desk="Desk & sons",
    address="https://desk.example",
    checkpoint="factcheck-desk\n44\nq83vq83vq83vq83vq83vq83vq83vq83vq83vq83vq80=\n\n— factcheck-desk AAAA\n",
)

EMPTY = replace(
    REPORT,
    claims=(),
    findings=(),
    counts=dict.fromkeys(REPORT.counts, 0),
    states=dict.fromkeys(REPORT.states, 0),
    dateline=None,
    byline=None,
    published=None,
    address="",
    checkpoint="",
)
