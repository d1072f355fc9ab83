"""Paragraphs out of lines."""

from __future__ import annotations

from reports.auditing.tidying import is_heading, paragraphs


def test_hard_breaks_and_hyphens_are_undone() -> None:
    (one,) = paragraphs("Perusahaan wajib menye-\ndiakan bahan.")
    assert one.words == "Perusahaan wajib menyediakan bahan."


def test_a_title_over_labels_is_a_heading() -> None:
    listed = "B. Hak dan Kewajiban\n   Kewajiban perusahaan: membayar.\n" + "   Hak mitra: dibayar.\n" * 3
    assert paragraphs(listed)[0].heading
    assert is_heading("Pasal 4")
    assert not is_heading("Pasal 4 ayat (2) berlaku bagi kedua pihak.")


def test_controls_are_no_signs() -> None:
    assert all("\x00" not in each.words for each in paragraphs("Harga\x00 tetap.\x01 Ya."))
