"""report, register, profile and paper without a window: stable keys, files that are there, refusals in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line.running import DAY, answered, refused, run
from tests.conftest import copy_of
from tests.reports.reading import whole_text


@pytest.fixture(scope="session")
def agreed_place(matched_place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A matched catalogue with two accepted proposals and one agreement."""
    folder = tmp_path_factory.mktemp("surat")
    file = copy_of(matched_place, folder)
    for proposal in ("P-000001", "P-000002"):
        run("--database", file, "decide", proposal, "accept")
    answered(file, "agreement", "P-000001", "--out", folder / "a.pdf", "--date", DAY)
    return file


@pytest.fixture
def agreed(agreed_place: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copy_of(agreed_place, tmp_path)


def test_the_partnership_report_has_a_file_and_totals(agreed: Path, tmp_path: Path) -> None:
    out, book = tmp_path / "laporan.pdf", tmp_path / "laporan.xlsx"
    found = answered(
        agreed, "report", "partnerships", "--out", out, "--xlsx", book, "--from", "2026-01-01", "--to", "2026-12-31",
        "--region", "35.23", "--date", DAY,
    )  # fmt: skip
    assert found["file"] == str(out)
    assert found["totals"]["agreements"] == found["rows"] == 1
    assert sum(found["totals"]["by_pattern"].values()) == 1
    assert (found["totals"]["delivered"], found["totals"]["paid"]) == (None, None)
    assert out.read_bytes().startswith(b"%PDF")
    assert book.read_bytes().startswith(b"PK")


def test_a_period_without_agreements_is_a_report_too(agreed: Path, tmp_path: Path) -> None:
    found = answered(agreed, "report", "partnerships", "--out", tmp_path / "l.pdf", "--to", "2020-12-31")
    assert found["totals"]["agreements"] == 0


def test_the_register_is_paper_or_workbook(agreed: Path, tmp_path: Path) -> None:
    for name, more in (("r.pdf", ()), ("r.xlsx", ()), ("i.pdf", ("--internal",))):
        found = answered(agreed, "register", "--out", tmp_path / name, "--date", DAY, *more)
        assert found["internal"] is bool(more)
        assert Path(found["file"]).stat().st_size > 1000


def test_profiles_are_written_and_say_what_is_missing(agreed: Path, tmp_path: Path) -> None:
    said = run("--database", agreed, "profile", "u-000001", "--out", tmp_path / "u.pdf", "--json")
    assert said.status == 0
    assert said.answer["code"] == "U-000001"
    assert "belum tercatat setuju" in said.err
    assert answered(agreed, "profile", "K-0001", "--out", tmp_path / "k.pdf", "--paper", "F4")["code"] == "K-0001"


def test_letters_are_numbered_and_drafts_are_not(agreed: Path, tmp_path: Path) -> None:
    out = tmp_path / "n.pdf"
    draft = answered(agreed, "paper", "nota-kesepahaman", "P-000002", "--out", out, "--draft", "--date", DAY)
    assert (draft["paper"], draft["number"]) == ("", "")
    made = answered(agreed, "paper", "nota-kesepahaman", "P-000002", "--out", out, "--date", DAY)
    assert made["paper"] == "SP-0001"
    assert made["number"].startswith("001/")
    same = ("paper", "nota-kesepahaman", "P-000002", "--out", tmp_path / "lagi.pdf", "--date", DAY)
    assert made["number"] in refused(agreed, *same)
    assert not (tmp_path / "lagi.pdf").exists()
    minutes = answered(
        agreed, "paper", "berita-acara", "P-000002", "--out", out, "--point", "satu", "--date", DAY,
        "--first", "Wakil Contoh, S.P.; Manajer",
    )  # fmt: skip
    assert minutes["paper"] == "SP-0002"
    assert "Wakil Contoh, S.P. Jabatan : Manajer" in whole_text(out.read_bytes())
    form = answered(agreed, "paper", "persetujuan-data", "U-000001", "--out", out, "--date", DAY)
    assert form["number"] == ""
    assert answered(agreed, *same, "--again")["paper"] == "SP-0003"


def test_what_cannot_be_written_is_said_in_a_sentence(agreed: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    assert "99.99" in refused(agreed, "report", "partnerships", "--out", out, "--region", "99.99")
    assert "U-999999" in refused(agreed, "profile", "U-999999", "--out", out)
    assert "pejabat" in refused(agreed, "paper", "surat-pelaporan", "PK-0001", "--out", out)
    assert not out.exists()
    assert "folder" in refused(agreed, "register", "--out", tmp_path / "tidak-ada" / "x.pdf").casefold()
