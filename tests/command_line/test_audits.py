"""The audit through the command line: a text, a PDF, a scan, an agreement of ours."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from models.papers.text import text_of_file
from models.problems import UserProblem
from tests.command_line.running import DAY, answered, refused, run

KEYS = {"level", "rule", "text", "source", "verified"}
DRAFT = Path(__file__).parents[1] / "reports" / "own_drafts" / "ayam.txt"


def pdf_of(words: str) -> bytes:
    """A PDF with these words, forty lines a page."""
    file = BytesIO()
    canvas, lines = Canvas(file), words.splitlines()
    for start in range(0, max(len(lines), 1), 40):
        for number, line in enumerate(lines[start : start + 40]):
            canvas.drawString(40, 800 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_a_text_is_judged_with_sentences_and_sources(place: Path, tmp_path: Path) -> None:
    draft = tmp_path / "naskah.txt"
    draft.write_text(DRAFT.read_text(encoding="utf-8").replace("31 Juli 2027", "31 Juli 2026"), encoding="utf-8")
    answer = answered(place, "audit", draft, "--date", DAY)
    assert all(found.keys() >= KEYS and found["text"] and found["source"] for found in answer["findings"])
    (red,) = [found for found in answer["findings"] if found["level"] == "red"]
    assert red["rule"] == "akhir_sebelum_awal.reversed"
    assert "31 Juli 2026" in red["text"]
    assert red["quote"].startswith("Perjanjian ini berlaku selama 12")


def test_a_text_pdf_is_judged_like_its_words(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "naskah.pdf"
    file.write_bytes(pdf_of(DRAFT.read_text(encoding="utf-8")))
    of_pdf, of_text = (answered(place, "audit", each, "--date", DAY) for each in (file, DRAFT))
    assert of_pdf["pages"] == 2
    told = [[(found["level"], found["rule"]) for found in each["findings"]] for each in (of_pdf, of_text)]
    assert told[0] == told[1]


def test_lines_for_people_quote_what_they_speak_of(place: Path) -> None:
    said = run("audit", DRAFT.with_name("keripik.txt"), "--database", place, "--date", DAY)
    assert said.status == 0
    assert "[kuning]" in said.out
    assert "hal sudah sesuai" in said.out


def test_a_scan_is_said_to_be_one(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "pindaian.pdf"
    file.write_bytes(pdf_of(""))
    assert "pindaian" in refused(place, "audit", file)


@pytest.mark.parametrize(
    "data, message",
    [
        (b"%PDF-1.7\n" + b"\x00garbage" * 500, "audit_file.broken"),
        (b"\x00\x01\x02" * 100, "audit_file.unknown"),
        (pdf_of("satu dua tiga")[:300], "audit_file.broken"),
    ],
)
def test_hostile_files_leave_the_program_alive(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "aneh.bin"
    file.write_bytes(data)
    with pytest.raises(UserProblem) as problem:
        text_of_file(file)
    assert problem.value.message == message


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "besar.txt"
    with file.open("wb") as sparse:
        sparse.truncate(21 * 1024 * 1024)
    with pytest.raises(UserProblem) as problem:
        text_of_file(file)
    assert problem.value.message == "audit_file.too_large"


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "lama.pdf"
    file.write_bytes(pdf_of("satu"))
    with pytest.raises(UserProblem) as problem:
        text_of_file(file, most_seconds=-1)
    assert problem.value.message in ("audit_file.slow", "audit_file.scanned")


def test_a_few_words_are_no_agreement(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "pendek.txt"
    file.write_text("Kami sepakat.", encoding="utf-8")
    assert "2 kata" in refused(place, "audit", file)


def test_a_file_or_agreement_that_is_not_there(place: Path, tmp_path: Path) -> None:
    assert refused(place, "audit", tmp_path / "tidak-ada.txt")
    assert "PK-9999" in refused(place, "audit", "PK-9999")


def test_an_agreement_of_ours_is_judged_by_the_law_of_its_date(matched: Path, tmp_path: Path) -> None:
    proposals = answered(matched, "match", "--date", DAY)["proposals"]
    for each in proposals:
        code = each["proposal"]
        run("decide", code, "accept", "--database", matched, "--json")
        made = run("agreement", code, "--out", tmp_path / "p.pdf", "--date", DAY, "--database", matched, "--json")
        if made.status == 0:
            answer = answered(matched, "audit", made.answer["agreement"])
            break
    else:
        pytest.fail("no proposal could be put on paper")
    assert answer["on"] == DAY
    assert answer["number"]
    assert all(found.keys() >= KEYS for found in answer["findings"])
    assert "capacity_fits" in {found["rule"] for found in answer["findings"]}
    assert not [found for found in answer["findings"] if found["level"] == "red"]
