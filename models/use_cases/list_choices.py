"""What the fields of a record can be set to: regions, units, papers. Reference data only, nothing of people."""

from __future__ import annotations

from datetime import date

from models.domain.choices import Choice, PaperChoice, SupportChoice, UnitChoice
from models.problems import UserProblem
from models.reference.agencies import agency_kind
from models.reference.law.patterns import LARGE_SIDE, Duty, pattern_law
from models.reference.papers import paper_kinds
from models.reference.regions import PROVINCE, children, find_kabupaten, full_name, kabupaten_list
from models.reference.units import units
from models.workbook.lists.business_columns import LEGAL_FORMS


def list_regions(inside: str = PROVINCE) -> tuple[Choice, ...]:
    """The regions directly inside one: kabupaten and kota, kecamatan, desa and kelurahan."""
    return tuple(Choice(one.code, one.name) for one in children(inside))


def kabupaten_named(words: str) -> str:
    """The code of the kabupaten or kota with this name or code; UserProblem for none and for a name that two bear."""
    code = words.strip()
    if code in {one.code for one in kabupaten_list()}:
        return code
    found = find_kabupaten(words)
    if found.region is None:
        raise UserProblem("import.place_unknown", place=words)
    return found.region.code


def region_name(code: str) -> str:
    """A region with those around it, e.g. "Ds. Jlodro, Kec. Kenduruan, Kab. Tuban"; empty when unknown."""
    return full_name(code) if code else ""


def list_legal_forms() -> tuple[str, ...]:
    """The legal forms that lists and forms offer; a record may hold another."""
    return LEGAL_FORMS


def list_units() -> tuple[UnitChoice, ...]:
    """Every unit of quantity."""
    return tuple(UnitChoice(one.code, one.name, str(one.dimension)) for one in units())


def list_papers() -> tuple[PaperChoice, ...]:
    """Every kind of paper that a business may hold."""
    found = []
    for one in paper_kinds():
        agency = agency_kind(one.issuer)
        found.append(PaperChoice(one.code, one.label, agency.label if agency else one.issuer, one.usual_time))
    return tuple(found)


def list_supports(pattern: str, on: date) -> tuple[SupportChoice, ...]:
    """What the law and custom of a pattern ask of the large side; nothing for an open pattern."""
    law = pattern_law(pattern, on)
    return tuple(_support(duty) for duty in law.duties_of(LARGE_SIDE)) if law else ()


def _support(duty: Duty) -> SupportChoice:
    source, _, letter = duty.source.partition(" huruf ")
    return SupportChoice(
        duty.support or duty.code, duty.code, duty.text, letter, source, duty.statutory, duty.verified
    )
