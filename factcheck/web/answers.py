"""What a view may return."""

from __future__ import annotations

from typing import TypeAlias

from werkzeug.wrappers import Response

Answer: TypeAlias = str | Response | tuple[str, int]
