"""The report as a Word document with real headings, lists and a table, so that it can be edited on.

Dates inside the file are those of the report and its parts carry no time of their own: the same report
is the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from factcheck.domain.plugin import Exporter
from factcheck.domain.report import Report
from factcheck.exporters.outline import Block, Role, Run, outline

_STYLES = {
    Role.TITLE: "Title",
    Role.SECTION: "Heading 1",
    Role.CLAIM: "Heading 2",
    Role.ITEM: "List Bullet",
    Role.ARTICLE: "Quote",
    Role.NOTE: "Caption",
}
# What XML 1.0 cannot hold (2.2, “Char”).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The first day a ZIP file can name.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def render(report: Report) -> bytes:
    """The document (Office Open XML)."""
    from docx import Document
    from docx.shared import Pt, RGBColor

    document = Document()
    moment = datetime.fromisoformat(report.as_of).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author = _printable(f"Fact check: {report.title}")[:255], report.desk[:255]
    about.comments, about.language = f"SHA-256 of the text: {report.sha256}", "en"
    about.created = about.modified = moment
    document.styles["Quote"].font.italic = False
    document.styles["Normal"].font.size = Pt(11)
    note = document.styles["Caption"].font
    note.bold, note.size, note.color.rgb = False, Pt(9), RGBColor(0x55, 0x55, 0x55)
    table = None
    for block in outline(report):
        if block.role is Role.SHARE:
            table = table if table is not None else document.add_table(rows=0, cols=2)
            cells = table.add_row().cells
            cells[0].text, cells[1].text = _printable(block.text), str(block.count)
        else:
            table = None
            _paragraph(document, block)
    out = io.BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def _paragraph(document: Any, block: Block) -> None:  # noqa: ANN401 - python-docx has no types
    paragraph = document.add_paragraph(style=_STYLES.get(block.role, "Normal"))
    for run in block.runs:
        if run.link:
            _link(paragraph, run)
        else:
            made = paragraph.add_run(_printable(run.text))
            made.bold = True if run.strong else None
            made.font.superscript = True if run.raised else None
            made.font.name = "Courier New" if run.code else None


def _link(paragraph: Any, run: Run) -> None:  # noqa: ANN401 - see above
    """A link one can follow; python-docx can only read them."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    address = _printable(run.link or "")
    link.set(qn("r:id"), paragraph.part.relate_to(address, _HYPERLINK, is_external=True))
    made = paragraph.add_run(_printable(run.text))
    made.font.underline = True
    link.append(made._r)  # noqa: SLF001 - the only way to put a run into a link
    paragraph._p.append(link)  # noqa: SLF001 - see above


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)


def _without_times(made: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


exporter = Exporter(
    name="docx",
    label="Word document",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    suffix=".docx",
    render=render,
)
