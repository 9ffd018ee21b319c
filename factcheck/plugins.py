"""Every claim type, extractor, detector and exporter by name: ours listed here, others' by entry point.

The order of a tuple is the order on screen and, for claim types, the order in which they are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Protocol, TypeVar

from factcheck.claimtypes import (
    age,
    casualties,
    causal,
    comparison,
    count,
    date,
    duration,
    event,
    measurement,
    membership,
    money,
    percentage,
    position,
    prediction,
    proportion,
    quotation,
    role,
    statement,
)
from factcheck.detectors import (
    age_mismatch,
    altered_quote,
    ambiguous_reference,
    anniversary_mismatch,
    conflicting_figures,
    double_negation,
    doubled_word,
    encoding_damage,
    garbled_quote,
    garbled_text,
    garbled_title,
    house_style,
    impossible_date,
    impossible_value,
    interval_mismatch,
    misattributed_quote,
    missing_space,
    misspelling,
    name_variant,
    page_furniture,
    percentage_mismatch,
    quote_not_found,
    quoted_term_mismatch,
    schedule_conflict,
    stale_tense,
    stray_punctuation,
    subset_exceeds_total,
    sum_mismatch,
    thin_support,
    truncated_sentence,
    two_antecedents,
    unattributed_quote,
    unbalanced_quote,
    undated_reference,
    undefined_abbreviation,
    unnamed_person,
    unsourced_figure,
    vague_source,
    weekday_mismatch,
)
from factcheck.domain.errors import PluginError
from factcheck.domain.plugin import Across, ClaimType, Detector, Exporter, Extractor
from factcheck.exporters import (
    averitec,
    claimreview,
    csv,
    json,
    jsonl,
    markdown,
    pdf,
    webannotation,
    xlsx,
)
from factcheck.exporters import docx as word_document
from factcheck.exporters import html as html_page
from factcheck.extractors import docx as word_file
from factcheck.extractors import html as web_page
from factcheck.extractors import pdf as pdf_file
from factcheck.extractors import plaintext
from factcheck.matching import conflicts_with_article, quotation_varies

CLAIM_TYPES: tuple[ClaimType, ...] = (
    # a claim that holds a number takes the kind of its number
    casualties.claim_type,
    membership.claim_type,
    age.claim_type,
    money.claim_type,
    percentage.claim_type,
    proportion.claim_type,
    duration.claim_type,
    measurement.claim_type,
    count.claim_type,
    comparison.claim_type,
    # then what the sentence does, narrow before wide
    quotation.claim_type,
    statement.claim_type,
    position.claim_type,
    role.claim_type,
    prediction.claim_type,
    causal.claim_type,
    date.claim_type,
    event.claim_type,  # last: it takes whatever is left
)
EXTRACTORS: tuple[Extractor, ...] = (
    word_file.extractor,
    pdf_file.extractor,
    web_page.extractor,
    plaintext.extractor,  # last: it takes whatever is left
)
DETECTORS: tuple[Detector, ...] = (
    missing_space.detector,
    stray_punctuation.detector,
    doubled_word.detector,
    misspelling.detector,
    unbalanced_quote.detector,
    truncated_sentence.detector,
    encoding_damage.detector,
    garbled_text.detector,
    garbled_title.detector,
    page_furniture.detector,
    house_style.detector,
    garbled_quote.detector,
    double_negation.detector,
    altered_quote.detector,
    quote_not_found.detector,
    misattributed_quote.detector,
    unattributed_quote.detector,
    quoted_term_mismatch.detector,
    ambiguous_reference.detector,
    two_antecedents.detector,
    undefined_abbreviation.detector,
    name_variant.detector,
    subset_exceeds_total.detector,
    conflicting_figures.detector,
    sum_mismatch.detector,
    percentage_mismatch.detector,
    impossible_value.detector,
    weekday_mismatch.detector,
    anniversary_mismatch.detector,
    interval_mismatch.detector,
    age_mismatch.detector,
    impossible_date.detector,
    stale_tense.detector,
    schedule_conflict.detector,
    unsourced_figure.detector,
    vague_source.detector,
    undated_reference.detector,
    unnamed_person.detector,
    thin_support.detector,
)
ACROSS: tuple[Across, ...] = (
    # what is noticed between articles, once both are stored
    conflicts_with_article.across,
    quotation_varies.across,
)
EXPORTERS: tuple[Exporter, ...] = (
    html_page.exporter,
    pdf.exporter,
    word_document.exporter,
    xlsx.exporter,
    json.exporter,
    jsonl.exporter,
    csv.exporter,
    markdown.exporter,
    claimreview.exporter,
    webannotation.exporter,
    averitec.exporter,
)


class _Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


def _collect(kind: type[T], group: str, ours: Iterable[T]) -> Mapping[str, T]:
    found = {plugin.name: plugin for plugin in ours}
    for entry in entry_points(group=group):
        plugin = entry.load()
        if not isinstance(plugin, kind):
            raise PluginError(f"{entry.value} is not a {kind.__name__}")
        if plugin.name in found:
            raise PluginError(f"{entry.value}: {plugin.name!r} is taken")
        found[plugin.name] = plugin
    return MappingProxyType(found)


@cache
def claim_types() -> Mapping[str, ClaimType]:
    """All claim types by name, in the order they are asked."""
    return _collect(ClaimType, "factcheck.claimtypes", CLAIM_TYPES)


@cache
def extractors() -> Mapping[str, Extractor]:
    """All input formats by name."""
    return _collect(Extractor, "factcheck.extractors", EXTRACTORS)


@cache
def detectors() -> Mapping[str, Detector]:
    """All detectors by name."""
    return _collect(Detector, "factcheck.detectors", DETECTORS)


@cache
def rules() -> Mapping[str, Detector | Across]:
    """Everything that raises findings, by name: within an article, then between articles."""
    return MappingProxyType({**detectors(), **{rule.name: rule for rule in ACROSS}})


@cache
def exporters() -> Mapping[str, Exporter]:
    """All report formats by name."""
    return _collect(Exporter, "factcheck.exporters", EXPORTERS)
