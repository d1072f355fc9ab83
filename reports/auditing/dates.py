"""Reads dates as people write them: in figures, in words, with month names and short forms."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_ONES = {
    "nol": 0, "kosong": 0, "satu": 1, "kesatu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": 10**6,
}  # fmt: skip
_TIMES = {"puluh": 10, "ratus": 100}
_BIG = {"ribu": 1000, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
NUMBER_WORD = (
    r"(?:(?:nol|satu|kesatu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(?: ?(?:belas|puluh|ratus|"
    r"ribu|juta|mil[iy]ar))*"
    r"|sepuluh|sebelas|seratus|seribu|sejuta|belas|puluh|ratus|ribu|juta|mil[iy]ar)"
)
NUMBER_WORDS = rf"{NUMBER_WORD}(?: ?{NUMBER_WORD})*"
MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "peb": 2, "maret": 3, "mar": 3, "april": 4,
    "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agt": 8, "agu": 8, "ags": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nopember": 11, "nov": 11,
    "nop": 11, "desember": 12, "des": 12,
}  # fmt: skip
_ROMAN = {
    each: at for at, each in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum at": 4, "sabtu": 5, "minggu": 6,
    "ahad": 6,
}  # fmt: skip
_DAY = rf"(?P<day>\d{{1,2}}|{NUMBER_WORDS})"
_YEAR = rf"(?P<year>\d{{4}}|'\d{{2}}|dua ribu(?: {NUMBER_WORD})*)"
_NAMED = re.compile(
    rf"(?<![\d.,/-])(?:{_DAY}[\s.,-]+(?:bulan\s+)?)?(?P<month>{_MONTH})\b\.?(?:[\s,-]*(?:tahun\.?\s+)?{_YEAR})?(?"
    rf"![\d/])"
)
_NUMBERED = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2}|[ivx]{1,4})\s?[-/.]\s?(?P<year>\d{4}|\d{2})(?![\d/"
    r"-]|\.\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_MONTH_NUMBER = re.compile(rf"tanggal {_DAY} bulan (?P<month>\d{{1,2}}|{NUMBER_WORDS}) tahun {_YEAR}")
_QUARTER = re.compile(
    r"(?:(?P<edge>awal|akhir|permulaan|penghujung)\s+)?(?P<part>triwulan|kuartal|semester|"
    r"caturwulan)\s+(?:ke-?\s?)?(?P<number>[1-4]|i{1,3}|iv|pertama|satu|"
    r"kedua|dua|ketiga|tiga|keempat|empat)\s+(?:tahun\s+)?(?P<year>20\d\d)"
)
_PARTS = {"triwulan": 3, "kuartal": 3, "caturwulan": 4, "semester": 6}
_NTH = {
    "1": 1, "i": 1, "pertama": 1, "satu": 1, "2": 2, "ii": 2, "kedua": 2, "dua": 2, "3": 3, "iii": 3, "ketiga": 3,
    "tiga": 3, "4": 4, "iv": 4, "keempat": 4, "empat": 4,
}  # fmt: skip
_WORDS_BESIDE_FIGURES = re.compile(rf"(?<=\d)\s*\(\s*{NUMBER_WORDS}\s*\)")
_WEEKDAY_BEFORE = re.compile(
    r"\b(?P<weekday>senin|selasa|rabu|kamis|jum[' ]?at|sabtu|minggu|ahad)"
    r"(?:[\s,()/:.-]|\b(?:tanggal|tgl|pada|hari|ini|legi|pahing|paing|pon|wage|kliwon|malam|pagi|siang|sore|bertepatan|dengan|tersebut)\b)*$"
)
_WEEKDAY_AFTER = re.compile(
    r"\s*,?\s*(?:\(\s*(?:hari )?(?P<bracket>senin|selasa|rabu|kamis|jum[' ]?at|sabtu|minggu|ahad)\b|"
    r"(?:jatuh )?(?:pada )?hari (?P<weekday>senin|selasa|rabu|kamis|jum[' ]?at|sabtu|minggu|ahad)\b)"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as found: its parts, where it stands, and the weekday before it; a part that is not said is None."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    weekday: int | None

    def first(self) -> date | None:
        """The day, or the first of the month; None when there is no such day."""
        return self._on(self.day or 1)

    def last(self) -> date | None:
        """The day, or the last of the month."""
        if self.year is None or not 1 <= self.month <= 12:
            return None
        return self._on(self.day or monthrange(self.year, self.month)[1])

    def impossible(self) -> bool:
        """Whether the calendar has no such day."""
        return bool(self.day is not None and self.year is not None and self._on(self.day) is None)

    def _on(self, day: int) -> date | None:
        try:
            return date(self.year, self.month, day) if self.year else None
        except ValueError:
            return None


def number_of(words: str) -> int | None:
    """Return the number that words spell: "dua puluh tujuh" → 27."""
    total = group = 0
    for word in re.findall(r"[a-z]+", _apart(words)):
        if word in _ONES:
            group += _ONES[word]
        elif word == "belas":
            group += 10
        elif word in _TIMES:
            group = (group // 10 * 10 if group % 10 else 0) + (group % 10 or 1) * _TIMES[word]
        elif word in _BIG:
            total, group = total + (group or 1) * _BIG[word], 0
        else:
            return None
    return total + group


def _apart(words: str) -> str:
    """Number words one by one: "duapuluh" is two of them, "sepuluh" is one."""
    spaced = re.sub(r"(?<!se)(belas|puluh|ratus|ribu|juta|mil[iy]ar|triliun)", r" \1 ", words)
    return re.sub(r"(sepuluh|sebelas|seratus|seribu|sejuta)", r" \1 ", spaced)


@lru_cache(maxsize=2000)
def dates_in(plain: str) -> tuple[Written, ...]:
    """Return the dates of a lower-case text; "1 Januari sampai 31 Desember 2026" gives its year to both."""
    text = _WORDS_BESIDE_FIGURES.sub(lambda found: " " * len(found[0]), plain)
    hits = sorted(_hits(text), key=lambda found: (found.start(), -found.end()))
    found: list[Written] = []
    if "20" in text and _QUARTER.search(text):
        return tuple(_quarter(hit) for hit in _QUARTER.finditer(text))
    for hit in hits:
        if not found or hit.start() >= found[-1].end:
            written = _written(hit, text)
            if written is not None:
                found.append(written)
    return tuple(_with_years(found))


def _quarter(hit: re.Match[str]) -> Written:
    """ "Awal triwulan keempat 2026" is its first month, "akhir …" its last."""
    length, number = _PARTS[hit["part"]], _NTH[hit["number"]]
    last = hit["edge"] in ("akhir", "penghujung")
    month = min(12, number * length if last else (number - 1) * length + 1)
    return Written(hit.start(), hit.end(), None, month, int(hit["year"]), None)


def _hits(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_NAMED, _NUMBERED, _ISO, _MONTH_NUMBER):
        yield from pattern.finditer(text)


def _written(hit: re.Match[str], text: str) -> Written | None:
    parts = hit.groupdict()
    day, month, year = (_part(parts.get(name)) for name in ("day", "month", "year"))
    if month is None or (day is None and year is None):
        return None
    if month > 12 and not re.search(
        r"(?:tanggal|tgl\.?|hari|sejak|sampai)\W*$", text[max(0, hit.start() - 12) : hit.start()]):
        return None
    year = year + 2000 if year is not None and year < 100 else year
    before = _WEEKDAY_BEFORE.search(text, max(0, hit.start() - 45), hit.start())
    after = None if before else _WEEKDAY_AFTER.match(text, hit.end())
    said = before["weekday"] if before else (after["weekday"] or after["bracket"]) if after else None
    weekday = WEEKDAYS[said] if said else None
    return Written(hit.start(), hit.end(), day, month, year, weekday)


def _part(words: str | None) -> int | None:
    if not words:
        return None
    if words.lstrip("'").isdigit():
        return int(words.lstrip("'"))
    return MONTHS.get(words) or _ROMAN.get(words) or number_of(words)


def _with_years(found: list[Written]) -> list[Written]:
    filled: list[Written] = []
    year: int | None = None
    for each in reversed(found):
        year = each.year or year
        filled.append(Written(each.start, each.end, each.day, each.month, each.year or year, each.weekday))
    return filled[::-1]
