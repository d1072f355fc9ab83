"""What an agreement's facts say in its legal texts: numbers and dates in figures and words."""

from __future__ import annotations

from reports import numerals
from reports.agreement.document import AgreementDocument, Kbli, Party, Price, PriceRow, Quantity
from reports.agreement.own_words import graded, main_row, provision_words, quality
from reports.agreement.retail import discount_of, suggested
from reports.agreement.schedule import season_words
from reports.wording.filling import Phrases, fill
from reports.wording.patterns import Clause, Parameter, Pattern, PatternText, Value
from reports.wording.values import BadValue, allows, in_words

_GOODS = {Pattern.SUBKONTRAK: "Komponen"}
"""What a pattern calls the goods that are delivered, where it is not "Produk"."""


def phrases(document: AgreementDocument, text: PatternText, blank: str = "") -> Phrases:
    """Return everything the texts of this agreement may ask for; `blank` only on a draft."""
    words = {**_terms_of_trade(document), **_parties(document, text), **_numbers(text), **_retail(document, text)}
    words |= {"harga": _graded_words(document, text), **provision_words(document)}
    known = Phrases(words, _states(document, words), blank)
    for clause in text.clauses:
        known = _with_parameters(known, clause, document, f"{clause.code}.")
    roles = {"peran_pertama": fill(text.role_first, known), "peran_kedua": fill(text.role_second, known)}
    return known.with_more(roles, {})


def _states(document: AgreementDocument, words: dict[str, str]) -> dict[str, str]:
    return {
        "pola": document.pattern.value,
        "forum": document.forum.value,
        "kbli": words["kbli"],
        "anjuran": words.get("anjuran", ""),
        "anjuran_terbuka": words.get("anjuran_terbuka", ""),
        "makanan": "ya" if document.food else "",
        "kelompok": "ya" if document.members else "",
        "rekening_pertama": document.first.bank_account,
        "rekening_kedua": document.second.bank_account,
    }


def _retail(document: AgreementDocument, text: PatternText) -> dict[str, str]:
    discount = discount_of(document, text)
    if discount is None:
        return {}
    found = suggested(document.price, discount)
    return {"anjuran": price_words(found)} if found else {"anjuran_terbuka": "ya"}


def clause_phrases(known: Phrases, clause: Clause, document: AgreementDocument) -> Phrases:
    """Return the phrases widened by a clause's own parameters under their short names."""
    return _with_parameters(known, clause, document, "")


def value_of(document: AgreementDocument, parameter: Parameter) -> Value:
    """Return the parties' value for a parameter, or its default."""
    decided = decided_value(document, parameter)
    return parameter.default if decided is None else decided


def check_terms(document: AgreementDocument, text: PatternText) -> None:
    """Raise BadValue for a term that its parameter does not allow."""
    for parameter in text.parameters():
        value = value_of(document, parameter)
        if not allows(parameter, value):
            raise BadValue(parameter, value)


def decided_value(document: AgreementDocument, parameter: Parameter) -> Value | None:
    """Return the value the parties or the catalogue gave a parameter, None when neither did."""
    wanted = (parameter.clause, parameter.code)
    return next((t.value for t in (*document.terms, *document.assumed) if (t.clause, t.parameter) == wanted), None)


def _with_parameters(known: Phrases, clause: Clause, document: AgreementDocument, prefix: str) -> Phrases:
    values = {each: value_of(document, each) for each in clause.parameters}
    return known.with_more(
        {f"{prefix}{each.code}": in_words(each, value) for each, value in values.items()},
        {f"{prefix}{each.code}": _state(value) for each, value in values.items()},
    )


def _state(value: Value) -> str:
    return "" if value in ((), 0, "") else "ada" if isinstance(value, tuple) else str(value)


