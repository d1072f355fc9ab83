"""Records entered twice: found by a scan and while typing, decided, silent from then on; nobody learns a NIK."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.businesses import BusinessDraft, PersonDraft
from models.domain.duplicates import PRIVATE_CLUES, ClueKind, DuplicateLine, DuplicatePair, Strength, Verdict
from models.domain.enterprises import EnterpriseDraft
from models.domain.lists import ListQuery
from models.problems import Cancelled, UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.decide_duplicate import decide_duplicate
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_duplicates import last_scan, list_duplicates
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.scan_duplicates import scan_duplicates
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from models.use_cases.warn_of_duplicates import warn_of_duplicates
from tests.models.duplicates.twins import NIK, OTHER_PHONE, PHONE, entered_twice, saved, shop
from tests.models.records.drafts import OTHER_NIK, officer, unchanged


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """A new catalogue in a file and on a server."""
    if request.param == "file":
        yield request.getfixturevalue("opened")
        return
    found = open_catalogue(request.getfixturevalue("postgres_database"))
    yield found
    found.catalogue.close()


def listed(opened: Opened, actor: Actor, *filters: tuple[str, str]) -> tuple[DuplicatePair, ...]:
    found = list_duplicates(opened.catalogue, actor, ListQuery(filters=filters), 0, 50)
    assert found.total == len(found.rows)
    return found.rows


def pairs_of(rows: tuple[DuplicatePair, ...]) -> list[set[str]]:
    return [{row.first.code, row.second.code} for row in rows]


def private_clues(rows: Iterable[DuplicatePair | DuplicateLine]) -> set[ClueKind]:
    return {clue.kind for row in rows for clue in row.clues} & PRIVATE_CLUES


def test_a_scan_finds_what_was_entered_twice_and_a_verdict_silences_it(place: Opened) -> None:
    actor = officer(place)
    one, two, _other = entered_twice(place, actor)
    assert last_scan(place.catalogue, actor) == ""
    report = scan_duplicates(place.catalogue, actor)
    assert (report.records, report.pairs, report.decided) == (3, 1, 0)
    (pair,) = listed(place, actor)
    assert {pair.first.code, pair.second.code} == {one.code, two.code}
    assert (pair.strength, pair.verdict) == (Strength.STRONG, Verdict.OPEN)
    decided = decide_duplicate(place.catalogue, actor, two.code, one.code, Verdict.NOT_TWINS, "dua toko")
    assert listed(place, actor) == ()
    assert [row.reason for row in listed(place, actor, ("verdict", "bukan_kembar"))] == ["dua toko"]
    again = scan_duplicates(place.catalogue, actor)
    assert (again.pairs, again.decided) == (0, 1)
    undo_change(place.catalogue, actor, decided.change_set)
    assert pairs_of(listed(place, actor)) == [{one.code, two.code}]
    assert check_catalogue(place.catalogue, actor).findings == ()


def test_who_types_is_warned(place: Opened) -> None:
    actor = officer(place)
    one, *_ = entered_twice(place, actor)
    for draft in (
        shop(phone=""), shop("Rejeki Soember", "Aminah Siti", ""), shop("UD Sumber Rezeki", "Ibu Siti Aminah", ""),
        shop("Sumber Rejeki", "Siti Amina", OTHER_PHONE),
    ):  # fmt: skip
        codes = [line.code for line in warn_of_duplicates(place.catalogue, actor, draft)]
        assert one.code in codes, draft.business.name
    for draft in (shop("Kopi Lestari", "Wagiman", ""), shop("", "", ""), shop("Kopi Lestari", "Wagiman", PHONE)):
        assert warn_of_duplicates(place.catalogue, actor, draft) == (), draft.business.name


def test_a_name_alone_is_told_as_weak_until_something_tells_them_apart(place: Opened) -> None:
    actor = officer(place)
    one, *_ = entered_twice(place, actor)
    nothing_else = EnterpriseDraft(business=BusinessDraft(name="Sumber Redjeki"))
    first, *_more = warn_of_duplicates(place.catalogue, actor, nothing_else)
    assert (first.code, first.strength, first.by_name) == (one.code, Strength.WEAK, True)
    for business, owner in (
        (BusinessDraft(name="Sumber Rejeki", region="35.22"), PersonDraft()),
        (BusinessDraft(name="Sumber Rejeki 2"), PersonDraft()),
        (BusinessDraft(name="Sumber Rejeki"), PersonDraft(name="Wagiman Setiabudi")),
        (BusinessDraft(name="Sumber Rejeki"), PersonDraft(phone="+6281000000009")),
        (BusinessDraft(name="Sumber"), PersonDraft()),
        (BusinessDraft(name="Batik Kenari"), PersonDraft()),
    ):
        assert warn_of_duplicates(place.catalogue, actor, EnterpriseDraft(business=business, owner=owner)) == ()


def test_what_is_told_of_a_name_alone_says_nothing_of_a_nik_to_kadin(opened: Opened) -> None:
    actor, kadin = officer(opened), opened.actor
    saved(opened, actor, shop(nik=NIK, phone=""))
    business = BusinessDraft(name="Sumber Rejeki")
    same, other, blank = (
        EnterpriseDraft(business=business, owner=PersonDraft(nik=nik)) for nik in (NIK, OTHER_NIK, "")
    )
    told = warn_of_duplicates(opened.catalogue, kadin, blank)
    assert told[0].by_name
    assert not private_clues(told)
    assert all(warn_of_duplicates(opened.catalogue, kadin, draft) == told for draft in (same, other))
    assert warn_of_duplicates(opened.catalogue, actor, other) == ()


def test_a_record_is_no_twin_of_itself_nor_of_one_that_was_decided(opened: Opened) -> None:
    actor = officer(opened)
    one, two, _other = entered_twice(opened, actor)
    draft = replace(shop(), uid=one.uid)
    assert [line.code for line in warn_of_duplicates(opened.catalogue, actor, draft)] == [two.code]
    decide_duplicate(opened.catalogue, actor, one.code, two.code, Verdict.NOT_TWINS)
    assert warn_of_duplicates(opened.catalogue, actor, draft) == ()
    decide_duplicate(opened.catalogue, actor, one.code, two.code, Verdict.OPEN)
    assert [line.code for line in warn_of_duplicates(opened.catalogue, actor, draft)] == [two.code]


def test_typing_and_scanning_agree_on_the_percentage(opened: Opened) -> None:
    actor = officer(opened)
    one, two, _other = entered_twice(opened, actor)
    scan_duplicates(opened.catalogue, actor)
    (pair,) = listed(opened, actor)
    (line,) = warn_of_duplicates(opened.catalogue, actor, replace(shop(), uid=one.uid))
    assert line.code == two.code
    assert abs(line.percent - pair.percent) <= 2


def test_kadin_never_learns_whether_nik_are_equal(opened: Opened) -> None:
    """The same draft, with and without the NIK that another record bears, is answered alike; the Dinas is told."""
    actor, kadin = officer(opened), opened.actor
    saved(opened, actor, shop(nik=NIK), shop("Rejeki Sumber", phone=OTHER_PHONE))
    typed, blank = shop("Sumber Redjeki", phone="", nik=NIK), shop("Sumber Redjeki", phone="")
    told = warn_of_duplicates(opened.catalogue, kadin, typed)
    assert told == warn_of_duplicates(opened.catalogue, kadin, blank) != ()
    assert not private_clues(told)
    assert private_clues(warn_of_duplicates(opened.catalogue, actor, typed)) == {ClueKind.SAME_NIK}
    unlike = shop("Kopi Lestari", "Siti A", phone="", nik=NIK)
    assert warn_of_duplicates(opened.catalogue, kadin, unlike) == ()


def test_the_queue_of_kadin_knows_no_nik(opened: Opened) -> None:
    actor, kadin = officer(opened), opened.actor
    one, _two, _other = entered_twice(opened, actor)
    draft = replace(unchanged(view_enterprise(opened.catalogue, actor, one.uid)), owner=shop(nik=NIK).owner)
    scan_duplicates(opened.catalogue, actor)
    before = [(row.percent, row.clues) for row in listed(opened, kadin)]
    save_enterprise(opened.catalogue, actor, draft)
    report = scan_duplicates(opened.catalogue, kadin)
    assert [(row.percent, row.clues) for row in listed(opened, kadin)] == before
    assert report.pairs == len(before) == 1
    assert not private_clues(listed(opened, kadin))


def test_nothing_that_is_told_or_kept_holds_a_number_of_a_person(opened: Opened) -> None:
    actor = officer(opened)
    saved(opened, actor, shop(nik=NIK), shop("Rejeki Sumber"))
    scan_duplicates(opened.catalogue, actor)
    told = json.dumps([asdict(row) for row in listed(opened, actor)])
    told += json.dumps([asdict(line) for line in warn_of_duplicates(opened.catalogue, actor, shop(nik=NIK))])
    with opened.catalogue.reading() as session:
        told += " ".join(session.scalars(select(t.DuplicatePair.clues)))
    assert "same_phone" in told
    assert not any(number in told for number in (NIK, PHONE, PHONE[3:], NIK[-8:]))


def test_filters_and_what_is_gone(opened: Opened) -> None:
    actor = officer(opened)
    one, two, _other = entered_twice(opened, actor)
    scan_duplicates(opened.catalogue, actor)
    assert len(listed(opened, actor, ("region", "35.23"), ("strength", "kuat"))) == 1
    assert listed(opened, actor, ("region", "35.22")) == listed(opened, actor, ("strength", "lemah")) == ()
    with pytest.raises(UserProblem, match=r"record\.filter_unknown"):
        listed(opened, actor, ("warna", "merah"))
    delete_enterprise(opened.catalogue, actor, two.uid)
    assert listed(opened, actor) == ()
    assert warn_of_duplicates(opened.catalogue, actor, replace(shop(), uid=one.uid)) == ()
    with pytest.raises(UserProblem, match=r"duplicate\.unknown"):
        decide_duplicate(opened.catalogue, actor, one.code, two.code, Verdict.TWINS)
    with pytest.raises(UserProblem, match=r"duplicate\.one_record"):
        decide_duplicate(opened.catalogue, actor, one.code, one.code, Verdict.TWINS)


def test_a_cancelled_scan_leaves_the_scan_before(opened: Opened) -> None:
    actor = officer(opened)
    entered_twice(opened, actor)
    scan_duplicates(opened.catalogue, actor)
    before, when = listed(opened, actor), last_scan(opened.catalogue, actor)
    save_enterprise(opened.catalogue, actor, shop("Sumber Rejekii"))

    def stop(done: int, _total: int) -> None:
        if done >= 99:
            raise Cancelled

    with pytest.raises(Cancelled):
        scan_duplicates(opened.catalogue, actor, progress=stop)
    assert (listed(opened, actor), last_scan(opened.catalogue, actor)) == (before, when)


def test_an_empty_catalogue_has_no_twins(opened: Opened) -> None:
    assert scan_duplicates(opened.catalogue, opened.actor).pairs == 0
    assert warn_of_duplicates(opened.catalogue, opened.actor, shop()) == ()
