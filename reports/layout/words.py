"""Words as a typeface can show them."""

from __future__ import annotations

import unicodedata


def printable(words: str) -> str:
    """Return words in composed form, white space folded, characters without a shape removed."""
    composed = unicodedata.normalize("NFC", words)
    if composed.isprintable():
        return " ".join(composed.split())
    shown = (letter for letter in composed if unicodedata.category(letter) not in ("Cf", "Co", "Cs"))
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in shown).split())
