"""An import that is taken back leaves the catalogue as it was; brought in again it says the same as the first time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from matching.codes import BusinessSize
from models.catalogue.recording import change_set
from models.catalogue.search import enterprise_search
from models.catalogue.search_terms import Mark
from models.catalogue.tables import Business, Table
from models.catalogue.trade_search import Trade
from models.domain.changes import ChangeKind
from models.domain.equipment import InputPart, MachinePart, OutletKind, OutletPart
from models.domain.imports import ImportReport
from models.domain.intake import Intake, IntakeKind, PaperIntake, PersonIntake
from models.domain.partners import GoodDirection, GoodPart
from models.problems import Cancelled, UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change
from models.workbook.writing import write_intakes
from tests.records import ENTERPRISES, JUTA, NEEDS, PARTNERS, TODAY, enterprise

_ITS_OWN = frozenset(
    ("id", "code", "uid", "version", "made_by", "changed_by", "superseded_by", "salt", "digest", "told_on", "place")
)
"""What no two imports have in common; `place` is compared as an order."""
Lists = tuple[tuple[IntakeKind, tuple[Intake, ...]], ...]

FULL = replace(
    enterprise(30, "Keripik Contoh", "keripik_singkong", desil=3, papers=(PaperIntake("halal", held=False),)),
    programme="Jatim Puspa",
    outlets=(OutletPart(kind=OutletKind.TOKO, area=12_000),),
    machines=(MachinePart(name="mixer", count=2),),
    inputs=(InputPart(commodity="ubi_kayu", words="ubi kayu", unit="kg"),),
)
MAKER = replace(
    PARTNERS[0],
    business=replace(PARTNERS[0].business, name="PT Pati Contoh", nib="0000977777777"),
    contact=PersonIntake("Kontak Contoh", phone="+6281000000777"),
    goods=(GoodPart("", GoodDirection.MADE, "tapioka", "Tapioka", "tapioka", "kg"),),
    kadin_number="20201-0001",
    kadin_until="2027-12-31",
    papers=(PaperIntake("halal", True, "ID35110000000000121", "2027-11-21"), PaperIntake("sni", held=False)),
)
WANTED = replace(NEEDS[0], partner="PT Pati Contoh", process="mengayak", lead_days=14, margin=1_250)
ALL_NEW: Lists = (
    (IntakeKind.PARTNERS, (MAKER,)),
    (IntakeKind.ENTERPRISES, (FULL, enterprise(31, "Tani Contoh", "ubi_kayu"))),
    (IntakeKind.NEEDS, (WANTED,)),
)
FIRST = ENTERPRISES[0]
assert FIRST.offer is not None
TAPIOCA = replace(FIRST.offer, commodity="tapioka", words="tapioka")
CHANGED = replace(
    FIRST,
    business=replace(
        FIRST.business, name="Tani Makmur Jaya", address="Jl. Baru 2", npwp="123456789012345", legal_form="CV",
        latitude=-6.9, longitude=112.05, annual_sales=900 * JUTA, capital=80 * JUTA, workers=7, size=BusinessSize.KECIL,
    ),
    owner=replace(FIRST.owner, female=False, kk="3523110101019991", desil=2, desil_quarter="2026-Q4"),
    offer=replace(FIRST.offer, capacity=7_000_000, price=410_000, months=7, minimum_order=10_000, lead_days=9),
    papers=(PaperIntake("halal", held=True, valid_until="2027-11-21"), PaperIntake("pirt", held=False)),
    programme="Jatim Puspa",
    outlets=FULL.outlets, machines=FULL.machines, inputs=FULL.inputs,
)  # fmt: skip
MEMBER = replace(
    PARTNERS[1], kadin_number="20201-0002", goods=MAKER.goods, contact=MAKER.contact, papers=MAKER.papers
)
UPDATING: Lists = (
    (IntakeKind.PARTNERS, (MEMBER,)),
    (IntakeKind.ENTERPRISES, (CHANGED, replace(CHANGED, offer=TAPIOCA))),
    (IntakeKind.NEEDS, (replace(NEEDS[1], quantity=9_999_000, price=2_300_000, process="menjahit", lead_days=3),)),
)
BOTH: Lists = tuple((kind, rows + more) for (kind, rows), (_, more) in zip(ALL_NEW, UPDATING, strict=True))


def take(opened: Opened, folder: Path, lists: Lists, **more: Any) -> ImportReport:
    file = folder / "semua.xlsx"
    write_intakes(file, lists, personal=True)
    request = ImportRequest(file, today=TODAY, samples_allowed=True)
    report = import_workbook(opened.catalogue, opened.actor, request, **more)
    assert report.rejected == 0, [finding for finding in report.findings if finding.severity == "error"]
    return report


class Contents:
    """What stands in a catalogue, row by row, with what each row names in place of its number."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._spelled: dict[tuple[str, int], str] = {}

    def told(self) -> Mapping[str, object]:
        """Every live row of every table that change sets write, and of those that are derived from them."""
        tables = {table.name: self._rows(table) for table in Table.metadata.sorted_tables if "made_by" in table.c}
        return tables | {"listed": self._listed(), "index": self._index()}

    def _listed(self) -> list[str]:
        table = Table.metadata.tables["enterprise_listing"]
        return [self._facts(table, row) for row in self._session.execute(select(table).order_by(table.c.place))]

    def _rows(self, table: SqlTable) -> Counter[str]:
        rows = self._session.execute(select(table).order_by(table.c.id)).all()
        for row in rows:
            self._spelled[table.name, row.id] = self._facts(table, row)
        return Counter(self._spelled[table.name, row.id] for row in rows if is_live(row))

    def _facts(self, table: SqlTable, row: Row[Any]) -> str:
        facts = {column.name: self._fact(column, row) for column in table.c if column.name not in _ITS_OWN}
        return json.dumps(facts, sort_keys=True)

    def _fact(self, column: Any, row: Row[Any]) -> Any:
        value = getattr(row, column.name)
        for key in column.foreign_keys:
            return self._spelled.get((key.column.table.name, value), value)
        if column.name == "enterprise_id":
            return self._spelled["enterprise", value]
        return value if not isinstance(value, bytes) else value.hex()

    def _index(self) -> Counter[str]:
        words = self._session.scalars(select(enterprise_search.c.words))
        return Counter(" ".join(word for word in text.split() if not is_its_own(word)) for text in words)


