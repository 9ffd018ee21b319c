"""The record seen from the doors: templates compiled once, as for the tests of the pages."""

from __future__ import annotations

from tests.web.conftest import compiled_templates

__all__ = ["compiled_templates"]
