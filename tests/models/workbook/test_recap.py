from __future__ import annotations

import pytest

from models.domain.intake import IntakeKind
from models.problems import ImportRejected
from models.workbook.checking import check
from models.workbook.recap import is_recap
from models.workbook.recognition import choose_sheets
from models.workbook.sheet import Cell, Row, Sheet
from tests.models.workbook.books import CONTEXT, HEAD, ROW

PLACES: tuple[tuple[Cell, ...], ...] = (
    (1, "Kab. Tuban", 120, 30, "2,5%"),
    (2, "Kabupaten Gresik", 90, "-", "1%"),
    (3, "Kota Mojokerto", "1.250", 12, "7%"),
    (None, "Jumlah", 1_460, 42, None),
)
DISTRICTS: tuple[tuple[Cell, ...], ...] = (
    ("Kerek", 12, 3),
    ("Kec. Palang", 40, 5),
    ("Plumpang", 7, 0),
    ("Total", 59, 8),
)


def sheet(*rows: Row, name: str = "Rekap") -> Sheet:
    return Sheet(name, rows)


@pytest.mark.parametrize("kind", [None, *IntakeKind])
@pytest.mark.parametrize(
    "recap",
    [
        sheet(("REKAP UMKM",), (), ("No", "Kab/Kota", "Mikro", "Kecil", "Naik"), *PLACES),
        sheet(("Kecamatan", "Nama Pemilik", "Nama Usaha"), *DISTRICTS),
        sheet(*DISTRICTS),
    ],
)
def test_a_recap_is_refused_with_its_own_sentence(recap: Sheet, kind: IntakeKind | None) -> None:
    with pytest.raises(ImportRejected) as refused:
        choose_sheets([recap], kind)
    assert (refused.value.message, refused.value.values) == ("file_is_recap", {"sheet": "Rekap"})


def test_beside_a_list_a_recap_is_left_alone() -> None:
    data = Sheet("Data", (HEAD, ROW))
    assert choose_sheets([sheet(*DISTRICTS), data], None) == ((data, IntakeKind.ENTERPRISES),)


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, ROW, ROW, ROW),
        (("Nama Usaha", "Kecamatan", "Omzet"), *(("Toko Maju", "Kerek", 5), ("Tuban Jaya", "Palang", 6)) * 3),
        (("Kecamatan", "Jumlah"), ("Kerek", 3)),
        (("Nama", "Nilai"), *(("Satu", 1), ("Dua", 2), ("Tiga", 3), ("Empat", 4))),
        (("Kecamatan", "Kelurahan"), *(("Kerek", "Jarorejo"),) * 4),
        (),
    ],
)
def test_a_list_with_names_is_no_recap(rows: tuple[Row, ...]) -> None:
    assert not is_recap(sheet(*rows))


def test_a_list_of_businesses_named_after_places_is_read() -> None:
    data = Sheet("Data", (HEAD, *((f"UD Tuban {number}", *ROW[1:]) for number in range(5))))
    ((found, kind),) = choose_sheets([data], None)
    assert len(check(found, kind, CONTEXT).intakes) == 5
