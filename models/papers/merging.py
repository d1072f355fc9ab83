"""Many papers in one file, for an event's table: pages in the order given, each paper as it was."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from models.domain.progress import Progress, no_progress

_SPAWN = multiprocessing.get_context("spawn")
_LOOK_EVERY = 0.1
"""Seconds between two looks at whether the user wants to stop."""


class MergingBroke(RuntimeError):
    """One of the papers is no PDF, or the process ended; the trace is the message."""


def merge(parts: Sequence[bytes], progress: Progress = no_progress) -> bytes:
    """Return one PDF with the pages of all parts; every part keeps its own typefaces, so the sizes add up.

    PDFium, which must not run on two threads, works in a process of its own; whatever `progress` raises ends it.
    """
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        return _answer(ours, parts, progress)
    except (EOFError, ConnectionError) as error:
        raise MergingBroke("the process that merges ended without an answer") from error
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _answer(line: Any, parts: Sequence[bytes], progress: Progress) -> bytes:
    for done, part in enumerate(parts):
        progress(done, len(parts))
        line.send_bytes(part)
    line.send_bytes(b"")
    while not line.poll(_LOOK_EVERY):
        progress(len(parts), len(parts))
    told = line.recv()
    if not isinstance(told, bytes):
        raise MergingBroke(told)
    progress(len(parts), len(parts))
    return told


def _serve(line: Any) -> None:
    import traceback

    try:
        parts = list(iter(line.recv_bytes, b""))
        line.send(_merged(parts))
    except (EOFError, ConnectionError):  # nothing is wanted any more
        return
    except Exception:  # noqa: BLE001  whatever breaks here is raised again in the program's own process
        line.send(traceback.format_exc())


def _merged(parts: list[bytes]) -> bytes:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # ships no types

    whole = PdfDocument.new()
    for part in parts:
        with PdfDocument(part) as read:
            whole.import_pages(read)
    written = BytesIO()
    whole.save(written)
    return written.getvalue()
