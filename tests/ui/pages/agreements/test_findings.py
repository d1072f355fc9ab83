"""The audit in words, and clause values there and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from matching.codes import Pattern
from models.domain.agreements import AgreementFinding, ClauseParameter
from models.use_cases.list_clauses import clause_parameters
from reports.agreement.findings import Code
from ui.pages.agreements.clause_fields import clause_field, from_field, to_field
from ui.pages.agreements.findings import counts_text, said_findings
from ui.texts import known_ids
from ui.widgets.forms.table_field import TableField

ON = date(2026, 11, 21)


def finding(rule: str, level: str = "yellow", **values: str) -> AgreementFinding:
    return AgreementFinding(level, rule, tuple(values.items()), "PP 7/2021", False)


def test_every_finding_of_the_audit_has_a_sentence() -> None:
    missing = {code for code in Code if f"agreement.finding.{code.value}" not in known_ids()}
    assert not missing


def test_findings_of_one_kind_share_a_line() -> None:
    found = [finding("default_to_decide", label=label, value="1") for label in ("Pelatihan", "Kunjungan")]
    lines = said_findings(found)
    assert [line.number for line in lines] == [2]
    assert lines[0].text.startswith("2 nilai pasal masih usulan program")
    assert lines[0].text.endswith(": Pelatihan dan Kunjungan.")
    assert lines[0].source.endswith("sumber belum diverifikasi")


def test_the_worst_comes_first_in_the_counts() -> None:
    found = [finding("price_missing", "red"), finding("witnesses_few"), finding("reporting_due", "green")]
    assert counts_text(found) == "1 harus dibetulkan · 1 perlu diperhatikan · 1 sesuai"


@pytest.mark.parametrize("pattern", Pattern)
def test_every_default_goes_through_its_field_unchanged(qtbot: QtBot, pattern: Pattern) -> None:
    for parameter in clause_parameters(pattern, ON):
        field = clause_field(parameter)
        qtbot.addWidget(field)
        assert field.problem() == "", (parameter.clause, parameter.code)
        raw = field.value()
        if raw is not None:
            assert from_field(parameter, raw) == parameter.default


def parameter(kind: str, **more: object) -> ClauseParameter:
    plain = {"minimum": None, "maximum": None, "choices": (), "columns": ()}
    return ClauseParameter(
        "harga", "Harga", "denda", kind, "Denda", "Denda tiap hari.", 0, True, **{**plain, **more}
    )  # type: ignore[arg-type]


def test_percents_keep_their_hundredths() -> None:
    percent = parameter("percent")
    assert to_field(percent, Decimal("2.5")) == 250
    assert from_field(percent, 250) == Decimal("2.5")


def test_a_table_row_is_typed_pasted_and_taken_away(qtbot: QtBot) -> None:
    table = parameter("table", columns=("Barang", "Jumlah"))
    field = clause_field(table)
    qtbot.addWidget(field)
    assert isinstance(field, TableField)
    field.show()
    qtbot.mouseClick(field.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field.cells[0][1], "100 kg")
    assert field.message == "Barang perlu diisi pada tiap baris."
    QGuiApplication.clipboard().setText("Bibit\t100 kg\nPupuk\t20 kg\n")
    qtbot.keyClick(field.cells[0][0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.message == ""
    assert from_field(table, field.value()) == (("Bibit", "100 kg"), ("Pupuk", "20 kg"))
    qtbot.keyClick(field.cells[1][0], Qt.Key.Key_Return)
    assert len(field.cells) == 3
    assert from_field(table, field.value()) == (("Bibit", "100 kg"), ("Pupuk", "20 kg")), "an empty row says nothing"
    remove = next(each for each in field.findChildren(QToolButton) if each.accessibleName() == "Hapus baris 1")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert from_field(table, field.value()) == (("Pupuk", "20 kg"),)
    assert field.cells[0][0].accessibleName() == "Denda, Barang, baris 1"


def test_amounts_in_a_table_are_numbers(qtbot: QtBot) -> None:
    field = TableField("schedule", "Jadwal", ("Waktu", "Jumlah"), numbers=(1,))
    qtbot.addWidget(field)
    field.show_value((("Mei", "1250500"),))
    assert field.cells[0][1].text() == "1.250,5"
    assert field.value() == (("Mei", "1250500"),)
    field.cells[0][1].setText("banyak")
    assert "Jumlah: tulis angka" in field.problem()


def test_money_says_its_range_in_rupiah(qtbot: QtBot) -> None:
    money = parameter("money", minimum=Decimal(0), maximum=Decimal(100_000_00))
    field = clause_field(money)
    qtbot.addWidget(field)
    field.write(200_000_00)
    assert field.problem() == "Antara Rp0 dan Rp100.000."
