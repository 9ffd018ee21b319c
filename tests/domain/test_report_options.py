"""What is left out of a report on request, and that the report says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.domain.report_options import ReportOptions, Scope, narrowed, translation
from factcheck.exporters.standing import answer, shares
from factcheck.plugins import EXPORTERS
from tests.exporters.nasty import REPORT, claim, verdict

TWO = replace(
    REPORT,
    claims=(
        claim(1, "12 in Kadra", state="agreed", verdicts=(
            verdict("mostly-supported", reviewer="ada@example.org"),
            verdict("mostly-supported", reviewer="bo@example.org"),
        )),
        claim(2, "sank", state="settled", kind="event", settled_as="outdated", settled_because="It was."),
        claim(3, "-2 degrees"),
    ),
)  # fmt: skip
TEXTS = [one for one in EXPORTERS if one.name not in {"pdf", "docx", "xlsx", "averitec"}]


def test_without_options_nothing_is_left_out_or_said() -> None:
    report = narrowed(REPORT, ReportOptions())

    assert report.claims == REPORT.claims
    assert report.narrowed == ()


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (ReportOptions(scope=Scope.SETTLED), [2]),
        (ReportOptions(scope=Scope.ANSWERED), [1, 2]),
        (ReportOptions(kinds=("event",)), [2]),
        (ReportOptions(person="bo@example.org"), [1]),
    ],
)
def test_only_what_is_asked_for_is_told(options: ReportOptions, left: list[int]) -> None:
    report = narrowed(TWO, options)

    assert [one.id for one in report.claims] == left
    assert f"{3 - len(left)} {'are' if len(left) == 1 else 'is'} left out" in report.narrowed[0]
    assert sum(report.states.values()) == len(left)


def test_one_persons_report_holds_no_other_verdict_and_no_name_of_theirs_in_the_remark() -> None:
    report = narrowed(TWO, ReportOptions(person="bo@example.org"))

    assert [one.reviewer for one in report.claims[0].verdicts] == ["bo@example.org"]
    assert "bo@" not in " ".join(report.narrowed)


def test_verdicts_are_translated_by_the_crosswalk_and_the_rest_keeps_its_words() -> None:
    report = narrowed(TWO, ReportOptions(scale=translation("politifact")))

    told = [one.words for claim in report.claims if (one := answer(claim, report))]
    assert told == ["Mostly True", "Outdated"]
    assert "no word for “Outdated”" in report.narrowed[0]
    assert [one.words for one in shares(report)][:2] == ["Mostly True", "Outdated"]


def test_labels_that_are_one_elsewhere_are_counted_together() -> None:
    both = replace(
        TWO,
        claims=(
            TWO.claims[0],
            claim(4, "sank", state="agreed", verdicts=(verdict("supported"),)),
        ),
    )

    report = narrowed(both, ReportOptions(scale=translation("averitec")))

    assert [(one.words, one.count) for one in shares(report)] == [("Supported", 2)]


def test_there_is_no_translation_to_an_unknown_scale_or_another_question() -> None:
    assert translation("guesswork") is None
    assert translation("fidelity") is None


@pytest.mark.parametrize("exporter", TEXTS, ids=lambda one: one.name)
def test_a_report_without_names_has_none_in_any_format(exporter: object) -> None:
    report = narrowed(REPORT, ReportOptions(names=False))
    made = exporter.render(report).decode()  # type: ignore[attr-defined]

    assert "@example.org" not in made
    assert "not named" in made


def test_nameless_reviewers_stay_apart() -> None:
    report = narrowed(TWO, ReportOptions(names=False))

    assert [one.reviewer for one in report.claims[0].verdicts] == ["reviewer 1", "reviewer 2"]
