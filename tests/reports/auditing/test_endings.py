"""Who may end, and what renews itself."""

from __future__ import annotations

from tests.reports.auditing.papers import level


def test_an_end_at_will_is_red() -> None:
    assert level("{L} dapat mengakhiri perjanjian ini sewaktu-waktu tanpa alasan.", "pengakhiran_sepihak") == "red"
    fair = "{L} tidak akan memiliki, menguasai, ataupun memutus hubungan secara sepihak terhadap {S}."
    assert level(fair, "pengakhiran_sepihak") != "red"


def test_what_renews_itself_is_red_and_what_ends_itself_is_not() -> None:
    assert level("Perjanjian diperpanjang secara otomatis.", "perpanjangan_otomatis") == "red"
    ends = "Setelah itu perjanjian selesai dengan sendirinya dan jika hendak disambung harus ditulis lagi."
    assert level(ends, "perpanjangan_otomatis") != "red"
