"""Agreements on paper: seven pages by ours, by plain Platypus and by fpdf2, and an event's thousand on two processes.

All set the same words in the same two embedded typefaces on the same number of pages, a different paper each time. The
paper is an agreement of general trade on F4 without its annexes: with them every agreement is longer. Ours begins with
the facts and finds the words itself; the others are handed the words ready to print. fpdf2 is no part of the project:
another Python that has it is named by `--peers`, or it is missing from the table, and loudly.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate

from benchmarks.measuring import ROUNDS, Figure, answered, expect, memory
from benchmarks.papers_story import PLAIN, instructions, plain, plain_styles
from models.papers.pool import PROCESSES, draw_all
from reports.agreement import AgreementDocument, Mark, Pattern, Quantity, agreement_pdf, agreement_story
from reports.layout import styles
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.styles import ParagraphStyle
from tests.reports.samples import agreement

PAGES, SIZE = 7, PaperSize.F4
PAPERS = 30
"""Different ones to a round."""
EVENT = 1_000
AGAINST_PLATYPUS, AGAINST_FPDF2, A_SECOND = 1.5, 20.0, 70.0
PYTHON = "BENCHMARK_PEERS"
FOOTER = "Perjanjian Kemitraan"


def figures() -> list[Figure]:
    """Seven pages beside the peers, the whole agreement, and two processes."""
    ours = _per_paper(_ours)
    name = f"papers: an agreement of {PAGES} pages"
    return [
        Figure(name, ours, "s", processor=ours),
        *_against(f"{name}: times as fast as plain Platypus", _per_paper(_platypus), ours, AGAINST_PLATYPUS),
        *_against_fpdf2(name, ours),
        _whole(),
        _event(),
    ]


def documents(count: int) -> list[AgreementDocument]:
    """Agreements of one trade fair: other people, places, numbers, amounts and prices each time."""
    first = replace(agreement(Pattern.PERDAGANGAN_UMUM), letterhead=None, officials=())
    return [
        replace(
            first,
            second=replace(
                first.second, name=f"UD Sumber Rejeki {at}", representative=f"Pemilik Contoh {at}",
                address=f"Dusun Krajan RT {at % 9 + 1:02d} RW 01, Desa Contoh {at}, Kabupaten Tuban",
            ),
            number=f"{at:04d}/KADIN-JTM/VII/2026",
            quantity_per_month=Quantity(450_000 + 1_000 * at, "kg"),
            price=replace(first.price, sen=4_250_000 + 500 * at),
        )
        for at in range(1, count + 1)
    ]  # fmt: skip


def _story(document: AgreementDocument) -> list[Flowable]:
    """Up to the annexes."""
    story = agreement_story(document, SIZE)
    return story[: next(at for at, each in enumerate(story) if isinstance(each, PageBreak))]


def _ours(document: AgreementDocument) -> Callable[[], bytes]:
    sheet = Sheet("Perjanjian", SIZE, FOOTER, ("Pihak I", "Pihak II"))
    return lambda: render(_story(document), sheet)


def _platypus(document: AgreementDocument) -> Callable[[], bytes]:
    story, looks = _story(document), _plain_styles()
    return lambda: _plainly_set([plain(each, looks) for each in story])


def _per_paper(prepared: Callable[[AgreementDocument], Callable[[], bytes]]) -> float:
    """Least of several rounds of the processor's seconds for a paper, after one that warms up."""
    taken = []
    for _ in range(ROUNDS + 1):
        tasks = [prepared(document) for document in documents(PAPERS)]
        began = time.process_time()
        done = [task() for task in tasks]
        taken.append((time.process_time() - began) / PAPERS)
        expect(_pages(done[0]) == _pages(done[-1]) == PAGES, f"{_pages(done[0])} pages, not {PAGES}")
    return min(taken[1:])


def _pages(pdf: bytes) -> int:
    return len(PdfDocument(pdf))


def _plain_styles() -> dict[ParagraphStyle, ParagraphStyle]:
    for ours, theirs in PLAIN.items():
        if theirs not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(theirs, _font(ours)))
    known = [each for each in vars(styles).values() if isinstance(each, ParagraphStyle)]
    return plain_styles([each for each in known if each.fontName in PLAIN])


def _font(name: str) -> str:
    style = "Bold" if name.endswith("Bold") else "Regular"
    with as_file(files("fontpkg_pt_serif") / "files" / f"PT_Serif-Web-{style}.ttf") as path:
        return str(path)


