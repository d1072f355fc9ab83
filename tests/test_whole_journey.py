"""The main job through the window with real clicks: from the first start to the printed agreement, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.domain.agreements import AgreementLine
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.use_cases.back_up import check_catalogue
from models.use_cases.list_agreements import list_agreements
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_runs import list_proposals, list_runs
from models.workbook.reading import read_workbook
from models.workbook.writing import write_intakes
from tests.records import enterprise
from tests.reports.reading import whole_text
from tests.ui.conftest import NOISE, strict_texts
from tests.ui.hand import WAIT, Hand, Start, at_work, entered, start, workbook
from ui.desktop import PAGES
from ui.dialogs.verb_dialog import VerbDialog
from ui.intake.panel import IntakePanel
from ui.pages.agreements.draft_view import DraftView
from ui.pages.agreements.page import AgreementsPage
from ui.pages.enterprises.page import EnterprisesPage
from ui.pages.matching.page import MatchingPage
from ui.pages.matching.run_bar import View
from ui.pages.partners.page import PartnersPage

__all__ = ["at_work", "start", "strict_texts"]
pytestmark = pytest.mark.qt_log_ignore(NOISE, extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

UMKM = (
    ("Nama Usaha", "Nama Pemilik", "Kabupaten", "Kecamatan", "Produk", "Kapasitas per bulan", "Satuan", "Harga",
     "KBLI", "Omzet per Tahun"),
    ("Tani Makmur", "Siti Contoh", "Tuban", "Palang", "ubi kayu", 5000, "kg", 3000, "01135", 90_000_000),
    ("Tani Sejahtera", "Budi Contoh", "Tuban", "Palang", "ubi kayu", 4000, "kg", 2900, "01135", 80_000_000),
    ("Tani Bingung", "Rahmat Contoh", "Tuban", "Palang", "ubi kayu", "cukup banyak", "kg", 3000, "01135", None),
    ("Konveksi Rapi", "Wati Contoh", "Tuban", "Palang", "kemeja", 9000, "potong", 20000, "14111", None),
)  # fmt: skip
PARTNERS = (
    ("Nama Perusahaan", "Badan Usaha", "Kabupaten", "Kecamatan", "Skala Usaha", "Nama Penandatangan",
     "Jabatan Penandatangan", "KBLI"),
    ("Tapioka Contoh", "PT", "Tuban", "Palang", "besar", "Direktur Contoh", "Direktur Utama", "10621"),
)  # fmt: skip
NEEDS = (
    ("Mitra", "Komoditas", "Jumlah per Bulan", "Satuan", "Pola Kemitraan", "Jumlah Minimum per UMKM",
     "Harga per Satuan (Rp)", "Termin Pembayaran (hari)", "Dukungan", "Spesifikasi"),
    ("Tapioka Contoh", "ubi kayu", 8000, "kg", "inti plasma", 1000, 3200, 14, "bimbingan teknis, pemasaran",
     "Kadar air: paling tinggi 14 persen"),
)  # fmt: skip


def statuses(hand: Hand) -> list[Decided]:
    """What was decided on the proposals of the newest run, as the catalogue has it."""
    work = hand.desktop.workplace
    return [line.status for line in list_proposals(work.catalogue, work.actor, ListQuery(), 0, 50).rows]


def agreements(hand: Hand) -> tuple[AgreementLine, ...]:
    work = hand.desktop.workplace
    return list_agreements(work.catalogue, work.actor, ListQuery(), 0, 50).rows


def dialog_of(parent: QWidget) -> VerbDialog:
    """The one question that is open."""
    (found,) = [each for each in parent.findChildren(VerbDialog) if each.isVisible()]
    return found


def test_a_new_computer_comes_to_its_first_agreement(start: Start, tmp_path: Path) -> None:
    hand = start()
    choose_an_empty_catalogue(hand)
    import_the_enterprises(hand, tmp_path)
    import_partner_and_need(hand, tmp_path)
    run_the_matcher(hand)
    accept_the_best(hand)
    draft = fill_in_the_agreement(hand)
    issue_and_save(hand, draft, tmp_path / "perjanjian.pdf")
    decide_take_back_and_decide_again(hand)
    hand.window.close()
    assert not hand.window.isVisible()
    work = hand.desktop.workplace
    assert check_catalogue(work.catalogue, work.actor).ok


def choose_an_empty_catalogue(hand: Hand) -> None:
    assert hand.desktop.welcome.isVisible()
    assert not hand.window.sidebar.isVisible()
    hand.press("Mulai kosong")
    entered(hand)
    assert hand.window.sidebar.isVisible()
    assert hand.window.status.catalogue.text() == "Katalog: katalog.db"


def import_the_enterprises(hand: Hand, folder: Path) -> None:
    """Four rows, one of them wrong: three go in, one comes back."""
    hand.choose(workbook(folder / "daftar umkm.xlsx", Data=UMKM), folder / "ditolak.xlsx")
    hand.go("enterprises")
    page = hand.window.page
    assert isinstance(page, EnterprisesPage)
    check_and_take(hand, page.intake, read=4, new=3, rejected=1)
    hand.press("Simpan baris yang ditolak…", page.intake)
    hand.idle()
    (sheet,) = read_workbook(folder / "ditolak.xlsx")
    assert [row[0] for row in sheet.rows[1:]] == ["Tani Bingung"]
    hand.press("Selesai", page.intake)
    hand.until(page.pane.list.model.refreshed, lambda: page.pane.list.model.rowCount() == 3)
    work = hand.desktop.workplace
    names = [row.name for row in list_enterprises(work.catalogue, work.actor, ListQuery(), 0, 10).rows]
    assert sorted(names) == ["Konveksi Rapi", "Tani Makmur", "Tani Sejahtera"]


def check_and_take(hand: Hand, intake: IntakePanel, *, read: int, new: int, rejected: int) -> None:
    """From the button of the page to the result, with what is shown in between."""
    with hand.qtbot.waitSignal(intake.reported, timeout=WAIT):
        hand.press("Impor dari Excel…", hand.window.title_bar)
    shown = {name: figure.text() for name, figure in intake.figures.items()}
    assert (shown["read"], shown["new"], shown["rejected"]) == (str(read), str(new), str(rejected))
    findings = [intake.findings.row_at(number) for number in range(intake.findings.rowCount())]
    assert sum(1 for each in findings if each is not None and each.severity == "error") == rejected
    hand.idle()
    with hand.qtbot.waitSignal(intake.reported, timeout=WAIT):
        hand.press(f"Impor {new} baris", intake)
    hand.idle()


def import_partner_and_need(hand: Hand, folder: Path) -> None:
    """Two sheets of one file, each recognised for what it is."""
    hand.choose(workbook(folder / "mitra.xlsx", Mitra=PARTNERS, Kebutuhan=NEEDS))
    hand.go("partners")
    page = hand.window.page
    assert isinstance(page, PartnersPage)
    check_and_take(hand, page.intake, read=2, new=2, rejected=0)
    hand.press("Selesai", page.intake)
    hand.until(page.partners.list.model.refreshed, lambda: page.partners.list.model.rowCount() == 1)
    hand.until(page.needs.list.model.refreshed, lambda: page.needs.list.model.rowCount() == 1)


def matching(hand: Hand) -> MatchingPage:
    """Pencocokan, by the sidebar."""
    hand.go("matching")
    page = hand.window.page
    assert isinstance(page, MatchingPage)
    return page


def run_the_matcher(hand: Hand) -> None:
    page = matching(hand)
    hand.until(page.actions_changed, lambda: hand.window.title_bar.main_button.isEnabled())
    with hand.qtbot.waitSignal(hand.desktop.workplace.said, timeout=WAIT) as said:
        hand.press("Jalankan pencocokan", hand.window.title_bar)
    assert said.args[0].startswith("R-0001 selesai")
    hand.until(page.proposals.rows.refreshed, lambda: page.proposals.rows.rowCount() == 2)
    assert page.run_bar.tabs.currentIndex() == list(View).index(View.SUMMARY)


def accept_the_best(hand: Hand) -> None:
    page = matching(hand)
    bar = page.run_bar.tabs
    hand.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    hand.click_row(page.proposals.table)
    best = page.proposals.rows.row_at(0)
    assert best is not None
    assert best.score == max(best.score, page.proposals.rows.row_at(1).score)  # type: ignore[union-attr]
    decide(hand, "Terima")
    assert statuses(hand) == [Decided.ACCEPT, Decided.OPEN]


def decide(hand: Hand, verb: str) -> None:
    """Press a decision and wait until the list shows it."""
    page = matching(hand)
    background = hand.desktop.background
    with hand.qtbot.waitSignals([background.catalogue_changed, page.proposals.rows.refreshed], timeout=WAIT):
        hand.press(verb, page.proposals)
    hand.idle()


def fill_in_the_agreement(hand: Hand) -> DraftView:
    """From the accepted proposal to the form, two witnesses, and the paper in view before it has a number."""
    page = matching(hand)
    hand.until(page.proposals.rows.refreshed, lambda: page.proposals.agree_button.isVisible())
    hand.press("Buat perjanjian", page.proposals)
    agreements_page = hand.window.page
    assert isinstance(agreements_page, AgreementsPage)
    hand.until(agreements_page.actions_changed, lambda: agreements_page.draft is not None)
    draft = agreements_page.draft
    assert draft is not None
    hand.qtbot.waitUntil(lambda: draft.paper.page_count > 0, timeout=WAIT)
    assert draft.form.terms().first.name == "Direktur Contoh"
    for field, name in (("witness1_name", "Saksi Satu"), ("witness2_name", "Saksi Dua")):
        hand.type_into(draft.form.fields[field].input, name)  # type: ignore[arg-type]
    if not draft.panes.sees_paper:  # a wide window has the paper beside the form and needs no button
        hand.press("Pratinjau", draft)
    assert draft.paper.isVisible()
    hand.qtbot.waitUntil(lambda: "Saksi Satu" in whole_text(draft.paper._data), timeout=WAIT)
    text = whole_text(draft.paper._data)
    assert "DRAF" in text
    assert draft.paper.page_count >= 6
    assert agreements(hand) == ()
    return draft


def issue_and_save(hand: Hand, draft: DraftView, target: Path) -> None:
    """Number it, see the stored paper, and save it: the file is the stored one and names both parties."""
    page = hand.window.page
    assert isinstance(page, AgreementsPage)
    bar = draft.panes.tabs.tabBar()
    if bar.isVisible():  # a narrow window turns from the paper back to the form
        hand.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    hand.press("Terbitkan…", draft)
    with hand.qtbot.waitSignal(hand.desktop.background.catalogue_changed, timeout=WAIT):
        hand.press("Terbitkan dengan nomor resmi", dialog_of(draft))
    hand.qtbot.waitUntil(lambda: page.issued.isVisible() and page.issued.paper.page_count > 0, timeout=WAIT)
    (line,) = agreements(hand)
    hand.choose(target)
    hand.press("Simpan sebagai…", page.issued)
    hand.idle()
    text = whole_text(target.read_bytes())
    assert line.number.startswith("001/")
    for wanted in (line.number, "Tapioka Contoh", "Tani", "Direktur Contoh", "Saksi Dua"):
        assert wanted in text, wanted
    assert "DRAF " not in text
    assert "[" not in text


def decide_take_back_and_decide_again(hand: Hand) -> None:
    """Lock the other proposal; Ctrl+Z takes it back, Ctrl+Shift+Z brings it again."""
    page = matching(hand)
    hand.click_row(page.proposals.table, 1)
    decide(hand, "Kunci")
    assert statuses(hand) == [Decided.ACCEPT, Decided.LOCK]
    for keys, after in ((CTRL, Decided.OPEN), (CTRL | SHIFT, Decided.LOCK)):
        with hand.qtbot.waitSignal(hand.desktop.background.catalogue_changed, timeout=WAIT):
            hand.keys(Qt.Key.Key_Z, keys)
        hand.idle()
        assert statuses(hand) == [Decided.ACCEPT, after]


def test_the_message_takes_an_import_back(at_work: Hand, tmp_path: Path) -> None:
    """Urungkan in the message that tells of the import."""
    hand = at_work
    hand.choose(workbook(tmp_path / "tambahan.xlsx", Data=UMKM[:3]))
    hand.go("enterprises")
    page = hand.window.page
    assert isinstance(page, EnterprisesPage)
    hand.until(page.pane.list.model.refreshed, lambda: page.pane.list.model.rowCount() == 5)
    with hand.qtbot.waitSignal(page.intake.reported, timeout=WAIT):
        hand.press("Impor dari Excel…", hand.window.title_bar)
    hand.idle()
    taken = page.intake.figures["new"].text()
    with hand.qtbot.waitSignal(page.intake.reported, timeout=WAIT):
        hand.press(page.intake.import_button.text(), page.intake)
    hand.idle()
    hand.press("Selesai", page.intake)
    hand.until(page.pane.list.model.refreshed, lambda: page.pane.list.model.rowCount() == 5 + int(taken))
    hand.press("Urungkan", hand.window.messages)
    hand.until(page.pane.list.model.refreshed, lambda: page.pane.list.model.rowCount() == 5)


def test_a_sample_catalogue_takes_in_sample_people(at_work: Hand, tmp_path: Path) -> None:
    hand, file = at_work, tmp_path / "contoh.xlsx"
    invented = enterprise(2, "Tani Baru", "ubi_kayu", nib="0000777777777")
    write_intakes(file, [(IntakeKind.ENTERPRISES, (invented,))], personal=True)
    hand.choose(file)
    hand.go("enterprises")
    page = hand.window.page
    assert isinstance(page, EnterprisesPage)
    check_and_take(hand, page.intake, read=1, new=1, rejected=0)


def start_a_run(hand: Hand) -> MatchingPage:
    page = matching(hand)
    hand.until(page.actions_changed, lambda: hand.window.title_bar.main_button.isEnabled())
    hand.press("Jalankan pencocokan", hand.window.title_bar)
    assert hand.desktop.background.jobs
    return page


def runs(hand: Hand) -> int:
    work = hand.desktop.workplace
    return len(list_runs(work.catalogue, work.actor))


def test_closing_during_a_run_asks_and_leaves_nothing_half_done(at_work: Hand) -> None:
    hand = at_work
    start_a_run(hand)
    (job,) = hand.desktop.background.jobs
    assert not hand.window.close()
    assert hand.window.isVisible()
    with hand.qtbot.waitSignals([job.cancelled, hand.desktop.background.job_over], timeout=WAIT):
        hand.press("Hentikan dan tutup", dialog_of(hand.window))
    assert not hand.window.isVisible()
    assert runs(hand) == 0
    work = hand.desktop.workplace
    assert check_catalogue(work.catalogue, work.actor).ok


def test_staying_lets_the_run_come_to_its_end(at_work: Hand) -> None:
    hand = at_work
    start_a_run(hand)
    assert not hand.window.close()
    with hand.qtbot.waitSignal(hand.desktop.background.catalogue_changed, timeout=WAIT):
        hand.press("Tetap bekerja", dialog_of(hand.window))
    hand.idle()
    assert hand.window.isVisible()
    assert runs(hand) == 1


def test_closing_during_an_import_leaves_nothing_half_done(at_work: Hand, tmp_path: Path) -> None:
    hand = at_work
    hand.choose(workbook(tmp_path / "tambahan.xlsx", Data=UMKM))
    hand.go("enterprises")
    page = hand.window.page
    assert isinstance(page, EnterprisesPage)
    with hand.qtbot.waitSignal(page.intake.reported, timeout=WAIT):
        hand.press("Impor dari Excel…", hand.window.title_bar)
    hand.idle()
    hand.press(page.intake.import_button.text(), page.intake)
    assert not hand.window.close()
    with hand.qtbot.waitSignal(hand.desktop.background.job_over, timeout=WAIT):
        hand.press("Hentikan dan tutup", dialog_of(hand.window))
    assert not hand.window.isVisible()
    work = hand.desktop.workplace
    assert list_enterprises(work.catalogue, work.actor, ListQuery(), 0, 10).total == 5
    assert check_catalogue(work.catalogue, work.actor).ok


def test_the_sample_is_there_whole_and_every_page_opens_on_it(start: Start) -> None:
    hand = start()
    hand.press("Buka contoh")
    entered(hand)
    work = hand.desktop.workplace
    assert list_enterprises(work.catalogue, work.actor, ListQuery(), 0, 10).total == 500
    for place in PAGES:
        hand.go(place.key)
        assert hand.window.title_bar.title.text() == place.title
        hand.idle()
    start_a_run(hand)
    hand.until(hand.desktop.workplace.said, lambda: runs(hand) == 1)
    hand.idle()
    assert len(statuses(hand)) == 50
    hand.go("home")
    hand.window.close()


def test_a_sample_that_was_stopped_half_way_is_not_left_behind(start: Start, tmp_path: Path) -> None:
    hand = start()
    hand.press("Buka contoh")
    (job,) = hand.desktop.background.jobs
    with hand.qtbot.waitSignal(job.progressed, timeout=WAIT):
        pass
    assert not hand.window.close()
    with hand.qtbot.waitSignal(job.cancelled, timeout=WAIT):
        hand.press("Hentikan dan tutup", dialog_of(hand.window))
    hand.idle()
    assert [file.name for file in (tmp_path / "data").iterdir()] == []


def test_a_sample_that_was_called_off_leads_back_to_the_choice(start: Start) -> None:
    hand = start()
    hand.press("Buka contoh")
    (job,) = hand.desktop.background.jobs
    with hand.qtbot.waitSignal(job.progressed, timeout=WAIT):
        pass
    hand.press("Batalkan", hand.window.status)
    hand.idle()
    assert hand.desktop.welcome.isVisible()
    hand.press("Mulai kosong")
    entered(hand)
    assert hand.window.sidebar.isVisible()


def test_the_next_start_opens_what_was_chosen(start: Start, tmp_path: Path) -> None:
    first = start()
    choose_an_empty_catalogue(first)
    first.window.close()
    first.desktop.close()
    again = start()
    entered(again)
    assert again.window.sidebar.isVisible()
    assert again.window.status.catalogue.toolTip() == str(tmp_path / "data" / "katalog.db")
