"""By what a business is reached and found: NPWP, e-mail and its point on the map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.catalogue.tables import Business
from models.domain.businesses import BusinessDraft, BusinessRecord, Point
from models.domain.choices import FieldProblem
from models.reference.coordinates import within_the_world
from models.steps.records.rights import masked_number
from models.workbook.cells import identifiers

_NPWP_DIGITS = (15, 16, 22)
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}")
LONGEST_EMAIL = 120


def is_of_a_person(npwp: str) -> bool:
    """Whether these digits of an NPWP may be somebody's NIK, as those of persons are."""
    return identifiers.is_of_a_person(identifiers.npwp_digits(npwp))


def with_identity(record: BusinessRecord, row: Business, *, private: bool) -> BusinessRecord:
    """The record with what this module knows; an NPWP that is a NIK is shown as a NIK is."""
    npwp = masked_number(private, row.npwp).shown if is_of_a_person(row.npwp) else row.npwp
    return replace(
        record, npwp=npwp, email=row.email, latitude=row.latitude, longitude=row.longitude,
        point_source=row.point_source,
    )  # fmt: skip


def fill_identity(row: Business, draft: BusinessDraft) -> None:
    """Write what the draft asks for; None leaves what is known."""
    if draft.npwp is not None:
        row.npwp = draft.npwp
    if draft.email is not None:
        row.email = draft.email
    if draft.point is not None:
        row.latitude, row.longitude = draft.point.latitude, draft.point.longitude
        row.point_source = draft.point.source if draft.point.latitude is not None else ""


def cleaned_identity(draft: BusinessDraft) -> BusinessDraft:
    """The draft with NPWP and e-mail as the catalogue keeps them."""
    npwp = None if draft.npwp is None else identifiers.npwp_digits(draft.npwp.strip())
    return replace(draft, npwp=npwp, email=None if draft.email is None else draft.email.strip())


def identity_problems(draft: BusinessDraft) -> Iterator[FieldProblem]:
    """What keeps NPWP, e-mail and point from being saved."""
    yield from _npwp(draft.npwp or "")
    email = (draft.email or "").strip()
    if email and (len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email)):
        yield FieldProblem("email", "equipment.email_unreadable")
    if draft.point is not None:
        yield from _point(draft.point)


def _npwp(text: str) -> Iterator[FieldProblem]:
    digits = identifiers.npwp_digits(text.strip())
    if text.strip() and len(digits) not in _NPWP_DIGITS:
        yield FieldProblem("npwp", "equipment.npwp_unreadable", (("digits", len(digits)),))
    elif is_of_a_person(digits) and _reads_as_nik(digits):
        yield FieldProblem("npwp", "equipment.npwp_is_nik")


def _reads_as_nik(digits: str) -> bool:
    found = identifiers.nik(digits, samples_allowed=True)
    return found.value is not None and all(remark.message != "nik_place_unknown" for remark in found.remarks)


def _point(point: Point) -> Iterator[FieldProblem]:
    if (point.latitude is None) != (point.longitude is None):
        yield FieldProblem("point", "equipment.point_half")
    elif not within_the_world(point.latitude or 0, point.longitude or 0):
        yield FieldProblem("point", "equipment.point_nowhere")
