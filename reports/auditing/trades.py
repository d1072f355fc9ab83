"""What is made or sold, called by its name: "memasok keripik", not "menyerahkan hasil"."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from reports.auditing.dates import NUMBER_WORD

_AHEAD = 6
_NO_NOUN = re.compile(rf"(?:me[mnlrwy]|meng|di|ber|ter|pe[mnr]|se|ke)\w{{4,}}|{NUMBER_WORD}|\w{{1,2}}|[\w-]+nya")


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    """What tells a trade, and the words that name nothing of their own."""
    file = tomllib.loads(files("reports.auditing").joinpath("trades.toml").read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(file['trade'])})\b"), frozenset(file["plain"].split())


def names_a_trade(plain: str) -> bool:
    """Tell whether a sentence says what is made or sold, by a name of its own."""
    trade, _ = _words()
    return any(_named(plain[hit.end() : hit.end() + 160]) for hit in trade.finditer(plain))


def _named(after: str) -> bool:
    _, plain = _words()
    words = re.finditer(r"[a-z][a-z-]*", re.split(r"[.;:]", after.lstrip(" :"))[0])
    return any(each[0] not in plain and not _NO_NOUN.fullmatch(each[0]) for each in islice(words, _AHEAD))
