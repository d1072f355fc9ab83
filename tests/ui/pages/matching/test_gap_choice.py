"""What a pair lacks, taken as closed with real clicks: the outcome is told in words, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matching.codes import AgencyKind, ChangeCode, InterventionCode, RuleCode
from models.domain.interventions import MarketSide, TriedChanges, TriedMove
from models.domain.matching import FactKind, FactValue, GapLine, MatchSettings, PairExplanation
from models.use_cases.explain_pair import explain_pair
from models.use_cases.measure_pair import measure_pair
from models.use_cases.open_catalogue import Opened
from tests.halal_market import matched_halal_market
from tests.records import TODAY
from tests.ui.test_frame import nameless
from ui.pages.matching.distance_words import distance_words
from ui.pages.matching.gap_choice import GapChoice
from ui.pages.matching.help_words import outcome_lines
from ui.pages.matching.reasons_pane import ReasonsPane
from ui.widgets.charts.meter import Meter
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
WAIT = 30_000


@pytest.fixture
def pane(opened: Opened, tmp_path: Path, qtbot: QtBot, work: Workplace) -> ReasonsPane:
    run = matched_halal_market(opened, tmp_path)
    work.catalogue, work.actor = opened.catalogue, opened.actor
    made = ReasonsPane(work)
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    made.show_run(run)
    made.show_explanation(pair(opened))
    return made


def pair(opened: Opened) -> PairExplanation:
    return explain_pair(opened.catalogue, opened.actor, "U-000001", "K-0001", MatchSettings(), today=TODAY)


def choice(pane: ReasonsPane) -> GapChoice:
    assert pane.gaps is not None
    return pane.gaps


def test_a_gap_taken_as_closed_tells_what_would_come(qtbot: QtBot, pane: ReasonsPane) -> None:
    assert nameless(pane) == []
    qtbot.mouseClick(choice(pane).try_button, LEFT)
    assert not choice(pane).try_button.isEnabled()
    qtbot.waitUntil(lambda: choice(pane).try_button.isEnabled(), timeout=WAIT)
    assert choice(pane).outcome.splitlines() == [
        "Bila selesai: usulan baru untuk Tahu Satu, 2.000\u00a0kg tiap bulan.",
        "K-0001 terisi 0\u00a0% menjadi 100\u00a0%; usulan lain tetap.",
    ]


def test_nothing_ticked_is_nothing_to_try(qtbot: QtBot, pane: ReasonsPane) -> None:
    (box,) = choice(pane).boxes
    qtbot.mouseClick(box, LEFT)
    assert not choice(pane).try_button.isEnabled()
    qtbot.mouseClick(box, LEFT)
    assert choice(pane).try_button.isEnabled()


def test_an_answer_to_a_pair_no_longer_in_view_is_dropped(qtbot: QtBot, pane: ReasonsPane) -> None:
    shown = pane.explanation
    assert shown is not None
    qtbot.mouseClick(choice(pane).try_button, LEFT)
    job = pane._job
    assert job is not None
    with qtbot.waitSignal(job.ended, timeout=WAIT):
        pane.show_explanation(replace(shown, product="tahu goreng"))
    assert choice(pane).outcome == ""


def test_where_only_another_partner_helps_there_is_nothing_to_tick(qtbot: QtBot) -> None:
    other = GapLine(
        ChangeCode.FIND_OTHER_PARTNER, RuleCode.COMMODITY_REACH, None, None, AgencyKind.KADIN,
        InterventionCode.PENDAMPINGAN,
    )  # fmt: skip
    made = GapChoice((other,))
    qtbot.addWidget(made)
    made.show()
    assert made.boxes == []
    assert not made.try_button.isVisible()


def move(name: str, before: int, after: int, need: str = "K-0002") -> TriedMove:
    return TriedMove(f"U-{name}", name, "tahu", need, "tahu", "PT Contoh", before, after, "kg")


def tried(**more: object) -> TriedChanges:
    gap = GapLine(
        ChangeCode.OBTAIN_PAPER, RuleCode.CERTIFICATES, None, FactValue(FactKind.PAPERS, ("halal",)), AgencyKind.BPJPH,
        InterventionCode.SERTIFIKASI_HALAL,
    )  # fmt: skip
    side = MarketSide(1, 0, 0, 0.5, 0.0)
    plain = TriedChanges(
        "U-Satu", "Satu", "K-0001", "tahu", "kg", 100_000, (gap,), True, (), (), (), side, side,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def test_who_comes_who_goes_and_who_stays_is_told_in_words() -> None:
    filled = MarketSide(2, 1, 100_000, 0.9, 0.0)
    mine = move("Satu", 0, 100_000, "K-0001")
    lines = outcome_lines(
        tried(
            came=(mine, move("Dua", 0, 5_000)), went=(move("Tiga", 7_000, 0),), altered=(move("Empat", 9_000, 4_000),),
            after=filled,
        )
    )  # fmt: skip
    assert lines == (
        "Bila selesai: usulan baru untuk Satu, 100\u00a0kg tiap bulan.",
        "Usulan baru: Dua untuk K-0002 Tahu, 5\u00a0kg tiap bulan.",
        "Digeser: Tiga untuk K-0002 Tahu, 7\u00a0kg tiap bulan.",
        "Tetap: Empat untuk K-0002, dari 9\u00a0kg menjadi 4\u00a0kg tiap bulan.",
        "K-0001 terisi 0\u00a0% menjadi 100\u00a0%; usulan lain tetap.",
    )


def test_what_is_not_enough_and_what_changes_nothing_is_told() -> None:
    assert outcome_lines(tried(possible=False))[0] == "Pasangan ini masih belum mungkin; masih ada yang kurang."
    assert outcome_lines(tried())[-1] == "Usulan lain tetap seperti sekarang."
    many = tuple(move(f"N{at}", 0, 1_000) for at in range(6))
    assert "Dan 3 perubahan lain." in outcome_lines(tried(came=many))


def test_the_distance_stands_below_its_points_with_how_it_is_known(
    qtbot: QtBot, opened: Opened, pane: ReasonsPane
) -> None:
    qtbot.waitUntil(lambda: pane.far.isVisible(), timeout=WAIT)
    assert pane.explanation is not None
    far = measure_pair(opened.catalogue, opened.actor, pane.explanation.enterprise, pane.explanation.need)
    assert pane.far.text() == distance_words(far)
    above = next(each for each in pane.findChildren(Meter) if "Jarak" in each.accessibleName())
    assert 0 < pane.far.y() - above.y() <= above.height() + 20
    pane.show_explanation(pair(opened))
    assert not pane.far.isVisible()
    qtbot.waitUntil(lambda: pane.far.isVisible(), timeout=WAIT)
