"""Whatever a list says, no rule of a table is met only by the database: the row is refused or goes in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.intake import IntakeKind
from models.use_cases.back_up import check_catalogue
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_partner import save_partner
from models.workbook.sheet import Cell
from tests.models.records.drafts import officer, partner
from tests.models.workbook.books import workbook
from tests.records import TODAY

PLAIN = st.sampled_from((None, "1", "5", "20", "100", "2.000"))
ODD = st.sampled_from(
    (
        *(None, "", "-", "0", "-1", "0,0001", "0,4", "1", "1,5", "20 kg", "20 ton", "0 kg", "1/2", "10-20", "1e15"),
        *("1e18", "9" * 15, "9" * 19, -5, 0, 0.00001, 3.5, 10**15, "dua ratus", "12 lusin", "- 3", "0 unit", "-2 x 4"),
    )
)
AMOUNTS = st.one_of(PLAIN, PLAIN, PLAIN, PLAIN, ODD)
UNITS = st.sampled_from(("kg", "ton", "kuintal", "potong", "buah", "", None))
MONTHS = st.sampled_from((None, "", None, "", "Jan-Mar", "13", "0", "sepanjang tahun", "tidak ada", "1-12", "-1"))
GOODS = st.sampled_from(("ubi kayu", "tapioka", "kemeja", "semen", "tahu", "tempe", "terasi", "gula merah"))
NEEDS = ("Kode Kebutuhan", "Mitra", "Komoditas", "Jumlah per Bulan", "Satuan", "Jumlah Minimum per UMKM", "Bulan",
         "Harga", "Jumlah Mitra Maksimum")  # fmt: skip
ENTERPRISES = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Satuan", "Kapasitas per Bulan", "Harga", "Bulan Aktif",
               "Pesanan Minimum", "Tempat Usaha", "Luas Tempat Usaha (m2)", "Mesin dan Alat", "Omzet",
               "Modal Usaha (Rp)", "Tenaga Kerja")  # fmt: skip
MACHINES = st.sampled_from((None, "mixer 0", "0 unit mixer", "mixer (0), oven 2", "-1 mixer", "mixer x 0", "oven -3"))
need_rows = st.tuples(
    st.sampled_from(("", "", "K-0001", "K-0002")), st.just("PT Contoh Pangan"), GOODS, AMOUNTS, UNITS, AMOUNTS, MONTHS,
    AMOUNTS, AMOUNTS,
)  # fmt: skip
enterprise_rows = st.tuples(
    st.sampled_from(("Warung Contoh", "Toko Contoh", "Kios")), st.just("Contoh Siti"), st.just("Kab. Tuban"), GOODS,
    UNITS, AMOUNTS, AMOUNTS, MONTHS, AMOUNTS, st.sampled_from(("toko", "kios", "gudang", "daring", None)), AMOUNTS,
    MACHINES, AMOUNTS, AMOUNTS, AMOUNTS,
)  # fmt: skip


@pytest.fixture
def firm(opened: Opened) -> Opened:
    """A catalogue with one partner."""
    opened = replace(opened, actor=officer(opened))
    save_partner(opened.catalogue, opened.actor, partner())
    return opened


def take(opened: Opened, kind: IntakeKind, head: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> None:
    """Import a list; every row of it must have met some fate."""
    with TemporaryDirectory() as folder:
        file = workbook(Path(folder) / "aneh.xlsx", {"Daftar": [head, *rows]})
        report = import_workbook(opened.catalogue, opened.actor, ImportRequest(file, kind, today=TODAY))
    assert len(report.sheets[0].mapping) == len(head)
    assert report.read == report.new + report.updated + report.unchanged + report.rejected


once = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@once
@given(rows=st.lists(need_rows, min_size=1, max_size=8))
def test_no_need_breaks_a_rule(firm: Opened, rows: list[tuple[Cell, ...]]) -> None:
    sound: tuple[Cell, ...] = ("", "PT Contoh Pangan", "ubi kayu", "20", "ton", *[None] * 4)
    take(firm, IntakeKind.NEEDS, NEEDS, [*rows, sound])


@once
@given(rows=st.lists(enterprise_rows, min_size=1, max_size=8))
def test_no_enterprise_breaks_a_rule(firm: Opened, rows: list[tuple[Cell, ...]]) -> None:
    sound: tuple[Cell, ...] = ("UD Contoh", "Contoh Rahma", "Kab. Tuban", "tapioka", "kg", "5", *[None] * 9)
    take(firm, IntakeKind.ENTERPRISES, ENTERPRISES, [*rows, sound])


def test_a_catalogue_of_such_lists_is_sound(firm: Opened) -> None:
    odd: list[tuple[Cell, ...]] = [("", "PT Contoh Pangan", "tapioka", "0,0001", "kg", "9" * 19, "13", "-1", "0")]
    take(firm, IntakeKind.NEEDS, NEEDS, [*odd, ("", "PT Contoh Pangan", "ubi kayu", "20", "ton", "20", *[None] * 3)])
    assert check_catalogue(firm.catalogue, firm.actor).ok
