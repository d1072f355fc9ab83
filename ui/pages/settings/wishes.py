"""What the settings ask of the program itself, which only it can do: open, put back, change the look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ui.widgets.look.theme import Scheme


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Work in the catalogue at this path or URL from now on; a URL may carry its password."""

    place: str


@dataclass(frozen=True, slots=True)
class PutBack:
    """Close the catalogue, make this copy the catalogue, and open it again."""

    copy: Path


@dataclass(frozen=True, slots=True)
class UseScheme:
    """Look like this now and at the next start."""

    scheme: Scheme


Wish = OpenPlace | PutBack | UseScheme
