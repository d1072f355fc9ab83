"""The same pages set by fpdf2, run by whichever Python has it; nothing of the project is imported here.

`python benchmarks/papers_fpdf2.py FILE ROUNDS` reads what benchmarks.papers wrote, one list of instructions to a paper,
and prints, as JSON, the processor's seconds for each paper and the pages each has.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from fpdf import FPDF  # type: ignore[import-not-found,unused-ignore]  # not the project's
from fpdf.enums import XPos, YPos  # type: ignore[import-not-found,unused-ignore]  # not the project's

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 22 * MM, 18 * MM, 24 * MM
Instruction = dict[str, Any]


class Pages(FPDF):  # type: ignore[misc]  # unknown without the library
    """A paper with the same foot on every page."""

    def __init__(self, task: Instruction) -> None:
        super().__init__(unit="pt", format=(task["width"], task["height"]))
        self.task = task
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(True, BOTTOM)
        self.c_margin = 0
        self.add_font("serif", "", task["regular"])
        self.add_font("serif", "B", task["bold"])

    def footer(self) -> None:
        """Draw a line, the paper's name, the count of pages and two boxes."""
        below = self.h - 20 * MM
        self.line(LEFT, below, self.w - RIGHT, below)
        self.set_font("serif", "", 8.5)
        self.text(LEFT, self.h - 14.5 * MM, self.task["footer"])
        self.set_xy(LEFT, self.h - 10.5 * MM - 8.5)
        self.cell(100, 8.5, f"Halaman {self.page_no()} dari {{nb}}")
        for at, words in enumerate(("Pihak II", "Pihak I"), start=1):
            x = self.w - RIGHT - at * 16 * MM
            self.rect(x, self.h - 18 * MM, 16 * MM, 8.5 * MM)
            self.text(x + 3, self.h - 16 * MM, words)


def paper(task: Instruction) -> tuple[bytes, int]:
    """Set one paper; return it and its number of pages."""
    pages = Pages(task)
    pages.add_page()
    after = 0.0
    for each in task["instructions"]:
        after = _set(pages, each, after)
    return bytes(pages.output()), pages.page_no()


def _set(pages: Pages, each: Instruction, after: float) -> float:
    """Return the room that has been left below."""
    room = pages.h - BOTTOM - pages.get_y()
    match each["kind"]:
        case "room":
            if room < each["height"]:
                pages.add_page()
            return after
        case "gap":
            pages.set_y(pages.get_y() + each["height"])
        case "rule":
            pages.line(LEFT, pages.get_y(), pages.w - RIGHT, pages.get_y())
            pages.set_y(pages.get_y() + 3)
        case "row":
            _row(pages, each)
        case "text":
            return _text(pages, each, after)
    return 0.0


def _text(pages: Pages, each: Instruction, after: float) -> float:
    if pages.get_y() > TOP:
        pages.set_y(pages.get_y() + max(0, each["before"] - after))
    if each["mark"]:
        if pages.get_y() + each["leading"] > pages.h - BOTTOM:
            pages.add_page()
        pages.set_font("serif", "", each["size"])
        pages.set_x(LEFT + each["hang"])
        pages.cell(40, each["leading"], each["mark"], new_x=XPos.START, new_y=YPos.TOP)
    _words(pages, each, LEFT + each["left"], pages.w - LEFT - RIGHT - each["left"])
    pages.set_y(min(pages.get_y() + each["after"], pages.h - BOTTOM))
    return float(each["after"])


def _words(pages: Pages, each: Instruction, x: float, width: float) -> None:
    if not each["words"]:
        return
    pages.set_font("serif", "B" if each["bold"] else "", each["size"])
    pages.set_x(x)
    pages.multi_cell(width, each["leading"], each["words"], align=each["align"], new_x=XPos.LEFT, new_y=YPos.NEXT)


def _row(pages: Pages, row: Instruction) -> None:
    lines = max(len(cell) for cell in row["cells"])
    if pages.get_y() + 14 * lines + 2 * row["up"] > pages.h - BOTTOM:
        pages.add_page()
    top, lowest, x = pages.get_y() + row["up"], 0.0, LEFT
    for cell, width in zip(row["cells"], row["widths"], strict=True):
        pages.set_y(top)
        for each in cell:
            _words(pages, each, x + row["aside"], width - 2 * row["aside"])
        lowest, x = max(lowest, pages.get_y()), x + width
    pages.set_y(lowest + row["up"])
    if row["lines"]:
        pages.line(LEFT, pages.get_y(), pages.w - RIGHT, pages.get_y())


def main(file: str, rounds: str) -> None:
    """Print seconds and pages; the first paper only warms up."""
    tasks = json.loads(Path(file).read_text(encoding="utf-8"))
    paper(tasks[0])
    began = time.process_time()
    done = [paper(task) for task in tasks[: int(rounds)]]
    seconds = (time.process_time() - began) / len(done)
    print(json.dumps({"seconds": seconds, "pages": [pages for _, pages in done], "bytes": len(done[-1][0])}))
    if len(sys.argv) > 3:
        Path(sys.argv[3]).write_bytes(done[-1][0])


if __name__ == "__main__":
    main(*sys.argv[1:3])
