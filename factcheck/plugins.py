"""Every claim type, extractor, detector and exporter by name: ours listed here, others' by entry point.

The order of a tuple is the order on screen and, for claim types, the order in which they are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Protocol, TypeVar

from factcheck.detectors import (
    ambiguous_reference,
    doubled_word,
    missing_space,
    page_furniture,
    stray_punctuation,
    unbalanced_quote,
    unsourced_figure,
)
from factcheck.domain.errors import PluginError
from factcheck.domain.plugin import ClaimType, Detector, Exporter, Extractor
from factcheck.exporters import claimreview, csv, json, jsonl
from factcheck.exporters import html as html_page

CLAIM_TYPES: tuple[ClaimType, ...] = ()
EXTRACTORS: tuple[Extractor, ...] = ()
DETECTORS: tuple[Detector, ...] = (
    missing_space.detector,
    stray_punctuation.detector,
    doubled_word.detector,
    unbalanced_quote.detector,
    ambiguous_reference.detector,
    page_furniture.detector,
    unsourced_figure.detector,
)
EXPORTERS: tuple[Exporter, ...] = (
    html_page.exporter,
    json.exporter,
    jsonl.exporter,
    csv.exporter,
    claimreview.exporter,
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
def exporters() -> Mapping[str, Exporter]:
    """All report formats by name."""
    return _collect(Exporter, "factcheck.exporters", EXPORTERS)
