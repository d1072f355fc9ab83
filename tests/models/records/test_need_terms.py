"""The terms of a need that go with its pattern, its last day, and the word that it still holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matching.codes import Pattern
from models.domain.equipment import OutletKind
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.domain.partners import NeedDraft, NeedRecord
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.use_cases.confirm_need_terms import confirm_need_terms
from models.use_cases.list_needs import list_needs
from models.use_cases.list_runs import list_run_needs
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from models.use_cases.save_need import check_need, save_need
from models.use_cases.save_partner import save_partner
from models.use_cases.undo_change import undo_change
from models.use_cases.view_need import view_need
from tests.models.records.drafts import need, partner
from tests.records import TODAY

YESTERDAY, TOMORROW = (date.today() + timedelta(days) for days in (-1, 1))
SUBCONTRACTED = {
    "pattern": Pattern.SUBKONTRAK, "process": "pengeringan dan pengayakan", "lead_days": 14,
    "supports": ("kesempatan_produksi", "bahan_baku", "sub.tidak_sepihak"),
}  # fmt: skip
DISTRIBUTED = {
    "pattern": Pattern.DISTRIBUSI_KEAGENAN, "margin": 1_250, "outlet": str(OutletKind.KIOS),
    "until": TOMORROW.isoformat(), "supports": ("pemasaran",),
}  # fmt: skip


def entered(opened: Opened, **changes: object) -> SavedRecord:
    of = save_partner(opened.catalogue, opened.actor, partner())
    return save_need(opened.catalogue, opened.actor, replace(need(of.uid), **changes))  # type: ignore[arg-type]


def seen(opened: Opened, saved: SavedRecord) -> NeedRecord:
    return view_need(opened.catalogue, opened.actor, saved.uid)


def as_draft(record: NeedRecord, **changes: object) -> NeedDraft:
    summary = record.summary
    draft = NeedDraft(
        summary.uid, record.version, summary.partner_uid, summary.pattern, record.commodity_slug, summary.words,
        summary.unit, summary.quantity, summary.minimum_lot, process=summary.process, lead_days=summary.lead_days,
        margin=summary.margin, outlet=summary.outlet, until=summary.until, supports=record.supports,
        papers=summary.papers,
    )  # fmt: skip
    return replace(draft, **changes)  # type: ignore[arg-type]


def stands_until(opened: Opened, code: str, day: date) -> None:
    (row,) = list_needs(opened.catalogue, opened.actor, ListQuery(code), 0, 5).rows
    record = view_need(opened.catalogue, opened.actor, row.uid)
    save_need(opened.catalogue, opened.actor, as_draft(record, until=day.isoformat()))


@pytest.mark.parametrize("terms", [SUBCONTRACTED, DISTRIBUTED])
def test_every_term_comes_back_as_it_was_entered(opened: Opened, terms: dict[str, object]) -> None:
    record = seen(opened, entered(opened, **terms))
    told = {name: getattr(record.summary, name, None) for name in terms} | {"supports": record.supports}
    assert told == terms


def test_each_changed_term_stands_in_the_history_and_undo_brings_the_old_ones_back(opened: Opened) -> None:
    saved = entered(opened, **SUBCONTRACTED)
    draft = as_draft(seen(opened, saved), process="pengayakan", lead_days=None, until=TOMORROW.isoformat())
    edit = save_need(opened.catalogue, opened.actor, draft)
    changed = {line.field: (line.old, line.new) for line in seen(opened, saved).history if line.field}
    assert changed == {
        "need.process": ("pengeringan dan pengayakan", "pengayakan"),
        "need.lead_days": ("14", None),
        "need.until": (None, TOMORROW.isoformat()),
    }
    undo_change(opened.catalogue, opened.actor, edit.change_set)
    again = seen(opened, saved).summary
    assert (again.process, again.lead_days, again.until) == ("pengeringan dan pengayakan", 14, "")


@pytest.mark.parametrize(
    ("field", "message", "value"),
    [
        ("lead_days", "need.lead_range", 5_000),
        ("margin", "need.margin_range", 0),
        ("margin", "need.margin_range", 10_000),
        ("outlet", "need.outlet_unknown", "istana"),
        ("until", "need.until_unreadable", "31-12-2026"),
    ],
)
def test_a_wrong_term_is_named(field: str, message: str, value: object) -> None:
    draft = replace(need("01"), **{field: value})  # type: ignore[arg-type]
    assert [(each.field, each.message) for each in check_need(draft)] == [(field, message)]


def test_a_need_counts_on_its_last_day_and_not_after(opened: Opened) -> None:
    today = entered(opened, until=date.today().isoformat())
    assert not seen(opened, today).summary.lapsed
    draft = as_draft(seen(opened, today), until=YESTERDAY.isoformat())
    save_need(opened.catalogue, opened.actor, draft)
    assert seen(opened, today).summary.lapsed
    assert seen(opened, today).summary.active, "nobody has set it aside"


def test_a_need_past_its_day_is_not_matched(filled: Opened) -> None:
    def matched() -> set[str]:
        run = run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
        return {row.need for row in list_run_needs(filled.catalogue, filled.actor, run.code)}

    before = matched()
    assert "K-0001" in before
    stands_until(filled, "K-0001", TODAY)
    assert matched() == before
    stands_until(filled, "K-0001", TODAY - timedelta(days=1))
    assert matched() == before - {"K-0001"}


def test_a_need_that_still_holds_is_said_to_once_a_day(opened: Opened) -> None:
    saved = entered(opened)
    record = seen(opened, saved)
    assert (record.confirmed_on, record.stale) == ("", False)
    done = confirm_need_terms(opened.catalogue, opened.actor, saved.uid, record.version)
    confirmed = seen(opened, saved)
    assert confirmed.confirmed_on == date.today().isoformat()
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        confirm_need_terms(opened.catalogue, opened.actor, saved.uid, record.version)
    again = confirm_need_terms(opened.catalogue, opened.actor, saved.uid, confirmed.version)
    assert again.change_set == ""
    undo_change(opened.catalogue, opened.actor, done.change_set)
    assert seen(opened, saved).confirmed_on == ""


def test_a_need_past_its_day_cannot_be_confirmed(opened: Opened) -> None:
    saved = entered(opened, until=YESTERDAY.isoformat())
    with pytest.raises(UserProblem, match=r"need\.lapsed"):
        confirm_need_terms(opened.catalogue, opened.actor, saved.uid, seen(opened, saved).version)


def test_a_form_filled_before_the_word_is_refused(opened: Opened) -> None:
    saved = entered(opened)
    draft = as_draft(seen(opened, saved), lead_days=7)
    confirm_need_terms(opened.catalogue, opened.actor, saved.uid, draft.version)
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_need(opened.catalogue, opened.actor, draft)
