"""Rows written while further ones are taken: nothing is taken otherwise for it, and the lists show the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models.catalogue.recording import change_set
from models.catalogue.search import enterprise_search
from models.catalogue.tables import Change, Enterprise, Table
from models.domain.changes import ChangeKind
from models.domain.intake import EnterpriseIntake, PaperIntake
from models.domain.progress import no_progress
from models.problems import Cancelled
from models.steps.indexing import index_again, index_new
from models.steps.intake import enterprises
from models.steps.intake.batch import Batch
from models.steps.intake.enterprises import EnterpriseIntakes
from models.steps.intake.tally import Fate, Tally
from models.use_cases.open_catalogue import Opened, open_catalogue
from tests.conftest import copy_of
from tests.records import ENTERPRISES, PARTNERS, TODAY, enterprise

_OWN = frozenset({"uid", "row_uid", "at", "salt", "digest", "content", "head", "previous"})
"""Columns that differ between two imports of the same file."""
_LINE = Change.__table__, "id"
"""Lines of one change set stand in no order."""
_KNOWN, _NEW = ENTERPRISES[0], enterprise(40, "Dapur Baru", "ubi_kayu", desil=3)


def _said_again(row: EnterpriseIntake, **business: Any) -> EnterpriseIntake:
    return replace(row, business=replace(row.business, **business))


def _other_offer(row: EnterpriseIntake, commodity: str, capacity: int | None) -> EnterpriseIntake:
    offer = enterprise(99, "", commodity, capacity=capacity).offer
    return replace(row, offer=offer)


def _rows() -> tuple[EnterpriseIntake, ...]:
    """Known and new records, each of which later rows speak of again, in agreement and otherwise."""
    halal, until = PaperIntake("halal", True, "ID1"), PaperIntake("halal", True, "ID2", "2027-01-31")
    partner = PARTNERS[0].business
    rows = (
        replace(_said_again(_KNOWN, annual_sales=200_000_000_00, facts_year=2026), papers=(halal,)),
        replace(_said_again(_KNOWN, annual_sales=300_000_000_00, facts_year=2026), papers=(until,), programme="P1"),
        replace(_KNOWN, owner=replace(_KNOWN.owner, kk="3523110101160001")),
        replace(_KNOWN, owner=replace(_KNOWN.owner, kk="3523110101160002"), programme="P1"),
        *(_other_offer(_KNOWN, "semen", capacity) for capacity in (10, 20)),
        replace(_NEW, papers=(halal,), programme="P2"),
        *(_other_offer(_NEW, "semen", capacity) for capacity in (None, 30)),
        replace(_NEW, papers=(until,)),
        replace(enterprise(41, "Dapur Kedua", "kemeja"), owner=replace(_NEW.owner, phone="+628100009999")),
        replace(enterprise(42, "Dapur Ketiga", "kemeja", unit="potong"), owner=replace(_NEW.owner, name="Orang Lain")),
        replace(enterprise(43, "Dapur Keempat", "semen", region="35.23"), owner=_KNOWN.owner),
        replace(enterprise(44, partner.name, "semen"), business=replace(partner, address="Jl. Contoh 9")),
        replace(enterprise(45, "Dapur Kosong", "semen"), offer=None),
    )
    return tuple(replace(row, row=number) for number, row in enumerate(rows, 2))


def _take(opened: Opened) -> Tally:
    """The rows as they are, without what the check of a file says of repeated ones."""
    actor = opened.actor
    with opened.catalogue.transaction() as session, change_set(session, actor, ChangeKind.IMPORT):
        tally = EnterpriseIntakes(session, TODAY).take_all(_rows(), no_progress)
        index_again(session, tally.touched)
        index_new(session, tally.made)
    return tally


def _held(opened: Opened) -> dict[str, list[tuple[Any, ...]]]:
    """All that the catalogue holds, but what differs between any two imports."""
    with opened.catalogue.reading() as session:
        found = {}
        for table in Table.metadata.sorted_tables:
            told = [column for column in table.columns if column.name not in _OWN and (table, column.name) != _LINE]
            found[table.name] = sorted((tuple(row) for row in session.execute(select(*told))), key=repr)
        words = select(enterprise_search.c.rowid, enterprise_search.c.words)
        return found | {"words": sorted(tuple(row) for row in session.execute(words))}


def _early(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of a list is written, and looked up again, before the next is taken."""
    monkeypatch.setattr(enterprises, "_WRITTEN_AT_ONCE", 1)
    monkeypatch.setattr(enterprises, "BLOCK", 1)


def test_written_early_the_catalogue_holds_the_same(
    filled: Opened, filled_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dini").mkdir()
    other = open_catalogue(str(copy_of(filled_file, tmp_path / "dini")))
    told = _take(filled)
    _early(monkeypatch)
    again = _take(other)
    assert (again.fates, again.refused, again.warnings) == (told.fates, told.refused, told.warnings)
    assert set(told.fates.values()) == set(Fate)
    assert len(told.warnings) > 3
    held = _held(filled)
    assert _held(other) == held
    assert any("dapur kosong" in words for _number, words in held["words"])
    other.catalogue.close()


def test_the_lists_show_what_reading_it_back_would_show(filled: Opened) -> None:
    tally = _take(filled)
    assert 2 < len(tally.made) < list(tally.fates.values()).count(Fate.NEW)
    before = _held(filled)
    with filled.catalogue.transaction() as session:
        index_again(session, session.scalars(select(Enterprise.id)).all())
    assert _held(filled) == before


def test_stopped_after_some_are_written_it_leaves_nothing(filled: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    _early(monkeypatch)
    before, written = _held(filled), 0
    write = Batch.write_settled

    def then_stop(batch: Batch) -> None:
        nonlocal written
        write(batch)
        written += 1
        if written == 9:
            raise Cancelled

    monkeypatch.setattr(Batch, "write_settled", then_stop)
    with pytest.raises(Cancelled):
        _take(filled)
    assert _held(filled) == before
