"""An accepted group is put on paper by the command line: as proposed, with own terms, and again as stored."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from models.use_cases.open_catalogue import open_catalogue
from tests.command_line.running import DAY, answered, refused
from tests.conftest import copy_of
from tests.reports.reading import whole_text
from tests.small_enterprises import NAMES, import_small_ones


@pytest.fixture(scope="module")
def accepted_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue in which only a group can fill the need, and the group is accepted."""
    folder = tmp_path_factory.mktemp("kelompok")
    opened = open_catalogue(str(copy_of(empty_file, folder)))
    import_small_ones(opened, folder)
    opened.catalogue.close()
    file = folder / "katalog.db"
    answered(file, "match", "--date", DAY)
    answered(file, "decide", "KL-0001", "accept")
    return file


@pytest.fixture
def accepted(accepted_file: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copy_of(accepted_file, tmp_path)


def terms_file(folder: Path, members: list[dict[str, Any]], **more: object) -> Path:
    file = folder / "isi.json"
    file.write_text(json.dumps({"date": DAY, "group": {"members": members, **more}}), encoding="utf-8")
    return file


def members_of(place: Path) -> list[str]:
    (group,) = answered(place, "groups")["groups"]
    return [each["enterprise"] for each in group["members"] if each["quantity"]]


def test_a_group_is_issued_and_comes_out_again_as_stored(accepted: Path, tmp_path: Path) -> None:
    file, again = tmp_path / "kelompok.pdf", tmp_path / "lagi.pdf"
    answer = answered(accepted, "agreement", "kl-0001", "--out", file, "--date", DAY)
    assert answer["number"] == "001/KADIN-JTM/XI/2026"
    assert answer["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    text = whole_text(file.read_bytes())
    assert all(name in text for name in ("Daftar Anggota Kelompok", "Surat Kuasa Para Anggota", *NAMES))
    answered(accepted, "agreement", "KL-0001", "--out", again)
    assert again.read_bytes() == file.read_bytes()
    assert answered(accepted, "check")["counts"]["agreement_member"] == 5
    assert answered(accepted, "verify", file)["verdict"] == "unchanged"


def test_letters_are_written_for_a_group(accepted: Path, tmp_path: Path) -> None:
    for kind, said in (("nota-kesepahaman", "Nota Kesepahaman"), ("berita-acara", "Berita Acara")):
        file = tmp_path / f"{kind}.pdf"
        command = ("paper", kind, "kl-0001", "--out", file, "--date", DAY, "--on", DAY, "--paper", "F4")
        answer = answered(accepted, *command, "--group-name", "Tani Jaya")
        text = whole_text(file.read_bytes())
        assert answer["number"]
        assert said.upper() in text.upper()
        assert "TANI JAYA" in text.upper()
        assert all(name in text for name in NAMES)
        assert "sudah terbit" in refused(accepted, *command)
        assert answered(accepted, "verify", file)["verdict"] == "unchanged"


def test_own_members_leader_and_name(accepted: Path, tmp_path: Path) -> None:
    first, second, third, *_ = members_of(accepted)
    terms = terms_file(
        tmp_path,
        [
            {"enterprise": first, "quantity": 400, "share": 40},
            {"enterprise": second, "quantity": 400, "share": 40, "power": "12/SK", "power_date": "2026-11-20"},
            {"enterprise": third.lower(), "quantity": 200.5, "share": 20},
        ],
        name="Tani Rukun Bersama", leader=second,
    )  # fmt: skip
    file = tmp_path / "a.pdf"
    answered(accepted, "agreement", "KL-0001", "--terms", terms, "--out", file, "--date", DAY, "--paper", "F4")
    text = whole_text(file.read_bytes())
    for said in ("Tani Rukun Bersama", "1.000,5 kilogram", "40,00%", "200,5 kilogram"):
        assert said in text


def test_what_is_wrong_with_the_members_is_told_in_words(accepted: Path, tmp_path: Path) -> None:
    first, second, *_ = members_of(accepted)
    file, both = tmp_path / "a.pdf", [{"enterprise": first, "quantity": 300}, {"enterprise": second, "quantity": 300}]
    command = ("agreement", "KL-0001", "--out", file, "--date", DAY, "--terms")
    wrong = [{**both[0], "share": 60}, {**both[1], "share": 30}]
    assert "90,00%" in refused(accepted, *command, terms_file(tmp_path, wrong))
    assert "lebih dari satu kali" in refused(accepted, *command, terms_file(tmp_path, [*both, both[1]]))
    stranger = [{"enterprise": "U-999999", "quantity": 1}]
    assert "U-999999 bukan anggota kelompok" in refused(accepted, *command, terms_file(tmp_path, stranger))
    assert "share" in refused(accepted, *command, terms_file(tmp_path, [{**both[0], "share": 101}]))
    assert "members" in refused(accepted, *command, terms_file(tmp_path, [{"enterprise": first}]))
    assert not file.exists()


def test_adendum_register_report_and_explanation_work_for_a_group(accepted: Path, tmp_path: Path) -> None:
    answered(accepted, "agreement", "KL-0001", "--out", tmp_path / "a.pdf", "--date", DAY)
    answered(
        accepted, "addendum", "PK-0001", "--reason", "panen berkurang", "--quantity", 1_000, "--on", DAY,
        "--out", tmp_path / "b.pdf",
    )  # fmt: skip
    assert "1.000" in whole_text((tmp_path / "b.pdf").read_bytes())
    answered(accepted, "register", "--internal", "--out", tmp_path / "c.pdf")
    assert "Kelompok Koperasi Tani Rukun dkk." in whole_text((tmp_path / "c.pdf").read_bytes())
    answered(accepted, "plain-page", "PK-0001", "--out", tmp_path / "d.pdf")
    assert answered(accepted, "simulate", "PK-0001")["enterprise"]
    assert answered(accepted, "audit", "PK-0001")["findings"]
    answered(accepted, "end", "PK-0001", "--on", "2027-01-31", "--reason", "selesai", "--out", tmp_path / "e.pdf")
    assert answered(accepted, "check")["ok"]
