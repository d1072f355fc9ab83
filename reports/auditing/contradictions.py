"""What a text says twice and not alike: figures and their words, months and their dates, days of payment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from reports.auditing.amounts import value_of
from reports.auditing.dates import NUMBER_WORDS, dates_in, number_of
from reports.auditing.findings import Found, Kind, Level
from reports.auditing.sentences import Draft, Sentence, finding
from reports.auditing.topics import Topic
from reports.numerals import short_date

_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SPELT = re.compile(
    rf"(?<![\d.,/-])(?P<figure>{_FIGURE})(?:,-|,00)?\s*(?:%|persen|"
    rf"‰)?\s*\(\s*(?:terbilang\s*:?\s*)?(?P<words>{NUMBER_WORDS})(?P<rest>[^)\d]{{0,25}})\)"
)
_FIGURED = re.compile(rf"\b(?P<words>{NUMBER_WORDS})\s*\(\s*(?P<figure>{_FIGURE})\s*\)")
_SAME_THING = re.compile(r"\s*(?:rupiah|persen|prosen)?\s*")
_LENGTH = re.compile(
    rf"(?<![\w.])(?P<count>\d+|{NUMBER_WORDS})\s*(?:\([^)]*\)\s*)?(?P<unit>bulan|tahun)\b(?!\s*(?:sebelum|setelah|"
    rf"sesudah|sekali|terakhir|lagi))"
)
_RENEWS = re.compile(r"(?:diperpanjang|perpanjangan|memperpanjang|lanjut)[^;]*")
_TO = re.compile(r"sampai|hingga|s/d|s\.d|\bsd\b|berakhir|selesai|-")
_DAYS = re.compile(
    rf"(?:paling lambat|paling lama|selambat\S*|dalam(?: waktu| tempo)?|tempo|maksimal|jatuh tempo) (?P<days>\d+|"
    rf"{NUMBER_WORDS})\s*(?:\([^)]*\)\s*)?hari|"
    rf"\b(?P<later>\d+)\s*(?:\([^)]*\)\s*)?hari (?:kerja |kalender )?(?:setelah|sesudah|sejak)"
)
_OTHER_MATTER = re.compile(
    r"uang muka|sisa|potongan|pelunasan|termin|angsuran|denda|lapor|keberatan|perubahan|harga|bukti|setor|tagihan "
    r"diajukan|faktur di|panjar|memeriksa|sengketa|membantah|disanggah|menyampaikan|dikembalikan|"
    r"mengajukan|yang benar"
)
_SLACK = 5


def contradictions(draft: Draft) -> Found:
    """Judge what is said twice."""
    yield from _spelt(draft)
    yield from _lengths(draft)
    yield from _payments(draft)


def _spelt(draft: Draft) -> Found:
    for each in draft.sentences:
        for hit in (*_SPELT.finditer(each.plain), *_FIGURED.finditer(each.plain)):
            rest = hit.groupdict().get("rest") or ""
            figure, words = value_of(hit["figure"], None), number_of(hit["words"])
            if figure is None or words is None or not _SAME_THING.fullmatch(rest) or figure == words:
                continue
            if figure == figure.to_integral_value():
                yield finding(Level.RED, Kind.CONTRADICTION, "spelt", each, number=hit["figure"], words=hit["words"])


def _lengths(draft: Draft) -> Found:
    for each in draft.said:
        if each.topic not in (Topic.TERM, Topic.NONE, Topic.OTHER):
            continue
        plain = _RENEWS.sub(" ", each.plain)
        months = [_months(hit) for hit in _LENGTH.finditer(plain)]
        for start, end in _spans(plain):
            wrong = [count for count in months if count and abs((_after(start, count) - end).days) > _SLACK]
            if len(months) == 1 and wrong:
                said = {"months": str(wrong[0]), "start": short_date(start), "end": short_date(end)}
                yield finding(Level.RED, Kind.CONTRADICTION, "term", each, **said)
                return


def _months(hit: re.Match[str]) -> int:
    count = value_of(hit["count"], None)
    return int(count) * (12 if hit["unit"] == "tahun" else 1) if count is not None and count < Decimal(600) else 0


def _spans(plain: str) -> Iterator[tuple[date, date]]:
    for one, other in pairwise(dates_in(plain)):
        start, end = one.first(), other.last()
        if one.day and other.day and start and end and start < end and _TO.search(plain[one.end : other.start]):
            yield start, end


def _after(start: date, months: int) -> date:
    """The last day of so many months."""
    years, month = divmod(start.month - 1 + months, 12)
    day = min(start.day, 28)
    return date(min(start.year + years, 9998), month + 1, day) + timedelta(days=start.day - day - 1)


def _payments(draft: Draft) -> Found:
    found: list[tuple[str, Sentence]] = []
    for each in draft.said:
        pays = each.topic is Topic.PAYMENT or bool(re.search(r"pembayaran|membayar|dibayar", each.plain))
        elsewhere = each.topic in (Topic.PENALTY, Topic.DISPUTES, Topic.ENDING, Topic.RISK)
        if not pays or elsewhere or _OTHER_MATTER.search(each.plain):
            continue
        found.extend((_count(hit), each) for hit in _DAYS.finditer(each.plain))
    differing = next((pair for pair in pairwise(found) if pair[0][0] != pair[1][0]), None)
    if differing:
        (one, _), (other, each) = differing
        yield finding(Level.YELLOW, Kind.CONTRADICTION, "payment", each, one=one, other=other)


def _count(hit: re.Match[str]) -> str:
    words = hit["days"] or hit["later"]
    value = value_of(words, None)
    return str(int(value)) if value is not None else words
