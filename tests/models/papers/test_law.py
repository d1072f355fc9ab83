"""The law as an office writes it, and the agreements that a change judges otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms, Override
from models.domain.changes import Changed
from models.domain.law import LawDraft, LawEffects, LawLine, LawReset, LawStanding, Light
from models.domain.lists import ListQuery
from models.problems import Cancelled, UserProblem
from models.reference.law.rows import all_rows
from models.steps.agreements import relaw
from models.use_cases.audit_agreement import audit_agreement
from models.use_cases.back_up import check_catalogue
from models.use_cases.issue_agreement import RedFindings, draft_agreement, issue_agreement
from models.use_cases.law_effects import law_effects
from models.use_cases.list_law import law_of_code, list_law
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_law import save_law
from models.use_cases.undo_change import undo_change
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.issuing import TERMS
from tests.records import TODAY

HALAL = "paper_due.halal.mikro_kecil"
DUE = date(2026, 10, 18)
FLAG = "flag.risk_shift"
DAY = timedelta(days=1)


def rows(opened: Opened, code: str) -> tuple[LawLine, ...]:
    return law_of_code(opened.catalogue, opened.actor, code, today=TODAY)


def changed(line: LawLine, **more: object) -> LawDraft:
    """The draft that the form gives for a row; corrections name the row that they stand for."""
    until = date.fromisoformat(line.valid_to) if line.valid_to else None
    made = LawDraft(
        line.code, line.state, line.value, line.text, line.source, date.fromisoformat(line.valid_from), until,
        instead_of=date.fromisoformat(line.valid_from),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def save(opened: Opened, change: LawDraft | LawReset) -> str:
    return save_law(opened.catalogue, opened.actor, change, today=TODAY).change_set


def effects(opened: Opened, change: LawDraft | LawReset, **more: object) -> LawEffects:
    return law_effects(opened.catalogue, opened.actor, change, today=TODAY, **more)  # type: ignore[arg-type]


def halal_from(opened: Opened, day: date) -> LawDraft:
    (line,) = rows(opened, HALAL)
    return changed(line, valid_from=day)


@pytest.fixture
def food(accepted: Opened) -> Opened:
    """All that is traded needs a halal certificate once that is due; nobody holds one."""
    with accepted.catalogue.transaction() as session:
        session.execute(update(t.Commodity).values(papers_due="halal"))
    return accepted


def signed(opened: Opened, proposal: str, on: date) -> str:
    """An agreement signed on a day; what is red for want of the certificate is answered for."""
    terms: AgreementTerms = replace(TERMS, date=on)
    drafted = draft_agreement(opened.catalogue, opened.actor, proposal, terms, today=on)
    answers = [
        Override(each.rule, each.values, "sertifikat sedang diurus", "Siti Contoh", "Kepala Bidang")
        for each in drafted.findings
        if each.level == "red"
    ]
    made = issue_agreement(opened.catalogue, opened.actor, proposal, terms, overrides=answers, today=on)
    return made.agreement


JUNE = date(2026, 6, 15)
DAYS = (JUNE, DUE - DAY, TODAY, JUNE)


@pytest.fixture
def four(food: Opened) -> tuple[Opened, list[str]]:
    """Two of small makers from before the duty, one after it that somebody answered for, one of a large maker."""
    return food, [signed(food, f"P-00000{number}", day) for number, day in enumerate(DAYS, start=1)]


def touched(found: LawEffects) -> list[str]:
    return [each.agreement for each in found.effects]


@pytest.mark.parametrize(
    "since, between",
    [
        (date(2026, 1, 1), (0, 1)),
        (JUNE, (0, 1)),
        (JUNE + DAY, (1,)),
        (DUE - DAY, (1,)),
        (DUE + DAY, ()),
        (TODAY, ()),
        (TODAY + DAY, (2,)),
        (date(2027, 10, 18), (2,)),
    ],
)
def test_moving_the_day_changes_exactly_those_signed_between_both(
    four: tuple[Opened, list[str]], since: date, between: tuple[int, ...]
) -> None:
    opened, codes = four
    found = effects(opened, halal_from(opened, since))
    assert touched(found) == [codes[at] for at in between]
    assert found.judged == 4
    earlier = since < DUE
    for each in found.effects:
        rules = [(finding.level, finding.rule) for finding in (each.come if earlier else each.gone)]
        assert rules == [("red", "halal_missing")]
        assert (each.gone if earlier else each.come) == ()
        assert (each.before, each.after) == ((Light.YELLOW, Light.RED) if earlier else (Light.YELLOW, Light.YELLOW))
    assert found.lights == (len(between) if earlier else 0)


def test_what_was_foretold_is_what_the_audit_says_after_saving(four: tuple[Opened, list[str]]) -> None:
    opened, codes = four
    wanted = halal_from(opened, date(2026, 5, 1))
    foretold = {each.agreement: each.come for each in effects(opened, wanted).effects}
    assert not [code for code in codes[:2] if _red(opened, code)]
    uid = save(opened, wanted)
    assert {code for code in codes[:2] if _red(opened, code)} == set(foretold)
    undo_change(opened.catalogue, opened.actor, uid)
    assert not [code for code in codes[:2] if _red(opened, code)]


def _red(opened: Opened, code: str) -> list[str]:
    found = audit_agreement(opened.catalogue, opened.actor, code).findings
    return [each.rule for each in found if each.level == "red" and each.rule == "halal_missing"]


def test_a_new_agreement_is_judged_by_the_law_as_saved(food: Opened) -> None:
    with pytest.raises(RedFindings):
        issue_agreement(food.catalogue, food.actor, "P-000001", TERMS, today=TODAY)
    save(food, halal_from(food, date(2027, 10, 18)))
    made = issue_agreement(food.catalogue, food.actor, "P-000001", TERMS, today=TODAY)
    assert "halal_missing" not in [each.rule for each in made.findings]


def test_a_void_agreement_is_not_judged(four: tuple[Opened, list[str]]) -> None:
    opened, codes = four
    void_agreement(opened.catalogue, opened.actor, codes[1], "salah tanggal")
    found = effects(opened, halal_from(opened, date(2026, 5, 1)))
    assert (touched(found), found.judged) == ([codes[0]], 3)


def test_goods_without_the_duty_are_left_alone(accepted: Opened) -> None:
    signed(accepted, "P-000001", JUNE)
    assert effects(accepted, halal_from(accepted, date(2026, 5, 1))).effects == ()


def test_fewer_days_of_payment_turn_a_light(accepted: Opened) -> None:
    code = signed(accepted, "P-000001", TODAY)
    (line,) = rows(accepted, "agreement.longest_payment")
    (effect,) = effects(accepted, changed(line, value="7")).effects
    assert (effect.agreement, [each.rule for each in effect.come]) == (code, ["payment_days_long"])
    new = changed(line, value="7", valid_from=TODAY + DAY, instead_of=None)
    assert effects(accepted, new).effects == ()


def test_a_source_alone_changes_no_judgement(
    four: tuple[Opened, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, _ = four
    (line,) = rows(opened, FLAG)
    monkeypatch.setattr(relaw, "document_of", None)  # nobody has to be judged to know that
    assert effects(opened, changed(line, source="Peraturan Baru", text="Kata baru")).effects == ()


def test_progress_is_told_and_a_cancel_ends_it(four: tuple[Opened, list[str]]) -> None:
    opened, _ = four
    told: list[tuple[int, int]] = []
    effects(opened, halal_from(opened, date(2026, 1, 1)), progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (4, 4)

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        effects(opened, halal_from(opened, date(2026, 1, 1)), progress=stop)


def test_the_first_writing_copies_all_rows_of_its_code(opened: Opened) -> None:
    code = "rule.independence"
    before = rows(opened, code)
    assert len(before) == 3
    save(opened, changed(before[0], text="Kata yang dibetulkan"))
    after = rows(opened, code)
    assert [(each.text, each.valid_from, each.valid_to) for each in after] == [
        ("Kata yang dibetulkan", before[0].valid_from, before[0].valid_to),
        *((each.text, each.valid_from, each.valid_to) for each in before[1:]),
    ]
    assert all(each.own for each in after)
    with opened.catalogue.reading() as session:
        assert len(session.scalars(select(t.LawOverride)).all()) == 3


def test_a_row_from_a_day_on_ends_the_one_before(opened: Opened) -> None:
    (line,) = rows(opened, FLAG)
    save(opened, changed(line, source="Peraturan Baru", valid_from=date(2027, 1, 1), instead_of=None))
    coming, now = rows(opened, FLAG)
    assert (coming.source, coming.standing, coming.valid_to) == ("Peraturan Baru", LawStanding.COMING, "")
    assert (now.valid_to, now.standing, now.source) == ("2026-12-31", LawStanding.IN_FORCE, line.source)


def test_undo_redo_reset_and_writing_again(opened: Opened) -> None:
    (line,) = rows(opened, FLAG)
    first = save(opened, changed(line, source="Satu", valid_from=date(2022, 1, 1)))
    undone = undo_change(opened.catalogue, opened.actor, first).change_set
    assert [(each.source, each.own) for each in rows(opened, FLAG)] == [(line.source, False)]
    undo_change(opened.catalogue, opened.actor, undone)
    assert [(each.source, each.valid_from) for each in rows(opened, FLAG)] == [("Satu", "2022-01-01")]
    (own,) = rows(opened, FLAG)
    save(opened, LawReset(FLAG, own.state))
    assert [(each.source, each.own) for each in rows(opened, FLAG)] == [(line.source, False)]
    (again,) = rows(opened, FLAG)
    save(opened, changed(again, source="Dua"))
    save(opened, changed(rows(opened, FLAG)[0], source="Tiga", valid_from=date(2022, 1, 1)))
    assert [(each.source, each.valid_from) for each in rows(opened, FLAG)] == [("Tiga", "2022-01-01")]
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()


def test_somebody_who_wrote_it_since_is_not_overwritten(opened: Opened) -> None:
    (line,) = rows(opened, FLAG)
    save(opened, changed(line, source="Satu"))
    for late in (changed(line, source="Dua"), LawReset(FLAG, line.state)):
        with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
            save(opened, late)


def test_saving_what_stands_writes_nothing(opened: Opened) -> None:
    (line,) = rows(opened, "agreement.reported")
    assert save_law(opened.catalogue, opened.actor, changed(line), today=TODAY).changed is Changed.NOTHING


def test_verified_by_name_and_day(opened: Opened) -> None:
    (line,) = rows(opened, "agreement.reported")
    assert not line.verified
    save(opened, changed(line, verified=True, verified_by="Siti Contoh", verified_on=TODAY))
    (now,) = rows(opened, "agreement.reported")
    assert (now.verified, now.verified_by, now.verified_on) == (True, "Siti Contoh", TODAY.isoformat())


def test_the_list_is_searched_filtered_and_sorted(opened: Opened) -> None:
    def found(words: str = "", sort: str = "", **filters: str) -> list[LawLine]:
        query = ListQuery(words=words, filters=tuple(filters.items()), sort=sort)
        return list(list_law(opened.catalogue, opened.actor, query, 0, 500, today=TODAY).rows)

    assert len(found()) == len(all_rows())
    assert {each.code for each in found("halal")} == {HALAL, "paper_due.halal.menengah_besar"}
    assert {each.group.value for each in found(group="flag")} == {"flag"}
    assert all(not each.verified for each in found(verified="tidak"))
    assert len(found(verified="tidak")) + len(found(verified="ya")) == len(all_rows())
    assert {each.standing for each in found(standing="tidak berlaku lagi")} == {LawStanding.PAST}
    since = [each.valid_from for each in found(sort="valid_from")]
    assert since == sorted(since)
    page = list_law(opened.catalogue, opened.actor, ListQuery(), 80, 50, today=TODAY)
    assert (len(page.rows), page.total) == (len(all_rows()) - 80, len(all_rows()))


def test_an_unknown_code_is_refused(opened: Opened) -> None:
    with pytest.raises(UserProblem, match=r"law\.unknown"):
        save(opened, LawReset("flag.tidak_ada", 0))