def is_live(row: Row[Any]) -> bool:
    facts = row._mapping
    return not facts.get("deleted") and facts.get("superseded_by") is None


def is_its_own(word: str) -> bool:
    """The mark of a day, or the half of a code that counts."""
    number = word.lstrip("".join(Trade))
    return word.startswith(Mark.TOLD) or (len(number) in (4, 6) and number.isdigit())


def told(opened: Opened) -> Mapping[str, object]:
    with opened.catalogue.reading() as session:
        return Contents(session).told()


def exact(opened: Opened) -> Mapping[str, list[tuple[object, ...]]]:
    """Every live row as it stands, but for who touched it last."""
    with opened.catalogue.reading() as session:
        return {table.name: sorted(_exact(session, table), key=repr) for table in Table.metadata.sorted_tables}


def _exact(session: Session, table: SqlTable) -> Iterator[tuple[object, ...]]:
    if "made_by" not in table.c or table.name in ("import_batch",):
        return
    names = [column.name for column in table.c if column.name not in ("version", "changed_by")]
    for row in session.execute(select(table)):
        if is_live(row):
            yield tuple(row._mapping[name] for name in names)


@pytest.mark.parametrize("lists", [ALL_NEW, UPDATING, BOTH], ids=["new", "updating", "both"])
def test_taken_back_nothing_is_left_and_again_it_says_the_same(filled: Opened, tmp_path: Path, lists: Lists) -> None:
    before, before_exactly = told(filled), exact(filled)
    first = take(filled, tmp_path, lists)
    after = told(filled)
    assert after != before
    undo_change(filled.catalogue, filled.actor, first.change_set)
    assert told(filled) == before
    assert exact(filled) == before_exactly
    second = take(filled, tmp_path, lists)
    assert told(filled) == after
    assert [sheet.new for sheet in second.sheets] == [sheet.new for sheet in first.sheets]
    assert [sheet.changed for sheet in second.sheets] == [sheet.changed for sheet in first.sheets]
    assert check_catalogue(filled.catalogue, filled.actor).ok


def test_an_undo_taken_back_brings_everything_again(filled: Opened, tmp_path: Path) -> None:
    first = take(filled, tmp_path, BOTH)
    after = exact(filled)
    undone = undo_change(filled.catalogue, filled.actor, first.change_set)
    undo_change(filled.catalogue, filled.actor, undone.change_set)
    assert exact(filled) == after


def test_an_undo_stopped_anywhere_leaves_the_import(
    filled: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.catalogue.listening.EVERY", 0.0)
    report = take(filled, tmp_path, BOTH)
    before, asked = exact(filled), 0

    def count(_done: int, _total: int) -> None:
        nonlocal asked
        asked += 1
        if asked == stop:
            raise Cancelled

    for stop in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144):
        asked = 0
        with pytest.raises(Cancelled):
            undo_change(filled.catalogue, filled.actor, report.change_set, progress=count)
        assert exact(filled) == before, stop
    stop, asked = 0, 0
    undo_change(filled.catalogue, filled.actor, report.change_set, progress=count)
    assert asked > 144


def test_of_two_lines_of_one_field_the_older_counts(filled: Opened) -> None:
    before = exact(filled)
    with filled.catalogue.transaction() as session, change_set(session, filled.actor, ChangeKind.SCREEN) as current:
        business = session.scalars(select(Business).order_by(Business.id)).first()
        assert business is not None
        for address in ("Jl. Dua 2", "Jl. Tiga 3"):
            business.address = address
            session.flush()
    assert undo_change(filled.catalogue, filled.actor, current.uid).restored == 2
    assert exact(filled) == before


def test_a_field_that_was_written_again_keeps_the_import(filled: Opened, tmp_path: Path) -> None:
    report = take(filled, tmp_path, UPDATING)
    with filled.catalogue.transaction() as session, change_set(session, filled.actor, ChangeKind.SCREEN):
        for business in session.scalars(select(Business)):
            business.address = "Jl. Tiga 3"
    before = exact(filled)
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_change(filled.catalogue, filled.actor, report.change_set)
    assert exact(filled) == before
