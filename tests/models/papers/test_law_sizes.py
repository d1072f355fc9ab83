"""Limits of sizes and pairs of sizes as an office writes them: businesses, matcher and audits read the same rows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from matching.codes import BusinessSize
from models.catalogue import tables as t
from models.domain.changes import Changed
from models.domain.intake import IntakeKind
from models.domain.law import LawDraft, LawReset
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings, PairExplanation, RuleCode
from models.problems import UserProblem
from models.use_cases.audit_text import audit_text
from models.use_cases.back_up import check_catalogue
from models.use_cases.explain_pair import explain_pair
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_law import save_law
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from tests.models.papers.test_law import changed, effects, rows, save
from tests.records import TODAY, enterprise, import_rows

MIKRO, KECIL = "size.sales.mikro", "size.sales.kecil"
PAIRS = "pattern_size.inti_plasma"
EARLY, LATE = date(2025, 1, 1), date(2026, 1, 1)
"""Before and after the last day of 2025, on which the figures of the records are dated."""
DAY = timedelta(days=1)
TEXT = (
    "Perjanjian keagenan dan distribusi antara PT Contoh, usaha besar, selaku prinsipal dan Toko Contoh, usaha mikro, "
    "selaku agen dan distributor. Jangka waktu dua belas bulan sejak ditandatangani oleh para pihak."
)


def limit(opened: Opened, since: date, rupiah: int, code: str = MIKRO, **more: object) -> LawDraft:
    """A limit from a day on."""
    newest = rows(opened, code)[0]
    return changed(
        newest, value=str(rupiah), text="Batas baru", source="PP contoh", valid_from=since, valid_to=None,
        instead_of=None, **more,
    )  # fmt: skip


def pairs(opened: Opened, value: str, since: date = EARLY) -> LawDraft:
    newest = rows(opened, PAIRS)[0]
    return changed(
        newest, value=value, text="Pasangan baru", source="PP contoh Pasal 1", valid_from=since, valid_to=None,
        instead_of=None,
    )  # fmt: skip


def sizes(opened: Opened) -> dict[str, str]:
    with opened.catalogue.reading() as session:
        query = select(t.Business.name, t.Business.size).join(t.Enterprise, t.Enterprise.business_id == t.Business.id)
        return {row.name: row.size for row in session.execute(query)}


def explained(opened: Opened, on: date = TODAY) -> PairExplanation:
    return explain_pair(opened.catalogue, opened.actor, "U-000001", "K-0001", MatchSettings(), today=on)


def holds(opened: Opened, on: date = TODAY) -> bool:
    (rule,) = [each for each in explained(opened, on).rules if each.rule is RuleCode.PATTERN_SIZE]
    return rule.holds is True


def test_a_new_limit_resizes_those_whose_figures_are_of_its_days(accepted: Opened) -> None:
    before = sizes(accepted)
    assert set(before.values()) == {"mikro"}
    assert effects(accepted, limit(accepted, LATE, 100_000_000)).sizes == ()
    change = limit(accepted, EARLY, 100_000_000)
    found = effects(accepted, change)
    assert found.effects == ()
    assert found.sizes is not None
    assert {(each.before, each.after, each.basis) for each in found.sizes} == {("mikro", "kecil", "penjualan")}
    assert sorted(each.name for each in found.sizes) == sorted(before)
    assert sorted(code for each in found.sizes for code in each.codes)[0] == "U-000001"
    assert sizes(accepted) == before
    outcome = save_law(accepted.catalogue, accepted.actor, change, today=TODAY)
    assert outcome.changed == Changed.LAW | Changed.ENTERPRISES | Changed.PARTNERS
    assert set(sizes(accepted).values()) == {"kecil"}
    small = ListQuery(filters=(("size", "kecil"),))
    assert list_enterprises(accepted.catalogue, accepted.actor, small, 0, 9).total == len(before)
    assert check_catalogue(accepted.catalogue, accepted.actor).findings == ()
    undo_change(accepted.catalogue, accepted.actor, outcome.change_set)
    assert sizes(accepted) == before
    assert list_enterprises(accepted.catalogue, accepted.actor, small, 0, 9).total == 0
    assert not rows(accepted, MIKRO)[0].own


def test_the_record_tells_the_row_that_its_size_rests_on(accepted: Opened) -> None:
    save(accepted, limit(accepted, EARLY, 100_000_000))
    with accepted.catalogue.reading() as session:
        uid = session.scalars(select(t.Enterprise.uid).where(t.Enterprise.code == "U-000001")).one()
    said = view_enterprise(accepted.catalogue, accepted.actor, uid).business.size_explained
    assert (said.size, said.computed) == (BusinessSize.KECIL, BusinessSize.KECIL)
    assert (said.limit, said.article) == (15_000_000_000 * 100, "PP 7/2021 Pasal 35")


def test_what_comes_in_later_is_judged_by_the_new_limit_and_a_reset_judges_all_again(
    accepted: Opened, tmp_path: Path
) -> None:
    save(accepted, limit(accepted, EARLY, 100_000_000))
    new = enterprise(30, "Tani Baru", "ubi_kayu")
    import_rows(accepted, tmp_path, IntakeKind.ENTERPRISES, (new,))
    assert sizes(accepted)["Tani Baru"] == "kecil"
    save(accepted, LawReset(MIKRO, rows(accepted, MIKRO)[0].state))
    assert set(sizes(accepted).values()) == {"mikro"}


def test_what_an_officer_verified_stays(accepted: Opened) -> None:
    verified = {"verified_size": "mikro", "size": "mikro", "size_from": "diperiksa"}
    with accepted.catalogue.transaction() as session:
        session.execute(update(t.Business).where(t.Business.name == "Tani Makmur").values(**verified))
    save(accepted, limit(accepted, EARLY, 100_000_000))
    assert sizes(accepted)["Tani Makmur"] == "mikro"
    assert sizes(accepted)["Tani Sejahtera"] == "kecil"


@pytest.mark.parametrize("rupiah", [15_000_000_000, 20_000_000_000])
def test_limits_rise_from_size_to_size(accepted: Opened, rupiah: int) -> None:
    for act in (save, effects):
        with pytest.raises(UserProblem, match=r"law\.sizes_order") as refusal:
            act(accepted, limit(accepted, LATE, rupiah))
        assert refusal.value.values["day"] == LATE.isoformat()
    save(accepted, limit(accepted, LATE, 30_000_000_000, KECIL))
    save(accepted, limit(accepted, LATE, rupiah))
    with pytest.raises(UserProblem, match=r"law\.sizes_order"):
        save(accepted, LawReset(KECIL, rows(accepted, KECIL)[0].state))


@pytest.mark.parametrize(("since", "problem"), [(date(2021, 2, 2), "law.same_day"), (date(2010, 1, 1), "")])
def test_rows_of_sizes_are_dated_like_the_others(accepted: Opened, since: date, problem: str) -> None:
    if problem:
        with pytest.raises(UserProblem, match=problem):
            save(accepted, limit(accepted, since, 100_000_000))
        return
    save(accepted, limit(accepted, since, 100_000_000))
    assert [row.valid_from for row in rows(accepted, MIKRO)] == ["2021-02-02", "2010-01-01", "2008-07-04"]
    assert set(sizes(accepted).values()) == {"mikro"}


def test_pairs_that_the_office_wrote_bind_the_matcher_from_their_day(accepted: Opened) -> None:
    assert holds(accepted)
    save(accepted, pairs(accepted, "mikro-menengah;kecil-menengah", TODAY))
    found = explained(accepted)
    (rule,) = [each for each in found.rules if each.rule is RuleCode.PATTERN_SIZE]
    assert (rule.holds, rule.source) == (False, "PP contoh Pasal 1")
    assert not found.possible
    assert holds(accepted, TODAY - DAY)
    save(accepted, LawReset(PAIRS, rows(accepted, PAIRS)[0].state))
    assert holds(accepted)


def test_a_row_without_pairs_leaves_those_of_the_statute(accepted: Opened) -> None:
    save(accepted, pairs(accepted, "", TODAY))
    assert holds(accepted)
    assert [each.source for each in explained(accepted).rules if each.rule is RuleCode.PATTERN_SIZE] == [
        "PP contoh Pasal 1"
    ]


def test_pairs_bind_the_audit_of_a_text_too(accepted: Opened) -> None:
    def level() -> str:
        audit = audit_text(accepted.catalogue, accepted.actor, TEXT, TODAY)
        (found,) = [each for each in audit.findings if each.kind == "pasangan_ukuran"]
        return found.level

    assert level() == "green"
    newest = rows(accepted, "pattern_size.distribusi_keagenan")[0]
    save(accepted, changed(newest, value="kecil-besar", valid_from=TODAY, valid_to=None, instead_of=None))
    assert level() == "red"
