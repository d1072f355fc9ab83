"""The agreement's parts in reading order: kop, title, komparisi, premis, pasal, signatures, annexes."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.agreement.annexes import annexes
from reports.agreement.document import AgreementDocument, Party, Witness
from reports.agreement.document import Official as OfficialFacts
from reports.agreement.own_words import text_of
from reports.agreement.phrases import check_terms, clause_phrases, phrases, value_of
from reports.layout import flowables as blocks
from reports.layout import styles
from reports.layout.flowables import Column, Signatory
from reports.layout.page import PaperSize, text_height, text_width
from reports.layout.text import paragraph
from reports.wording.filling import Phrases, applying, fill, filled_items, given, title_of
from reports.wording.patterns import Ayat, Clause, Kind, PatternText

_STAMP_DUTY = "Meterai\nRp10.000"
_WITNESSES = 2
"""Two see the signing; who is not named yet writes his name on the paper."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part needs: the facts, the texts in force, the words for their gaps, the width."""

    document: AgreementDocument
    text: PatternText
    phrases: Phrases
    width: float
    high: float
    logo: bytes = b""


def agreement_story(
    document: AgreementDocument, paper: PaperSize, blank: str = "", logo: bytes = b""
) -> list[Flowable]:
    """Return the whole agreement as flowables; raise UnfilledPlaceholder or BadValue for a fact missing or wrong."""
    text = text_of(document)
    check_terms(document, text)
    setting = Setting(document, text, phrases(document, text, blank), text_width(paper), text_height(paper), logo)
    *pasal, last_ayat = _pasal(setting)
    return [*_head(setting), *_opening(setting), *pasal, _signing(last_ayat, setting), *_annexes(setting)]


def _annexes(setting: Setting) -> list[Flowable]:
    return annexes(setting.document, setting.text, setting.phrases, setting.width, setting.high)


def _head(setting: Setting) -> list[Flowable]:
    document, kop = setting.document, setting.document.letterhead
    head = blocks.letterhead(kop.lines, kop.address, setting.logo) if kop else []
    return [
        *head,
        paragraph(setting.text.title.upper(), styles.TITLE),
        paragraph("antara", styles.LINKING),
        paragraph(fill("{nama_pertama}", setting.phrases), styles.SUBTITLE),
        paragraph("dengan", styles.LINKING),
        paragraph(fill("{nama_kedua}", setting.phrases), styles.SUBTITLE),
        paragraph("tentang", styles.LINKING),
        paragraph(given(document.subject, "perihal", setting.phrases), styles.SUBTITLE),
        blocks.gap(5),
        paragraph(f"Nomor Register: {document.number}", styles.NUMBER),
        paragraph(f"Nomor Pihak Pertama: {document.number_first}", styles.NUMBER),
        paragraph(f"Nomor Pihak Kedua: {document.number_second}", styles.NUMBER),
        blocks.gap(11),
    ]


def _opening(setting: Setting) -> list[Flowable]:
    document, text, words = setting.document, setting.text, setting.phrases
    return [
        paragraph(fill(text.opening, words), styles.BODY),
        *_party("I.", document.first, fill(text.first_named, words), setting),
        *_party("II.", document.second, fill(text.second_named, words), setting),
        paragraph("PIHAK PERTAMA dan PIHAK KEDUA secara bersama-sama disebut PARA PIHAK dan "
                  "masing-masing disebut Pihak.", styles.BODY),
        *_premises(setting),
        paragraph(fill(text.agreed, words), styles.BODY),
    ]  # fmt: skip


def _party(mark: str, party: Party, named: str, setting: Setting) -> list[Flowable]:
    rows = [row for row in _party_rows(party, setting.phrases) if row[1]]
    return [
        blocks.marked_fields(mark, rows, setting.width),
        blocks.gap(3),
        paragraph(named, styles.HURUF_TEXT),
        blocks.gap(3),
    ]


def _party_rows(party: Party, words: Phrases) -> list[tuple[str, str]]:
    return [
        ("Nama", given(party.representative, "wakil", words)),
        ("Jabatan", given(party.position, "jabatan", words)),
        ("NIK", party.nik),
        ("Nama usaha", given(party.name, "nama", words)),
        ("Bentuk usaha", party.legal_form),
        ("NIB", party.nib),
        ("NPWP", party.npwp),
        ("Alamat", given(party.address, "alamat", words)),
        ("Dasar kewenangan", given(party.authority, "kewenangan", words)),
    ]


