"""What leaves no doubt is red, and nothing that shares, asks or mends is taken for it."""

from __future__ import annotations

import pytest

from reports.auditing import Kind
from reports.auditing.certain import CODES, certain
from reports.auditing.sentences import draft_of
from tests.reports.auditing.papers import ON, PAIRS, paper

SURE = [
    (Kind.UNILATERAL_END, "{L} leluasa menyetop kapan suka, {S} tidak berhak menuntut sebabnya."),
    (Kind.UNILATERAL_END, "Penunjukan ini dapat {L} cabut sewaktu-waktu, tak perlu ada kesalahan {S}."),
    (Kind.RENEWAL, "Lewat tanggal itu satu musim lagi melekat pada {S} dengan sendirinya."),
    (Kind.RENEWAL, "Perjanjian berlanjut setahun lagi, {S} dianggap setuju sekalipun sudah keberatan."),
    (Kind.UNILATERAL_PRICE, "Upah bisa berubah sesuka {L}, {S} tidak perlu ditanyai."),
    (Kind.RISK, "Hama, hujan, harga merosot: seluruhnya apes {S}."),
    (Kind.EXCLUSIVITY, "{S} hanya boleh menjual kepada {L}, sedang {L} mengambil seperlunya dan tidak terikat jumlah."),
    (Kind.COLLATERAL, "Sertipikat rumah {S} disimpan {L} sejak hari pertama."),
    (Kind.OWNERSHIP, "Bengkel dan seluruh alat {S} menjadi milik {L}."),
    (Kind.PAYMENT_DUE, "Uangnya dibayar begitu kas {L} longgar."),
    (Kind.PENALTY, "{S} terlambat sehari dikenai denda 5%; {L} yang terlambat membayar tidak dikenai apa pun."),
]
FAIR = [
    (Kind.UNILATERAL_END, "{L} hanya boleh mengakhiri bila {S} melanggar, setelah teguran."),
    (Kind.UNILATERAL_END, "Dulu {L} dapat memutus perjanjian sewaktu-waktu."),
    (Kind.UNILATERAL_END, "{L} maupun {S} dapat mengakhiri perjanjian sewaktu-waktu."),
    (Kind.RENEWAL, "Perjanjian selesai dengan sendirinya; hendak diteruskan harus ditandatangani lagi."),
    (Kind.RENEWAL, "Perjanjian diperpanjang dengan sendirinya setelah disepakati kedua belah pihak."),
    (Kind.UNILATERAL_PRICE, "Harga tidak {L} ubah sewaktu-waktu."),
    (Kind.UNILATERAL_PRICE, "Perubahan upah ditetapkan {L} dan {S} bersama, tidak sewaktu-waktu."),
    (Kind.RISK, "Segala kerugian akibat kelalaian {S} menjadi tanggungan {S}."),
    (Kind.RISK, "Seluruh kerugian dipikul masing-masing pihak separuh."),
    (Kind.EXCLUSIVITY, "{S} hanya boleh menjual kepada {L}, dan {L} wajib membeli semuanya."),
    (Kind.COLLATERAL, "Sertipikat rumah {S} tidak boleh disimpan {L}."),
    (Kind.OWNERSHIP, "Bengkel dan alat {S} tidak menjadi milik {L}."),
    (Kind.OWNERSHIP, "Mesin jahit dititipkan kepada {S}; setelah dibayar lunas, alat itu menjadi milik {S}."),
    (Kind.PAYMENT_DUE, "Tagihan dibayar paling lambat 14 hari, tanpa menunggu kas {L} longgar."),
    (Kind.PENALTY, "{S} maupun {L} yang terlambat dikenai denda 0,1% sehari."),
]


def _said(kind: Kind, words: str, pair: tuple[str, str]) -> bool:
    draft = draft_of(paper(words, pair), ON)
    told = [each for each in draft.clauses if each.heading.endswith("ketentuan lain")]
    assert told
    return any(certain(draft, kind, each) for each in told)


@pytest.mark.parametrize("pair", PAIRS[:4])
@pytest.mark.parametrize("kind, words", SURE)
def test_plain_unfairness_is_certain(kind: Kind, words: str, pair: tuple[str, str]) -> None:
    assert _said(kind, words, pair)


@pytest.mark.parametrize("pair", PAIRS[:4])
@pytest.mark.parametrize("kind, words", FAIR)
def test_what_shares_or_asks_is_not(kind: Kind, words: str, pair: tuple[str, str]) -> None:
    assert not _said(kind, words, pair)


def test_every_certain_matter_is_told_by_a_sentence_of_its_own() -> None:
    assert {kind for kind, _ in SURE} == set(CODES)
