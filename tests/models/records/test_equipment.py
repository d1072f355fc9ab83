"""Outlets, machines, inputs, NPWP, e-mail and point: kept whole, changed, undone, and never erased unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.catalogue.chain import contents
from models.catalogue.tables import ChangeSet
from models.domain.actor import Role
from models.domain.businesses import BusinessDraft, Point
from models.domain.enterprises import EnterpriseDraft, EnterpriseRecord
from models.domain.equipment import Condition, InputPart, MachinePart, OutletKind, OutletPart
from models.domain.matching import MatchSettings
from models.problems import UserProblem
from models.steps.matching.building import build_problem
from models.use_cases.delete_commodity import delete_commodity
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_commodity import save_commodity
from models.use_cases.save_enterprise import check_enterprise, save_enterprise
from models.use_cases.save_partner import save_partner
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from models.use_cases.view_partner import view_partner
from tests.models.records.drafts import TUBAN, enterprise, officer, partner, unchanged
from tests.records import TODAY

OUTLETS = (
    OutletPart(
        kind=OutletKind.GUDANG, name="Gudang Contoh", region="35.23.01", address="Jl. Contoh 1", area=60_500,
        storage=4_000_000, storage_unit="kg", cold=True, owned=False,
    ),
    OutletPart(kind=OutletKind.DARING, name="Toko daring"),
)  # fmt: skip
MACHINES = (
    MachinePart(
        name="Oven listrik", process="pengeringan", count=3, capacity=900_000, unit="kg", year=2019,
        condition=Condition.PERLU_PERBAIKAN,
    ),
    MachinePart(name="Timbangan"),
)  # fmt: skip
INPUTS = (
    InputPart(commodity="tapioka", words="Tepung kasar", unit="kg", quantity=250_000, origin="pasar"),
    InputPart(commodity="tapioka"),
)  # fmt: skip
IDENTITY = {"npwp": "01.234.567.8-901.000", "email": " usaha@contoh.id ", "point": Point(-6.9, 112.05, "gps")}
PERSONS_NPWP = "3523014501809991"


def equipped(name: str = "Keripik Bu Contoh") -> EnterpriseDraft:
    """A new enterprise about which everything of this chapter is known."""
    plain = enterprise(name)
    business = replace(plain.business, **IDENTITY)  # type: ignore[arg-type]
    return replace(plain, business=business, outlets=OUTLETS, machines=MACHINES, inputs=INPUTS)


@pytest.fixture
def opened(opened: Opened) -> Opened:
    """Worked in by an officer of a Diskopumdag."""
    return replace(opened, actor=officer(opened))


@pytest.fixture
def shared(postgres_database: str) -> Iterator[Opened]:
    """A new catalogue on a server."""
    found = open_catalogue(postgres_database)
    yield replace(found, actor=officer(found))
    found.catalogue.close()


def _view(opened: Opened, uid: str) -> EnterpriseRecord:
    return view_enterprise(opened.catalogue, opened.actor, uid)


def _plain(parts: tuple[OutletPart | MachinePart | InputPart, ...]) -> list[OutletPart | MachinePart | InputPart]:
    """Without what only the catalogue gives."""
    bare = [replace(part, uid="") for part in parts]
    return [replace(part, commodity_name="") if isinstance(part, InputPart) else part for part in bare]


def _assert_equipped(record: EnterpriseRecord) -> None:
    assert _plain(record.outlets) == list(OUTLETS)
    assert _plain(record.machines) == list(MACHINES)
    assert _plain(record.inputs) == list(INPUTS)
    assert {part.commodity_name for part in record.inputs} == {"Tapioka"}
    business = record.business
    assert (business.npwp, business.email) == ("012345678901000", "usaha@contoh.id")
    assert (business.latitude, business.longitude, business.point_source) == (-6.9, 112.05, "gps")


def test_everything_entered_is_seen_again(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, equipped())
    _assert_equipped(_view(opened, saved.uid))


def test_a_form_without_these_fields_erases_nothing(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, equipped())
    draft = replace(unchanged(_view(opened, saved.uid)), note="lain")
    assert (draft.outlets, draft.machines, draft.inputs) == (None, None, None)
    save_enterprise(opened.catalogue, opened.actor, draft)
    record = _view(opened, saved.uid)
    assert record.note == "lain"
    _assert_equipped(record)


def test_saving_by_kadin_erases_nothing_and_sees_all_but_a_persons_npwp(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, equipped())
    kadin = replace(opened.actor, role=Role.KADIN, office="KADIN-JTM")
    seen = view_enterprise(opened.catalogue, kadin, saved.uid)
    _assert_equipped(seen)
    save_enterprise(opened.catalogue, kadin, replace(unchanged(seen), note="dari KADIN"))
    _assert_equipped(_view(opened, saved.uid))


def test_parts_are_changed_added_and_taken_away_and_an_undo_gives_them_back(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, equipped())
    before = _view(opened, saved.uid)
    shop = OutletPart(kind=OutletKind.KIOS, name="Kios pasar")
    draft = replace(
        unchanged(before),
        outlets=(replace(before.outlets[0], area=70_000), shop),
        machines=(),
        inputs=(replace(before.inputs[0], quantity=None, unit=""),),
        business=replace(unchanged(before).business, npwp="", email="", point=Point()),
    )
    edit = save_enterprise(opened.catalogue, opened.actor, draft)
    after = _view(opened, saved.uid)
    assert after.outlets[0] == replace(before.outlets[0], area=70_000)
    assert _plain(after.outlets[1:]) == [shop]
    assert (after.machines, len(after.inputs), after.inputs[0].quantity) == ((), 1, None)
    assert (after.business.npwp, after.business.email, after.business.latitude) == ("", "", None)
    assert after.business.point_source == ""
    undone = undo_change(opened.catalogue, opened.actor, edit.change_set)
    _assert_equipped(_view(opened, saved.uid))
    undo_change(opened.catalogue, opened.actor, undone.change_set)
    assert _view(opened, saved.uid).outlets == after.outlets
    with opened.catalogue.reading() as session:
        assert contents(session) == {row.id: row.content for row in session.query(ChangeSet)}


@pytest.mark.parametrize(
    "part",
    [
        {"outlets": (OutletPart(name="Kios"),)},
        {"machines": (MachinePart(name="Mesin jahit"),)},
        {"inputs": (InputPart(commodity="tapioka"),)},
    ],
)
def test_a_form_filled_before_somebody_else_changed_a_part_is_refused(
    opened: Opened, part: dict[str, tuple[object, ...]]
) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, equipped())
    record = _view(opened, saved.uid)
    save_enterprise(opened.catalogue, opened.actor, replace(unchanged(record), **part))  # type: ignore[arg-type]
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_enterprise(opened.catalogue, opened.actor, replace(unchanged(record), note="terlambat"))


def test_saving_the_same_again_writes_nothing(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, equipped())
    record = _view(opened, saved.uid)
    same = replace(unchanged(record), outlets=record.outlets, machines=record.machines, inputs=record.inputs)
    save_enterprise(opened.catalogue, opened.actor, same)
    again = _view(opened, saved.uid)
    assert (again.version, again.history) == (record.version, record.history)


def test_the_history_names_what_changed(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, equipped())
    record = _view(opened, saved.uid)
    draft = replace(
        unchanged(record),
        outlets=(replace(record.outlets[0], storage=5_000_000),),
        machines=(*record.machines, MachinePart(name="Mesin giling")),
        business=replace(unchanged(record).business, email="baru@contoh.id"),
    )
    save_enterprise(opened.catalogue, opened.actor, draft)
    told = {(line.field, line.old, line.new) for line in _view(opened, saved.uid).history}
    assert ("outlet.storage", "4000000", "5000000") in told
    assert ("outlet.deleted", "false", "true") in told
    assert ("machine", None, "Mesin giling") in told
    assert ("business.email", "usaha@contoh.id", "baru@contoh.id") in told


def test_an_npwp_that_is_a_nik_is_refused_and_one_that_a_list_brought_is_shown_as_a_nik(opened: Opened) -> None:
    draft = equipped()
    wrong = replace(draft, business=replace(draft.business, npwp=PERSONS_NPWP))
    assert [(each.field, each.message) for each in check_enterprise(wrong)] == [("npwp", "equipment.npwp_is_nik")]
    saved = save_enterprise(opened.catalogue, opened.actor, draft)
    _bring_npwp(opened, PERSONS_NPWP)
    assert _view(opened, saved.uid).business.npwp == "3523••••••••9991"
    kadin = replace(opened.actor, role=Role.KADIN, office="KADIN-JTM")
    hidden = view_enterprise(opened.catalogue, kadin, saved.uid)
    assert hidden.business.npwp == ""
    assert PERSONS_NPWP not in repr(hidden)
    save_enterprise(opened.catalogue, kadin, replace(unchanged(hidden), note="dari KADIN"))
    assert _view(opened, saved.uid).business.npwp == "3523••••••••9991"


def _bring_npwp(opened: Opened, npwp: str) -> None:
    from models.catalogue.recording import change_set
    from models.catalogue.tables import Business
    from models.domain.changes import ChangeKind

    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.IMPORT):
        session.query(Business).one().npwp = npwp


@pytest.mark.parametrize(
    ("field", "message", "changed"),
    [
        ("outlets.0.region", "record.region_unknown", {"outlets": (OutletPart(region="35.99"),)}),
        ("outlets.0.area", "record.amount_range", {"outlets": (OutletPart(area=-1),)}),
        ("outlets.0.storage", "equipment.unit_missing", {"outlets": (OutletPart(storage=1),)}),
        ("machines.0.name", "equipment.machine_name", {"machines": (MachinePart(name=" "),)}),
        ("machines.0.count", "equipment.machine_count", {"machines": (MachinePart(name="A", count=0),)}),
        ("machines.1.year", "equipment.machine_year", {"machines": (MACHINES[1], MachinePart(name="A", year=20))}),
        ("machines.0.capacity", "equipment.unit_missing", {"machines": (MachinePart(name="A", capacity=1),)}),
        ("inputs.0.commodity", "record.commodity_missing", {"inputs": (InputPart(),)}),
        ("inputs.0.quantity", "record.unit_unknown", {"inputs": (InputPart(commodity="tapioka", unit="drim"),)}),
        ("email", "equipment.email_unreadable", {"email": "bukan surel"}),
        ("npwp", "equipment.npwp_unreadable", {"npwp": "NPWP menyusul"}),
        ("npwp", "equipment.npwp_unreadable", {"npwp": "1234"}),
        ("point", "equipment.point_half", {"point": Point(latitude=-7.0)}),
        ("point", "equipment.point_nowhere", {"point": Point(-97.0, 112.0)}),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_saved(
    opened: Opened, field: str, message: str, changed: dict[str, object]
) -> None:
    plain, names = enterprise(), {"email", "npwp", "point"}
    of_business = {name: value for name, value in changed.items() if name in names}
    of_draft = {name: value for name, value in changed.items() if name not in names}
    business: BusinessDraft = replace(plain.business, **of_business)  # type: ignore[arg-type]
    draft = replace(plain, business=business, **of_draft)  # type: ignore[arg-type]
    assert [(each.field, each.message) for each in check_enterprise(draft)] == [(field, message)]
    with pytest.raises(UserProblem) as refused:
        save_enterprise(opened.catalogue, opened.actor, draft)
    assert refused.value.message == message


def test_a_commodity_that_somebody_takes_in_is_not_deleted(opened: Opened) -> None:
    from models.domain.supply import CommodityDraft

    made = save_commodity(opened.catalogue, opened.actor, CommodityDraft("", 0, "Pati uji", "kg", "pangan"))
    draft = replace(enterprise(), inputs=(InputPart(commodity=made.slug),))
    save_enterprise(opened.catalogue, opened.actor, draft)
    with pytest.raises(UserProblem, match=r"equipment\.commodity_taken_in"):
        delete_commodity(opened.catalogue, opened.actor, made.slug)


def test_the_matcher_measures_from_the_point_and_not_from_the_middle_of_the_region(opened: Opened) -> None:
    save_enterprise(opened.catalogue, opened.actor, enterprise())
    with opened.catalogue.reading() as session:
        middle = build_problem(session, MatchSettings(), TODAY).problem.offers
    at_point = replace(enterprise("Usaha Bertitik"), business=replace(equipped().business, name="Usaha Bertitik"))
    save_enterprise(opened.catalogue, opened.actor, replace(at_point, owner=replace(at_point.owner, nik="", kk="")))
    with opened.catalogue.reading() as session:
        offers = build_problem(session, MatchSettings(), TODAY).problem.offers
    assert (float(offers.latitude[1]), float(offers.longitude[1])) == (-6.9, 112.05)
    assert float(offers.latitude[0]) == float(middle.latitude[0]) != -6.9


def test_a_partner_has_npwp_email_and_point_too(opened: Opened) -> None:
    plain = partner()
    business = replace(plain.business, **IDENTITY)  # type: ignore[arg-type]
    saved = save_partner(opened.catalogue, opened.actor, replace(plain, business=business))
    seen = view_partner(opened.catalogue, opened.actor, saved.uid).business
    assert (seen.npwp, seen.email, seen.latitude) == ("012345678901000", "usaha@contoh.id", -6.9)
    assert seen.region == TUBAN


def test_equipment_is_the_same_on_a_server(shared: Opened) -> None:
    saved = save_enterprise(shared.catalogue, shared.actor, equipped())
    record = _view(shared, saved.uid)
    _assert_equipped(record)
    edit = save_enterprise(shared.catalogue, shared.actor, replace(unchanged(record), machines=(), outlets=()))
    assert _view(shared, saved.uid).machines == ()
    undo_change(shared.catalogue, shared.actor, edit.change_set)
    _assert_equipped(_view(shared, saved.uid))
