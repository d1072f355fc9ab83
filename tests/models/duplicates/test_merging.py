"""Two records become one: nothing is lost, undo restores all, nobody learns what is private."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.actor import Role
from models.domain.businesses import DatedValue, PrivateValue
from models.domain.duplicates import Verdict
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.merging import Reason, Side
from models.problems import UserProblem
from models.use_cases.decide_duplicate import decide_duplicate
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.list_duplicates import list_duplicates
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_merges import find_merge, list_merges
from models.use_cases.merge_records import merge_records
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.scan_duplicates import scan_duplicates
from models.use_cases.undo_change import undo_change
from models.use_cases.unmerge_records import unmerge_records
from models.use_cases.view_enterprise import view_enterprise
from models.use_cases.view_merge import view_merge
from models.use_cases.view_partner import view_partner
from tests.models.duplicates.merged import merged, offers_of, plan, refused, sound, the_merge
from tests.models.duplicates.rich import KK, NIK, live, picture, promised, twins, wanted, write
from tests.models.duplicates.twins import OTHER_PHONE, PHONE, saved, shop
from tests.models.records.drafts import OTHER_NIK, officer, unchanged

NOT_MOVED = {
    "run_unmatched", "proposal", "group_member", "proposed_group", "enterprise_listing", "duplicate_pair",
    "duplicate_verdict", "record_merge", "agreement", "decision", "offer_fact", "person_phone", "person_nik",
    "consent", "need", "partner_good",
}  # fmt: skip
"""Tables that name what moved and go with it, are written once, or are looked at one by one."""


def test_the_view_proposes_a_side_for_every_field_and_says_why(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    view = view_merge(opened.catalogue, actor, first.uid, second.uid)
    found = {field.key.partition(":")[0] + (":" + field.key[-4:] if "paper" in field.key else ""): field
             for field in view.fields}  # fmt: skip
    told = {key: (field.default, field.why) for key, field in found.items()}
    assert told["name"] == (Side.FIRST, Reason.STAYS)
    assert told["nib"] == (Side.SECOND, Reason.ONLY)
    assert told["region"] == (Side.FIRST, Reason.EXACTER)
    assert told["note"] == (Side.BOTH, Reason.DIFFERENT)
    assert told["owner.phone"] == (Side.SECOND, Reason.NEWER)
    assert told["owner.nik"] == (Side.FIRST, Reason.ONLY)
    assert told["paper:pirt"] == (Side.SECOND, Reason.HELD)
    assert told["tenaga_kerja"] == (Side.SECOND, Reason.ONLY)
    assert isinstance(found["penjualan"].first, DatedValue)
    assert found["note"].both
    assert {each.table: each.count for each in view.moving} == {
        "offer": 2, "outlet": 2, "machine": 1, "input_used": 1, "membership": 2, "association_member": 1,
        "partner_good": 1,
    }  # fmt: skip
    assert not view.refusal


def test_the_fuller_record_is_proposed_to_stay(opened: Opened) -> None:
    actor = officer(opened)
    poor, rich = saved(opened, actor, shop("Sumber Rejeki", phone=""), shop("Sumber Rejekii"))
    assert view_merge(opened.catalogue, actor, poor.uid, rich.uid).swap
    assert not view_merge(opened.catalogue, actor, rich.uid, poor.uid).swap


def test_everything_of_the_other_goes_over(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    merged(opened, actor, first.uid, second.uid)
    record = view_enterprise(opened.catalogue, actor, first.uid)
    business = record.business
    assert (business.name, business.nib, business.region) == ("Sumber Rejeki", "1234567890123", "35.23.01.2001")
    figures = [fact.value for fact in (business.workers, business.annual_sales) if fact is not None]
    assert figures == [4, 10_000_000_00]
    assert record.note == "Buka Senin–Jumat\nTitip di pasar"
    assert {offer.words for offer in record.offers} == {"Tapioka kering", "Singkong segar", "Beras curah"}
    tapioca = next(offer for offer in record.offers if offer.words == "Tapioka kering")
    assert (tapioca.capacity and tapioca.capacity.value, tapioca.price and tapioca.price.value) == (500_000, 9_000_00)
    assert tapioca.lead_days == 3
    held = {paper.kind: paper.held for paper in record.papers if paper.kind in ("halal", "pirt", "bpom_md")}
    assert held == {"halal": True, "pirt": True, "bpom_md": False}
    assert sorted(record.programmes) == ["KUR", "Program A", "Program B"]
    assert record.owner.name == "Siti Aminah"
    assert record.owner.phone.shown == OTHER_PHONE
    assert view_partner(opened.catalogue, actor, _partner_uid(opened)).business.name == "Sumber Rejeki"
    _nothing_left_behind(opened, first.code, second.code)
    sound(opened.catalogue, actor)


def _partner_uid(opened: Opened) -> str:
    with opened.catalogue.reading() as session:
        return session.scalars(select(t.Partner.uid).where(t.Partner.code == "M-9001")).one()


def _nothing_left_behind(opened: Opened, first: str, second: str) -> None:
    """No table names the business or the enterprise that went; the group has one member, with the higher role."""
    with opened.catalogue.reading() as session:
        e = t.Enterprise
        stays, gone = (session.scalars(select(e).where(e.code == code)).one() for code in (first, second))
        assert gone.deleted
        assert session.get_one(t.Business, gone.business_id).deleted
        for table in t.Table.metadata.sorted_tables:
            for key in table.foreign_keys:
                number = {"business": gone.business_id, "enterprise": gone.id}.get(key.column.table.name)
                if number is None or table.name in NOT_MOVED or key.parent.name == "id":
                    continue
                left = session.execute(select(table.c.id).where(key.parent == number)).all()
                assert left == ([(gone.id,)] if table.name == "enterprise" else []), (table.name, key.parent.name)
        m = t.AssociationMember
        members = session.scalars(select(m.role).where(m.enterprise_id == stays.id, ~m.deleted)).all()
        assert members == ["ketua"]
        outlets = session.scalars(select(t.Outlet.name).where(t.Outlet.enterprise_id == stays.id, ~t.Outlet.deleted))
        assert sorted(outlets) == ["Kios A", "Kios B", "Kios pasar"]
        assert session.scalar(select(t.Consent.person_id).order_by(t.Consent.id.desc())) == session.scalar(
            select(t.BusinessPerson.person_id).where(
                t.BusinessPerson.business_id == stays.business_id, ~t.BusinessPerson.deleted
            )
        )


def test_the_old_code_leads_to_the_survivor(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    merged(opened, actor, first.uid, second.uid)
    assert view_enterprise(opened.catalogue, actor, second.uid).code == first.code
    for words in (second.code, first.code):
        found = list_enterprises(opened.catalogue, actor, ListQuery(words), 0, 10)
        assert [line.code for line in found.rows] == [first.code], words
    assert find_merge(opened.catalogue, actor, second.code).code == first.code
    (line,) = list_merges(opened.catalogue, actor, ListQuery(), 0, 10).rows
    assert (line.merged_code, line.merged_name) == (second.code, "UD Sumber Redjeki")


def test_a_list_that_names_the_old_code_updates_the_survivor(opened: Opened, tmp_path: Path) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    merged(opened, actor, first.uid, second.uid)
    row = "Kode,Nama Usaha,Nama Pemilik,Kabupaten/Kota,Kecamatan,Produk,Satuan,Alamat\n"
    row += f"{second.code},Sumber Rejeki,Siti Aminah,Kab. Tuban,Kenduruan,Tapioka,kg,Jl. Melati 9\n"
    (tmp_path / "daftar.csv").write_text(row, encoding="utf-8")
    request = ImportRequest(tmp_path / "daftar.csv", IntakeKind.ENTERPRISES)
    report = import_workbook(opened.catalogue, actor, request)
    assert (report.updated, report.new) == (1, 0), report
    assert view_enterprise(opened.catalogue, actor, first.uid).business.address == "Jl. Melati 9"


def test_undo_right_after_restores_every_table(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    need_uid = wanted(opened, actor)
    promised(opened, actor, offers_of(opened, actor, second.uid)["Tapioka"], need_uid, agreed=True)
    before = picture(opened)
    change = merged(opened, actor, first.uid, second.uid)
    after = picture(opened)
    assert after != before
    undone = undo_change(opened.catalogue, actor, change)
    assert live(picture(opened)) == live(before)
    assert {table: rows for table, rows in picture(opened).items() if table != "record_merge"} == {
        table: rows for table, rows in before.items() if table != "record_merge"
    }
    undo_change(opened.catalogue, actor, undone.change_set)
    assert live(picture(opened)) == live(after)
    sound(opened.catalogue, actor)


def test_promises_stand_on_the_offer_that_is_kept(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    need_uid = wanted(opened, actor)
    promised(opened, actor, offers_of(opened, actor, second.uid)["Tapioka"], need_uid, agreed=True)
    kept = offers_of(opened, actor, first.uid)["Tapioka kering"]
    merged(opened, actor, first.uid, second.uid)
    with opened.catalogue.reading() as session:
        number = session.scalars(select(t.Offer.id).where(t.Offer.uid == kept)).one()
        for table in (t.Agreement, t.Decision, t.Proposal):
            assert session.scalars(select(table.offer_id)).all() == [number], table


def test_agreements_that_collide_keep_them_apart(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    need_uid = wanted(opened, actor)
    for record, words in ((first, "Tapioka kering"), (second, "Tapioka")):
        promised(opened, actor, offers_of(opened, actor, record.uid)[words], need_uid, agreed=True)
    assert view_merge(opened.catalogue, actor, first.uid, second.uid).refusal == "duplicate.agreements_collide"
    assert refused(opened, actor, first.uid, second.uid) == "duplicate.agreements_collide"


def test_nobody_makes_an_agreement_with_themselves(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    need_uid = wanted(opened, actor)
    promised(opened, actor, offers_of(opened, actor, first.uid)["Tapioka kering"], need_uid, agreed=True)

    def own(session: object) -> None:
        partner = session.scalars(select(t.Partner).where(t.Partner.code == "M-9001")).one()  # type: ignore[attr-defined]
        need = session.scalars(select(t.Need).where(t.Need.uid == need_uid)).one()  # type: ignore[attr-defined]
        need.partner_id = partner.id

    write(opened, actor, own)
    assert refused(opened, actor, first.uid, second.uid) == "duplicate.agreement_with_itself"


def test_words_that_contradict_each_other_need_both_offers(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    need_uid = wanted(opened, actor)
    mine = offers_of(opened, actor, first.uid)["Tapioka kering"]
    for uid in (mine, offers_of(opened, actor, second.uid)["Tapioka"]):
        promised(opened, actor, uid, need_uid)

    def reject(session: object) -> None:
        word = session.scalars(select(t.Decision).order_by(t.Decision.id)).first()  # type: ignore[attr-defined]
        word.status = "rejected"

    write(opened, actor, reject)
    view = view_merge(opened.catalogue, actor, first.uid, second.uid)
    field = next(field for field in view.fields if field.key == f"offer:{mine}")
    assert (field.default, field.why) == (Side.BOTH, Reason.PROMISED)
    said = refused(opened, actor, first.uid, second.uid, (field.key, Side.FIRST))
    assert said == "duplicate.offer_decisions_differ"
    merged(opened, actor, first.uid, second.uid)
    assert {"Tapioka", "Tapioka kering"} <= set(offers_of(opened, actor, first.uid))


def test_records_of_other_offices_need_the_right(opened: Opened) -> None:
    actor = officer(opened)
    first, second = saved(opened, actor, shop(), shop("Rejeki Sumber"))
    stranger = replace(actor, role=Role.DISKOPUMDAG, office="KDN")
    assert refused(opened, stranger, first.uid, second.uid) == "duplicate.other_office"
    own = replace(actor, role=Role.DISKOPUMDAG)
    merged(opened, own, first.uid, second.uid)
    with pytest.raises(UserProblem, match=r"duplicate\.other_office"):
        unmerge_records(opened.catalogue, stranger, the_merge(opened, actor))


def test_what_is_no_twin_is_not_merged_and_no_twin_of_the_survivor(opened: Opened) -> None:
    actor = officer(opened)
    one, two, three = saved(opened, actor, shop(), shop("Rejeki Sumber"), shop("Sumber Rejekii"))
    decide_duplicate(opened.catalogue, actor, one.code, two.code, Verdict.NOT_TWINS)
    assert refused(opened, actor, one.uid, two.uid) == "duplicate.not_twins"
    merged(opened, actor, three.uid, two.uid)
    scan_duplicates(opened.catalogue, actor)
    assert list_duplicates(opened.catalogue, actor, ListQuery(), 0, 10).rows == ()
    assert refused(opened, actor, three.uid, one.uid) == "duplicate.not_twins"
    unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    pairs = list_duplicates(opened.catalogue, actor, ListQuery(), 0, 10).rows
    assert {frozenset((pair.first.code, pair.second.code)) for pair in pairs} <= {
        frozenset((one.code, three.code)), frozenset((two.code, three.code))
    }  # fmt: skip


def test_a_record_changed_since_it_was_shown_is_not_merged(opened: Opened) -> None:
    actor = officer(opened)
    one, two = saved(opened, actor, shop(), shop("Rejeki Sumber"))
    view = view_merge(opened.catalogue, actor, one.uid, two.uid)
    draft = unchanged(view_enterprise(opened.catalogue, actor, two.uid))
    save_enterprise(opened.catalogue, actor, replace(draft, note="baru"))
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        merge_records(opened.catalogue, actor, plan(view))
    assert refused(opened, actor, one.uid, one.uid) == "duplicate.one_record"
    assert refused(opened, actor, one.uid, two.uid, ("warna", Side.FIRST)) == "duplicate.choice_unknown"
    assert refused(opened, actor, one.uid, two.uid, ("name", Side.BOTH)) == "duplicate.choice_unknown"


def test_private_values_are_masked_and_kadin_hears_of_none(opened: Opened) -> None:
    actor, kadin = officer(opened), opened.actor
    first, second = twins(opened, actor, nik=OTHER_NIK, kk=KK)
    view = view_merge(opened.catalogue, actor, first.uid, second.uid)
    fields = {field.key: field for field in view.fields}
    assert isinstance(fields["owner.nik"].first, PrivateValue)
    assert {"owner.nik", "owner.household"} <= fields.keys()
    told = json.dumps(asdict(view))
    assert not any(number in told for number in (NIK, OTHER_NIK, KK))
    other = view_merge(opened.catalogue, kadin, first.uid, second.uid)
    assert not {"owner.nik", "owner.household"} & {field.key for field in other.fields}
    said = refused(opened, kadin, first.uid, second.uid, ("owner.nik", Side.SECOND))
    assert said == "duplicate.choice_unknown"


def test_the_person_whose_nik_is_kept_stays(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor, nik=OTHER_NIK)
    before = live(picture(opened))
    merged(opened, actor, first.uid, second.uid, ("owner.nik", Side.SECOND), ("owner.phone", Side.FIRST))
    owner = view_enterprise(opened.catalogue, actor, first.uid).owner
    assert (owner.name, owner.nik.shown[-4:], owner.phone.shown) == ("Siti Aminah", OTHER_NIK[-4:], PHONE)
    assert owner.kk.known
    unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    assert live(picture(opened)) == before


def test_a_person_with_another_shop_keeps_name_and_number_there(opened: Opened) -> None:
    actor = officer(opened)
    of_hers = [shop(name, "Siti A.", nik=NIK) for name in ("Rejeki Sumber", "Kopi Lestari")]
    first, second, third = saved(opened, actor, shop(phone=""), *of_hers)
    merged(opened, actor, first.uid, second.uid)
    owner = view_enterprise(opened.catalogue, actor, first.uid).owner
    assert (owner.name, owner.nik.known, owner.phone.shown) == ("Siti A.", True, PHONE)
    elsewhere = view_enterprise(opened.catalogue, actor, third.uid).owner
    assert (elsewhere.name, elsewhere.nik.known, elsewhere.phone.shown) == ("Siti A.", True, PHONE)


def test_both_owners_may_stay(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    merged(opened, actor, first.uid, second.uid, ("owner", Side.BOTH))
    with opened.catalogue.reading() as session:
        part = t.BusinessPerson
        e = session.scalars(select(t.Enterprise).where(t.Enterprise.uid == first.uid)).one()
        parts = session.scalars(select(part.id).where(part.business_id == e.business_id, ~part.deleted)).all()
    assert len(parts) == 2