def _premises(setting: Setting) -> list[Flowable]:
    words = filled_items(setting.text.premises, setting.phrases)
    sources = [source.citation for source in setting.document.sources]
    listed = [f"{citation}{_list_end(index, len(sources))}" for index, citation in enumerate(sources)]
    return [
        paragraph("PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut:", styles.LEAD),
        *blocks.huruf([*words, setting.text.bases], inside_ayat=False),
        *blocks.numbered(listed),
        blocks.gap(3),
    ]


def _list_end(index: int, count: int) -> str:
    if index == count - 1:
        return "."
    return "; dan" if index == count - 2 else ";"


def _pasal(setting: Setting) -> list[Flowable]:
    story: list[Flowable] = []
    for number, clause in enumerate(setting.text.clauses, start=1):
        words = clause_phrases(setting.phrases, clause, setting.document)
        story.extend(blocks.pasal(number, title_of(clause, words)))
        story.extend(_ayat_of(clause, words, setting))
    return story


def _ayat_of(clause: Clause, words: Phrases, setting: Setting) -> list[Flowable]:
    shown = [ayat for ayat in applying(clause, words) if not ayat.duties or setting.document.duties]
    story: list[Flowable] = []
    for number, ayat in enumerate(shown, start=1):
        items = _items(ayat, words, setting)
        leads = bool(items or ayat.table)
        story.append(blocks.ayat(number if len(shown) > 1 else None, fill(ayat.text, words), leads=leads))
        story.extend(blocks.huruf(items, inside_ayat=len(shown) > 1))
        if ayat.table:
            story.extend(_clause_table(clause, ayat.table, setting))
    return story


def _items(ayat: Ayat, words: Phrases, setting: Setting) -> tuple[str, ...]:
    if not ayat.duties:
        return filled_items(ayat.items, words)
    ticked = [duty.text for duty in setting.text.duties if duty.code in setting.document.duties]
    return tuple(f"{text}{_list_end(index, len(ticked))}" for index, text in enumerate(ticked))


def _clause_table(clause: Clause, code: str, setting: Setting) -> list[Flowable]:
    parameter = next(each for each in clause.parameters if each.code == code and each.kind is Kind.TABLE)
    rows = value_of(setting.document, parameter)
    columns = [Column(heading, 1) for heading in parameter.columns]
    return [blocks.grid(columns, rows if isinstance(rows, tuple) else (), setting.width), blocks.gap(6)]


def _signing(last_ayat: Flowable, setting: Setting) -> Flowable:
    """The signatures never stand on a page without a provision of the agreement."""
    document, text = setting.document, setting.text
    first = _signatory("PIHAK PERTAMA", document.first, setting)
    second = _signatory("PIHAK KEDUA", document.second, setting)
    return blocks.signing_page(
        last_ayat,
        blocks.gap(8),
        paragraph(fill(text.closing, setting.phrases), styles.BODY),
        blocks.gap(6),
        blocks.signatures(first, second, setting.width),
        blocks.gap(4),
        paragraph(text.annex.stamp_note, styles.SMALL),
        *_witnesses(document.witnesses, setting),
        *_knowing(document.officials, setting),
    )


def _signatory(role: str, party: Party, setting: Setting) -> Signatory:
    blank = setting.phrases.blank
    return Signatory(
        above=(role, party.name or blank),
        name=party.representative or blank,
        below=(party.position or blank,),
        stamp_duty=_STAMP_DUTY,
    )


def _witnesses(people: tuple[Witness, ...], setting: Setting) -> list[Flowable]:
    named = [(person.name, person.position) for person in people if person.name]
    rows = named + [("", "")] * (_WITNESSES - len(named))
    heading = paragraph("Saksi-saksi", styles.FIELD_STRONG)
    return [blocks.gap(14), heading, blocks.gap(4), blocks.witnesses(rows, setting.width)]


def _knowing(officials: tuple[OfficialFacts, ...], setting: Setting) -> list[Flowable]:
    if not officials:
        return []
    signatories = [_official(each) for each in officials]
    heading = paragraph("Mengetahui", styles.SIGNATURE_STRONG)
    note = paragraph(setting.text.annex.knowing_note, styles.SMALL)
    pairs = [signatories[index : index + 2] for index in range(0, len(signatories), 2)]
    tables = [blocks.side_by_side(pair, setting.width) for pair in pairs]
    return [blocks.gap(6 * mm), heading, note, blocks.gap(6), *tables]


def _official(official: OfficialFacts) -> Signatory:
    nip = f"NIP {official.nip}" if official.nip else ""
    return Signatory((official.position, official.office), official.name, (official.rank, nip))
