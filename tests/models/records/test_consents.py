"""What an owner agreed to: recorded, withdrawn on a day, never taken away, and not for everybody's eyes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.domain.actor import Role
from models.domain.businesses import ConsentPart, PersonDraft
from models.domain.quarters import OLD_FROM, quarters_old
from models.problems import UserProblem
from models.reference.consents import FORMS, consent_purpose, consent_purposes
from models.use_cases.back_up import check_catalogue
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import enterprise, officer, unchanged

GIVEN = ConsentPart(purpose="berbagi_mitra", given_on="2026-02-03", evidence="map 12")


@pytest.fixture
def opened(opened: Opened) -> Opened:
    """Worked in by an officer of a Diskopumdag."""
    return replace(opened, actor=officer(opened))


def entered(opened: Opened, *consents: ConsentPart) -> str:
    draft = enterprise()
    return save_enterprise(
        opened.catalogue, opened.actor, replace(draft, owner=replace(draft.owner, consents=consents))
    ).uid


def again(opened: Opened, uid: str, consents: tuple[ConsentPart, ...] | None) -> str:
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, uid))
    draft = replace(draft, owner=replace(draft.owner, consents=consents))
    return save_enterprise(opened.catalogue, opened.actor, draft).change_set


def consents(opened: Opened, uid: str) -> tuple[ConsentPart, ...]:
    return view_enterprise(opened.catalogue, opened.actor, uid).owner.consents


def test_every_purpose_has_plain_words_and_says_whether_its_source_was_read() -> None:
    purposes = consent_purposes()
    assert len({each.code for each in purposes}) == len(purposes)
    assert all(each.label and each.asks and each.allows and "UU 27/2022" in each.source for each in purposes)
    assert consent_purpose("berbagi_mitra") in purposes
    assert consent_purpose("lain") is None
    assert FORMS == ("tertulis", "lisan")


def test_a_consent_is_recorded_and_withdrawn_on_a_day(opened: Opened) -> None:
    uid = entered(opened, GIVEN)
    (held,) = consents(opened, uid)
    assert replace(held, uid="") == GIVEN
    withdrawal = again(opened, uid, (replace(held, withdrawn_on="2026-05-01"),))
    (after,) = consents(opened, uid)
    assert (after.uid, after.given_on, after.withdrawn_on) == (held.uid, "2026-02-03", "2026-05-01")
    undo_change(opened.catalogue, opened.actor, withdrawal)
    assert consents(opened, uid) == (held,)
    assert check_catalogue(opened.catalogue, opened.actor).ok


@pytest.mark.parametrize("said", [None, ()])
def test_a_form_that_does_not_tell_a_consent_erases_none(opened: Opened, said: tuple[ConsentPart, ...] | None) -> None:
    uid = entered(opened, GIVEN)
    again(opened, uid, said)
    assert len(consents(opened, uid)) == 1


def test_a_withdrawal_stays_and_a_new_consent_stands_beside_it(opened: Opened) -> None:
    uid = entered(opened, replace(GIVEN, withdrawn_on="2026-05-01"))
    (held,) = consents(opened, uid)
    again(opened, uid, (replace(held, withdrawn_on=""), replace(GIVEN, given_on="2026-06-01")))
    assert [(each.given_on, each.withdrawn_on) for each in consents(opened, uid)] == [
        ("2026-02-03", "2026-05-01"), ("2026-06-01", ""),
    ]  # fmt: skip


def test_kadin_sees_no_consent_and_changes_none(opened: Opened) -> None:
    uid = entered(opened, GIVEN)
    (held,) = consents(opened, uid)
    for actor in (replace(opened.actor, role=Role.KADIN), replace(opened.actor, office="KADIN-JTM")):
        record = view_enterprise(opened.catalogue, actor, uid)
        assert record.owner.consents == ()
        assert "2026-02-03" not in repr(record)
        assert not [line for line in record.history if line.field.startswith("consent")]
        draft = replace(unchanged(record), owner=PersonDraft(name="Contoh Satu", consents=(
            replace(held, withdrawn_on="2026-05-01"),
        )))  # fmt: skip
        save_enterprise(opened.catalogue, actor, draft)
    assert consents(opened, uid) == (held,)


def test_a_form_filled_before_a_withdrawal_is_refused(opened: Opened) -> None:
    uid = entered(opened, GIVEN)
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, uid))
    again(opened, uid, (replace(consents(opened, uid)[0], withdrawn_on="2026-05-01"),))
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_enterprise(opened.catalogue, opened.actor, draft)


def test_the_history_tells_the_purpose_of_a_withdrawal(opened: Opened) -> None:
    uid = entered(opened, GIVEN)
    again(opened, uid, (replace(consents(opened, uid)[0], withdrawn_on="2026-05-01"),))
    told = view_enterprise(opened.catalogue, opened.actor, uid).history
    (line,) = (each for each in told if each.field == "consent.withdrawn_on")
    assert (line.of, line.old, line.new) == ("Berbagi kontak kepada mitra", None, "2026-05-01")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (replace(GIVEN, purpose="apa_saja"), "record.consent_unknown"),
        (replace(GIVEN, form="bisik"), "record.consent_unknown"),
        (replace(GIVEN, given_on=""), "record.consent_day"),
        (replace(GIVEN, given_on="2999-01-01"), "record.consent_day"),
        (replace(GIVEN, withdrawn_on="2026-13-01"), "record.consent_withdrawn_day"),
        (replace(GIVEN, withdrawn_on="2026-02-02"), "record.consent_withdrawn_before"),
    ],
)
def test_a_consent_that_cannot_be_is_refused(opened: Opened, wrong: ConsentPart, message: str) -> None:
    with pytest.raises(UserProblem) as refused:
        entered(opened, wrong)
    assert (refused.value.message, refused.value.values["field"]) == (message, "owner.consents")


@pytest.mark.parametrize(
    ("quarter", "age"),
    [("2026-Q4", 0), ("2026-Q3", 1), ("2026-Q2", OLD_FROM), ("2025-Q4", 4), ("2027-Q1", 0), ("", None), ("TW I", None)],
)
def test_a_desil_ages_by_quarters(quarter: str, age: int | None) -> None:
    assert quarters_old(quarter, date(2026, 11, 21)) == age


def test_the_age_of_a_desil_is_private(opened: Opened) -> None:
    uid = entered(opened)
    assert view_enterprise(opened.catalogue, opened.actor, uid).owner.desil_age is not None
    kadin = replace(opened.actor, office="KADIN-JTM")
    assert view_enterprise(opened.catalogue, kadin, uid).owner.desil_age is None
