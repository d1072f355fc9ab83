"""Lists in through the command line: what is counted, what comes back, what is undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.domain.intake import IntakeKind
from models.use_cases.open_catalogue import open_catalogue
from models.workbook.reading import read_workbook
from models.workbook.writing import write_intakes
from tests.command_line.running import DAY, answered, refused, run
from tests.conftest import copy_of
from tests.records import ENTERPRISES, NEEDS, PARTNERS

HEADINGS = "Nama Usaha;Nama Pemilik;Kabupaten;Kecamatan;Produk;Kapasitas per bulan;Satuan\n"
GOOD = "Dapur Contoh;Siti Contoh;Tuban;Palang;Keripik singkong;120;kg\n"
IMPORT_KEYS = {"read", "new", "changed", "unchanged", "rejected", "import_id", "findings", "mapping"}
FINDING_KEYS = {"row", "column", "severity", "value", "problem", "expected"}


@pytest.fixture
def empty(empty_file: Path, tmp_path: Path) -> Path:
    """A new sample catalogue of the test's own."""
    return copy_of(empty_file, tmp_path)


def counts(answer: dict[str, int]) -> tuple[int, ...]:
    return tuple(answer[key] for key in ("read", "new", "changed", "unchanged", "rejected"))


def enterprises_in(place: Path) -> int:
    found: int = answered(place, "check")["counts"]["enterprise"]
    return found


def csv_file(folder: Path, *rows: str, headings: str = HEADINGS) -> Path:
    file = folder / "daftar umkm.csv"
    file.write_text(headings + "".join(rows), encoding="utf-8")
    return file