class _Counted(Canvas):
    """The recipe that everybody uses for "page n of m"."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._states: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        self._states.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # missing in the stubs

    def save(self) -> None:
        for state in self._states:
            self.__dict__.update(state)
            _foot(self, len(self._states))
            super().showPage()
        super().save()


def _foot(canvas: Any, pages: int) -> None:
    right = 215 * mm - 22 * mm
    canvas.line(30 * mm, 20 * mm, right, 20 * mm)
    canvas.setFont("Plain", 8.5)
    canvas.drawString(30 * mm, 14.5 * mm, FOOTER)
    canvas.drawString(30 * mm, 10.5 * mm, f"Halaman {canvas.getPageNumber()} dari {pages}")
    for at, words in enumerate(("Pihak II", "Pihak I"), start=1):
        canvas.rect(right - 16 * mm * at, 9.5 * mm, 16 * mm, 8.5 * mm)
        canvas.drawString(right - 16 * mm * at + 3, 15 * mm, words)


def _plainly_set(story: list[Flowable]) -> bytes:
    held = BytesIO()
    size = (215 * mm, 330 * mm)
    sides = {"leftMargin": 30, "rightMargin": 22, "topMargin": 18, "bottomMargin": 24}
    margins = {side: wide * mm - 6 for side, wide in sides.items()}  # its frames have 6 points of padding
    document = SimpleDocTemplate(held, pagesize=size, initialFontName="Plain", **margins)
    document.build(story, canvasmaker=_Counted)
    return held.getvalue()


def _against(name: str, theirs: float, ours: float, goal: float) -> list[Figure]:
    return [Figure(name, theirs / ours, "×", goal=goal, at_least=True)]


def _against_fpdf2(name: str, ours: float) -> list[Figure]:
    python = os.environ.get(PYTHON, sys.executable)
    if not _has_fpdf2(python):
        print("!!! fpdf2 IS MISSING: name a Python that has it by --peers", file=sys.stderr, flush=True)
        return [Figure(f"{name}: PEER MISSING: fpdf2", ours)]
    return _against(f"{name}: times as fast as fpdf2", _fpdf2(python), ours, AGAINST_FPDF2)


def _has_fpdf2(python: str) -> bool:
    if python == sys.executable:
        return importlib.util.find_spec("fpdf") is not None
    return subprocess.run([python, "-c", "import fpdf"], capture_output=True, check=False).returncode == 0


def _fpdf2(python: str) -> float:
    tasks = [_task(document) for document in documents(ROUNDS + 1)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "papers.json"
        file.write_text(json.dumps(tasks), encoding="utf-8")
        command = [python, str(Path(__file__).with_name("papers_fpdf2.py")), str(file), str(len(tasks))]
        answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    expect(set(answer["pages"]) == {PAGES}, f"fpdf2 set {answer['pages']} pages, not {PAGES}")
    return float(answer["seconds"])


def _task(document: AgreementDocument) -> dict[str, Any]:
    return {
        "width": 215 * mm,
        "height": 330 * mm,
        "regular": _font("PTSerif"),
        "bold": _font("PTSerif-Bold"),
        "footer": FOOTER,
        "instructions": instructions(_story(document), text_width(SIZE)),
    }


def _whole() -> Figure:
    """With annexes and code square, as it is issued."""
    wanted = _marked(documents(PAPERS))
    began = time.process_time()
    drawn = [agreement_pdf(document, mark=mark) for document, mark in wanted]
    seconds = (time.process_time() - began) / PAPERS
    return Figure(f"papers: an agreement as issued, {_pages(drawn[0])} pages on A4", seconds, "s", processor=seconds)


def _event() -> Figure:
    """The processes' start included."""
    wanted = _marked(documents(EVENT))
    drawn, taken = answered(lambda: draw_all([each for each, _ in wanted], "A4", [mark for _, mark in wanted]))
    expect(len(drawn) == len(set(drawn)) == EVENT, "papers are missing or alike")
    name = f"papers: agreements a second, {EVENT:,} as issued on {PROCESSES} processes"
    return Figure(name, EVENT / taken.wall, "/s", taken.processor, A_SECOND, memory=memory(), at_least=True)


def _marked(wanted: Sequence[AgreementDocument]) -> list[tuple[AgreementDocument, Mark]]:
    return [(each, Mark(f"TM1:{each.number}:{at:064X}", f"{at:016X}")) for at, each in enumerate(wanted)]
