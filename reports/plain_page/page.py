"""“Yang perlu Bapak/Ibu ketahui”: what an agreement means for the micro-entrepreneur, on two pages at most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable

from reports.agreement.document import NO_NUMBER, AgreementDocument
from reports.agreement.own_words import text_of
from reports.layout import styles
from reports.layout.drawn import Sentence
from reports.layout.flowables import gap
from reports.layout.grid import Rows, Ruling
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.plain_page.phrases import page_phrases
from reports.plain_page.reckoning import Figures, Row, amount, figure, rows_of, rupiah, said
from reports.wording.filling import Phrases, fill
from reports.wording.patterns import PatternText
from reports.wording.summaries import Line, Section, summary_text

_SIZE = 12
_FEWEST_PAGES = 2


@dataclass(frozen=True, slots=True)
class _Look:
    """The styles of the page; the letters keep their size, only the room between lines may become less."""

    leading: float
    between: float

    @property
    def body(self) -> ParagraphStyle:
        return ParagraphStyle(
            "plain", parent=styles.BODY, fontSize=_SIZE, bulletFontSize=_SIZE, leading=self.leading, alignment=0,
            spaceAfter=2 * self.between,
        )  # fmt: skip

    @property
    def lead(self) -> ParagraphStyle:
        return ParagraphStyle("plain-lead", parent=self.body, spaceAfter=0, keepWithNext=1)

    @property
    def point(self) -> ParagraphStyle:
        return ParagraphStyle("plain-point", parent=self.body, leftIndent=13, bulletIndent=1, spaceAfter=self.between)

    @property
    def heading(self) -> ParagraphStyle:
        return ParagraphStyle(
            "plain-heading", parent=self.body, fontName=styles.BOLD, spaceBefore=4 * self.between,
            spaceAfter=self.between, keepWithNext=1,
        )  # fmt: skip

    @property
    def table_heading(self) -> ParagraphStyle:
        """Not bound to the whole table, which may be broken between pages."""
        return ParagraphStyle("plain-table-heading", parent=self.heading, keepWithNext=0, spaceAfter=3)

    @property
    def title(self) -> ParagraphStyle:
        return ParagraphStyle("plain-title", parent=styles.TITLE, fontSize=17, leading=21, alignment=0, spaceAfter=2)

    def cell(self, *, strong: bool = False, right: bool = False) -> ParagraphStyle:
        """A cell of a table."""
        name = f"plain-cell{'-strong' if strong else ''}{'-right' if right else ''}"
        font = styles.BOLD if strong else styles.REGULAR
        return ParagraphStyle(name, parent=self.body, fontName=font, alignment=2 if right else 0, spaceAfter=0)


_LOOKS = (_Look(14.3, 1.1), _Look(13.8, 0.8), _Look(13.2, 0.5), _Look(12.6, 0.0))
"""The first that gives two pages is taken."""
_BEFORE_RISKS = 4
_USUAL_WIDTH = 14
"""Letters of a figure that a column of the usual width takes."""
_STRONG = ("net",)
_POINT = "•"
_PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True)
class PlainRisk:
    """What may happen, who bears it, and the number of the pasal that says so."""

    code: str
    event: str
    bearer: str
    pasal: str


@dataclass(frozen=True, slots=True)
class _Setting:
    document: AgreementDocument
    text: PatternText
    phrases: Phrases
    width: float
    look: _Look


def plain_page_pdf(
    document: AgreementDocument, figures: Figures | None, office: str, paper: str = "A4", draft: bool = False
) -> bytes:
    """Return the page on A4 or F4; `office` is whom one may ask, without figures there is no reckoning on it."""
    size, words = PaperSize(paper), summary_text().sentences
    number = "" if document.number == NO_NUMBER else f" · Nomor {document.number}"
    title = f"{words['title']}{number}"
    sheet = Sheet(title=title, paper=size, footer=title, watermark="DRAF" if draft else "")
    text = text_of(document)
    phrases = page_phrases(document, text, office)
    content = b""
    for look in _LOOKS:
        setting = _Setting(document, text, phrases, text_width(size), look)
        content = render(_story(figures, draft, setting), sheet)
        if len(_PAGE.findall(content)) <= _FEWEST_PAGES:
            break
    return content


def _story(figures: Figures | None, draft: bool, setting: _Setting) -> list[Flowable]:
    words, sections, look = summary_text().sentences, summary_text().sections, setting.look
    first = [each for each in sections if not each.last]
    last = [each for each in sections if each.last]
    return [
        paragraph(words["title"], look.title),
        paragraph(words["draft"] if draft else words["lead"], look.body),
        *(part for each in first[:_BEFORE_RISKS] for part in _section(each, setting)),
        *_risks(setting),
        *(part for each in first[_BEFORE_RISKS:] for part in _section(each, setting)),
        *(_reckoning(figures, setting) if figures else ()),
        *(part for each in last for part in _section(each, setting)),
        gap(4 * look.between),
        paragraph(words["read_aloud"].replace("{titik}", words["blank"]), look.body),
    ]


def _section(section: Section, setting: _Setting) -> list[Flowable]:
    shown = [each for each in section.lines if each.applies(setting.document.pattern, setting.phrases)]
    points = [paragraph(_said(each, setting), setting.look.point, mark=_POINT) for each in shown]
    return [paragraph(section.title, setting.look.heading), *points] if points else []


def _said(line: Line, setting: _Setting) -> str:
    filled = fill(line.text, setting.phrases)
    return f"{filled.rstrip('.')} (Pasal {_pasal(line.clause, setting.phrases)})." if line.clause else filled


def _pasal(clause: str, phrases: Phrases) -> str:
    return phrases.words[f"pasal:{clause}"]


def risks_of(document: AgreementDocument, office: str = "") -> tuple[PlainRisk, ...]:
    """Return who bears what by this agreement, in plain words."""
    text = text_of(document)
    words = page_phrases(document, text, office)
    return tuple(
        PlainRisk(each.code, fill(each.event, words), fill(each.bearer, words), _pasal(each.clause, words))
        for each in summary_text().risks
        if each.applies(document.pattern, words)
    )


def _risks(setting: _Setting) -> list[Flowable]:
    words = summary_text().sentences
    rows = [[each.event, each.bearer, each.pasal] for each in risks_of(setting.document)]
    widths = [setting.width * share for share in (0.41, 0.49, 0.1)]
    heads = [words["event"], words["bearer"], words["pasal"]]
    room = 6 * setting.look.leading
    heading = paragraph(words["risks"], setting.look.table_heading)
    return [CondPageBreak(room), heading, _table(heads, rows, widths, setting.look)]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: list[float], look: _Look) -> Rows:
    head = [paragraph(each, look.cell(strong=True)) for each in heads]
    body = [[paragraph(cell, look.cell()) for cell in row] for row in rows]
    return Rows([head, *body], widths, Ruling(look.between, 3, lines=True), headings=1)


def _reckoning(figures: Figures, setting: _Setting) -> list[Flowable]:
    words, look = summary_text().sentences, setting.look
    lead = said(words["cycle" if figures.cycle else "reckoning_lead"], figures, bulan=f"{figures.months} bulan")
    shown = [each for each in rows_of(figures) if each.on_page]
    derived = [f"{_plain_label(each)} = {each.how}." for each in shown if each.derived]
    return [
        CondPageBreak(len(shown) * (look.leading + 2) + 4 * look.leading),
        paragraph(words["reckoning"], look.heading),
        paragraph(lead, look.body),
        gap(1),
        _figures(shown, figures, setting),
        gap(2 * look.between),
        paragraph(said(words["guessed"], figures), look.body),
        paragraph(words["how"], look.lead),
        *(paragraph(each, look.point, mark=_POINT) for each in derived),
        paragraph(closing_words(figures), look.cell(strong=True)),
    ]


def _plain_label(row: Row) -> str:
    return row.label.partition(" (")[0].strip()


def closing_words(figures: Figures) -> str:
    """Return where nothing is earned and nothing lost, or that own costs are still to be put in."""
    words = summary_text().sentences
    if not figures.costs_known:
        return words["no_costs"]
    output, price = figures.least_output, figures.least_price
    ending = {(True, True): "", (True, False): "_output", (False, True): "_price"}.get(
        (output is not None, price is not None), "_none"
    )
    least = {"impas_jumlah": amount(output or 0, figures.unit), "impas_harga": rupiah(price or 0)}
    return said(words[f"break_even{ending}"], figures, **least)


def _figures(rows: Sequence[Row], figures: Figures, setting: _Setting) -> Rows:
    words, look = summary_text().sentences, setting.look
    heads = ["", words["low"], words["middle"], words["high"]]
    head = [paragraph(each, look.cell(strong=True, right=bool(index))) for index, each in enumerate(heads)]
    widest = max(len(figure(each.kind, value)) for each in rows for value in each.values)
    share = setting.width * (0.21 if widest <= _USUAL_WIDTH else 0.25)
    body = [_figure_row(each, figures, words["blank"], look) for each in rows]
    widths = [setting.width - 3 * share, *[share] * 3]
    return Rows([head, *body], widths, Ruling(look.between, 3, lines=True), headings=1)


def _figure_row(row: Row, figures: Figures, blank: str, look: _Look) -> list[Sentence]:
    strong = row.code in _STRONG
    to_fill_in = row.code == "own_cost" and not figures.costs_known
    cells = [blank if to_fill_in else figure(row.kind, value) for value in row.values]
    label = paragraph(row.label.strip(), look.cell(strong=strong))
    return [label, *(paragraph(each, look.cell(strong=strong, right=True)) for each in cells)]
