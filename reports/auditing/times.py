"""Weekdays beside dates, dates written twice, and an end that comes before its start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from reports.auditing.dates import Written, dates_in
from reports.auditing.findings import Found, Kind, Level, TextFinding
from reports.auditing.sentences import Draft, Sentence, finding
from reports.numerals import day_name, short_date

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_TO = re.compile(r"\bsampai(?:lah)?(?: dengan)?|\bhingga\b|\bberakhir|s/d|s\.d|\bsd\b|\bselesai|^[\s,.)(]*-")
_BACK = re.compile(r"mulai|sejak|terhitung|dimulai|bermula")
_ENDS = re.compile(
    r"(?:berhenti|tutup|usai|rampung|purna|berakhir|sampai(?: dengan)?|hingga|selesai|s/d|s\.d\.?|habis)(?:\s+(?:"
    r"akhir|awal|bulan|tahun|pukul|jam|24\.00|wib|pada|di|dengan|masa|berlakunya|tanggal|tgl|hari|ini|"
    r"senin|selasa|rabu|kamis|jumat|sabtu|minggu|,))*[\s,:]*$"
)
_NOT_SIGNING = re.compile(
    r"akta|sertifikat|nomor|\bsk\b|undang|peraturan|izin|\bnib\b|lahir|berlaku|mulai|sampai|hingga"
)
_STARTS = re.compile(
    r"(?:dari|antara|berjalan|dibuka|mulai|sejak|terhitung|dimulai|berlaku|efektif)(?:\s+(?:berlaku|pada|"
    r"dari|sejak|mulai|terhitung|efektif|awal|akhir|musim|tanam|panen|giling|bulan|tanggal|tgl|hari|ditandatangani|"
    r"ini|yaitu|senin|selasa|rabu|"
    r"kamis|jumat|sabtu|minggu|,))*[\s,:]*$"
)
_NOT_THE_TERM = re.compile(
    r"akta|sertifikat|nomor|berkas|ktp|\bsk\b|undang|peraturan|izin|\bnib\b|bayar|kirim|serah|pelatihan|"
    r"bimbingan|denda|laporan|angsuran|cicil|harga|panen|"
    r"gugur|(?:perjanjian|kontrak|kerja ?sama|kesepakatan|akad|kemitraan|masa|periode|musim) (?:yang )?"
    r"(?:lama\b(?! berlaku)|sebelumnya|terdahulu|lalu|pertama dulu|telah (?:lewat|berakhir))|"
    r"perpanjang|evaluasi|tera\b|lahir|berdiri|didirikan"
)


def weekdays(draft: Draft) -> Found:
    """Judge every weekday beside a date, and dates in words beside figures."""
    for each in draft.sentences:
        found = dates_in(each.plain)
        for written in found:
            wrong = _wrong_day(each, written)
            if wrong is not None:
                yield wrong
        for one, other in pairwise(found):
            if _twice(each.plain, one, other):
                said = {"one": _said(one), "other": _said(other)}
                yield finding(Level.RED, Kind.WEEKDAY, "differ", each, **said)


def _wrong_day(each: Sentence, written: Written) -> TextFinding | None:
    if written.impossible():
        return finding(Level.RED, Kind.WEEKDAY, "impossible", each, date=each.plain[written.start : written.end])
    day = written.first() if written.day is not None else None
    if day is None or written.weekday is None or day.weekday() == written.weekday:
        return None
    return finding(
        Level.RED, Kind.WEEKDAY, "wrong", each, date=short_date(day), said=_DAYS[written.weekday], right=day_name(day)
    )


def _twice(plain: str, one: Written, other: Written) -> bool:
    """One date in words and again in brackets, not the same."""
    between = plain[one.end : other.start]
    beside = re.fullmatch(r"\s*[(\[]\s*(?:tanggal |tgl )?\s*", between)
    return bool(beside) and bool(re.match(r"\s*[)\]]", plain[other.end :])) and one.first() != other.first()


def _said(written: Written) -> str:
    day = written.first()
    return short_date(day) if day else ""


def order(draft: Draft) -> Found:
    """Judge whether a term ends after it starts."""
    for each in draft.sentences:
        pair = _reversed_pair(each)
        if pair:
            yield finding(Level.RED, Kind.END_BEFORE_START, "reversed", each, start=_said(pair[0]), end=_said(pair[1]))
            return
    starts, ends = list(_edges(draft, _STARTS)), list(_edges(draft, _ENDS))
    if not ends:
        return
    signed = _signed(draft)
    first = min((day for _, day in starts), default=None)
    level, how = (Level.YELLOW, "maybe") if any(map(_forward_pair, draft.said)) else (Level.RED, "reversed")
    for each, day in ends:
        if (first or signed) and day <= (first or signed or day):
            start = short_date(first or signed or day)
            yield finding(level, Kind.END_BEFORE_START, how, each, start=start, end=short_date(day))
            return
        if signed and day < signed:
            said = {"start": short_date(signed), "end": short_date(day)}
            yield finding(Level.YELLOW, Kind.END_BEFORE_START, "before_signing", each, **said)
            return


def _reversed_pair(each: Sentence) -> tuple[Written, Written] | None:
    found = dates_in(each.plain)
    for one, other in pairwise(found):
        between = each.plain[one.end : other.start]
        if len(between) > 90 or re.search(r"[;]|dan nomor", between):
            continue
        forward = _TO.search(between) or (
            _STARTS.search(each.plain[: one.start])
            and re.search(r"tutup|usai|habis|akhir|purna|rampung|lewat", between)
        )
        forward = forward or (
            re.search(r"\bantara\s*(?:tanggal |tgl )?$", each.plain[: one.start])
            and re.fullmatch(r"\s*(?:dan|dengan)\s*(?:tanggal |tgl )?", between)
        )
        start, end = (
            (one, other)
            if forward
            else (other, one)
            if _BACK.search(between) and _ends_before(each, one)
            else (None, None)
        )
        if start and end and _before(end, start):
            return start, end
    return None


def _forward_pair(each: Sentence) -> bool:
    """Whether a sentence by itself tells a term in its order: then an early end elsewhere may be another's."""
    found = dates_in(each.plain)
    pairs = ((one, other) for one, other in pairwise(found) if _TO.search(each.plain[one.end : other.start]))
    told = not _NOT_THE_TERM.search(each.plain) and _STARTS.search(each.plain[: found[0].start] if found else "")
    return bool(told) and any(one.first() and other.last() and not _before(other, one) for one, other in pairs)


def _ends_before(each: Sentence, one: Written) -> bool:
    return bool(_ENDS.search(each.plain[: one.start]))


def _before(end: Written, start: Written) -> bool:
    last, first = end.last(), start.first()
    return bool(last and first and last <= first)


def _edges(draft: Draft, pattern: re.Pattern[str]) -> Iterator[tuple[Sentence, date]]:
    for each in draft.said:
        if _NOT_THE_TERM.search(each.plain):
            continue
        for written in dates_in(each.plain):
            day = written.last() if pattern is _ENDS else written.first()
            if day and pattern.search(each.plain[: written.start]):
                yield each, day


def _signed(draft: Draft) -> date | None:
    """The first day named in the opening, else the last one beside the signatures."""
    opening = [each for each in draft.sentences if each.opening and not _NOT_SIGNING.search(each.plain)]
    closing = [each for each in draft.sentences[-6:] if len(each.plain.split()) < 12 and not _TO.search(each.plain)]
    days = [day for each in opening for day in _days(each)] or [day for each in closing for day in _days(each)][-1:]
    return days[0] if days else None


def _days(each: Sentence) -> list[date]:
    return [day for day in (written.first() for written in dates_in(each.plain) if written.day) if day]
