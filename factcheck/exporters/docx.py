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
from factcheck.exporters.blocks import Block, Role, Run
from factcheck.exporters.outline import outline
from factcheck.exporters.standing import COLOURS, shares
from factcheck.exporters.summary_bar import bar_png

_STYLES = {
    Role.TITLE: "Title",
    Role.SECTION: "Heading 1",
    Role.CLAIM: "Heading 2",
    Role.ITEM: "List Bullet",
    Role.ARTICLE: "Quote",
    Role.NOTE: "Caption",
}
_INK, _QUIET, _ACCENT = "1D1D1F", "55555A", "0B5CAD"
_FONT = "Georgia"
# What XML 1.0 cannot hold (2.2, “Char”).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The first day a ZIP file can name.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
# What may stand after the lines around a paragraph (ECMA-376, 17.3.1.26, in this order).
_AFTER_LINES = tuple(
    f"w:{name}"
    for name in (
        "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
        "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
        "pPrChange",
    )
)  # fmt: skip
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def render(report: Report) -> bytes:
    """The document (Office Open XML), A4."""
    from docx import Document

    document = Document()
    moment = datetime.fromisoformat(report.as_of).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author = _printable(f"Fact check: {report.title}")[:255], report.desk[:255]
    about.comments, about.language = f"SHA-256 of the text: {report.sha256}", "en"
    about.created = about.modified = moment
    _dress(document)
    _foot(document, report)
    kicker = document.add_paragraph(style="Caption").add_run(
        _printable(f"FACT CHECK · {report.desk.upper()}")
    )
    kicker.bold, kicker.font.color.rgb = True, _colour(_ACCENT)
    drawn = False
    for block in outline(report):
        if block.role is not Role.SHARE:
            _paragraph(document, block)
        elif not drawn:
            drawn = True
            _summary(document, report)
    out = io.BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def _dress(document: Any) -> None:  # noqa: ANN401 - python-docx has no types
    """Type and spacing, as styles: who edits the document on can change them in one place."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    for style, size, bold, colour, before, after in (
        ("Normal", 10.5, False, _INK, 0, 6),
        ("Title", 24, True, _INK, 0, 6),
        ("Heading 1", 13, True, _INK, 26, 8),
        ("Heading 2", 12, True, _INK, 18, 4),
        ("Caption", 9, False, _QUIET, 0, 5),
        ("Quote", 11, False, _INK, 0, 8),
        ("List Bullet", 10.5, False, _INK, 0, 4),
    ):
        made = document.styles[style]
        made.font.name, made.font.size, made.font.bold = _FONT, Pt(size), bold
        made.font.italic, made.font.color.rgb = False, _colour(colour)
        # The template's headings name a font of its theme, which would win.
        fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        made.paragraph_format.space_before = Pt(before)
        made.paragraph_format.space_after = Pt(after)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.6)
    page.top_margin = page.bottom_margin = Cm(2.4)
    _line(document.styles["Heading 1"].element.get_or_add_pPr(), "top", _INK, 12, 6)
    title = document.styles["Title"].element.get_or_add_pPr()
    for line in title.findall(qn("w:pBdr")):
        title.remove(line)


def _line(about: Any, side: str, colour: str, eighths: int, apart: int) -> None:  # noqa: ANN401 - see above
    """A line along one side of a paragraph, of so many eighths of a point."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    lines, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", eighths), ("space", apart), ("color", colour)):
        line.set(qn(f"w:{name}"), str(value))
    lines.append(line)
    about.insert_element_before(lines, *_AFTER_LINES)


def _colour(code: str) -> Any:  # noqa: ANN401 - see above
    from docx.shared import RGBColor

    return RGBColor.from_string(code.lstrip("#").upper())


def _foot(document: Any, report: Report) -> None:  # noqa: ANN401 - see above
    """Below every page: which text and record this is about, and the number of the page."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["Caption"]
    foot.add_run(
        f"Article {report.article} · text {report.sha256[:16]}… · record {report.head[:16]}… · page "
    )
    for field in ("PAGE", "NUMPAGES"):
        _field(foot, field)
        if field == "PAGE":
            foot.add_run(" of ")


def _field(paragraph: Any, name: str) -> None:  # noqa: ANN401 - see above
    """A number that the reader's program fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001 - the only way to put a run into a field
    paragraph._p.append(field)  # noqa: SLF001 - see above


def _summary(document: Any, report: Report) -> None:  # noqa: ANN401 - see above
    """The bar as a picture that says in words what it shows, and the same as a table."""
    from docx.shared import Cm

    given = shares(report)
    picture = document.add_picture(io.BytesIO(bar_png(report)), width=Cm(15.8), height=Cm(0.45))
    picture._inline.docPr.set("descr", "; ".join(f"{one.words}: {one.count}" for one in given))  # noqa: SLF001 - see above
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")  # noqa: SLF001 - see above
    table = document.add_table(rows=0, cols=2)
    for share in given:
        cells = table.add_row().cells
        for cell, words in zip(
            cells, (f"{share.icon} {share.words}", str(share.count)), strict=True
        ):
            said = cell.paragraphs[0]
            said.paragraph_format.space_after = 0
            said.add_run(_printable(words)).bold = words.isdecimal()
    table.columns[0].width, table.columns[1].width = Cm(6), Cm(2)


def _paragraph(document: Any, block: Block) -> None:  # noqa: ANN401 - see above
    paragraph = document.add_paragraph()
    if block.role in _STYLES:
        # By its id: python-docx looks a name up among all styles, for every paragraph.
        paragraph._p.style = _STYLES[block.role].replace(" ", "")  # noqa: SLF001 - see above
    if block.role in {Role.LEAD, Role.VERDICT}:
        paragraph.paragraph_format.keep_with_next = True
    if block.role is Role.VERDICT:
        _line(paragraph._p.get_or_add_pPr(), "left", COLOURS[block.name][1:], 36, 6)  # noqa: SLF001 - see above
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
