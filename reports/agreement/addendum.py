"""An adendum, a renewal or an early ending as PDF: title, parties, premises, pasal with old and new, signatures."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports import numerals
from reports.agreement.amendment import About, Amendment, AmendmentDocument, Reference
from reports.agreement.document import NO_NUMBER, Official, Party
from reports.agreement.phrases import acting, price_list_words, price_words, quantity_figures, quantity_words
from reports.agreement.spoken import Spoken
from reports.layout import flowables as blocks
from reports.layout import styles
from reports.layout.flowables import Column, Signatory
from reports.layout.mark import Mark
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.wording.amendments import AmendmentPasal, AmendmentText, amendment_text
from reports.wording.filling import Phrases, fill, filled_items, holds
from reports.wording.patterns import Ayat

_BLANK = "………………"
_CHANGES = (Column("No.", points=26), Column("Ketentuan", 5), Column("Semula", 7), Column("Menjadi", 7))
_SUBJECTS = {
    About.PRICE: "Harga", About.PRICES: "Daftar harga (Lampiran II)",
    About.QUANTITY: "Jumlah setiap bulan", About.PARTS: "Jumlah tiap anggota (Lampiran V)",
    About.PAYMENT: "Tenggat pembayaran",
    About.TERM: "Jangka waktu",
}  # fmt: skip
_UNSAID = "(belum diatur)"
_STAMP_DUTY = "Meterai\nRp10.000"


@dataclass(frozen=True, slots=True)
class _Setting:
    document: AmendmentDocument
    text: AmendmentText
    words: Phrases
    width: float
    logo: bytes


def amendment_pdf(
    document: AmendmentDocument, paper: str = "A4", draft: bool = False, mark: Mark | None = None, logo: bytes = b""
) -> bytes:
    """Return the paper on A4 or F4; equal arguments give equal bytes.

    A draft is watermarked and may have gaps, shown as dots; the paper to sign raises UnfilledPlaceholder.
    """
    size, text = PaperSize(paper), _text(document)
    words = _phrases(document, _BLANK if draft else "")
    number = "" if document.number == NO_NUMBER else f" · Nomor {document.number}"
    title = f"{fill(text.title, words)}{number}"
    sheet = Sheet(
        title=title, paper=size, footer=title, initials=("Pihak I", "Pihak II"), watermark="DRAF" if draft else "",
        mark=mark,
    )  # fmt: skip
    setting = _Setting(document, text, words, text_width(size), logo)
    *pasal, last_ayat = _pasal(setting)
    return render([*_head(setting), *_opening(setting), *pasal, _signing(last_ayat, setting)], sheet)


def title_of(document: AmendmentDocument) -> str:
    """Return what the paper is called, e.g. "Adendum Kedua"."""
    return fill(_text(document).title, _phrases(document, _BLANK))


def ordinal_words(number: int) -> str:
    """Return "Kesatu", "Kedua", "Ketiga"."""
    return f"Ke{numerals.terbilang(number)}".title() if number else ""


def changed_words(document: AmendmentDocument) -> tuple[tuple[str, str, str], ...]:
    """Return what is changed: subject with the pasal that speaks of it, old wording, new wording."""
    before, after = document.before, document.after
    rows = [
        (About.PRICE, price_words(before.price), price_words(after.price)),
        (About.PRICES, price_list_words(before.prices), price_list_words(after.prices)),
        (About.QUANTITY, quantity_words(before.quantity), quantity_words(after.quantity)),
        (About.PARTS, _parts_words(document, after=False), _parts_words(document, after=True)),
        (About.PAYMENT, _days(before.payment_days), _days(after.payment_days)),
        (About.TERM, _term(document, after=False), _term(document, after=True)),
    ]
    figures = [(_subject(document, about), was, becomes) for about, was, becomes in rows if was != becomes]
    return (*figures, *((own.subject, own.was or _UNSAID, own.becomes) for own in document.own))


def spoken_amendment(document: AmendmentDocument) -> tuple[Spoken, ...]:
    """Return the wording as printed, pasal by pasal; raise UnfilledPlaceholder for a fact that is missing."""
    text, words = _text(document), _phrases(document, "")
    opening = (
        fill(text.opening, words), fill(text.first_named, words), fill(text.second_named, words), text.both,
        *filled_items(text.premises, words), fill(text.agreed, words),
    )  # fmt: skip
    pasal = (
        Spoken(f"pasal_{at}", each.title, tuple(_said(each, document, words)))
        for at, each in enumerate(_standing(text, words), start=1)
    )
    return (Spoken("", fill(text.title, words), opening), *pasal, Spoken("", "", (text.closing, text.stamp_note)))


def _said(pasal: AmendmentPasal, document: AmendmentDocument, words: Phrases) -> list[str]:
    lines: list[str] = []
    for ayat in _applying(pasal, words):
        lines.append(fill(ayat.text, words))
        lines += [" | ".join(row) for row in changed_words(document)] if ayat.table else []
    return lines


def _text(document: AmendmentDocument) -> AmendmentText:
    code = "pengakhiran" if document.kind is Amendment.ENDING else "adendum"
    return amendment_text(code, document.signed_on)


def _standing(text: AmendmentText, words: Phrases) -> list[AmendmentPasal]:
    return [each for each in text.pasal if holds(each.only_if, words)]


def _applying(pasal: AmendmentPasal, words: Phrases) -> list[Ayat]:
    return [each for each in pasal.ayat if holds(each.only_if, words)]


def _phrases(document: AmendmentDocument, blank: str) -> Phrases:
    before, after = document.before, document.after
    figures = (before.price, before.prices, before.quantity) != (after.price, after.prices, after.quantity)
    words = {
        "urutan": ordinal_words(document.ordinal),
        "judul": document.agreement.title,
        "perihal": document.subject,
        "nomor": document.agreement.number,
        "tanggal": numerals.short_date(document.agreement.signed_on),
        "pengubah": _listed(document.earlier),
        "alasan": _inside(document.reason),
        "hari_tanggal": numerals.solemn_date(document.signed_on),
        "tempat": document.place,
        "tindakan_pertama": acting(document.first),
        "tindakan_kedua": _acting_small_side(document),
        "akhir_semula": numerals.short_date(document.before.end),
        "akhir": numerals.short_date(document.after.end),
        "berlaku": numerals.short_date(document.effective_on),
        "hari_bayar": _days(document.after.payment_days),
        "penyelesaian": _sentence(document.settlement),
    }
    renewed = "ya" if document.kind is Amendment.RENEWAL else ""
    return Phrases(words, {**words, "perpanjangan": renewed, "niaga": "ya" if figures else ""}, blank)


def _acting_small_side(document: AmendmentDocument) -> str:
    """A group is no legal person: who signs acts for its members."""
    if not document.parts:
        return acting(document.second)
    return f"untuk dan atas nama para anggota {document.second.name} yang tercantum dalam Lampiran V Perjanjian"


def _parts_words(document: AmendmentDocument, *, after: bool) -> str:
    said = ((each.name, each.becomes if after else each.was) for each in document.parts)
    return "; ".join(f"{name} {quantity_figures(quantity)}" for name, quantity in said)


def _listed(papers: tuple[Reference, ...]) -> str:
    said = [f"{each.title} Nomor {each.number} tanggal {numerals.short_date(each.signed_on)}" for each in papers]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])}{',' if len(said) > 2 else ''} dan {said[-1]}"


def _inside(reason: str) -> str:
    """As it goes on after "bahwa": without a full stop, and without saying the word twice."""
    words = reason.strip().rstrip(".;, ")
    return words[6:] if words[:6].casefold() == "bahwa " else words


def _sentence(words: str) -> str:
    text = words.strip()
    return f"{text}." if text and text[-1] not in ".;!?" else text


def _days(days: int) -> str:
    return numerals.counted(days, "hari kalender") if days > 0 else ""


def _term(document: AmendmentDocument, *, after: bool) -> str:
    terms = document.after if after else document.before
    ends = numerals.short_date(terms.end)
    return f"{numerals.counted(terms.months, 'bulan')}, sampai dengan tanggal {ends}"


def _subject(document: AmendmentDocument, about: About) -> str:
    found = [f"{each.pasal}" for each in document.places if each.about is about]
    if not found:
        return _SUBJECTS[about]
    listed = found[0] if len(found) == 1 else f"{', '.join(found[:-1])} dan {found[-1]}"
    return f"{_SUBJECTS[about]} (Pasal {listed} Perjanjian)"


def _head(setting: _Setting) -> list[Flowable]:
    document, text, words = setting.document, setting.text, setting.words
    kop = document.letterhead
    return [
        *(blocks.letterhead(kop.lines, kop.address, setting.logo) if kop else []),
        paragraph(fill(text.title, words).upper(), styles.TITLE),
        paragraph(fill(text.upon, words).upper(), styles.SUBTITLE),
        paragraph("antara", styles.LINKING),
        paragraph(document.first.name, styles.SUBTITLE),
        paragraph("dengan", styles.LINKING),
        paragraph(document.second.name, styles.SUBTITLE),
        paragraph("tentang", styles.LINKING),
        paragraph(document.subject, styles.SUBTITLE),
        blocks.gap(5),
        paragraph(f"Nomor Register: {document.number}", styles.NUMBER),
        blocks.gap(11),
    ]


def _opening(setting: _Setting) -> list[Flowable]:
    document, text, words = setting.document, setting.text, setting.words
    return [
        paragraph(fill(text.opening, words), styles.BODY),
        *_party("I.", document.first, fill(text.first_named, words), setting.width),
        *_party("II.", document.second, fill(text.second_named, words), setting.width),
        paragraph(text.both, styles.BODY),
        paragraph(text.premise_lead, styles.LEAD),
        *blocks.huruf(filled_items(text.premises, words), inside_ayat=False),
        paragraph(fill(text.agreed, words), styles.BODY),
    ]


def _party(mark: str, party: Party, named: str, width: float) -> list[Flowable]:
    rows = [
        ("Nama", party.representative), ("Jabatan", party.position), ("Nama usaha", party.name),
        ("Bentuk usaha", party.legal_form), ("NIB", party.nib), ("Alamat", party.address),
        ("Dasar kewenangan", party.authority),
    ]  # fmt: skip
    fields = blocks.marked_fields(mark, [row for row in rows if row[1]], width)
    return [fields, blocks.gap(3), paragraph(named, styles.HURUF_TEXT), blocks.gap(3)]


def _pasal(setting: _Setting) -> list[Flowable]:
    story: list[Flowable] = []
    for number, pasal in enumerate(_standing(setting.text, setting.words), start=1):
        story += blocks.pasal(number, pasal.title)
        shown = _applying(pasal, setting.words)
        for at, ayat in enumerate(shown, start=1):
            marked = at if len(shown) > 1 else None
            story.append(blocks.ayat(marked, fill(ayat.text, setting.words), leads=bool(ayat.table)))
            story += _table(setting) if ayat.table else []
    return story


def _table(setting: _Setting) -> list[Flowable]:
    rows = [(f"{at}.", *row) for at, row in enumerate(changed_words(setting.document), start=1)]
    return [blocks.grid(_CHANGES, rows, setting.width), blocks.gap(6)]


def _signing(last_ayat: Flowable, setting: _Setting) -> Flowable:
    """The signatures never stand on a page without a provision."""
    document, text = setting.document, setting.text
    first, second = (
        Signatory((role, party.name), party.representative, (party.position,), _STAMP_DUTY)
        for role, party in (("PIHAK PERTAMA", document.first), ("PIHAK KEDUA", document.second))
    )
    return blocks.signing_page(
        last_ayat, blocks.gap(8), paragraph(text.closing, styles.BODY), blocks.gap(6),
        blocks.signatures(first, second, setting.width), blocks.gap(4), paragraph(text.stamp_note, styles.SMALL),
        *_knowing(document.officials, setting),
    )  # fmt: skip


def _knowing(officials: tuple[Official, ...], setting: _Setting) -> list[Flowable]:
    if not officials:
        return []
    people = [
        Signatory((each.position, each.office), each.name, (each.rank, f"NIP {each.nip}" if each.nip else ""))
        for each in officials
    ]
    pairs = [people[at : at + 2] for at in range(0, len(people), 2)]
    heading = paragraph("Mengetahui", styles.SIGNATURE_STRONG)
    note = paragraph(setting.text.knowing_note, styles.SMALL)
    tables = [blocks.side_by_side(pair, setting.width) for pair in pairs]
    return [blocks.gap(6 * mm), heading, note, blocks.gap(6), *tables]
