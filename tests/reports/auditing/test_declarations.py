"""Who declares itself."""

from __future__ import annotations

from reports.auditing.declarations import by_size, declared_in, outright


def test_labels_and_formulas_declare() -> None:
    said = "pt maju, usaha besar, selanjutnya disebut inti;\nkelompok ternak, selanjutnya disebut plasma."
    assert [each.names[0] for each in outright(said)] == ["inti", "plasma"]
    told = "penerima barang - pt butik elok, usaha menengah\npemasok - tenun ikat, usaha mikro, pemilik ibu ruqoyah"
    assert [each.names[0] for each in declared_in(told)] == ["penerima barang", "pemasok"]


def test_a_letterhead_comes_after_what_is_declared() -> None:
    said = (
        "koperasi maju\nkantor: desa a\njabatan: manajer pt x disebut perusahaan\n"
        "nama: ani disebut koperasi, untuk anggota"
    )
    assert {name for each in outright(said) for name in each.names} == {"perusahaan", "koperasi"}


def test_sizes_tell_firms_apart() -> None:
    assert len(by_size("pt maju (usaha besar) dan konveksi rapi (usaha mikro)")) == 2
    assert outright("selamat pagi") == ()
