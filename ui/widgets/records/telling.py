"""Businesses and people as chapters to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.domain.businesses import BusinessRecord, DatedValue, PersonRecord, PrivateValue
from models.domain.quarters import OLD_FROM
from ui import formats
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.size_words import earlier_lines, size_lines


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
            *size_lines(business),
            *form,
            told(tr("Tempat"), business.place, business.address),
            told(tr("NIB"), business.nib),
            told(tr("KBLI"), kbli, edition if kbli else ""),
            dated(tr("Penjualan setahun"), business.annual_sales, formats.rupiah),
            dated(tr("Modal usaha"), business.capital, formats.rupiah),
            dated(tr("Tenaga kerja"), business.workers, lambda value: formats.count(value, tr("orang"))),
            *earlier_lines(business),
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
        lines += [_masked(tr("NIK"), person.nik), _masked(tr("Nomor KK"), person.kk), _desil(person)]
    return Chapter(heading, tuple(lines))


def _desil(person: PersonRecord) -> Told:
    """The desil with its source and quarter; an old one looks old."""
    age = person.desil_age
    old = age is not None and age >= OLD_FROM
    aged = tr("{count} triwulan lalu, sudah lama") if old else tr("{count} triwulan lalu") if age else ""
    parts = (person.desil_source, person.desil_quarter, aged.format(count=age))
    line = _masked(tr("Desil"), person.desil, " · ".join(part for part in parts if part))
    return replace(line, tone=Tone.WARNING) if old and person.desil.known else line


def _masked(label: str, value: PrivateValue, more: str = "") -> Told:
    if not value.known:
        return told(label, "")
    hidden = tr("disamarkan") if "•" in value.shown else ""
    return Told(label, value.shown, " · ".join(part for part in (more, hidden) if part))
