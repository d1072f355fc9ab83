"""A group in the officer's words: for window and command line. No Qt."""

from __future__ import annotations

from models.domain.groups import DepartureLine, GroupDetail, GroupLine, GroupMemberLine
from models.reference.regions import full_name
from ui import formats, reasons
from ui.facts import capitalised, unit_text
from ui.texts import tr


def nobody() -> str:
    """No group was proposed."""
    return tr("Tidak ada kelompok yang dapat diusulkan.")


def amount(thousandths: int, unit: str) -> str:
    """ "12,5 ton per bulan"."""
    return tr("{quantity} per bulan").format(quantity=formats.quantity(thousandths, unit_text(unit)))


def place_text(found: GroupDetail) -> str:
    """Where the members stand: "semua di Kec. Palang, Kab. Tuban"."""
    place = full_name(found.line.place)
    if found.by_kecamatan:
        return tr("Semua anggota di {place}.").format(place=place)
    radius = formats.short_number(found.radius / 10, 1)
    return tr("Semua anggota dalam {radius} km dari ketua di {place}.").format(radius=radius, place=place)


def quantity_text(line: GroupLine, minimum: int) -> str:
    """What the group carries of what is open, and the least it has to reach."""
    return tr("Bersama {quantity}, dari {open} yang belum terisi; jumlah terkecil {minimum}.").format(
        quantity=amount(line.quantity, line.unit), open=formats.quantity(line.open_part, unit_text(line.unit)),
        minimum=formats.quantity(minimum, unit_text(line.unit)),
    )  # fmt: skip


def departure_text(departure: DepartureLine, unit: str) -> str:
    """ "Bila Tani Makmur keluar: sisanya menutup 5 ton; 1 ton belum tertutup. Jumlah terkecil tidak tercapai lagi."."""
    told = [tr("Bila {name} keluar: {what}.").format(name=departure.enterprise_name, what=_what(departure, unit))]
    if not departure.still_possible:
        left = formats.quantity(departure.remaining, unit_text(unit))
        told.append(tr("Tinggal {left}: jumlah terkecil tidak tercapai lagi.").format(left=left))
    if departure.next_leader:
        told.append(tr("Ketua berikutnya: {name}.").format(name=departure.next_leader))
    return " ".join(told)


def _what(departure: DepartureLine, unit: str) -> str:
    covered, uncovered = (
        formats.quantity(each, unit_text(unit)) for each in (departure.covered, departure.uncovered)
    )
    if not departure.uncovered:
        return tr("bagiannya {covered} tertutup seluruhnya oleh yang lain").format(covered=covered)
    if not departure.covered:
        return tr("bagiannya {uncovered} tidak ada yang menutup").format(uncovered=uncovered)
    return tr("yang lain menutup {covered}, sedangkan {uncovered} tidak tertutup").format(
        covered=covered, uncovered=uncovered
    )


def unknown_text(member: GroupMemberLine) -> str:
    """What nobody has asked the member yet; empty when all is known."""
    names = tuple(reasons.rule_name(rule) for rule in member.unknown)
    return tr("Belum diketahui: {rules}").format(rules=formats.listing(names)) if names else ""


def role_text(member: GroupMemberLine, leader: str) -> str:
    """ "ketua", "anggota", "cadangan"."""
    if member.enterprise == leader:
        return tr("ketua")
    return tr("anggota") if member.quantity else tr("cadangan")


def share_of(member: GroupMemberLine, unit: str) -> str:
    """What the member brings, "siaga" for who only stands by."""
    return formats.quantity(member.quantity, unit_text(unit)) if member.quantity else tr("siaga")


def member_text(member: GroupMemberLine, found: GroupDetail) -> str:
    """ "Anggota · cadangan 1,2 kuintal · 4,5 km dari ketua"."""
    role = role_text(member, found.line.leader)
    parts = [role[:1].upper() + role[1:]]
    if member.reserve:
        ready = formats.quantity(member.reserve, unit_text(found.line.unit))
        parts.append(tr("dapat menambah {reserve}").format(reserve=ready))
    if member.enterprise != found.line.leader and member.distance > 0 and not found.by_kecamatan:
        parts.append(tr("{far} km dari ketua").format(far=formats.short_number(member.distance / 10, 1)))
    return " · ".join(parts)


def need_text(line: GroupLine) -> str:
    """What the group is for, and for whom."""
    return tr("Untuk {need} {words}, {partner}").format(
        need=line.need, words=capitalised(line.need_words), partner=line.partner
    )


def state_text(line: GroupLine) -> str:
    """Code, the officer's word, its reason, and the run that proposed it."""
    said = tr("{group}, diusulkan {run}. {status}").format(
        group=line.group, run=line.run, status=reasons.decided_name(line.status)
    )
    return f"{said}: {line.reason}" if line.reason else said


def headcount(line: GroupLine) -> str:
    """ "5 + 2": who deliver and who stand by."""
    return f"{line.members} + {line.standing_by}" if line.standing_by else str(line.members)


def headcount_spoken(line: GroupLine) -> str:
    """The same in words."""
    if not line.standing_by:
        return tr("{members} anggota").format(members=line.members)
    return tr("{members} anggota dan {more} cadangan").format(members=line.members, more=line.standing_by)


def share_text(line: GroupLine) -> str:
    """ "65 dari 80 kuintal yang belum terisi"."""
    return tr("{quantity} dari {open} yang belum terisi").format(
        quantity=formats.amount(line.quantity), open=formats.quantity(line.open_part, unit_text(line.unit))
    )


def lines_of(found: GroupDetail) -> list[str]:
    """The whole group for the command line."""
    line = found.line
    head = tr("{group} untuk {need} {words}, ketua {leader} ({status})").format(
        group=line.group or tr("(percobaan)"), need=line.need, words=capitalised(line.need_words),
        leader=line.leader_name, status=reasons.decided_name(line.status),
    )  # fmt: skip
    members = [f"  {_member_line(each, found)}" for each in found.members]
    departures = [f"  {departure_text(each, line.unit)}" for each in found.departures]
    return [head, f"  {quantity_text(line, found.minimum)} {place_text(found)}", *members, *departures]


def _member_line(member: GroupMemberLine, found: GroupDetail) -> str:
    unit = unit_text(found.line.unit)
    return tr("{code} {name} ({role}): {share}, cadangan {reserve}").format(
        code=member.enterprise, name=member.enterprise_name, role=role_text(member, found.line.leader),
        share=formats.quantity(member.quantity, unit), reserve=formats.quantity(member.reserve, unit),
    )  # fmt: skip
