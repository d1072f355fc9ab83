"""A large list keeps no other thread waiting: what stays is not searched for garbage, what goes is freed bit by bit."""

from __future__ import annotations

import gc
import sys
import weakref
from pathlib import Path

import pytest

from models.domain.freeing import free, free_all_of
from models.domain.intake import IntakeKind
from models.problems import Cancelled
from models.steps.intake.batch import Batch
from models.steps.intake.offered import Offered
from models.steps.lasting import lasting
from models.steps.protection import Lookups, lookup_hash
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.workbook.writing import write_intakes
from tests.records import ENTERPRISES, TODAY


def told(_done: int, _total: int) -> None:
    """Heard by nobody."""


def test_what_was_made_before_progress_is_told_is_not_searched() -> None:
    gc.unfreeze()
    with lasting(told) as progress:
        rows = [[number] for number in range(1_000)]
        progress(0, 1)
        assert gc.get_freeze_count() >= len(rows)
        with lasting(told) as another:
            another(0, 1)
        assert gc.get_freeze_count() >= len(rows)
    assert gc.get_freeze_count() == 0


def test_a_stopped_work_lets_it_be_searched_again() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled), lasting(stop) as progress:
        progress(0, 1)
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("crowd", [list(range(1_234)), dict.fromkeys(range(1_234)), set(range(1_234)), [], {}, set()])
def test_a_crowd_is_emptied(crowd: list[int] | dict[int, None] | set[int]) -> None:
    free(crowd)
    assert not crowd


def test_an_object_is_emptied_with_those_of_its_package_only(filled: Opened) -> None:
    with filled.catalogue.reading() as session:
        offered = Offered(Batch(session), {"kopi": 1})
        assert offered.of(1) is not None
        free_all_of(offered)
        assert not offered._held._rows
        assert session.is_active


def test_an_import_leaves_nothing_set_aside_and_holds_nothing(filled: Opened, tmp_path: Path) -> None:
    file = tmp_path / "umkm.xlsx"
    write_intakes(file, [(IntakeKind.ENTERPRISES, ENTERPRISES)], personal=True)
    before = sys.getallocatedblocks()
    for _ in range(3):
        import_workbook(filled.catalogue, filled.actor, ImportRequest(file, today=TODAY, samples_allowed=True))
    gc.collect()
    assert gc.get_freeze_count() == 0
    first = sys.getallocatedblocks()
    for _ in range(3):
        import_workbook(filled.catalogue, filled.actor, ImportRequest(file, today=TODAY, samples_allowed=True))
    gc.collect()
    assert sys.getallocatedblocks() - first < max(5_000, first - before)


def test_a_lexicon_is_kept_by_nobody_who_asked_it(filled: Opened) -> None:
    from models.steps.supply import catalogue_lexicon
    from models.workbook.rows.goods import resolved

    with filled.catalogue.reading() as session:
        lexicon = catalogue_lexicon(session)
    assert resolved(lexicon, "keripik singkong") is resolved(lexicon, "Keripik  Singkong 250 gr") is not None
    gone = weakref.ref(lexicon)
    del lexicon
    gc.collect()
    assert gone() is None


def test_lookups_are_those_of_the_catalogue() -> None:
    lookups = Lookups(b"kunci")
    assert [lookups[each] for each in ("1", "2", "1")] == [lookup_hash(b"kunci", each) for each in ("1", "2", "1")]
    assert len(lookups) == 2
