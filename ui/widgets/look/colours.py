"""The two palettes, named by what a colour is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour says; always beside a word or an icon, never alone."""

    PLAIN = "plain"
    MUTED = "muted"
    ACCENT = "accent"
    WARM = "warm"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette, as #rrggbb."""

    window: str
    sidebar: str
    surface: str
    sunken: str
    line: str
    field_line: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    selection: str
    hover: str
    warm: str
    warm_soft: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str

    def ink(self, tone: Tone) -> str:
        """The colour of words and bars in this tone."""
        return self.text if tone is Tone.PLAIN else str(getattr(self, tone.value))

    def soft(self, tone: Tone) -> str:
        """The quiet ground behind words in this tone."""
        if tone in (Tone.PLAIN, Tone.MUTED):
            return self.sunken
        return str(getattr(self, f"{tone.value}_soft"))

    def reading_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every (ink, ground) that words are written in."""
        grounds = (self.window, self.sidebar, self.surface, self.sunken, self.selection, self.hover)
        words = [(ink, ground) for ink in (self.text, self.muted) for ground in grounds]
        inks = (self.accent, self.warm, self.good, self.warning, self.bad)
        words += [(ink, ground) for ink in inks for ground in (self.window, self.surface, self.sidebar)]
        words += [(self.ink(tone), self.soft(tone)) for tone in Tone]
        words += [(self.text, self.soft(tone)) for tone in Tone]
        words += [(self.on_accent, self.accent), (self.on_accent, self.accent_strong)]
        return tuple(words)


LIGHT = Colours(
    window="#f7f8f7", sidebar="#eef2f1", surface="#ffffff", sunken="#eef1f0",
    line="#dfe4e2", field_line="#87938f", text="#1a2422", muted="#55625e",
    accent="#0f5f5b", accent_strong="#0a4a47", on_accent="#ffffff", accent_soft="#dceeeb",
    selection="#d3e8e5", hover="#e9efed", warm="#a34a06", warm_soft="#fcefe2",
    good="#1d6638", good_soft="#e1f1e6", warning="#7c5200", warning_soft="#faf0d6",
    bad="#ad241c", bad_soft="#fbe6e4",
)  # fmt: skip

DARK = Colours(
    window="#131918", sidebar="#171e1d", surface="#1b2322", sunken="#222b2a",
    line="#2e3937", field_line="#74827e", text="#e6ecea", muted="#a3b0ac",
    accent="#63c6bc", accent_strong="#8ad8d0", on_accent="#06231f", accent_soft="#1b3a37",
    selection="#214743", hover="#24302e", warm="#f0a662", warm_soft="#3b2a19",
    good="#80ce98", good_soft="#1b3425", warning="#e4bb60", warning_soft="#352c15",
    bad="#f3968f", bad_soft="#3e211e",
)  # fmt: skip


def contrast(ink: str, ground: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours, 1 to 21."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
