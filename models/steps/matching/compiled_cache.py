"""Where the compiled loops of the engine are kept between runs: a folder of the user's cache for each state of them.

numba sees that machine code is stale by its own version, the processor and the file of the loop. But loops call loops
of other files: so the folder's name changes with any of them, and no other place is used.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from pathlib import Path

import matching

FOLDER, PLACES = "NUMBA_CACHE_DIR", "NUMBA_CACHE_LOCATOR_CLASSES"
WHOLE = "whole"
"""File that stands where every loop is compiled."""
KEPT = 3
"""Folders that stay: a run that is under way may still use an older one."""
_MARK = re.compile(r"^@compiled$", re.MULTILINE)
_SOURCE = re.compile(r"^from matching\.(\w+) import", re.MULTILINE)


def keep_compiled() -> Path:
    """The folder where numba will keep machine code; only of use before numba is imported.

    A folder that the user named stays. Where none can be made, the engine compiles for the run at hand.
    """
    if named := os.environ.get(FOLDER):
        return Path(named)
    folder = _cache() / state_of(Path(matching.__path__[0]))
    os.environ[FOLDER] = str(folder)
    os.environ.setdefault(PLACES, "UserProvidedCacheLocator")
    try:
        _make(folder)
    except OSError:
        return folder
    return folder


def all_compiled(folder: Path) -> bool:
    """Whether every loop is kept there: then it takes half a second to have them all."""
    return (folder / WHOLE).exists()


def state_of(package: Path) -> str:
    """A short name for what the machine code depends on: where and what its sources are, and Python."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {package.resolve()}".encode())
    for source in sources_of(package):
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:16]


def sources_of(package: Path) -> list[Path]:
    """The files with compiled loops, and those that they take types, numbers and functions from."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in package.glob("*.py")}
    compiled = {name for name, text in texts.items() if _MARK.search(text)}
    imported = {name for each in compiled for name in _SOURCE.findall(texts[each])}
    return [package / f"{name}.py" for name in sorted(compiled | imported)]


def _cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("TemuMitra", appauthor=False)) / "compiled"


def _make(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(parents=True)
    others = sorted(folder.parent.iterdir(), key=lambda other: other.stat().st_mtime_ns, reverse=True)
    for old in others[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Compiles everything now, for the runs to come."""
    folder = keep_compiled()
    from matching.warm_up import warm_up

    warm_up()
    if folder.is_dir():
        (folder / WHOLE).touch()


if __name__ == "__main__":
    main()
