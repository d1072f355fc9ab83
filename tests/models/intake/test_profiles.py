"""How the lists of a sender are read is remembered, found again, and used only for that sender."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.catalogue import tables as t
from models.domain.imports import ImportKey
from models.domain.intake import IntakeKind
from models.domain.mapping import How, ProfileDraft
from models.problems import ImportRejected, UserProblem
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.propose_mapping import MappingProposal, propose_mapping
from models.use_cases.remember_mapping import remember_mapping
from models.use_cases.undo_change import undo_change
from models.workbook.writing import write_rows

SENDER = "Dinas Koperasi Contoh"
HEAD = ("Juragan", "Merk Dagangan", "Wilayah Kab", "Barang", "Halal", "Sampai kapan")
ROWS = (
    ("Siti Aminah", "Keripik Barokah", "Tuban", "keripik singkong", "Ada", "03/04/2028"),
    ("H. Slamet", "UD Berkah", "Gresik", "tempe", "Ada", "05/06/2028"),
)
MAPPING = (
    ("Juragan", "owner"), ("Merk Dagangan", "name"), ("Wilayah Kab", "kabupaten"), ("Barang", "product"),
    ("Halal", "paper_halal"), ("Sampai kapan", "until_halal"),
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list whose headings say little."""
    write_rows(tmp_path / "kiriman.xlsx", HEAD, ROWS)
    return tmp_path / "kiriman.xlsx"


def look(opened: Opened, file: Path, sender: str = "") -> MappingProposal:
    return propose_mapping(opened.catalogue, opened.actor, file, IntakeKind.ENTERPRISES, sender)


def remember(opened: Opened, file: Path, sender: str = SENDER) -> str:
    headings = look(opened, file).sheets[0].headings
    draft = ProfileDraft(
        sender, IntakeKind.ENTERPRISES, headings, MAPPING, (("until_halal", True),), ImportKey.NAME_DESA
    )
    return remember_mapping(opened.catalogue, opened.actor, [draft]).change_set


def profiles(opened: Opened) -> int:
    with opened.catalogue.reading() as session:
        return session.scalar(select(func.count()).select_from(t.ImportProfile).where(~t.ImportProfile.deleted)) or 0


def test_a_sender_is_known_again(opened: Opened, file: Path) -> None:
    assert not look(opened, file).is_plain
    remember(opened, file)
    found = look(opened, file, "dinas koperasi  CONTOH")
    assert found.sheets[0].mapping == MAPPING
    assert {one.how for one in found.sheets[0].columns} == {How.PROFILE}
    assert found.key is ImportKey.NAME_DESA
    assert dict(found.used[0].day_first) == {"until_halal": True}
    assert found.senders == (SENDER,)


def test_the_same_headings_of_nobody_are_offered_and_named(opened: Opened, file: Path) -> None:
    remember(opened, file)
    found = look(opened, file)
    assert found.offered is not None
    assert found.offered.sender == SENDER
    assert found.used == ()
    assert How.PROFILE not in {one.how for one in found.sheets[0].columns}
    assert not found.is_plain


def test_the_same_twice_is_remembered_once(opened: Opened, file: Path) -> None:
    assert remember(opened, file)
    assert remember(opened, file) == ""
    assert profiles(opened) == 1


def test_what_was_remembered_can_be_taken_back(opened: Opened, file: Path) -> None:
    change_set = remember(opened, file)
    undo_change(opened.catalogue, opened.actor, change_set)
    assert profiles(opened) == 0
    assert look(opened, file, SENDER).used == ()
    assert look(opened, file).offered is None


def test_without_a_window_only_a_sender_brings_it_back(opened: Opened, file: Path) -> None:
    with pytest.raises(ImportRejected) as refused:
        import_workbook(opened.catalogue, opened.actor, ImportRequest(file, IntakeKind.ENTERPRISES))
    assert refused.value.message == "columns_missing_guessed"
    remember(opened, file)
    with pytest.raises(ImportRejected):
        import_workbook(opened.catalogue, opened.actor, ImportRequest(file, IntakeKind.ENTERPRISES))
    request = ImportRequest(file, IntakeKind.ENTERPRISES, sender=SENDER)
    report = import_workbook(opened.catalogue, opened.actor, request)
    assert (report.read, report.new, report.rejected) == (2, 2, 0)
    with opened.catalogue.reading() as session:
        ends = session.scalars(select(t.Paper.valid_until).order_by(t.Paper.id)).all()
    assert [str(day) for day in ends] == ["2028-04-03", "2028-06-05"]


def test_a_nameless_sender_is_not_remembered(opened: Opened, file: Path) -> None:
    with pytest.raises(UserProblem) as refused:
        remember(opened, file, "  ")
    assert refused.value.message == "import.no_sender"
