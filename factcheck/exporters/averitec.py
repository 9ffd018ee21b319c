"""The claims with a verdict in the form of the AVeriTeC data set: claim, questions with answers, label.

A list of objects with the keys of the published files. Only labels that AVeriTeC knows are there;
`factcheck` adds what its keys have no room for: the text, the state of the record, what is still open.

Source: Schlichtkrull, Guo and Vlachos, “AVeriTeC: A Dataset for Real-world Claim Verification with
Evidence from the Web” (NeurIPS 2023), and the published files.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report, ReportClaim, ReportEvidence
from factcheck.exporters.standing import Answer, answer, balance, web_address

# What AVeriTeC calls our kinds of claims; the rest are numerical claims, having a number.
_TYPES = {
    "quotation": "Quote Verification",
    "statement": "Quote Verification",
    "position": "Position Statement",
    "causal": "Causal Claim",
    "event": "Event/Property Claim",
    "role": "Event/Property Claim",
    "date": "Event/Property Claim",
    "prediction": "Event/Property Claim",
}


def render(report: Report) -> bytes:
    """A JSON list, in order of the claims."""
    whole = balance(report)
    rows = [
        _row(claim, stands, report, whole)
        for claim in report.claims
        if (stands := answer(claim, report)) is not None and stands.definition.averitec
    ]
    return (json.dumps(rows, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _row(claim: ReportClaim, stands: Answer, report: Report, whole: str) -> dict[str, Any]:
    return {
        "claim": claim.statement,
        "required_reannotation": False,
        "label": stands.definition.averitec,
        "justification": stands.reason,
        "claim_date": _day(report.published),
        "speaker": claim.claimant,
        "original_claim_url": None,
        "fact_checking_article": f"{report.address}/claims/{claim.id}" if report.address else None,
        "reporting_source": claim.channel or report.dateline,
        "location_ISO_code": None,
        "claim_types": [_TYPES.get(claim.kind, "Numerical Claim")],
        "fact_checking_strategies": ["Written Evidence"] if claim.evidence else [],
        "questions": [_question(piece) for piece in claim.evidence],
        "factcheck": {
            "claim": claim.id,
            "article_sha256": report.sha256,
            "history_head": report.head,
            "as_of": report.as_of,
            "balance": whole,
            **({"narrowed": list(report.narrowed)} if report.narrowed else {}),
            **({"history_checkpoint": report.checkpoint} if report.checkpoint else {}),
        },
    }


def _question(piece: ReportEvidence) -> dict[str, Any]:
    url = web_address(piece.url) or ""
    is_pdf = urlsplit(url).path.lower().endswith(".pdf")
    medium = "Web text" if url and not is_pdf else "PDF" if is_pdf else "Other"
    return {
        "question": f"What does “{piece.source}” say?",
        "answers": [
            {
                "answer": piece.excerpt or piece.note,
                "answer_type": "Extractive" if piece.excerpt else "Abstractive",
                "source_url": url or None,
                "source_medium": medium,
            }
        ],
    }


def _day(published: str | None) -> str | None:
    """The day as AVeriTeC writes it: day, month and year, without zeros in front."""
    if published is None:
        return None
    day = date.fromisoformat(published)
    return f"{day.day}-{day.month}-{day.year}"


exporter = Exporter(
    name="averitec",
    label="AVeriTeC JSON",
    media_type="application/json",
    suffix=".averitec.json",
    render=render,
)
