"""Businesses and people as chapters to read."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.businesses import BusinessRecord, DatedValue, PersonRecord, PrivateValue
from ui import formats
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.names import basis_words, size_word


def told(label: str, value: str, more: str = "", tone: Tone = Tone.PLAIN) -> Told:
    """A value, or "belum diketahui" in grey."""
    return Told(label, value, more, tone) if value else Told(label, tr("belum diketahui"), tone=Tone.MUTED)


def business_chapter(business: BusinessRecord) -> Chapter:
    """Identity and size of a business."""
    kbli = f"{business.kbli} {business.kbli_title}".strip()
    edition = tr("KBLI {edition}").format(edition=business.kbli_edition) if business.kbli_edition else ""
    form = (told(tr("Bentuk usaha"), business.legal_form),) if business.legal_form else ()
    return Chapter(
        tr("Usaha"),
        (
            told(tr("Skala"), size_word(business.size), basis_words(business.size_from)),
            *form,
            told(tr("Tempat"), business.place, business.address),
            told(tr("NIB"), business.nib),
            told(tr("KBLI"), kbli, edition if kbli else ""),
            dated(tr("Penjualan setahun"), business.annual_sales, formats.rupiah),
            dated(tr("Modal usaha"), business.capital, formats.rupiah),
            dated(tr("Tenaga kerja"), business.workers, lambda value: formats.count(value, tr("orang"))),
        ),
    )


def dated(label: str, fact: DatedValue | None, read: Callable[[int], str]) -> Told:
    """A dated fact with the day from which it counts."""
    if fact is None:
        return told(label, "")
    return Told(label, read(fact.value), tr("per {day}").format(day=formats.short_date(fact.as_of)))


def person_chapter(heading: str, person: PersonRecord | None, *, private: bool) -> Chapter:
    """A person; NIK, KK and desil only as far as this user may know of them."""
    if person is None or not person.name:
        return Chapter(heading, (), tr("Belum tercatat."))
    lines = [told(tr("Nama"), person.name, person.position)]
    lines.append(_masked(tr("Telepon"), person.phone))
    if private:
        quarter = " · ".join(part for part in (person.desil_source, person.desil_quarter) if part)
        lines += [_masked(tr("NIK"), person.nik), _masked(tr("Nomor KK"), person.kk)]
        lines.append(_masked(tr("Desil"), person.desil, quarter))
    return Chapter(heading, tuple(lines))


def _masked(label: str, value: PrivateValue, more: str = "") -> Told:
    if not value.known:
        return told(label, "")
    hidden = tr("disamarkan") if "•" in value.shown else ""
    return Told(label, value.shown, " · ".join(part for part in (more, hidden) if part))
