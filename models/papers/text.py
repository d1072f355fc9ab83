"""The words of a file that somebody sent: a text, or the text layer of a PDF, read in a process of its own."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.domain.progress import Progress, no_progress
from models.problems import UserProblem

MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 200
MOST_CHARACTERS = 1_000_000
MOST_SECONDS = 30.0
_MOST_MEMORY = 1024 * 1024 * 1024
_FEWEST_WORDS_A_PAGE = 8
"""A page with fewer holds a picture of words, not words."""
_LOOK_EVERY = 0.1
_SPAWN = multiprocessing.get_context("spawn")
_TEXTS = frozenset({".txt", ".text", ".md"})


@dataclass(frozen=True, slots=True)
class FileText:
    """What was read of a file; `pages` is 0 for plain text."""

    words: str
    pages: int = 0


def text_of_file(path: Path, progress: Progress = no_progress, *, most_seconds: float = MOST_SECONDS) -> FileText:
    """Return the words of a .txt or a text PDF.

    Raises UserProblem for what is too large, no text, a scan without a text layer, locked, or broken.
    """
    data = _bytes_of(path)
    if data.lstrip()[:5] == b"%PDF-":
        return _text_of_pdf(data, path.name, progress, most_seconds)
    if path.suffix.lower() == ".pdf" or (path.suffix.lower() not in _TEXTS and b"\0" in data[:4096]):
        raise UserProblem("audit_file.unknown", file=path.name)
    return FileText(_decoded(data, path.name)[:MOST_CHARACTERS])


def text_of_pdf(data: bytes, name: str = "", progress: Progress = no_progress) -> FileText:
    """Return the words of a PDF; raises UserProblem as `text_of_file` does."""
    return _text_of_pdf(data, name, progress, MOST_SECONDS)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserProblem("audit_file.too_large", file=path.name, most=MOST_BYTES // 1024 // 1024)
        with path.open("rb") as file:
            # whatever the size said: a pipe or a growing file ends here
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserProblem("audit_file.unreadable", file=path.name) from error
    if len(data) > MOST_BYTES:
        raise UserProblem("audit_file.too_large", file=path.name, most=MOST_BYTES // 1024 // 1024)
    return data


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in words:
            return words
    raise UserProblem("audit_file.unknown", file=name)


def _text_of_pdf(data: bytes, name: str, progress: Progress, most_seconds: float) -> FileText:
    told = _asked(data, progress, most_seconds)
    if isinstance(told, str):
        raise UserProblem(f"audit_file.{told}", file=name, most=MOST_PAGES)
    words = "\n\f\n".join(told)
    if len(words.split()) < _FEWEST_WORDS_A_PAGE * len(told):
        raise UserProblem("audit_file.scanned", file=name, pages=len(told))
    return FileText(words, len(told))


def _asked(data: bytes, progress: Progress, most_seconds: float) -> list[str] | str:
    """The text of every page, or what is the matter; PDFium reads files of strangers in a process of its own."""
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        return _answer(ours, data, progress, most_seconds)
    except (EOFError, ConnectionError):
        return "broken"
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _answer(line: Any, data: bytes, progress: Progress, most_seconds: float) -> list[str] | str:
    line.send_bytes(data)
    ends = time.monotonic() + most_seconds
    while not line.poll(_LOOK_EVERY):
        progress(0, 1)
        if time.monotonic() > ends:
            return "slow"
    told: list[str] | str = line.recv()
    return told


def _serve(line: Any) -> None:
    _limit_memory()
    try:
        line.send(_pages_of(line.recv_bytes()))
    except (EOFError, ConnectionError):  # nothing is wanted any more
        return
    except Exception:  # noqa: BLE001  whatever a stranger's file breaks is told as a broken file
        line.send("broken")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _pages_of(data: bytes) -> list[str] | str:
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]  # ships no types

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        return "locked" if "password" in str(error).lower() else "broken"
    with document as read:
        if len(read) > MOST_PAGES:
            return "too_many_pages"
        found, left = [], MOST_CHARACTERS
        for number in range(len(read)):
            page = read[number].get_textpage().get_text_bounded()[:left]
            found.append(page)
            left -= len(page)
        return found
