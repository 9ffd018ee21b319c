"""The report as a PDF for print and archive: tagged (PDF/UA-1), with bookmarks, the same bytes every time.

Set by typst with the fonts inside it, so that it looks alike on every machine. What comes from outside is
handed over as data, never as markup. A character that none of these fonts can draw is printed by its
name in brackets: a tagged file may not hold a sign that nobody can see.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.exporters.blocks import Block
from factcheck.exporters.outline import outline
from factcheck.exporters.standing import COLOURS

_PAGE = Path(__file__).parent / "pages" / "report.typ"
# The Latin letters and signs of European languages are in the fonts that typst brings along.
_DRAWN = re.compile("[\n\x20-\x7e\xa0-\u017f\u2010-\u2027\u2030-\u203a\u20ac]")
_REFUSED = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_PROBE = b'#set document(title: "probe")\n#set text(lang: "en", font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))\n#sys.inputs.data'


def render(report: Report) -> bytes:
    """The document; PDF 1.7."""
    blocks = list(outline(report))
    named = _named({sign for block in blocks for sign in block.text} | set(report.title))
    moment = datetime.fromisoformat(report.as_of)
    data = {
        "title": _drawable(f"Fact check: {report.title}", named),
        "desk": _drawable(report.desk, named),
        "colours": dict(COLOURS),
        "footer": f"Article {report.article} · text {report.sha256[:16]}… · record {report.head[:16]}…",
        "moment": list(moment.timetuple()[:6]),
        "blocks": [asdict(_block(block, named)) for block in blocks],
    }
    return _set(_PAGE.read_bytes(), json.dumps(data))


def _block(block: Block, named: dict[str, str]) -> Block:
    runs = tuple(replace(run, text=_drawable(run.text, named)) for run in block.runs)
    return replace(block, runs=runs)


def _drawable(text: str, named: dict[str, str]) -> str:
    return "".join(named.get(sign, sign) for sign in text)


def _set(page: bytes, data: str) -> bytes:
    import typst

    compiler = typst.Compiler(page, ignore_system_fonts=True, sys_inputs={"data": data})
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)  # one document, not one picture a page  # noqa: S101
    return made


def _named(signs: Iterable[str]) -> dict[str, str]:
    """The signs that cannot be drawn, with what is printed instead."""
    return {
        sign: _name(sign)
        for sign in sorted(signs)
        if not _DRAWN.match(sign) and not _can_be_drawn(sign)
    }


@lru_cache(maxsize=4_096)
def _can_be_drawn(sign: str) -> bool:
    import typst

    if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return False
    try:
        _set(_PROBE, sign)
    except typst.TypstError as error:
        if not _REFUSED.search(str(error)):
            raise
        return False
    return True


def _name(sign: str) -> str:
    if sign.isspace():
        return " "
    if unicodedata.category(sign) == "Cf":  # joiners and marks of direction: nothing to see
        return ""
    name = unicodedata.name(sign, f"U+{ord(sign):04X}")
    return f"[{name.lower() if name[:2] != 'U+' else name}]"


exporter = Exporter(
    name="pdf",
    label="PDF, tagged",
    media_type="application/pdf",
    suffix=".pdf",
    render=render,
)
