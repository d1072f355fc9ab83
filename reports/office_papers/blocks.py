"""Parts that several papers are built from: kop, title, sides, fields, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from reports.layout import flowables, styles
from reports.layout.flowables import Signatory
from reports.layout.text import paragraph
from reports.office_papers.parts import DOTS, NO_NUMBER, Kop, Side, Signer
from reports.wording.filling import Phrases, UnfilledPlaceholder

_WIDEST_SIGNATURE = 530.0
_LABEL, _COLON = 34 * mm, 4 * mm


def kop_of(kop: Kop | None, logo: bytes = b"") -> list[Flowable]:
    """Return the office's letterhead, nothing for an office without one."""
    return flowables.letterhead(kop.lines, kop.address, logo, kop.contact) if kop else []


def title_of(title: str, number: str, *above_number: str) -> list[Flowable]:
    """Return a paper's centred title, what stands under it, and its number unless it takes none."""
    lines = [paragraph(line, styles.SUBTITLE) for line in above_number]
    numbered = [flowables.gap(2), paragraph(f"Nomor: {number}", styles.NUMBER)] if number else []
    return [paragraph(title.upper(), styles.TITLE), *lines, *numbered, flowables.gap(10)]


def between(title: str, first: str, second: str, about: str, number: str) -> list[Flowable]:
    """Return the head of a paper between two sides."""
    return [
        paragraph(title.upper(), styles.TITLE),
        paragraph("antara", styles.LINKING),
        paragraph(first, styles.SUBTITLE),
        paragraph("dengan", styles.LINKING),
        paragraph(second, styles.SUBTITLE),
        paragraph("tentang", styles.LINKING),
        paragraph(about, styles.SUBTITLE),
        flowables.gap(4),
        paragraph(f"Nomor: {number or NO_NUMBER}", styles.NUMBER),
        flowables.gap(10),
    ]


def fields(rows: Sequence[tuple[str, str]], width: float) -> Table:
    """Return "label : value" lines of a letter; empty values are left out, long ones split."""
    shown = [(label, value) for label, value in rows if value]
    body = [
        [paragraph(label, styles.FIELD), paragraph(":", styles.FIELD), paragraph(value, styles.FIELD)]
        for label, value in shown
    ]
    return plain_table(body, [_LABEL, _COLON, width - _LABEL - _COLON])


def plain_table(body: Sequence[Sequence[object]], widths: Sequence[float], padding: float = 0.6) -> Table:
    """Return a table without rules whose cells split."""
    table = Table([list(row) for row in body], colWidths=list(widths), splitByRow=1, splitInRow=1)
    everywhere = (0, 0), (-1, -1)
    table.setStyle([
        ("FONTNAME", *everywhere, styles.REGULAR),
        ("VALIGN", *everywhere, "TOP"),
        *[(f"{side}PADDING", *everywhere, padding) for side in ("TOP", "BOTTOM")],
        *[(f"{side}PADDING", *everywhere, 0) for side in ("LEFT", "RIGHT")],
    ])  # fmt: skip
    return table


def side(mark: str, facts: Side, named: str, width: float, blank: str) -> list[Flowable]:
    """Return one side of a letter with how it is called from there on."""
    rows = [
        ("Nama", needed(facts.representative, "wakil", blank)),
        ("Jabatan", needed(facts.position, "jabatan", blank)),
        ("Nama usaha", needed(facts.name, "nama", blank)),
        ("Bentuk usaha", facts.legal_form),
        ("Alamat", needed(facts.address, "alamat", blank)),
        ("Dasar kewenangan", facts.authority),
    ]
    shown = [row for row in rows if row[1]]
    table = flowables.marked_fields(mark, shown, width)
    return [table, flowables.gap(3), paragraph(named, styles.HURUF_TEXT), flowables.gap(3)]


def needed(value: str, name: str, blank: str) -> str:
    """Return a fact that has to be there; raise UnfilledPlaceholder naming it when it is empty."""
    if value.strip() or blank:
        return value.strip() or blank
    raise UnfilledPlaceholder(name)


def signed_by(role: str, facts: Side, blank: str) -> Signatory:
    """Return the place where a side signs."""
    return Signatory((role, facts.name or blank), facts.representative or blank, (facts.position or blank,))


def knowing(people: Sequence[Signer], note: str, width: float) -> list[Flowable]:
    """Return those who sign "Mengetahui", nothing without any."""
    if not people:
        return []
    places = [office_signatory(each) for each in people]
    rows = [places[at : at + 2] for at in range(0, len(places), 2)]
    heading = paragraph("Mengetahui", styles.SIGNATURE_STRONG)
    tables = [flowables.side_by_side(row, width) for row in rows]
    return [flowables.gap(6 * mm), heading, paragraph(note, styles.SMALL), flowables.gap(6), *tables]


def office_signatory(signer: Signer) -> Signatory:
    """Return the place where an official signs."""
    nip = f"NIP {signer.nip}" if signer.nip else ""
    return Signatory((signer.position, signer.office), signer.name or DOTS, (signer.rank, nip))


def right_signature(place_and_day: str, signer: Signer, width: float) -> list[Flowable]:
    """Return place, day and an official's signature at the right of the page."""
    above = (place_and_day, signer.position, signer.office)
    nip = f"NIP {signer.nip}" if signer.nip else ""
    place = Signatory(above, signer.name or DOTS, (signer.rank, nip))
    table = flowables.side_by_side((place,), min(width * 1.16, _WIDEST_SIGNATURE))
    table.hAlign = "RIGHT"
    return [flowables.gap(10), table]


def phrases(words: dict[str, str], blank: str) -> Phrases:
    """Return what a letter's texts may ask for; `blank` only on a draft."""
    return Phrases(words, {}, blank)
