"""What is remembered of senders can be seen, called otherwise, forgotten, and brought back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.domain.changes import Changed
from models.domain.imports import ImportKey
from models.domain.intake import IntakeKind
from models.domain.mapping import Pairs, ProfileDraft
from models.problems import UserProblem
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.remember_mapping import remember_mapping
from models.use_cases.remembered_senders import forget_sender, list_senders, rename_sender
from models.use_cases.undo_change import undo_change

MAPPING: Pairs = (("Juragan", "owner"), ("Merk", "name"), ("Sampai", "until_halal"), ("No", ""))


def _remember(opened: Opened, sender: str, headings: str = "a", kind: IntakeKind = IntakeKind.ENTERPRISES) -> None:
    days = (("until_halal", False),) if kind is IntakeKind.ENTERPRISES else ()
    mapping = MAPPING if kind is IntakeKind.ENTERPRISES else (("Perusahaan", "name"),)
    draft = ProfileDraft(sender, kind, headings * 64, mapping, days, ImportKey.NAME_DESA)
    remember_mapping(opened.catalogue, opened.actor, [draft])


def _lines(opened: Opened) -> list[tuple[str, str]]:
    return [(line.sender, str(line.kind)) for line in list_senders(opened.catalogue, opened.actor)]


@pytest.fixture(params=["file", "server"])
def stocked(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Two senders, one with two kinds of lists; in a file and on a server."""
    if request.param == "file":
        opened = request.getfixturevalue("opened")
    else:
        opened = open_catalogue(request.getfixturevalue("postgres_database"))
    _remember(opened, "Dinas Contoh")
    _remember(opened, "Dinas Contoh", "b", IntakeKind.PARTNERS)
    _remember(opened, "KADIN Contoh", "c")
    yield opened
    opened.catalogue.close()


def test_a_line_says_how_the_list_is_read(stocked: Opened) -> None:
    line = list_senders(stocked.catalogue, stocked.actor)[0]
    assert (line.sender, line.used, line.key, line.by) == (
        "Dinas Contoh", 3, ImportKey.NAME_DESA, stocked.actor.name
    )  # fmt: skip
    assert dict(line.columns)["No"] == ""
    assert dict(line.columns)["Merk"] == "Nama Usaha"
    assert line.day_first == ((dict(line.columns)["Sampai"], False),)


def test_another_name_holds_for_all_lists_of_the_sender(stocked: Opened) -> None:
    first, kadin = list_senders(stocked.catalogue, stocked.actor)[0].uid, _lines(stocked)[-1]
    saved = rename_sender(stocked.catalogue, stocked.actor, first, "  Diskopumdag   Contoh ")
    assert (saved.name, saved.changed) == ("Diskopumdag Contoh", Changed.SETTINGS)
    assert [sender for sender, _kind in _lines(stocked)] == ["Diskopumdag Contoh"] * 2 + ["KADIN Contoh"]
    assert _lines(stocked)[-1] == kadin
    undo_change(stocked.catalogue, stocked.actor, saved.change_set)
    assert [sender for sender, _kind in _lines(stocked)] == ["Dinas Contoh"] * 2 + ["KADIN Contoh"]


def test_the_spelling_of_a_name_may_change_and_the_same_name_writes_nothing(stocked: Opened) -> None:
    first = list_senders(stocked.catalogue, stocked.actor)[0].uid
    assert rename_sender(stocked.catalogue, stocked.actor, first, "Dinas Contoh").changed is Changed.NOTHING
    rename_sender(stocked.catalogue, stocked.actor, first, "DINAS CONTOH")
    assert _lines(stocked)[0][0] == "DINAS CONTOH"


@pytest.mark.parametrize(
    ("name", "problem"),
    [("  ", "import.no_sender"), ("—", "import.no_sender"), ("kadin CONTOH", "import.sender_taken")],
)
def test_a_name_that_is_none_or_another_s_is_refused(stocked: Opened, name: str, problem: str) -> None:
    first, before = list_senders(stocked.catalogue, stocked.actor)[0].uid, _lines(stocked)
    with pytest.raises(UserProblem) as refused:
        rename_sender(stocked.catalogue, stocked.actor, first, name)
    assert refused.value.message == problem
    assert _lines(stocked) == before


def test_one_list_is_forgotten_and_the_others_stay(stocked: Opened) -> None:
    before = _lines(stocked)
    uid = list_senders(stocked.catalogue, stocked.actor)[0].uid
    gone = forget_sender(stocked.catalogue, stocked.actor, uid)
    assert _lines(stocked) == before[1:]
    with pytest.raises(UserProblem, match="profile_gone"):
        forget_sender(stocked.catalogue, stocked.actor, uid)
    undo_change(stocked.catalogue, stocked.actor, gone.change_set)
    assert _lines(stocked) == before
