"""What an agreement says of season, activity, signatories and yields, read back from its paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from matching.codes import Pattern
from models.catalogue import tables as t
from models.domain.agreements import AgreementReport, AgreementTerms, Signatory
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.problems import UserProblem
from models.steps.agreements.goods import specification
from models.steps.agreements.parties import in_full
from models.use_cases.issue_agreement import draft_agreement
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from reports.agreement.findings import Code
from tests.records import TODAY
from ui.texts import known_ids

PLAIN = AgreementTerms(date=TODAY)


@pytest.fixture
def matched(filled: Opened) -> Opened:
    """The handful of records with a run over them."""
    run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
    return filled


def drafted(opened: Opened, pattern: Pattern, terms: AgreementTerms = PLAIN) -> AgreementReport:
    listed = list_proposals(opened.catalogue, opened.actor, ListQuery(filters=(("pattern", str(pattern)),)), 0, 1)
    return draft_agreement(opened.catalogue, opened.actor, listed.rows[0].proposal, terms, today=TODAY)


def text_of(report: AgreementReport) -> str:
    pages = PdfReader(BytesIO(report.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def rules(report: AgreementReport) -> set[str]:
    return {found.rule for found in report.findings}


def change(opened: Opened, table: type[t.Offer | t.Need | t.Business | t.Commodity], **values: object) -> None:
    with opened.catalogue.transaction() as session:
        session.execute(update(table).values(**values))


def test_nothing_is_owed_outside_the_season(matched: Opened) -> None:
    change(matched, t.Offer, months=0b0111_1100_0000)
    change(matched, t.Need, months=0b1111_1000_0000)
    text = text_of(drafted(matched, Pattern.INTI_PLASMA))
    assert "setiap bulan pada bulan Agustus sampai dengan November" in text
    schedule = text.split("Jadwal Penyerahan")[-1]
    assert "1. Agustus 2027" in schedule
    assert "4. November 2027" in schedule
    assert "Desember" not in schedule.split("Lampiran IV")[0]
    assert "Juli" not in schedule.split("Lampiran IV")[0]


def test_the_first_delivery_is_in_the_first_whole_month(matched: Opened) -> None:
    text = text_of(drafted(matched, Pattern.SUBKONTRAK))
    schedule = text.split("Jadwal Penyerahan")[-1]
    assert "1. Desember 2026" in schedule
    assert "paling lambat 20 November 2027" in schedule
    assert "disesuaikan dengan Pesanan" in schedule
    assert "disesuaikan dengan Pesanan" not in text_of(drafted(matched, Pattern.INTI_PLASMA))


def test_the_goods_decide_the_activity_not_the_business(matched: Opened) -> None:
    change(matched, t.Business, kbli_edition="2025", kbli="47111")
    report = drafted(matched, Pattern.INTI_PLASMA)
    assert "kode 01135" in text_of(report)
    assert "47111" not in text_of(report)
    (said,) = [dict(found.values) for found in report.findings if found.rule == Code.KBLI_DIFFERS]
    assert "01135" in said["used"]
    assert "47111" in said["registered"]


def test_a_code_registered_in_the_older_edition_is_kept(matched: Opened) -> None:
    report = drafted(matched, Pattern.INTI_PLASMA)
    assert "KBLI 2020 kode 01135" in text_of(report)
    assert not rules(report) & {Code.KBLI_DIFFERS, Code.KBLI_MISSING}


def test_a_seller_of_goods_has_the_code_of_selling_them(matched: Opened) -> None:
    assert "kode 47521" in text_of(drafted(matched, Pattern.DISTRIBUSI_KEAGENAN))


def test_without_any_code_the_clause_does_without(matched: Opened) -> None:
    with matched.catalogue.transaction() as session:
        session.execute(update(t.SupplyLink).values(kbli2020="", kbli2025=""))
        session.execute(update(t.Business).values(kbli="", kbli_edition=""))
        session.execute(update(t.Commodity).values(kind_id=None))
    report = drafted(matched, Pattern.SUBKONTRAK)
    assert Code.KBLI_MISSING in rules(report)
    assert "KBLI" not in text_of(report)
    assert "red" not in {found.level for found in report.findings}


@pytest.mark.parametrize(
    "form, full, wanted",
    [
        ("", "Usaha perseorangan", "bertindak untuk diri sendiri selaku pemilik"),
        ("UD", "Usaha Dagang", "bertindak untuk diri sendiri selaku pemilik"),
        ("CV", "Persekutuan Komanditer", "sekutu aktif berdasarkan akta pendirian"),
        ("Kelompok", "Kelompok usaha", "surat kuasa para anggota"),
        ("Koperasi", "Koperasi", "anggaran dasar koperasi"),
    ],
)
def test_each_legal_form_signs_by_its_own_right(matched: Opened, form: str, full: str, wanted: str) -> None:
    change(matched, t.Business, legal_form=form, npwp="0012345678901000")
    text = text_of(drafted(matched, Pattern.INTI_PLASMA))
    assert wanted in text
    assert f"Bentuk usaha : {full}" in text
    assert "NPWP : 0012345678901000" in text
    assert ("Daftar Anggota" in text) == (form in ("Kelompok", "Koperasi"))
    assert ("untuk dan atas nama Tani" in text) == (form not in ("", "UD"))


def test_another_director_shows_his_power(matched: Opened) -> None:
    head = drafted(matched, Pattern.INTI_PLASMA)
    assert Code.POWER_NEEDED not in rules(head)
    assert "Perseroan Terbatas" in text_of(head)
    assert "anggaran dasar perseroan" in text_of(head)
    other = AgreementTerms(date=TODAY, first=Signatory("Direktur Lain", "Direktur Operasional"))
    assert Code.POWER_NEEDED in rules(drafted(matched, Pattern.INTI_PLASMA, other))


def test_who_is_not_the_owner_does_not_sign_for_himself(matched: Opened) -> None:
    report = drafted(matched, Pattern.INTI_PLASMA, AgreementTerms(date=TODAY, second=Signatory("Orang Lain")))
    assert "untuk diri sendiri" not in text_of(report)
    assert Code.POWER_NEEDED in rules(report)


def test_addresses_are_written_in_full() -> None:
    assert in_full("Dsn. Krajan, Ds. Jlodro, Kec. Kenduruan, Kab. Tuban") == (
        "Dusun Krajan, Desa Jlodro, Kecamatan Kenduruan, Kabupaten Tuban"
    )
    assert in_full("Jl.Merdeka 1, Kel. Sidorejo") == "Jalan Merdeka 1, Kelurahan Sidorejo"


def test_ranges_have_their_dash_and_codes_keep_theirs() -> None:
    (row,) = specification("Bobot: 1,8-2,2 kg, umur 32-36 hari, SNI 01-2973, nomor 12-34-56")
    assert row.requirement == "1,8–2,2 kg, umur 32–36 hari, SNI 01-2973, nomor 12-34-56"


def test_witnesses_without_names_have_lines_to_sign(matched: Opened) -> None:
    text = text_of(drafted(matched, Pattern.INTI_PLASMA))
    assert "Saksi-saksi 1. Nama: 2. Nama:" in text


def test_pieces_are_whole_and_the_lot_is_within_what_is_guaranteed(matched: Opened) -> None:
    with matched.catalogue.transaction() as session:
        session.execute(update(t.Proposal).values(quantity=1_100_500))
    text = text_of(drafted(matched, Pattern.SUBKONTRAK))
    assert "1.101 (seribu seratus satu) potong setiap bulan" in text
    assert "paling sedikit 881 (delapan ratus delapan puluh satu) potong" in text


def test_a_distributor_sees_the_price_its_discount_comes_from(matched: Opened) -> None:
    text = text_of(drafted(matched, Pattern.DISTRIBUSI_KEAGENAN))
    assert "potongan 10% (sepuluh persen) dari harga jual anjuran, yaitu Rp68.889,00" in text
    assert "harga jual anjuran Rp68.889,00, tidak mengikat" in text
    assert "komisi" not in text


def test_nobody_says_of_every_principal_that_it_makes_the_goods(matched: Opened) -> None:
    assert Code.PRINCIPAL_UNKNOWN in rules(drafted(matched, Pattern.DISTRIBUSI_KEAGENAN))
    change(matched, t.Business, kbli_edition="2020", kbli="23941")
    assert Code.DISTRIBUTOR_REGISTRATION in rules(drafted(matched, Pattern.DISTRIBUSI_KEAGENAN))


@pytest.mark.parametrize(
    "terms, problem",
    [
        (AgreementTerms(date=TODAY, price=10**17), "agreement.bad_price"),
        (AgreementTerms(date=TODAY, price=-1), "agreement.bad_price"),
        (AgreementTerms(date=TODAY, months=0), "agreement.bad_months"),
        (AgreementTerms(date=TODAY, months=121), "agreement.bad_months"),
        (AgreementTerms(date=TODAY, payment_days=10**20), "agreement.bad_payment_days"),
        (AgreementTerms(date=date(2021, 2, 1)), "agreement.bad_date"),
        (AgreementTerms(date=TODAY, start=date(9999, 1, 1)), "agreement.bad_date"),
    ],
)
def test_terms_that_no_agreement_can_have_are_refused(matched: Opened, terms: AgreementTerms, problem: str) -> None:
    with pytest.raises(UserProblem) as refusal:
        drafted(matched, Pattern.INTI_PLASMA, terms)
    assert refusal.value.message == problem


def test_every_finding_has_its_sentence_and_no_sentence_is_left_over() -> None:
    said = {name.removeprefix("audit.") for name in known_ids() if name.startswith("audit.")}
    assert said == {code.value for code in Code}


def test_a_draft_covers_the_nik(matched: Opened) -> None:
    said = text_of(drafted(matched, Pattern.INTI_PLASMA))
    with matched.catalogue.reading() as session:
        niks = session.scalars(select(t.PersonNik.value)).all()
    assert "••••0000" in said
    assert not [nik for nik in niks if nik in said]
