"""Twins to which everything hangs that can hang on an enterprise, and the whole catalogue as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.businesses import BusinessDraft, PaperDraft, PersonDraft
from models.domain.changes import ChangeKind
from models.domain.enterprises import EnterpriseDraft, OfferDraft
from models.domain.records import SavedRecord
from models.steps.indexing import index_again
from models.steps.trade_indexing import index_touched_trade
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from tests.models.duplicates.twins import OTHER_PHONE, PHONE
from tests.models.records.drafts import DESA, KK, NIK, OTHER_NIK, need, partner

Picture = dict[str, dict[int, dict[str, Any]]]
_UNSEEN = ("version", "changed_by")
_TABLES = [table for table in t.Table.metadata.sorted_tables if "made_by" in table.c]


def first_draft() -> EnterpriseDraft:
    """The older and fuller record."""
    return EnterpriseDraft(
        business=BusinessDraft(name="Sumber Rejeki", region=DESA, address="Jl. Mawar 5", annual_sales=10_000_000_00),
        owner=PersonDraft(name="Siti Aminah", phone=PHONE, nik=NIK, kk=KK, desil=2, desil_quarter="2026-Q3"),
        offers=(
            OfferDraft(commodity="tapioka", words="Tapioka kering", unit="kg", capacity=500_000),
            OfferDraft(commodity="ubi_kayu", words="Singkong segar", unit="kg", capacity=90_000),
        ),
        papers=(PaperDraft("halal", True, "ID12345678901234"), PaperDraft("pirt", False)),
        note="Buka Senin–Jumat",
    )  # fmt: skip


def second_draft() -> EnterpriseDraft:
    """The same shop, typed again by somebody else."""
    return EnterpriseDraft(
        business=BusinessDraft(
            name="UD Sumber Redjeki", region="35.23.01", nib="1234567890123", annual_sales=12_000_000_00, workers=4
        ),
        owner=PersonDraft(name="Hj. Siti Aminah", phone=OTHER_PHONE),
        offers=(
            OfferDraft(commodity="tapioka", words="Tapioka", unit="kg", price=9_000_00, lead_days=3),
            OfferDraft(commodity="beras", words="Beras curah", unit="kg", capacity=10_000),
        ),
        papers=(PaperDraft("pirt", True, "2093523010001-26"), PaperDraft("bpom_md", False)),
        note="Titip di pasar",
    )  # fmt: skip


def twins(opened: Opened, actor: Actor, **owner: str) -> tuple[SavedRecord, SavedRecord]:
    """Both records, with rows in every table that names an enterprise or its business."""
    first = save_enterprise(opened.catalogue, actor, first_draft())
    draft = second_draft()
    second = save_enterprise(opened.catalogue, actor, replace(draft, owner=replace(draft.owner, **owner)))
    for record, letter in ((first, "A"), (second, "B")):
        write(opened, actor, lambda session, uid=record.uid, letter=letter: _hang_on(session, uid, letter))
    return first, second


def promised(opened: Opened, actor: Actor, offer: str, need_uid: str, *, agreed: bool = False) -> str:
    """A run's proposal of an offer for a need, accepted, and an agreement where one is wanted; the proposal's code."""
    code = f"P-{offer[-6:]}{need_uid[-4:]}"
    write(opened, actor, lambda session: _promise(session, code, offer, need_uid, agreed))
    return code


def wanted(opened: Opened, actor: Actor, words: str = "Tapioka kering") -> str:
    """The uid of a need of a partner."""
    known = select(t.Partner.uid).join(t.Business, t.Business.id == t.Partner.business_id)
    with opened.catalogue.reading() as session:
        uid = session.scalar(known.where(t.Business.name == "PT Contoh Pangan"))
    uid = uid or save_partner(opened.catalogue, actor, partner()).uid
    return save_need(opened.catalogue, actor, need(uid, words)).uid


def write(opened: Opened, actor: Actor, into: Callable[[Session], None]) -> str:
    """Write rows in a change set of their own; its uid."""
    with opened.catalogue.transaction() as session:
        with change_set(session, actor, ChangeKind.SCREEN) as current:
            into(session)
            session.flush()
            index_again(session, session.scalars(select(t.Enterprise.id)))
            index_touched_trade(session)
        return current.uid


def picture(opened: Opened) -> Picture:
    """Every row that belongs to a change set, and the index, without who changed it last."""
    with opened.catalogue.reading() as session:
        found = {
            table.name: {
                row["id"]: {name: value for name, value in row.items() if name not in _UNSEEN}
                for row in session.execute(select(table)).mappings()
            }
            for table in _TABLES
        }
        listed = session.execute(select(t.EnterpriseListing.__table__)).mappings()
        found["enterprise_listing"] = {
            row["enterprise_id"]: {name: value for name, value in row.items() if name != "place"} for row in listed
        }
        indexed = session.scalars(text("SELECT words FROM enterprise_search"))
        words = sorted(sorted(each.split()) for each in indexed)
        found["enterprise_search"] = {number: {"words": each} for number, each in enumerate(words)}
        return found


def live(found: Picture) -> Picture:
    """Only what stands: neither deleted, nor superseded, nor what tells of merges."""
    return {
        table: {
            number: row
            for number, row in rows.items()
            if not row.get("deleted") and row.get("superseded_by") is None and not row.get("voided")
        }
        for table, rows in found.items()
        if table not in ("record_merge",)
    }


def _hang_on(session: Session, uid: str, letter: str) -> None:
    enterprise = session.scalars(select(t.Enterprise).where(t.Enterprise.uid == uid)).one()
    number, business = enterprise.id, session.get_one(t.Business, enterprise.business_id)
    commodity = session.scalars(select(t.Commodity.id).order_by(t.Commodity.id)).first()
    for name in ("Kios pasar", f"Kios {letter}"):
        session.add(t.Outlet(enterprise_id=number, kind="kios", name=name, region=DESA))
    session.add(t.Machine(enterprise_id=number, name=f"Mesin {letter}", count=2))
    session.add(t.InputUsed(enterprise_id=number, commodity_id=commodity, words=f"Bahan {letter}"))
    for programme in ("KUR", f"Program {letter}"):
        session.add(t.Membership(enterprise_id=number, programme=programme))
    group = session.scalars(select(t.Association).where(t.Association.name == "KUB Contoh")).first()
    if group is None:
        group = t.Association(code="G-9001", name="KUB Contoh", name_key="kub contoh", kind="kub")
        session.add(group)
    own = t.Association(code=f"G-900{letter}", name=f"Koperasi {letter}", name_key="k", kind="koperasi")
    own.business_id = business.id
    session.add(own)
    session.flush()
    role = "ketua" if letter == "B" else "anggota"
    session.add(t.AssociationMember(association_id=group.id, enterprise_id=number, role=role))
    owner = select(t.BusinessPerson.person_id).where(t.BusinessPerson.business_id == business.id)
    person = session.scalars(owner).first()
    session.add(t.Consent(person_id=person, purpose="pencatatan", given_on="2026-01-02", form="tertulis"))
    if letter == "B":
        role_of_partner = t.Partner(code="M-9001", business_id=business.id, kadin_number="20402-0009")
        session.add(role_of_partner)
        session.flush()
        session.add(t.PartnerGood(partner_id=role_of_partner.id, direction="diserap", commodity_id=commodity))


def _promise(session: Session, code: str, offer_uid: str, need_uid: str, agreed: bool) -> None:
    offer = session.scalars(select(t.Offer).where(t.Offer.uid == offer_uid)).one()
    wanting = session.scalars(select(t.Need).where(t.Need.uid == need_uid)).one()
    run = session.scalars(select(t.MatchingRun)).first() or _run()
    session.add(run)
    session.flush()
    both = {"offer_id": offer.id, "need_id": wanting.id}
    shared = {"pattern": "rantai_pasok", "quantity": 100_000, "unit": "kg", "offer_quantity": 100_000}
    scores = {"score": 500, "score_low": 400, "score_high": 600, "reasons": "{}"}
    proposal = t.Proposal(code=code, run_id=run.id, **both, **shared, **scores)
    session.add(proposal)
    word = {"status": "accepted", "quantity": 100_000, "offer_quantity": 100_000}
    session.add(t.Decision(**both, **word))
    session.flush()
    if agreed:
        agreement = _agreement(proposal, both | shared)
        session.add(agreement)
        session.flush()
        content = b"%PDF-"
        digest = sha256(content).hexdigest()
        session.add(t.AgreementFile(agreement_id=agreement.id, paper="a4", content=content, sha256=digest))


def _agreement(proposal: t.Proposal, values: dict[str, Any]) -> t.Agreement:
    today = date.today()
    return t.Agreement(
        code=f"PK-{proposal.code}", number=f"500/{proposal.code}", proposal_id=proposal.id, **values,
        signed_on=today.isoformat(), starts=today.isoformat(), ends=(today + timedelta(days=300)).isoformat(),
        status="terbit", terms="{}", document="{}",
    )  # fmt: skip


def _run() -> t.MatchingRun:
    return t.MatchingRun(
        code="R-9001", at="2026-11-21T00:00:00Z", today="2026-11-21", engine="x", settings="{}", fingerprint="0" * 64,
        value=0.0, fit=0.0, priority=0.0, upper_bound=0.0, counts="{}", seconds="0",
    )  # fmt: skip


__all__ = ["KK", "NIK", "OTHER_NIK", "Picture", "live", "picture", "promised", "twins", "wanted", "write"]
