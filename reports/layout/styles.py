"""The one stylesheet every paper is set in: PT Serif, embedded."""

from __future__ import annotations

from importlib.resources import as_file, files

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from reports.layout.typeface import STEADY_FACES, Typeface

REGULAR, BOLD = STEADY_FACES
ITALIC, BOLD_ITALIC = "PTSerif-Italic", "PTSerif-BoldItalic"
_FILES = {REGULAR: "Regular", BOLD: "Bold", ITALIC: "Italic", BOLD_ITALIC: "BoldItalic"}

# a colour written in a text would otherwise be evaluated as Python
if rl_config.toColorCanUse == "rl_safe_eval":
    raise RuntimeError("ReportLab must not evaluate colours: toColorCanUse is rl_safe_eval")


def _register_fonts() -> None:
    for name, style in _FILES.items():
        with as_file(files("fontpkg_pt_serif") / "files" / f"PT_Serif-Web-{style}.ttf") as path:
            pdfmetrics.registerFont(Typeface(name, str(path)))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)


_register_fonts()

BODY = ParagraphStyle(
    "body",
    fontName=REGULAR,
    bulletFontName=REGULAR,
    fontSize=10.2,
    bulletFontSize=10.2,
    leading=13.7,
    alignment=TA_JUSTIFY,
    spaceAfter=3.8,
    allowWidows=0,
    allowOrphans=0,
    splitLongWords=1,
    embeddedHyphenation=1,
)
LEAD = ParagraphStyle("lead", parent=BODY, keepWithNext=1)
CENTRED = ParagraphStyle("centred", parent=BODY, alignment=TA_CENTER)
TITLE = ParagraphStyle("title", parent=CENTRED, fontName=BOLD, fontSize=13, leading=17.5, spaceAfter=1.5)
SUBTITLE = ParagraphStyle("subtitle", parent=CENTRED, fontName=BOLD, fontSize=11, leading=15, spaceAfter=1)
LINKING = ParagraphStyle("linking", parent=CENTRED, fontName=REGULAR, fontSize=10, leading=14, spaceAfter=1)
NUMBER = ParagraphStyle("number", parent=CENTRED, fontSize=10, leading=13.5, spaceAfter=0)
PASAL = ParagraphStyle("pasal", parent=CENTRED, fontName=BOLD, spaceBefore=9, spaceAfter=0, keepWithNext=1)
PASAL_TITLE = ParagraphStyle("pasal-title", parent=PASAL, spaceBefore=0, spaceAfter=5)
AYAT = ParagraphStyle("ayat", parent=BODY, leftIndent=22, bulletIndent=0)
AYAT_LEAD = ParagraphStyle("ayat-lead", parent=AYAT, spaceAfter=2.5, keepWithNext=1)
HURUF = ParagraphStyle("huruf", parent=BODY, leftIndent=38, bulletIndent=22, spaceAfter=2.5)
HURUF_LAST = ParagraphStyle("huruf-last", parent=HURUF, spaceAfter=4.5)
HURUF_OUTER = ParagraphStyle("huruf-outer", parent=HURUF, leftIndent=18, bulletIndent=0)
HURUF_TEXT = ParagraphStyle("huruf-text", parent=BODY, leftIndent=18)
SUBITEM = ParagraphStyle("subitem", parent=BODY, leftIndent=36, bulletIndent=18, spaceAfter=2.5)
ANNEX_REFERENCE = ParagraphStyle("annex-reference", parent=CENTRED, fontSize=9.5, leading=13, spaceAfter=8)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9.3, leading=12.2, alignment=0, spaceAfter=0)
CELL_DENSE = ParagraphStyle("cell-dense", parent=CELL, fontSize=7.8, leading=9.2)
# figures keep their distance from the words of the next column
CELL_RIGHT = ParagraphStyle("cell-right", parent=CELL, alignment=2, rightIndent=6)
CELL_HEAD = ParagraphStyle("cell-head", parent=CELL, fontName=BOLD)
CELL_HEAD_RIGHT = ParagraphStyle("cell-head-right", parent=CELL_HEAD, alignment=2, rightIndent=6)
FIELD = ParagraphStyle("field", parent=BODY, alignment=0, spaceAfter=0)
FIELD_STRONG = ParagraphStyle("field-strong", parent=FIELD, fontName=BOLD)
SIGNATURE = ParagraphStyle("signature", parent=CENTRED, spaceAfter=0)
SIGNATURE_STRONG = ParagraphStyle("signature-strong", parent=SIGNATURE, fontName=BOLD)
SMALL = ParagraphStyle("small", parent=CENTRED, fontSize=8.5, leading=11, spaceAfter=0)
OFFICE = ParagraphStyle("office", parent=CENTRED, fontName=BOLD, fontSize=13, leading=16.5, spaceAfter=0)
OFFICE_ADDRESS = ParagraphStyle("office-address", parent=CENTRED, fontSize=9, leading=12, spaceAfter=5)
OFFICE_LINE = ParagraphStyle("office-line", parent=OFFICE_ADDRESS, spaceAfter=0)
