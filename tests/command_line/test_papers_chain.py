"""What follows an agreement, from the command line: addendum, end, verify, merge."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue.tables import Agreement
from models.steps.papers.canonical import check_words
from models.use_cases.open_catalogue import open_catalogue
from tests.command_line.running import answered, refused, run
from tests.models.papers.certificates import NAME, PASSWORD, certificate
from tests.models.papers.conftest import accepted_file as accepted_file
from tests.models.papers.issuing import issued
from tests.reports.reading import whole_text

MARCH = ("--date", "2027-03-01")
REASON = ("--reason", "harga pasar berubah")


@pytest.fixture
def agreed(accepted_file: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A catalogue with one agreement, and its file."""
    place = tmp_path / "katalog.db"
    place.write_bytes(accepted_file.read_bytes())
    opened = open_catalogue(str(place))
    report = issued(opened)
    opened.catalogue.close()
    file = tmp_path / "perjanjian.pdf"
    file.write_bytes(report.content)
    return place, file


def test_an_agreement_is_changed_renewed_and_ended(agreed: tuple[Path, Path], tmp_path: Path) -> None:
    place, _ = agreed
    out = tmp_path / "adendum.pdf"
    changes = ("--price", "3.400", "--quantity", "4500", "--months", 24, "--own", "Pasal 8", "14%", "15%")
    answer = answered(place, "addendum", "pk-0001", *changes, *REASON, "--out", out, *MARCH)
    assert answer.keys() == {"paper", "kind", "number", "sha256", "file"}
    assert (answer["kind"], answer["number"]) == ("perpanjangan", "001/ADD/KADIN-JTM/III/2027")
    text = whole_text(out.read_bytes())
    for wanted in ("Rp3.400,00", "4.500 (empat ribu lima ratus)", "20 November 2028", "15%"):
        assert wanted in text
    last = ("--on", "2027-08-31", *REASON, "--out", out, "--paper", "F4", "--date", "2027-08-01")
    answer = answered(place, "end", "PK-0001", *last, "--settlement", "sisa panen dibayar tunai")
    assert (answer["paper"], answer["number"]) == ("SP-0002", "001/PGK/KADIN-JTM/VIII/2027")
    assert "sisa panen dibayar tunai." in whole_text(out.read_bytes())
    assert "2027-08-31" in refused(place, "end", "PK-0001", *last)
    assert answered(place, "check")["ok"]


def test_an_agreement_is_signed_electronically(agreed: tuple[Path, Path], tmp_path: Path) -> None:
    place, file = agreed
    own, secret, out = tmp_path / "kantor.p12", tmp_path / "sandi.txt", tmp_path / "bertanda.pdf"
    own.write_bytes(certificate())
    secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
    given = ("--certificate", own, "--password-file", secret, "--out", out)
    answer = answered(place, "sign", "pk-0001", *given, "--place", "Tuban")
    assert (answer["signer"], answer["file"]) == (NAME, str(out))
    assert out.read_bytes().startswith(file.read_bytes())
    assert answered(place, "verify", out, *MARCH)["verdict"] == "unchanged"
    secret.write_text("salah", encoding="utf-8")
    assert ".p12" in refused(place, "sign", "PK-0001", *given)


def test_a_draft_takes_no_number(agreed: tuple[Path, Path], tmp_path: Path) -> None:
    place, _ = agreed
    for command in (("addendum", "PK-0001", "--price", 3_400), ("end", "PK-0001", "--on", "2027-06-01")):
        answer = answered(place, *command, *REASON, "--draft", "--out", tmp_path / "draf.pdf", *MARCH)
        assert (answer["paper"], answer["number"]) == ("", "")
    assert answered(place, "check")["counts"]["issued_paper"] == 0


def test_a_file_and_its_code_are_verified(agreed: tuple[Path, Path], tmp_path: Path) -> None:
    place, file = agreed
    answer = answered(place, "verify", file, *MARCH)
    assert (answer["verdict"], answer["paper"], answer["number"]) == ("unchanged", "PK-0001", "001/KADIN-JTM/XI/2026")
    assert [each["paper"] for each in answer["chain"]] == ["PK-0001"]
    opened = open_catalogue(str(place))
    with opened.catalogue.reading() as session:
        sha256 = session.scalars(select(Agreement.facts_sha256)).one()
    opened.catalogue.close()
    assert answered(place, "verify", check_words(sha256), *MARCH)["verdict"] == "same_facts"
    other = tmp_path / "lain.pdf"
    other.write_bytes(file.read_bytes() + b"\n")
    for what, verdict in ((other, "altered"), ("0000-0000-0000-0000", "unknown")):
        said = run("verify", what, "--database", place, "--json")
        assert (said.status, said.answer["verdict"]) == (1, verdict)
    said = run("verify", file, "--database", place, *MARCH)
    assert said.out.startswith("Asli:")
    assert "Harga: Rp" in said.out
    said = run("verify", file, "--database", place, "--json", "--date", "2028-01-01")
    assert (said.status, said.answer["verdict"], said.answer["standing"]) == (1, "unchanged", "berakhir")
    assert [each["label"] for each in said.answer["facts"]][:2] == ["Pihak pertama", "Pihak kedua"]


def test_papers_are_merged(agreed: tuple[Path, Path], tmp_path: Path) -> None:
    place, _ = agreed
    answered(place, "addendum", "PK-0001", "--price", 3_400, *REASON, "--out", tmp_path / "a.pdf", *MARCH)
    out = tmp_path / "semua.pdf"
    assert answered(place, "merge", "PK-0001", "SP-0001", "--out", out) == {"file": str(out), "papers": 2}
    text = whole_text(out.read_bytes())
    assert "001/KADIN-JTM/XI/2026" in text
    assert "ADENDUM KESATU" in text
    assert "SP-9999" in refused(place, "merge", "SP-9999", "--out", out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("addendum", "PK-0001", "--reason", "x", "--out", "x.pdf", "--price", "murah"),
        ("addendum", "PK-0001", "--reason", "x", "--out", "x.pdf", "--quantity", "0"),
        ("addendum", "PK-0001", "--out", "x.pdf", "--price", "3400"),
        ("end", "PK-0001", "--reason", "x", "--out", "x.pdf"),
        ("verify",), ("merge", "--out", "x.pdf"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_before_anything_is_done(arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert (said.status, said.out) == (2, "")
