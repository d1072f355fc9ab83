"""Nota kesepahaman and berita acara of a group: its head signs, every member stands in the list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.agreements import Signatory
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.domain.paper_reports import LetterRequest
from models.domain.papers import Claim, PaperKind, PaperReport, Verdict
from models.problems import UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.issue_letter import draft_letter, issue_letter
from models.use_cases.list_letters import list_letters
from models.use_cases.open_catalogue import Opened
from models.use_cases.verify_paper import verify_paper
from tests.models.papers.farmers import GROUP, decide
from tests.records import TODAY
from tests.reports.reading import whole_text
from tests.small_enterprises import NAMES

KINDS = (PaperKind.MEMORANDUM, PaperKind.MINUTES)


def letter(opened: Opened, kind: PaperKind, *, again: bool = True, **more: object) -> PaperReport:
    request = replace(LetterRequest(kind, (GROUP,), on=TODAY), **more)  # type: ignore[arg-type]  # fields by name
    return issue_letter(opened.catalogue, opened.actor, request, today=TODAY, again=again)


@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_names_every_member_and_who_signs_for_them(farmers: Opened, kind: PaperKind) -> None:
    made = letter(farmers, kind)
    text = whole_text(made.content)
    assert all(name in text for name in NAMES)
    for said in (
        "Kelompok Koperasi Tani Rukun dkk.", "selaku ketua kelompok", "persetujuan para anggota dalam daftar terlampir",
        "5 (lima) usaha", "Koperasi Tani Rukun (ketua)", "300 kilogram", "1.500 kilogram",
    ):  # fmt: skip
        assert said in text
    assert verify_paper(farmers.catalogue, farmers.actor, Claim(data=made.content)).verdict is Verdict.UNCHANGED
    (line,) = list_letters(farmers.catalogue, farmers.actor, ListQuery(), 0, 9).rows
    assert line.title.endswith("dan Kelompok Koperasi Tani Rukun dkk.")
    assert check_catalogue(farmers.catalogue, farmers.actor).ok


def test_name_and_signatory_may_be_the_groups_own(farmers: Opened) -> None:
    head = Signatory("Ketua Contoh", "Ketua", "surat kuasa nomor 12")
    text = whole_text(letter(farmers, PaperKind.MEMORANDUM, group_name="Tani Jaya", second=head).content)
    assert "TANI JAYA" in text.upper()
    assert "Ketua Contoh" in text
    assert "surat kuasa nomor 12" in text
    assert "persetujuan para anggota dalam daftar terlampir" not in text


def test_the_same_letter_is_not_issued_twice_by_mistake(farmers: Opened) -> None:
    first = letter(farmers, PaperKind.MINUTES, again=False)
    with pytest.raises(UserProblem, match=r"letter\.again") as problem:
        letter(farmers, PaperKind.MINUTES, again=False)
    assert problem.value.values["number"] == first.number
    assert letter(farmers, PaperKind.MEMORANDUM, again=False).number


@pytest.mark.parametrize("kind", KINDS)
def test_a_rejected_group_signs_nothing(farmers: Opened, kind: PaperKind) -> None:
    decide(farmers, Decided.REJECT)
    with pytest.raises(UserProblem, match=r"letter\.pair_rejected"):
        letter(farmers, kind)


def test_members_who_left_the_catalogue_leave_the_list(farmers: Opened) -> None:
    *others, last = _uids(farmers)
    for uid in others[1:]:
        delete_enterprise(farmers.catalogue, farmers.actor, uid)
    text = whole_text(letter(farmers, PaperKind.MINUTES).content)
    assert "2 (dua) usaha" in text
    delete_enterprise(farmers.catalogue, farmers.actor, last)
    with pytest.raises(UserProblem, match=r"letter\.group_too_small"):
        draft_letter(
            farmers.catalogue, farmers.actor, LetterRequest(PaperKind.MINUTES, (GROUP,), on=TODAY), today=TODAY
        )


def _uids(opened: Opened) -> list[str]:
    """Of the members, the one that leads last."""
    query = select(t.Enterprise.uid).join(t.Offer, t.Offer.enterprise_id == t.Enterprise.id)
    query = query.join(t.GroupMember, t.GroupMember.offer_id == t.Offer.id)
    with opened.catalogue.reading() as session:
        return list(session.scalars(query.order_by(t.GroupMember.position.desc())))
