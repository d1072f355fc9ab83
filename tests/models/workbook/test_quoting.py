from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from models.domain.findings import Severity
from models.domain.intake import IntakeKind
from models.workbook.checking import Checked, check
from models.workbook.parser.quoting import Trouble, records
from models.workbook.reading import read_workbook
from tests.models.workbook.books import CONTEXT

SENTENCES = tomllib.loads((Path(__file__).parents[3] / "ui/resources/sentences/intake.toml").read_text("utf-8"))
HEAD = "Nama Usaha;Pemilik;Kabupaten;Alamat\r\n"


def cells(text: str, separator: str = ";") -> list[list[str]]:
    return [record.cells for record in records(text, separator)]


def troubles(text: str, separator: str = ";") -> list[Trouble]:
    return [record.trouble for record in records(text, separator)]


def taken(tmp_path: Path, text: str) -> Checked:
    path = tmp_path / "daftar.csv"
    path.write_text(text, encoding="utf-8", newline="")
    (sheet,) = read_workbook(path)
    return check(sheet, IntakeKind.ENTERPRISES, CONTEXT)


def row(name: str, address: str = "Jl. Mawar") -> str:
    return f"{name};Siti;Kab. Tuban;{address}\r\n"


def test_an_open_quote_never_swallows_the_rows_below_it(tmp_path: Path) -> None:
    text = HEAD + row("Toko Satu") + row("Toko Dua", '"Jl. Melati') + row("Toko Tiga") + row("Toko Empat")
    result = taken(tmp_path, text)
    assert [intake.business.name for intake in result.intakes] == [  # type: ignore[union-attr]
        *("Toko Satu", "Toko Dua", "Toko Tiga", "Toko Empat")
    ]
    assert result.intakes[1].business.address == "Jl. Melati"  # type: ignore[union-attr]
    said = [(one.message, one.sheet, one.row, one.severity) for one in result.findings if "quote" in one.message]
    assert said == [("quote_not_closed", "daftar", 3, Severity.WARNING)]


def test_an_open_quote_that_meets_the_next_quote_is_noticed_too(tmp_path: Path) -> None:
    text = HEAD + row("Satu", '"Jl. Melati') + row("Dua") + row("Tiga", '"Jl. Kenanga; RT 1"') + row("Empat")
    result = taken(tmp_path, text)
    assert result.read == 4
    assert [intake.row for intake in result.intakes] == [2, 3, 4, 5]
    assert result.intakes[2].business.address == "Jl. Kenanga; RT 1"  # type: ignore[union-attr]


def test_two_stray_quotes_that_close_each_other_join_no_rows() -> None:
    text = 'a;b;c\nA;"x;1\nB;y;2\nC;z";3\nD;w;4\n'
    assert cells(text) == [["a", "b", "c"], ["A", "x", "1"], ["B", "y", "2"], ["C", 'z"', "3"], ["D", "w", "4"]]
    assert troubles(text).count(Trouble.MENDED) == 1


def test_a_row_that_its_quote_tears_is_named_and_kept_out(tmp_path: Path) -> None:
    text = HEAD + row("Satu") + 'Dua;"Siti; istri Budi;Kab. Tuban;Jl. Melati; RT 2\r\n' + row("Tiga")
    result = taken(tmp_path, text)
    assert [(one.row, one.findings[0].message) for one in result.rejected] == [(3, "quote_tears_row")]
    assert [intake.row for intake in result.intakes] == [2, 4]


def test_a_cell_with_line_breaks_stays_one_cell() -> None:
    text = 'a;b;c\nA;"Jl. 1, RT 2\nRW 3\n\nDesa X";3\nB;y;2\n'
    assert cells(text)[1] == ["A", "Jl. 1, RT 2\nRW 3\n\nDesa X", "3"]
    commas = 'a,b,c\nA,"Jl. Mawar, No 1\nRT 2, RW 3",3\nB,y,2\n'
    assert cells(commas, ",")[1] == ["A", "Jl. Mawar, No 1\nRT 2, RW 3", "3"]
    assert set(troubles(text) + troubles(commas, ",")) == {Trouble.NONE}


def test_a_cell_with_line_breaks_survives_beside_a_broken_row() -> None:
    text = 'a;b;c\nA;"Jl. 1\nRT 2";3\nB;"y;2\nC;z;1\n'
    assert cells(text) == [["a", "b", "c"], ["A", "Jl. 1\nRT 2", "3"], ["B", "y", "2"], ["C", "z", "1"]]


def test_of_two_columns_a_cell_may_hold_what_looks_like_a_row_and_is_named() -> None:
    text = 'a;b\nA;"x\nB;y"\nC;z\n'
    assert cells(text)[1] == ["A", "x\nB;y"]
    assert troubles(text) == [Trouble.NONE, Trouble.SPANS, Trouble.NONE]


def test_quotes_inside_a_name_are_kept() -> None:
    assert cells('a;b\n"Toko "Maju" Jaya";x\nB;y\n')[1] == ['Toko "Maju" Jaya', "x"]


PLAIN = st.text(st.characters(codec="ascii", exclude_characters='"\r\n;\x00'), min_size=1, max_size=8)


@given(st.lists(st.tuples(PLAIN, PLAIN, PLAIN), min_size=4, max_size=12), st.data())
def test_one_open_quote_anywhere_loses_no_row(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    at, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 2))
    lines = [";".join(f'"{cell}' if (at, column) == (r, c) else cell for c, cell in enumerate(row))
             for r, row in enumerate(rows)]  # fmt: skip
    assert cells("\n".join(lines) + "\n") == [list(row) for row in rows]


QUOTED = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)


@given(st.lists(st.tuples(QUOTED, QUOTED), min_size=1, max_size=8))
def test_what_a_program_wrote_is_read_as_it_was(rows: list[tuple[str, str]]) -> None:
    target = io.StringIO()
    csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    assert cells(target.getvalue()) == [list(row) for row in rows]


def test_every_trouble_has_a_sentence() -> None:
    messages = {str(trouble) for trouble in Trouble if trouble}
    extra = {"encoding_taken", "letters_unreadable", "row_too_wide", "too_many_data_rows", "file_is_recap"}
    assert messages | extra <= SENTENCES.keys()


def test_a_row_with_more_cells_than_columns_is_named(tmp_path: Path) -> None:
    text = HEAD + row("Satu") + row("Dua", "Jl. Melati; RT 2; RW 3") + "Tiga;Siti;Kab. Tuban\r\n" + row("Empat", ";;")
    result = taken(tmp_path, text)
    assert [(one.row, [each.message for each in one.findings]) for one in result.rejected] == [(3, ["row_too_wide"])]
    assert [intake.row for intake in result.intakes] == [2, 4, 5]


def test_a_column_without_heading_shifts_nothing(tmp_path: Path) -> None:
    result = taken(tmp_path, HEAD + "".join(row(f"Usaha {number}", "Jl. Mawar;baru") for number in range(3)))
    assert not result.rejected
