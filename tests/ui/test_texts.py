"""Message ids become sentences."""

from __future__ import annotations

import subprocess
import sys

import pytest

from models.problems import UserProblem
from ui import texts


def test_a_problem_says_what_happened_and_what_to_do() -> None:
    said = texts.problem_sentences(UserProblem("general.file_in_use", file="daftar.xlsx"))
    assert said.what_happened == "Berkas daftar.xlsx sedang dibuka program lain."
    assert said.what_to_do.startswith("Tutup berkas itu")


def test_an_unknown_id_breaks_a_test_and_not_the_program(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(KeyError):
        texts.sentence("no.such_id")
    texts.break_on_unknown_ids(False)
    assert "no.such" not in texts.sentence("no.such_id")
    assert "no.such_id" in caplog.text


def test_a_missing_value_breaks_a_test_and_not_the_program(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(KeyError):
        texts.sentence("general.file_in_use")
    texts.break_on_unknown_ids(False)
    assert texts.sentence("general.file_in_use") == "Berkas … sedang dibuka program lain."
    assert "file" in caplog.text


@pytest.mark.parametrize(
    ("value", "written"),
    [(True, "ya"), (None, "belum diketahui"), (1234, "1.234"), (0.5, "0,5"), (("a", "b"), "a dan b"), ("{x}", "{x}")],
)
def test_values_are_written_by_their_type(value: object, written: str) -> None:
    said = texts.sentence("general.file_in_use", file=value)  # type: ignore[arg-type]  # any value on purpose
    assert said == f"Berkas {written} sedang dibuka program lain."


def test_every_sentence_ends_like_one() -> None:
    for known in texts.known_ids():
        entry = texts._templates()[known]
        assert entry.what_happened.strip() == entry.what_happened != ""


def test_texts_and_formats_need_no_qt() -> None:
    program = "import sys, ui.texts, ui.formats; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
