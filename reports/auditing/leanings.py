"""Which of two sides is the larger one, by what the whole text has each of them do."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ROOM = r"[^.;\n]{0,40}?"
_HELPS = (
    r"(?:melatih|membina|membimbing|mendampingi|membantu|memberi(?:kan)? (?:\w+ ){0,3}?(?:pelatihan|bimbingan|"
    r"pembinaan|pendampingan|bibit|benih|bantuan)|menyediakan (?:\w+ ){0,2}?(?:pelatihan|bimbingan|pendampingan)|"
    r"meminjam(?:i|kan))"
)
_BANNED = r"(?:dilarang|tidak (?:boleh|akan|dapat|berhak|diperbolehkan|diperkenankan)|haram|tidak) (?:untuk )?(?:\w+ )?"
_OWNS = r"(?:memiliki|menguasai)"
_BUYS = r"(?:(?:wajib|harus|akan|berjanji|sanggup|bersedia) )?(?:membeli|menyerap|menampung|memesan|menunjuk)\b"
_MAKES = (
    r"(?:(?:wajib|harus|akan|berjanji|sanggup|bersedia) )?(?:memasok|menyetor|memelihara|menanam|menjahit|"
    r"memproduksi|membuat|menganyam|membudidayakan|membesarkan|mengolah|mengerjakan|memasarkan|menjualkan|mencetak|"
    r"mengumpulkan)\b"
)
_WEIGHTS = (
    (rf"NAME {_ROOM}\b{_HELPS}", 2),
    (rf"NAME {_BANNED}{_OWNS}", 4),
    (rf"{_OWNS} (?:\w+ ){{0,3}}?NAME", -2),
    (r"(?:dibeli|dipesan|disediakan|diberikan|milik|merek) (?:oleh )?NAME", 1),
    (rf"NAME {_BUYS}", 2),
    (rf"NAME {_MAKES}", -2),
    (r"(?:kapasitas|kemampuan|daya \w+|usaha) NAME", -1),
    (r"NAME (?:sanggup|mampu)\b", -1),
)
_MOST = 3


def leaning_by_deeds(names: Iterable[str], everything: str) -> int:
    """Above nought: what it does is what the larger side does."""
    said = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if len(name) > 2)
    if not said:
        return 0
    name = rf"\b(?:{said})\b"
    return sum(
        weight * min(_MOST, len(re.findall(pattern.replace("NAME", name), everything))) for pattern, weight in _WEIGHTS
    )
