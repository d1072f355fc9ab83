"""RESULTS.md: a chapter for every part, each with the day and the load it was measured at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

_HEAD = "## "


def rewrite(path: Path, beginning: str, chapters: Mapping[str, str], order: Sequence[str]) -> None:
    """Put these chapters in the place of earlier ones of their name; all others stay, after those in order."""
    kept = {**_chapters(path), **chapters}
    names = [*(name for name in order if name in kept), *(name for name in kept if name not in order)]
    text = "\n\n".join([beginning.strip(), *(f"{_HEAD}{name}\n\n{kept[name].strip()}" for name in names)])
    path.write_text(text + "\n", encoding="utf-8")


def _chapters(path: Path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = (part.partition("\n") for part in f"\n{text}".split(f"\n{_HEAD}")[1:])
    return {name.strip(): body for name, _, body in parts}
