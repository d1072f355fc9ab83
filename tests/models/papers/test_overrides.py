"""Red locks the print, unless somebody answers for it by name."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.agreements import Override
from models.problems import UserProblem
from models.use_cases.issue_agreement import RedFindings, draft_agreement, issue_agreement
from models.use_cases.open_catalogue import Opened
from tests.models.papers.issuing import FIRST, TERMS
from tests.records import TODAY

FLAGGED = replace(TERMS, subject="Pemasaran dengan harga ditetapkan oleh PIHAK PERTAMA")


def red_of(opened: Opened) -> tuple[str, tuple[tuple[str, str], ...]]:
    report = draft_agreement(opened.catalogue, opened.actor, FIRST, FLAGGED, today=TODAY)
    (found,) = [each for each in report.findings if each.level == "red"]
    assert found.overridable
    return found.rule, found.values


def issue(opened: Opened, *overrides: Override) -> object:
    return issue_agreement(opened.catalogue, opened.actor, FIRST, FLAGGED, overrides=overrides, today=TODAY)


def test_a_red_flag_locks_and_takes_no_number(accepted: Opened) -> None:
    with pytest.raises(RedFindings) as refusal:
        issue(accepted)
    assert [found.rule for found in refusal.value.findings] == ["red_flag_phrase"]
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.IssuedNumber.id)).all() == []


def test_who_answers_for_it_is_kept_with_the_agreement(accepted: Opened) -> None:
    rule, values = red_of(accepted)
    report = issue(accepted, Override(rule, values, " harga acuan Dinas ", "Siti Contoh", "Kepala Bidang"))
    (found,) = [each for each in report.findings if each.overridden]  # type: ignore[attr-defined]
    assert found.overridden.name == "Siti Contoh"
    with accepted.catalogue.reading() as session:
        kept = session.scalars(select(t.AgreementOverride)).one()
        user = session.get_one(t.UserAccount, kept.user_id)
        assert (kept.rule, kept.reason, kept.name, kept.position) == (
            rule, "harga acuan Dinas", "Siti Contoh", "Kepala Bidang",
        )  # fmt: skip
        assert json.loads(kept.found) == dict(values)
        assert user.uid == accepted.actor.user


def test_an_answer_is_for_one_finding_only(accepted: Opened) -> None:
    rule, values = red_of(accepted)
    other = tuple((name, f"{value} lain") for name, value in values)
    with pytest.raises(RedFindings):
        issue(accepted, Override(rule, other, "alasan", "Siti Contoh", "Kepala Bidang"))


@pytest.mark.parametrize("missing", ["reason", "name", "position"])
def test_an_answer_without_reason_name_or_position_is_none(accepted: Opened, missing: str) -> None:
    rule, values = red_of(accepted)
    answer = replace(Override(rule, values, "alasan", "Siti Contoh", "Kepala Bidang"), **{missing: "  "})
    with pytest.raises(UserProblem, match=r"override\.incomplete"):
        issue(accepted, answer)


def test_nobody_answers_for_what_cannot_be_printed(accepted: Opened) -> None:
    gap = replace(TERMS, subject="Pemasaran [isi nama barang]")
    report = draft_agreement(accepted.catalogue, accepted.actor, FIRST, gap, today=TODAY)
    (found,) = [each for each in report.findings if each.level == "red"]
    assert not found.overridable
    answer = Override(found.rule, found.values, "alasan", "Siti Contoh", "Kepala Bidang")
    with pytest.raises(UserProblem, match=r"override\.not_allowed"):
        issue_agreement(accepted.catalogue, accepted.actor, FIRST, gap, overrides=(answer,), today=TODAY)
