"""Chains for the needs that a stored run left open, in the catalogue's names."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.codes import ChangeCode, OfferKind, Pattern
from models.domain.chains import NeedChainsFact, Skill
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.problems import Cancelled, UserProblem
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.find_chains import find_chains
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from tests.records import TODAY, enterprise, import_rows, need


@pytest.fixture
def short(filled: Opened, tmp_path: Path) -> Opened:
    """A need for tapioca that nobody makes, among cassava growers; one works as a peeler of crab meat."""
    makers = (
        enterprise(12, "Kupas Contoh", "daging_rajungan", kind=OfferKind.LANGKAH, capacity=300),
        enterprise(13, "Nelayan Contoh", "rajungan_segar", capacity=1_000),
        enterprise(14, "Pati Contoh", "tapioka", capacity=0),
    )
    asked = (
        need(2, "Tapioka Contoh", Pattern.RANTAI_PASOK, "tapioka", quantity=1_000),
        need(3, "Semen Contoh", Pattern.RANTAI_PASOK, "daging_rajungan", quantity=2_000),
    )
    import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, makers)
    import_rows(filled, tmp_path, IntakeKind.NEEDS, asked)
    return filled


def found(opened: Opened, **asked: str) -> dict[str, NeedChainsFact]:
    answers = find_chains(opened.catalogue, opened.actor, today=TODAY, **asked)
    return {each.need: each for each in answers}


def run(opened: Opened) -> None:
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)


def test_a_missing_stage_is_named_with_who_could_fill_it(short: Opened) -> None:
    run(short)
    tapioca = found(short)["K-0004"]
    (chain,) = tapioca.chains
    assert [stage.commodity for stage in chain.stages] == ["Ubi kayu segar", "Tapioka"]
    assert (chain.missing, chain.bottleneck) == (1, 1)
    assert [stage.needed for stage in chain.stages] == [5_000_000, 1_000_000]
    step = chain.stages[1].step
    assert step is not None
    assert (step.kbli, step.yield_low, step.yield_high, step.unit_in, step.unit_out) == ("10621", 200, 250, "kg", "kg")
    assert step.title
    told = [(each.name, each.skill, each.gap.change) for each in chain.stages[1].could_fill]
    assert ("Pati Contoh", Skill.MAKES_OUTPUT, ChangeCode.RAISE_CAPACITY) in told
    assert {skill for _name, skill, _change in told} == {Skill.MAKES_OUTPUT, Skill.MAKES_INPUT}


def test_a_chain_whose_steps_are_all_offered_is_complete(short: Opened) -> None:
    run(short)
    (chain,) = found(short)["K-0005"].chains
    assert [(stage.offers[0].name, stage.offers[0].capacity) for stage in chain.stages] == [
        ("Nelayan Contoh", 1_000_000),
        ("Kupas Contoh", 300_000),
    ]
    assert (chain.missing, chain.quantity, chain.bottleneck, chain.certain) == (0, 250_000, 0, True)


def test_what_the_run_proposed_is_taken_off_until_it_is_refused(short: Opened) -> None:
    before = found(short)
    run(short)
    assert "K-0001" in before
    assert "K-0001" not in found(short), "the run filled it"
    spare = [each.capacity for each in found(short)["K-0004"].chains[0].stages[0].offers]
    lines = list_proposals(short.catalogue, short.actor, ListQuery(filters=(("need", "K-0001"),)), 0, 10).rows
    for line in lines:
        decide_proposal(short.catalogue, short.actor, line.proposal, Decided.REJECT, "terlalu jauh")
    again = found(short)
    assert again["K-0001"].rest == again["K-0001"].required
    after = [each.capacity for each in again["K-0004"].chains[0].stages[0].offers]
    assert spare == [1_000_000]
    assert after[0] == 5_000_000


def test_one_need_and_one_run_can_be_asked_about(short: Opened) -> None:
    run(short)
    assert list(found(short, need="K-0005", run="R-0001")) == ["K-0005"]
    with pytest.raises(UserProblem, match=r"need\.unknown"):
        found(short, need="K-9999")
    with pytest.raises(UserProblem, match=r"run\.unknown"):
        found(short, run="R-9999")


def test_a_search_can_be_stopped(short: Opened) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_chains(short.catalogue, short.actor, today=TODAY, progress=stop)