def _terms_of_trade(document: AgreementDocument) -> dict[str, str]:
    days, months = document.payment_days, document.months
    return {
        "komoditas": document.commodity,
        "komoditas_awal": document.commodity[:1].upper() + document.commodity[1:],
        "kbli": kbli_words(document.kbli),
        "barang": _GOODS.get(document.pattern, "Produk"),
        "jumlah": quantity_words(document.quantity_per_month),
        "kala": season_words(document.season),
        "minimum": quantity_words(document.minimum_lot),
        "harga": price_words(document.price),
        "hari_bayar": numerals.counted(days, "hari kalender") if days > 0 else "",
        "hari_tanggal": numerals.solemn_date(document.signed_on),
        "tanggal": numerals.short_date(document.signed_on),
        "mulai": numerals.short_date(document.start),
        "akhir": numerals.short_date(document.end),
        "lama": numerals.counted(months, "bulan") if months > 0 else "",
        "tempat": document.place,
        "forum": document.forum_name,
    }


def _parties(document: AgreementDocument, text: PatternText) -> dict[str, str]:
    first, second = document.first, document.second
    return {
        "judul": text.title,
        "nama_pertama": first.name,
        "nama_kedua": second.name,
        "tindakan_pertama": acting(first),
        "tindakan_kedua": _acting_for_group(document) if document.members else acting(second),
        "alamat_pertama": first.address,
        "alamat_kedua": second.address,
        "rekening_pertama": first.bank_account,
        "rekening_kedua": second.bank_account,
    }


def group_phrases(known: Phrases, document: AgreementDocument) -> Phrases:
    """Return the phrases widened by what the annexes of a group ask for."""
    head = next((each.name for each in document.members if each.leads), document.second.name)
    more = {
        "perihal": document.subject,
        "jumlah_anggota": numerals.counted(len(document.members), "usaha"),
        "wakil_ketua": document.second.representative,
        "usaha_ketua": head,
    }
    return known.with_more(more, {})


def acting(party: Party) -> str:
    """Write for whom a party's representative acts."""
    if not party.name:
        return ""
    if party.in_own_name:
        return f"untuk diri sendiri selaku pemilik {party.name}"
    return f"untuk dan atas nama {party.name}"


def _acting_for_group(document: AgreementDocument) -> str:
    name = document.second.name
    return f"untuk dan atas nama para anggota {name} yang tercantum dalam Lampiran V" if name else ""


def _numbers(text: PatternText) -> dict[str, str]:
    return {f"pasal:{clause.code}": str(number) for number, clause in enumerate(text.clauses, start=1)}


def kbli_words(kbli: Kbli) -> str:
    """Write a KBLI code with edition and title."""
    title = f" ({kbli.title})" if kbli.title else ""
    return f"KBLI {kbli.edition} kode {kbli.code}{title}" if kbli.code else ""


def quantity_words(quantity: Quantity) -> str:
    """Write a quantity in figures and words; nothing for zero."""
    return numerals.measured(quantity.thousandths, quantity.unit) if quantity.thousandths > 0 else ""


def price_words(price: Price) -> str:
    """Write a price per unit in figures and words, or the formula it is computed by; nothing for neither."""
    if price.sen:
        return f"{numerals.money(price.sen)} per {price.unit}"
    return f"jumlah per {price.unit} yang dihitung dengan rumus “{price.formula}”" if price.formula else ""


def _graded_words(document: AgreementDocument, text: PatternText) -> str:
    """The price of the pasal, and of which quality it is where there are several."""
    said, main = price_words(document.price), main_row(graded(document), document.price)
    if main is None:
        return said
    return fill(text.annex.price_grades, Phrases({"harga": said, "mutu": quality(main, document.price_list)}, {}))


def price_list_words(rows: tuple[PriceRow, ...]) -> str:
    """Write a list of prices in one sentence: "Kelas A Rp5.000,00; Kelas B Rp4.000,00 (per kilogram)"."""
    listed = (f"{row.item} {price_figures(row.price)}{f' ({row.note})' if row.note else ''}" for row in rows)
    return f"{'; '.join(listed)}, masing-masing per {rows[0].price.unit}" if rows else ""


def price_figures(price: Price) -> str:
    """Write a price for a table."""
    return numerals.rupiah(price.sen) if price.sen else price.formula


def percent_figures(hundredths: int) -> str:
    """Write hundredths of a percent for a table: "12,50%"."""
    return f"{numerals.grouped(hundredths // 100)},{hundredths % 100:02}%"


def quantity_figures(quantity: Quantity) -> str:
    """Write a quantity for a table."""
    return numerals.measured_figures(quantity.thousandths, quantity.unit)
