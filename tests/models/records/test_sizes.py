"""Size by PP 7/2021 Pasal 35: computed by the rule of its day, declared beside it, verified above both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from matching.codes import BusinessSize
from models.catalogue import tables as t
from models.domain.businesses import BusinessDraft, BusinessRecord, VerifiedDraft
from models.domain.enterprises import EnterpriseRecord
from models.domain.intake import IntakeKind
from models.problems import UserProblem
from models.steps.sizes import Figure, SizeFacts, computed_size
from models.use_cases.back_up import check_catalogue
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_partner import save_partner
from models.use_cases.undo_change import undo_change, undo_import
from models.use_cases.verify_business import verify_business
from models.use_cases.view_enterprise import view_enterprise
from models.use_cases.view_partner import view_partner
from tests.models.records.drafts import enterprise, officer, partner, unchanged
from tests.records import ENTERPRISES, JUTA, import_rows

MILIAR = 1000 * JUTA
"""Rp1 miliar in sen."""
DAY = "2026-11-21"
MIKRO, KECIL, MENENGAH, BESAR = list(BusinessSize)[:4]
THIS_YEAR = date.today().year


@pytest.fixture
def opened(opened: Opened) -> Opened:
    """Worked in by an officer of a Diskopumdag."""
    return replace(opened, actor=officer(opened))


def save(opened: Opened, **of_business: object) -> str:
    blank = replace(enterprise().business, annual_sales=None, workers=None)
    draft = replace(enterprise(), business=replace(blank, **of_business))  # type: ignore[arg-type]
    return save_enterprise(opened.catalogue, opened.actor, draft).uid


def again(opened: Opened, uid: str, **of_business: object) -> EnterpriseRecord:
    """The record after its form was saved with these values of the business."""
    record = view_enterprise(opened.catalogue, opened.actor, uid)
    draft = unchanged(record)
    business = replace(draft.business, **of_business)  # type: ignore[arg-type]
    save_enterprise(opened.catalogue, opened.actor, replace(draft, business=business))
    return view_enterprise(opened.catalogue, opened.actor, uid)


def business(opened: Opened, uid: str) -> BusinessRecord:
    return view_enterprise(opened.catalogue, opened.actor, uid).business


def verify(opened: Opened, uid: str, **said: object) -> str:
    version = view_enterprise(opened.catalogue, opened.actor, uid).version
    draft = VerifiedDraft(version=version, **said)  # type: ignore[arg-type]
    return verify_business(opened.catalogue, opened.actor, uid, draft).change_set


@pytest.mark.parametrize(
    ("sen", "size"),
    [
        (0, MIKRO), (2 * MILIAR, MIKRO), (2 * MILIAR + 100, KECIL), (15 * MILIAR, KECIL),
        (15 * MILIAR + 100, MENENGAH), (50 * MILIAR, MENENGAH), (50 * MILIAR + 100, BESAR),
    ],
)  # fmt: skip
def test_every_boundary_by_annual_sales(sen: int, size: BusinessSize) -> None:
    found = computed_size(Figure(sen, DAY), None)
    assert found is not None
    assert (found.size, found.basis, found.rule.source) == (size, "penjualan", "PP 7/2021 Pasal 35")


@pytest.mark.parametrize(
    ("sen", "size"),
    [
        (0, MIKRO), (MILIAR, MIKRO), (MILIAR + 100, KECIL), (5 * MILIAR, KECIL),
        (5 * MILIAR + 100, MENENGAH), (10 * MILIAR, MENENGAH), (10 * MILIAR + 100, BESAR),
    ],
)  # fmt: skip
def test_every_boundary_by_capital(sen: int, size: BusinessSize) -> None:
    found = computed_size(None, Figure(sen, DAY))
    assert found is not None
    assert (found.size, found.basis, found.rule.source) == (size, "modal", "PP 7/2021 Pasal 35")


@pytest.mark.parametrize(
    ("day", "size", "article"),
    [("2021-02-01", KECIL, "UU 20/2008 Pasal 6 (ukuran lama)"), ("2021-02-02", MIKRO, "PP 7/2021 Pasal 35")],
)
def test_a_figure_is_judged_by_the_law_of_its_day(day: str, size: BusinessSize, article: str) -> None:
    found = computed_size(Figure(400 * JUTA, day), None)
    assert found is not None
    assert (found.size, found.rule.source) == (size, article)


@given(
    sales=st.none() | st.integers(0, 100 * MILIAR),
    capital=st.none() | st.integers(0, 100 * MILIAR),
    declared=st.sampled_from(["", "mikro", "kecil", "menengah", "besar"]),
    verified=st.sampled_from(["", "mikro", "kecil", "menengah", "besar"]),
)
def test_verified_goes_before_computed_before_declared(
    sales: int | None, capital: int | None, declared: str, verified: str
) -> None:
    figures = [None if sen is None else Figure(sen, DAY) for sen in (sales, capital)]
    size, basis = SizeFacts(*figures, declared, verified).counting()
    if verified:
        assert (size, basis) == (verified, "diperiksa")
    elif sales is not None or capital is not None:
        assert basis == ("penjualan" if sales is not None else "modal")
    else:
        assert (size, basis) == ((declared, "pernyataan") if declared else ("tidak_diketahui", ""))


def test_the_record_explains_its_size(opened: Opened) -> None:
    uid = save(opened, annual_sales=3 * MILIAR, sales_year=2024, capital=MILIAR, size=MIKRO)
    found = business(opened, uid)
    said = found.size_explained
    assert said is not None
    assert (found.size, found.size_from) == (KECIL, "penjualan")
    assert (said.computed, said.declared, said.verified) == (KECIL, MIKRO, None)
    assert (said.article, said.figure, said.year, said.limit) == (
        "PP 7/2021 Pasal 35", 3 * MILIAR, "2024", 15 * MILIAR,
    )  # fmt: skip
    assert said.rule_verified
    assert "kecil" in said.rule


def test_a_declared_size_survives_figures_and_counts_again_without_them(opened: Opened) -> None:
    uid = save(opened, size=MENENGAH)
    assert business(opened, uid).size_from == "pernyataan"
    known = again(opened, uid, annual_sales=JUTA, size=MENENGAH).business
    assert (known.size, known.size_from) == (MIKRO, "penjualan")
    assert known.size_explained is not None
    assert known.size_explained.declared is MENENGAH
    unknown = again(opened, uid, annual_sales=None, size=MENENGAH).business
    assert (unknown.size, unknown.size_from) == (MENENGAH, "pernyataan")


def test_verified_stands_above_figures_and_is_taken_back_by_undo(opened: Opened) -> None:
    uid = save(opened, annual_sales=JUTA, size=MIKRO)
    done = verify(opened, uid, size=KECIL, on="2026-01-05")
    found = business(opened, uid)
    assert (found.size, found.size_from, found.verified) == (KECIL, "diperiksa", True)
    assert found.size_explained is not None
    assert (found.size_explained.verified_on, found.size_explained.computed) == ("2026-01-05", MIKRO)
    edited = again(opened, uid, annual_sales=2 * JUTA, size=MIKRO).business
    assert (edited.size, edited.size_from) == (KECIL, "diperiksa")
    second = verify(opened, uid, verified=False)
    assert (business(opened, uid).size, business(opened, uid).verified) == (MIKRO, False)
    undo_change(opened.catalogue, opened.actor, second)
    assert business(opened, uid).size is KECIL
    assert check_catalogue(opened.catalogue, opened.actor).ok
    assert done != second


def test_verified_without_a_size_leaves_the_computed_one(opened: Opened) -> None:
    uid = save(opened, annual_sales=3 * MILIAR)
    undone = verify(opened, uid)
    found = business(opened, uid)
    assert (found.size, found.size_from, found.verified) == (KECIL, "penjualan", True)
    undo_change(opened.catalogue, opened.actor, undone)
    assert not business(opened, uid).verified


def test_a_partner_is_verified_too(opened: Opened) -> None:
    uid = save_partner(opened.catalogue, opened.actor, partner()).uid
    version = view_partner(opened.catalogue, opened.actor, uid).version
    verify_business(opened.catalogue, opened.actor, uid, VerifiedDraft(size=MENENGAH, version=version))
    found = view_partner(opened.catalogue, opened.actor, uid).business
    assert (found.size, found.size_from) == (MENENGAH, "diperiksa")


def test_another_office_does_not_verify(opened: Opened) -> None:
    uid = save(opened, annual_sales=JUTA)
    other = replace(opened, actor=replace(opened.actor, office="KADIN-JTM"))
    with pytest.raises(UserProblem, match=r"trust\.other_office"):
        verify(other, uid)
    assert not business(opened, uid).verified


@pytest.mark.parametrize(
    ("said", "message"),
    [(VerifiedDraft(on="2999-01-01"), "trust.day_to_come"), (VerifiedDraft(version=1), "record.changed_elsewhere")],
)
def test_a_verification_of_the_future_or_of_another_state_is_refused(
    opened: Opened, said: VerifiedDraft, message: str
) -> None:
    uid = save(opened)
    with pytest.raises(UserProblem) as refused:
        verify_business(opened.catalogue, opened.actor, uid, said)
    assert refused.value.message == message


def test_a_figure_of_an_older_year_is_history_and_never_counts(opened: Opened) -> None:
    uid = save(opened, annual_sales=3 * MILIAR, sales_year=2025)
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, uid))
    older = replace(draft, business=replace(draft.business, annual_sales=JUTA, sales_year=2023))
    saved = save_enterprise(opened.catalogue, opened.actor, older)
    assert saved.remark == "records.kept_as_history"
    record = view_enterprise(opened.catalogue, opened.actor, uid)
    assert record.business.annual_sales is not None
    assert (record.business.annual_sales.value, record.business.annual_sales.as_of) == (3 * MILIAR, "2025-12-31")
    assert record.business.size is KECIL
    assert [(each.kind, each.value, each.year) for each in record.business.earlier] == [("penjualan", JUTA, "2023")]
    assert "penjualan" not in {line.field for line in record.history}
    assert check_catalogue(opened.catalogue, opened.actor).ok
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    assert business(opened, uid).earlier == ()
    assert check_catalogue(opened.catalogue, opened.actor).ok


def test_the_same_older_figure_is_kept_once(opened: Opened) -> None:
    uid = save(opened, annual_sales=3 * MILIAR, sales_year=2025)
    for _ in range(2):
        again(opened, uid, annual_sales=JUTA, sales_year=2023)
    with opened.catalogue.reading() as session:
        assert len(session.scalars(select(t.BusinessFact)).all()) == 2


def test_a_newer_year_counts_even_with_the_same_value(opened: Opened) -> None:
    uid = save(opened, annual_sales=JUTA, sales_year=2023)
    found = again(opened, uid, annual_sales=JUTA, sales_year=2025).business
    assert found.annual_sales is not None
    assert found.annual_sales.as_of == "2025-12-31"
    assert [(each.value, each.year) for each in found.earlier] == [(JUTA, "2023")]


def test_the_running_year_is_known_as_of_today(opened: Opened) -> None:
    found = business(opened, save(opened, annual_sales=JUTA, sales_year=THIS_YEAR))
    assert found.annual_sales is not None
    assert found.annual_sales.as_of == date.today().isoformat()


def test_a_wrong_year_is_mended_by_clearing_the_figure_first(opened: Opened) -> None:
    uid = save(opened, annual_sales=JUTA, sales_year=2025)
    again(opened, uid, annual_sales=None)
    found = again(opened, uid, annual_sales=JUTA, sales_year=2024).business
    assert found.annual_sales is not None
    assert found.annual_sales.as_of == "2024-12-31"


@pytest.mark.parametrize("year", [1989, THIS_YEAR + 1])
def test_a_year_that_cannot_be_is_refused(opened: Opened, year: int) -> None:
    with pytest.raises(UserProblem) as refused:
        save(opened, annual_sales=JUTA, sales_year=year)
    assert (refused.value.message, refused.value.values["field"]) == ("record.year_range", "sales_year")


def test_a_list_that_states_a_size_is_remembered_beside_figures_and_verification(
    opened: Opened, tmp_path: Path
) -> None:
    first = ENTERPRISES[0]
    import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, [first])
    with opened.catalogue.reading() as session:
        uid = session.scalars(select(t.Enterprise.uid)).one()
    assert business(opened, uid).size_from == "penjualan"
    verify(opened, uid, size=KECIL)
    stated = replace(first, business=replace(first.business, size=MENENGAH))
    report = import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, [stated])
    found = business(opened, uid)
    assert (found.size, found.size_from) == (KECIL, "diperiksa")
    assert found.size_explained is not None
    assert found.size_explained.declared is MENENGAH
    undo_import(opened.catalogue, opened.actor, report.import_id)
    after = business(opened, uid).size_explained
    assert after is not None
    assert (after.declared, after.verified) == (None, KECIL)


def test_a_declared_size_of_an_older_catalogue_is_still_told(opened: Opened) -> None:
    uid = save(opened)
    with opened.catalogue.transaction() as session:
        session.execute(t.Business.__table__.update().values(size="kecil", size_from="pernyataan", declared_size=""))
    said = business(opened, uid).size_explained
    assert said is not None
    assert (said.size, said.declared) == (KECIL, KECIL)


def test_nothing_known_is_said_to_be_unknown(opened: Opened) -> None:
    found = business(opened, save(opened))
    assert found.size is BusinessSize.TIDAK_DIKETAHUI
    assert found.size_explained is not None
    assert (found.size_explained.rule, found.size_explained.limit) == ("", None)
    assert BusinessDraft().sales_year is None