def test_a_template_is_recognised_sheet_by_sheet(empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "templat.xlsx"
    assert answered(empty, "template", "--out", file) == {"file": str(file)}
    assert {sheet.name for sheet in read_workbook(file)} >= {"UMKM", "Mitra", "Kebutuhan"}
    assert ".xlsx" in refused(empty, "template", "--out", tmp_path / "templat.csv")
    answer = answered(empty, "import", file, "--as", "auto", "--date", DAY)
    assert [sheet["kind"] for sheet in answer["sheets"]] == ["partners", "enterprises", "needs"]
    assert counts(answer) == (6, 6, 0, 0, 0), answer["findings"]


def test_an_import_reconciles_and_names_every_key(empty: Path, tmp_path: Path) -> None:
    file = csv_file(tmp_path, GOOD, GOOD.replace("120", "banyak").replace("Dapur", "Warung"))
    answer = answered(empty, "import", file, "--as", "enterprises", "--date", DAY)
    assert answer.keys() >= IMPORT_KEYS
    assert answer["read"] == answer["new"] + answer["changed"] + answer["unchanged"] + answer["rejected"] == 2
    assert answer["import_id"] == "I-0001"
    assert answer["mapping"]["Nama Usaha"] == "name"
    errors = [finding for finding in answer["findings"] if finding["severity"] == "error"]
    assert errors
    assert all(finding.keys() >= FINDING_KEYS for finding in answer["findings"])
    assert (errors[0]["row"], errors[0]["column"], errors[0]["value"]) == (3, "Kapasitas per bulan", "banyak")
    assert errors[0]["problem"]
    assert errors[0]["expected"]


def test_lines_for_people_say_the_same_as_the_json(empty: Path, tmp_path: Path) -> None:
    file = csv_file(tmp_path, GOOD, GOOD.replace("120", "banyak").replace("Dapur", "Warung"))
    said = run("import", file, "--database", empty, "--date", DAY)
    assert said.status == 0
    assert "dibaca 2 = baru 1 + berubah 0 + tetap 0 + ditolak 1" in said.out
    assert "baris 3 Kapasitas per bulan" in said.out
    assert "id impor I-0001" in said.out


def test_rejected_rows_come_back_and_can_be_imported_when_mended(empty: Path, tmp_path: Path) -> None:
    import openpyxl

    bad, back = GOOD.replace("120", "banyak").replace("Dapur", "Warung"), tmp_path / "ditolak.xlsx"
    answered(empty, "import", csv_file(tmp_path, GOOD, bad), "--rejected", back, "--date", DAY)
    again = answered(empty, "import", back, "--as", "enterprises", "--date", DAY)
    assert counts(again) == (1, 0, 0, 0, 1)
    book = openpyxl.load_workbook(back)
    for row in book.active.iter_rows(min_row=2):
        for cell in row:
            cell.value = 80 if cell.value == "banyak" else cell.value
    book.save(back)
    mended = answered(empty, "import", back, "--as", "enterprises", "--date", DAY)
    assert counts(mended) == (1, 1, 0, 0, 0), mended["findings"]
    assert enterprises_in(empty) == 2


def test_no_rejected_rows_no_file(empty: Path, tmp_path: Path) -> None:
    back = tmp_path / "ditolak.xlsx"
    answered(empty, "import", csv_file(tmp_path, GOOD), "--rejected", back, "--date", DAY)
    assert not back.exists()


@pytest.mark.parametrize("name", ["tidak ada/ditolak.xlsx", "ditolak.csv"])
def test_nothing_is_taken_in_when_its_rejected_rows_could_not_come_back(
    empty: Path, tmp_path: Path, name: str
) -> None:
    bad = GOOD.replace("120", "banyak").replace("Dapur", "Warung")
    assert refused(empty, "import", csv_file(tmp_path, GOOD, bad), "--rejected", tmp_path / name, "--date", DAY)
    assert enterprises_in(empty) == 0


def test_a_dry_run_says_the_same_and_writes_nothing(empty: Path, tmp_path: Path) -> None:
    file = csv_file(tmp_path, GOOD)
    before = answered(empty, "check")["counts"]
    dry = answered(empty, "import", file, "--dry-run", "--date", DAY)
    assert answered(empty, "check")["counts"] == before
    wet = answered(empty, "import", file, "--date", DAY)
    assert (counts(dry), dry["import_id"]) == (counts(wet), "")
    assert enterprises_in(empty) == 1


def test_a_mapping_names_columns_that_nobody_could_guess(empty: Path, tmp_path: Path) -> None:
    headings = HEADINGS.replace("Nama Usaha", "XQ1").replace("Kapasitas per bulan", "XQ2")
    file = csv_file(tmp_path, GOOD, headings=headings)
    mapping = tmp_path / "kolom.json"
    mapping.write_text(json.dumps({"XQ1": "name", "XQ2": "capacity"}), encoding="utf-8")
    refused(empty, "import", file, "--as", "enterprises")
    answer = answered(empty, "import", file, "--as", "enterprises", "--mapping", mapping, "--date", DAY)
    assert counts(answer) == (1, 1, 0, 0, 0), answer["findings"]
    assert (answer["mapping"]["XQ1"], answer["mapping"]["XQ2"]) == ("name", "capacity")


def test_one_sheet_of_several(empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "semua.xlsx"
    rows = [(IntakeKind.ENTERPRISES, ENTERPRISES), (IntakeKind.PARTNERS, PARTNERS), (IntakeKind.NEEDS, NEEDS)]
    write_intakes(file, rows, personal=True)
    answer = answered(empty, "import", file, "--sheet", "Mitra", "--date", DAY)
    assert [(sheet["sheet"], sheet["new"]) for sheet in answer["sheets"]] == [("Mitra", 3)]
    assert "Rahasia" in refused(empty, "import", file, "--sheet", "Rahasia")


def test_an_import_is_taken_back_whole(empty: Path, tmp_path: Path) -> None:
    answer = answered(empty, "import", csv_file(tmp_path, GOOD), "--date", DAY)
    undone = answered(empty, "undo-import", answer["import_id"])
    assert undone["import_id"] == answer["import_id"]
    assert undone["restored"] > 0
    assert answered(empty, "export", "enterprises", "--out", tmp_path / "u.csv")["rows"] == 0
    assert answered(empty, "check")["ok"]
    assert refused(empty, "undo-import", answer["import_id"])
    assert "I-9999" in refused(empty, "undo-import", "I-9999")
    assert refused(empty, "undo-import", "").startswith("Impor yang mau dibatalkan belum disebut.")


def test_files_that_cannot_be_read_are_told_in_one_sentence(empty: Path, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 bukan buku kerja")
    nothing = tmp_path / "kosong.csv"
    nothing.write_text("", encoding="utf-8")
    mapping = tmp_path / "kolom.json"
    mapping.write_text("[1", encoding="utf-8")
    for file in (broken, nothing, tmp_path / "tidak ada.xlsx", tmp_path):
        assert file.name in refused(empty, "import", file)
    assert "kolom.json" in refused(empty, "import", csv_file(tmp_path, GOOD), "--mapping", mapping)


def test_nik_of_bad_rows_stays_out_of_every_stream(empty: Path, tmp_path: Path) -> None:
    numbers = ("3523116001809991", "352311600180000", "3523119901809991")
    headings = HEADINGS.replace("\n", ";NIK\n")
    rows = [GOOD.replace("Dapur", f"Dapur {n}").replace("\n", f";{nik}\n") for n, nik in enumerate(numbers)]
    file = csv_file(tmp_path, *rows, headings=headings)
    shown = [
        run("import", file, "--database", empty, "--date", DAY, "--dry-run"),
        run("import", file, "--database", empty, "--date", DAY, "--json"),
        run("import", file, "--database", empty, "--date", DAY),
    ]
    for said in shown:
        assert said.status == 0
        assert "NIK" in said.out
        assert not [nik for nik in numbers if nik in said.out + said.err]


def test_sample_identifiers_belong_in_sample_catalogues_only(tmp_path: Path) -> None:
    own = tmp_path / "sendiri.db"
    open_catalogue(str(own)).catalogue.close()
    file = tmp_path / "umkm.xlsx"
    write_intakes(file, [(IntakeKind.ENTERPRISES, ENTERPRISES)], personal=True)
    answer = answered(own, "import", file, "--date", DAY)
    assert answer["new"] == 0
    assert answer["rejected"] == len(ENTERPRISES)


@pytest.mark.parametrize("place", ["Kab. Tuban", "35.23", " tuban "])
def test_a_list_that_names_no_kabupaten_is_of_the_place_said(empty: Path, tmp_path: Path, place: str) -> None:
    file = csv_file(tmp_path, "Dapur Contoh;Siti Contoh;tempe\n", headings="Nama Usaha;Pemilik;Produk\n")
    assert "Kabupaten/Kota" in refused(empty, "import", file, "--date", DAY)
    assert counts(answered(empty, "import", file, "--place", place, "--date", DAY)) == (1, 1, 0, 0, 0)
    answered(empty, "export", "enterprises", "--out", tmp_path / "u.csv")
    assert "Kab. Tuban" in (tmp_path / "u.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("place", ["Atlantis", "35.99", "Madiun"])
def test_a_place_that_is_none_or_two_is_refused(empty: Path, tmp_path: Path, place: str) -> None:
    assert place in refused(empty, "import", csv_file(tmp_path, GOOD), "--place", place)
    assert enterprises_in(empty) == 0


def test_a_place_is_remembered_of_the_sender_and_told(empty: Path, tmp_path: Path) -> None:
    file = csv_file(tmp_path, "Dapur Contoh;Siti Contoh;tempe\n", headings="Nama Usaha;Pemilik;Produk\n")
    mapping = tmp_path / "kolom.json"
    mapping.write_text(json.dumps({"Nama Usaha": "name"}), encoding="utf-8")
    how = ("--as", "enterprises", "--sender", "Dinas Contoh", "--date", DAY)
    answered(empty, "import", file, "--mapping", mapping, "--place", "Kab. Tuban", *how)
    again = answered(empty, "import", file, "--dry-run", *how)
    says = "Lembar daftar umkm dianggap dari Kab. Tuban seperti kiriman sebelumnya."
    assert says in [finding["problem"] for finding in again["findings"]]


def test_a_sender_is_remembered_and_a_key_is_kept(empty: Path, tmp_path: Path) -> None:
    headings = "Juragan;Merk Dagangan;Wilayah Kab;Halal;Sampai kapan;Nomor Usaha\n"
    file = csv_file(tmp_path, "Siti Contoh;Dapur Contoh;Tuban;Ada;03/04/2028;1234567890123\n", headings=headings)
    mapping = tmp_path / "kolom.json"
    fields = {
        "Juragan": "owner", "Merk Dagangan": "name", "Wilayah Kab": "kabupaten", "Sampai kapan": "until_halal",
        "Nomor Usaha": "nib",
    }  # fmt: skip
    mapping.write_text(json.dumps(fields), encoding="utf-8")
    said = refused(empty, "import", file, "--as", "enterprises", "--date", DAY)
    assert "Nomor Usaha = NIB" in said
    how = ("--as", "enterprises", "--date", DAY, "--sender", "Dinas Contoh", "--key", "nib")
    first = answered(empty, "import", file, "--mapping", mapping, "--day-first", *how)
    assert counts(first) == (1, 1, 0, 0, 0)
    again = answered(empty, "import", file, *how)
    assert counts(again) == (1, 0, 0, 1, 0), again["findings"]
    assert again["mapping"]["Juragan"] == "owner"
    assert not [finding for finding in again["findings"] if "dapat berarti" in finding["problem"]]


def test_a_number_of_a_person_in_the_name_of_a_file_stays_out_of_every_stream(empty: Path, tmp_path: Path) -> None:
    nik = "3523116001809991"
    good, broken = csv_file(tmp_path, GOOD).rename(tmp_path / f"data {nik}.csv"), tmp_path / f"rusak {nik}.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    for file, status in ((good, 0), (broken, 1)):
        for form in ((), ("--json",)):
            said = run("import", file, "--database", empty, "--date", DAY, *form)
            assert said.status == status
            assert nik not in said.out + said.err
