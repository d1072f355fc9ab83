"""Enterprises entered twice, by drafts."""

from __future__ import annotations

from dataclasses import replace

from models.domain.actor import Actor
from models.domain.businesses import PersonDraft
from models.domain.enterprises import EnterpriseDraft
from models.domain.records import SavedRecord
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from tests.models.records.drafts import NIK, enterprise

__all__ = ["NIK", "OTHER_PHONE", "PHONE", "entered_twice", "saved", "shop"]
PHONE, OTHER_PHONE = "+6281000000001", "+6281000000002"


def shop(name: str = "Sumber Rejeki", owner: str = "Siti Aminah", phone: str = PHONE, nik: str = "") -> EnterpriseDraft:
    """An enterprise of Tuban."""
    return replace(enterprise(name), owner=PersonDraft(name=owner, phone=phone, nik=nik))


def saved(opened: Opened, actor: Actor, *drafts: EnterpriseDraft) -> list[SavedRecord]:
    """The drafts as records of the catalogue."""
    return [save_enterprise(opened.catalogue, actor, draft) for draft in drafts]


def entered_twice(opened: Opened, actor: Actor) -> list[SavedRecord]:
    """One shop typed by two people, and another that nobody could take for it."""
    again = shop("Rejeki Sumbr", "Hj. Siti Aminnah", OTHER_PHONE)
    return saved(opened, actor, shop(), again, shop("Batik Kenanga", "Bambang Setiawan", "+6281000000003"))
