"""What the plain page may say about an agreement: figures without their spelling, open words kept short."""

from __future__ import annotations

from decimal import Decimal

from reports import numerals
from reports.agreement.document import AgreementDocument, Price
from reports.agreement.own_words import graded, quality
from reports.agreement.phrases import phrases as agreement_phrases
from reports.agreement.phrases import value_of
from reports.agreement.schedule import season_words
from reports.plain_page.reckoning import amount, rupiah
from reports.wording.filling import Phrases
from reports.wording.patterns import Kind, Parameter, PatternText, Value

_NBSP = "\u00a0"
_UNITS = {Kind.DAYS: "hari", Kind.WORKDAYS: "hari kerja", Kind.MONTHS: "bulan", Kind.COUNT: ""}
_MONTH, _UNEVEN = 30.44, 3
"""Days of a month in the mean, and how many whole months may be off by."""
_LONGEST = 64
"""Letters of a name or of other words that people typed; the agreement has them in full."""
_QUALITIES = 4
_WHO_PAYS = {"pertama": "Mitra", "kedua": "Bapak/Ibu", "bersama": "Dibagi dua"}
_BETWEEN = {"dinas_kadin": "Dinas dan KADIN", "dinas": "Dinas", "kadin": "KADIN"}


def page_phrases(document: AgreementDocument, text: PatternText, office: str) -> Phrases:
    """Return the words and states for the page's sentences."""
    known = agreement_phrases(document, text, "–")
    values = {f"{each.clause}.{each.code}": plain(each, value_of(document, each)) for each in text.parameters()}
    own = {**values, **_facts(document), **_duties(document, text), **_derived(document, text)}
    own["kantor"] = short(office) or "Dinas atau KADIN"
    # another pattern's words are never filled in; a missing one of this pattern is told by a dash
    states = {name: own[name] for name in ("kewajiban", "daftar_harga")}
    states["tambahan"] = "ya" if document.provisions else ""
    return Phrases({**known.words, **own}, {**known.states, **states}, "–")


def _facts(document: AgreementDocument) -> dict[str, str]:
    quantity = document.quantity_per_month
    return {
        "nama_pertama": short(document.first.name),
        "nama_kedua": short(document.second.name),
        "komoditas": short(document.commodity),
        "satuan": document.price.unit,
        "jumlah": amount(quantity.thousandths, quantity.unit),
        "kala": season_words(document.season),
        "harga": price_words(document.price),
        "daftar_harga": _by_quality(document),
        "hari_bayar": f"{document.payment_days}{_NBSP}hari",
        "lama": _length(document),
        "mulai": numerals.short_date(document.start),
        "akhir": numerals.short_date(document.end),
        "forum": short(document.forum_name),
    }


def _length(document: AgreementDocument) -> str:
    """The months; an early ending leaves days beside whole ones."""
    months = f"{document.months}{_NBSP}bulan"
    beside = (document.end - document.start).days + 1 - document.months * _MONTH
    if abs(beside) <= _UNEVEN:
        return months
    return f"{months} lebih" if beside > 0 else f"kurang dari {months}"


def price_words(price: Price) -> str:
    """Write a price per unit, or that a formula stands in the agreement."""
    if price.sen:
        return f"{rupiah(price.sen)} per{_NBSP}{price.unit}"
    return f"dihitung dengan rumus: {short(price.formula)}" if price.formula else ""


def _by_quality(document: AgreementDocument) -> str:
    """The first prices of the list; nothing where one holds for all."""
    rows = graded(document)
    said = [f"{short(quality(row, rows))} {rupiah(row.price.sen or 0)}" for row in rows[:_QUALITIES]]
    more = [f"{len(rows) - _QUALITIES} mutu lain di Lampiran II"] if len(rows) > _QUALITIES else []
    return "; ".join((*said, *more))


def _duties(document: AgreementDocument, text: PatternText) -> dict[str, str]:
    labels = [each.label[:1].lower() + each.label[1:] for each in text.duties if each.code in document.duties]
    return {"kewajiban": "; ".join(labels)}


def _derived(document: AgreementDocument, text: PatternText) -> dict[str, str]:
    values = {(each.clause, each.code): value_of(document, each) for each in text.parameters()}
    borne, premium, between = (
        values.get(key) for key in (("risiko", "bagian_risiko"), ("risiko", "premi"), ("perselisihan", "mediator"))
    )
    return {
        "risiko_sendiri": percent(100 - borne) if isinstance(borne, Decimal) else "",
        "premi": _WHO_PAYS.get(str(premium), ""),
        "mediator": _BETWEEN.get(str(between), ""),
    }


def plain(parameter: Parameter, value: Value) -> str:
    """Write a clause's value as one says it."""
    if parameter.kind is Kind.CHOICE:
        return next((each.label for each in parameter.choices if each.code == value), "")
    if isinstance(value, Decimal):
        return percent(value)
    if isinstance(value, int):
        return rupiah(value) if parameter.kind is Kind.MONEY else f"{value} {_UNITS[parameter.kind]}".strip()
    return short(value) if isinstance(value, str) else ""


def percent(value: Decimal) -> str:
    """Write a percentage in figures."""
    return f"{numerals.decimal_figures(value)}%"


def short(words: str) -> str:
    """Cut what people typed at a word's end; the agreement has it in full."""
    line = " ".join(words.split())
    if len(line) <= _LONGEST:
        return line
    head = line[: _LONGEST - 1]
    return f"{(head.rpartition(' ')[0] or head).rstrip(',;:')}…"
