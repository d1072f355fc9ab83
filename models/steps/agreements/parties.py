"""Who signs for a business, in what capacity, on what authority."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import Signatory
from models.problems import UserProblem
from models.reference import regions
from models.steps.intake.businesses import OWNER, SIGNATORY
from reports.agreement import Paper, Party, Size


@dataclass(frozen=True, slots=True)
class _Form:
    """A legal form: its name in full, who usually signs, and by what right."""

    name: str
    position: str
    authority: str
    of_owner: bool = False
    of_members: bool = False


_OWNED = _Form("Usaha perseorangan", "Pemilik", "kepemilikan atas usaha", of_owner=True)
_FORMS = {
    "Perorangan": _OWNED,
    "UD": _Form("Usaha Dagang (usaha perseorangan)", "Pemilik", "kepemilikan atas usaha", of_owner=True),
    "CV": _Form("Persekutuan Komanditer", "Direktur", "kedudukan sebagai sekutu aktif berdasarkan akta pendirian"),
    "Firma": _Form("Persekutuan Firma", "Sekutu", "kedudukan sebagai sekutu berdasarkan akta pendirian"),
    "PT": _Form("Perseroan Terbatas", "Direktur Utama", "anggaran dasar perseroan"),
    "PT Perorangan": _Form("Perseroan Perorangan", "Direktur", "pernyataan pendirian perseroan perorangan"),
    "Koperasi": _Form("Koperasi", "Ketua", "anggaran dasar koperasi", of_members=True),
    "Kelompok": _Form("Kelompok usaha", "Ketua", "surat kuasa para anggota", of_members=True),
    "BUMDes": _Form("Badan Usaha Milik Desa", "Direktur", "anggaran dasar badan usaha milik desa"),
}
_HEAD = "Direktur Utama"
_BY_POWER = "surat kuasa dari pihak yang berwenang mewakili usaha"
_BY_DEED = "anggaran dasar perseroan serta surat kuasa Direksi atau akta pengangkatan"
_ABBREVIATED = {
    "Dsn": "Dusun", "Ds": "Desa", "Kel": "Kelurahan", "Kec": "Kecamatan", "Kab": "Kabupaten", "Jl": "Jalan",
    "Gg": "Gang", "Prov": "Provinsi",
}  # fmt: skip
_SHORT = re.compile(rf"\b({'|'.join(_ABBREVIATED)})\.\s*")


def party(session: Session, business: t.Business, role: str, given: Signatory) -> Party:
    """A business as it signs; UserProblem when nobody is known to sign for it."""
    person, recorded = _representative(session, business, role)
    same = person is not None and given.name in ("", person.name)
    name = given.name or (person.name if person else "")
    if not name:
        raise UserProblem("agreement.no_signatory", business=business.name)
    form = _FORMS.get(business.legal_form, _OWNED if role == OWNER else _plain(business))
    position = given.position or recorded or form.position
    owner = form.of_owner and (same or person is None)
    authority = _authority(form, position, own=owner)
    return Party(
        name=business.name,
        legal_form=form.name,
        address=address_of(business),
        representative=name,
        position=position,
        authority=given.authority or authority,
        nib=business.nib,
        npwp=business.npwp,
        nik=_nik(session, person) if person is not None and same else "",
        size=_size(business),
        in_own_name=owner,
        needs_power=authority in (_BY_POWER, _BY_DEED) and given.authority in ("", authority),
    )


def member_papers(business: t.Business) -> tuple[Paper, ...]:
    """What a group attaches, so that the paper shows who its members are."""
    form = _FORMS.get(business.legal_form)
    if form is None or not form.of_members:
        return ()
    listed = Paper(business.name, "Daftar Anggota")
    powers = Paper(business.name, "Surat kuasa para anggota")
    return (listed,) if business.legal_form == "Koperasi" else (listed, powers)


def place_name(region: str) -> str:
    """The kabupaten or kota of a region as a place: "Tuban", "Kota Madiun"."""
    found = regions.region(".".join(region.split(".")[:2])) if region else None
    return found.name.removeprefix("Kab. ") if found else "Surabaya"


def in_full(address: str) -> str:
    """An address without abbreviations: "Desa Jlodro, Kecamatan Kenduruan"."""
    return _SHORT.sub(lambda found: f"{_ABBREVIATED[found[1]]} ", address).strip()


def representative_of(session: Session, business: t.Business, role: str) -> str:
    """Who signs for a business; empty where nobody is known."""
    person, _ = _representative(session, business, role)
    return person.name if person else ""


def _plain(business: t.Business) -> _Form:
    return _Form(business.legal_form, "Pimpinan", "kedudukan sebagai pimpinan usaha")


def _authority(form: _Form, position: str, *, own: bool) -> str:
    if form.of_owner and not own:
        return _BY_POWER
    if form is _FORMS["PT"] and position.casefold() != _HEAD.casefold():
        return _BY_DEED
    return form.authority


def _representative(session: Session, business: t.Business, role: str) -> tuple[t.Person | None, str]:
    part = t.BusinessPerson
    query = select(t.Person, part.position).join(part, part.person_id == t.Person.id)
    of = (part.business_id == business.id, ~part.deleted)
    for wanted in (role, OWNER, SIGNATORY):
        found = session.execute(query.where(*of, part.role == wanted).order_by(part.id)).first()
        if found is not None:
            return found[0], found[1]
    return None, ""


def _nik(session: Session, person: t.Person) -> str:
    query = select(t.PersonNik.value).where(t.PersonNik.person_id == person.id, t.PersonNik.superseded_by.is_(None))
    return session.scalar(query) or ""


def _size(business: t.Business) -> Size | None:
    return Size(business.size) if business.size in set(Size) else None


def address_of(business: t.Business) -> str:
    """Where a business is, in full."""
    place = regions.full_name(business.region) if business.region else ""
    return in_full(", ".join(part for part in (business.address, place) if part))
