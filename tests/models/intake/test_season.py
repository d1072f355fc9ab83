"""A list that does not say in which months a product is there leaves that unknown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from matching.codes import ALL_MONTHS
from models.catalogue import tables as t
from models.domain.enterprises import OfferDraft
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from tests.models.records.drafts import enterprise as draft_of
from tests.records import enterprise, import_rows
from ui.facts import months_text

SILENT = enterprise(2, "Tani Diam", "ubi_kayu")


def months(opened: Opened) -> list[int]:
    with opened.catalogue.reading() as session:
        return list(session.scalars(select(t.Offer.months).order_by(t.Offer.id)).all())


def of(mask: int | None) -> tuple[object, ...]:
    assert SILENT.offer is not None
    return (replace(SILENT, offer=replace(SILENT.offer, months=mask)),)


def lacking(opened: Opened) -> int:
    return len(list_enterprises(opened.catalogue, opened.actor, ListQuery("", (("missing", "months"),)), 0, 10).rows)


def test_months_that_nobody_told_are_unknown_until_somebody_does(opened: Opened, tmp_path: Path) -> None:
    for mask, stored, without in ((None, 0, 1), (0b111, 0b111, 0), (None, 0b111, 0), (ALL_MONTHS, ALL_MONTHS, 0)):
        import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, of(mask))  # type: ignore[arg-type]
        assert (months(opened), lacking(opened)) == ([stored], without)


def test_the_screen_keeps_unknown_months(opened: Opened) -> None:
    draft = draft_of()
    save_enterprise(opened.catalogue, opened.actor, replace(draft, offers=(replace(draft.offers[0], months=0),)))
    assert months(opened) == [0]
    assert OfferDraft().months == ALL_MONTHS


def test_unknown_months_are_called_so() -> None:
    assert months_text(0) == "belum diketahui"
