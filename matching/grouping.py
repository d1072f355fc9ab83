"""How enterprises are put together for one kind of help."""

from __future__ import annotations

from matching.codes import Coded


class Grouping(Coded):
    """How the enterprises of one kind of help are put together."""

    TOGETHER = "together"
    KABUPATEN = "kabupaten"
    COMMODITY = "commodity"
