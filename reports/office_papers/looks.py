"""Paragraph styles of letters and reports beside those of the agreement."""

from __future__ import annotations

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from reports.layout import styles

LEFT = ParagraphStyle("letter-left", parent=styles.BODY, alignment=TA_LEFT, spaceAfter=0)
RIGHT = ParagraphStyle("letter-right", parent=LEFT, alignment=TA_RIGHT)
INDENTED = ParagraphStyle("letter-body", parent=styles.BODY, firstLineIndent=28, spaceAfter=6)
HEADING = ParagraphStyle(
    "report-heading", parent=LEFT, fontName=styles.BOLD, fontSize=11.4, leading=15, spaceBefore=11, spaceAfter=4,
    keepWithNext=1,
)  # fmt: skip
SUBHEADING = ParagraphStyle("report-subheading", parent=HEADING, fontSize=10.2, spaceBefore=7, spaceAfter=3)
NOTE = ParagraphStyle("report-note", parent=LEFT, fontSize=8.8, leading=11.6, spaceAfter=4)
FIGURE = ParagraphStyle("report-figure", parent=LEFT, fontName=styles.BOLD, fontSize=15, leading=18)
FIGURE_LABEL = ParagraphStyle("report-figure-label", parent=LEFT, fontSize=8.8, leading=11.4)
CELL_CENTRED = ParagraphStyle("letter-cell-centred", parent=styles.CELL, alignment=1)
