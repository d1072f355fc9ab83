"""Paragraph styles of an event's papers beside those of letters, and lines to cut along."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable

from reports.layout import styles
from reports.layout.text import paragraph
from reports.office_papers import looks

NAME = ParagraphStyle("event-name", parent=looks.LEFT, fontName=styles.BOLD, fontSize=14, leading=18, spaceAfter=1)
UNDER_NAME = ParagraphStyle("event-under-name", parent=looks.LEFT, fontSize=10, leading=13.4, spaceAfter=4)
KICKER = ParagraphStyle("event-kicker", parent=looks.LEFT, fontSize=8.8, leading=11.6)
TABLE_NUMBER = ParagraphStyle("event-table", parent=styles.TITLE, fontSize=58, leading=66, spaceAfter=6)
AT_TABLE = ParagraphStyle("event-at-table", parent=styles.SUBTITLE, fontSize=17, leading=22, spaceAfter=10)
HEADING = ParagraphStyle("event-heading", parent=looks.HEADING, keepWithNext=0)
CUT = colors.Color(0.6, 0.6, 0.6)
_ROOM_BELOW = 32 * mm


def cut_line() -> Flowable:
    """A dashed line to cut along."""
    return HRFlowable(width="100%", thickness=0.5, color=CUT, spaceBefore=9, spaceAfter=11, dash=(3, 3))


def event_head(kicker: str, name: str, *under: str) -> list[Flowable]:
    """A small line, a name, and what stands under it; empty lines are left out."""
    lines: list[Flowable] = [paragraph(kicker, KICKER), paragraph(name, NAME)]
    return [*lines, *(paragraph(line, UNDER_NAME) for line in under if line)]


def heading(words: str) -> list[Flowable]:
    """A heading that stands above at least three lines of its table, however long that is."""
    return [CondPageBreak(_ROOM_BELOW), paragraph(words, HEADING)]
