"""Every known failure is told as one Indonesian sentence with the place of the details."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.set_up.conftest import Modules

OUTPUTS = {
    "network": [
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'\n"
        "ERROR: No matching distribution found for alembic==1.20.1",
        "Err:1 bookworm InRelease\n  Temporary failure resolving 'contoh'",
        "ReadTimeoutError: Read timed out.",
    ],
    "disk": [
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        "dpkg: error: failed to write (No space left on device)\nERROR: No matching distribution found",
        "OSError: [WinError 112] There is not enough space on the disk",
    ],
    "hashes": ["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."],
    "certificate": ["SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))"],
    "unsupported": ["ERROR: No matching distribution found for pyside6-essentials==6.11.3"],
    "other": ["Segmentation fault", ""],
}
CASES = [(reason, output) for reason, outputs in OUTPUTS.items() for output in outputs]


@pytest.mark.parametrize(("reason", "output"), CASES)
def test_the_reason_is_read_from_the_output(module: Modules, reason: str, output: str) -> None:
    assert module("failures").reason_in(output) == reason


@pytest.mark.parametrize(
    ("code", "reason"),
    [(errno.ENOSPC, "disk"), (errno.EROFS, "folder"), (errno.EACCES, "folder"), (errno.EIO, "other")],
)
def test_the_reason_is_read_from_the_operating_system(module: Modules, code: int, reason: str) -> None:
    assert module("failures").reason_of(OSError(code, "")) == reason


def test_every_reason_is_one_sentence_with_the_place_of_the_log(module: Modules, tmp_path: Path) -> None:
    sentences = module("sentences")
    log = tmp_path / "log.txt"
    log.touch()
    for reason in sentences.Reason:
        told = sentences.failure(reason, tmp_path, log)
        assert told.endswith(f" (rincian: {log}).")
        assert "\n" not in told
        assert "{" not in told
        assert "ulangi perintah ini" in told or "pakailah" in told


def test_a_failed_command_leaves_its_output_in_the_log(module: Modules, tmp_path: Path) -> None:
    place = module("place").Place(tmp_path)
    place.papers.mkdir()
    with pytest.raises(module("failures").SetUpFailed) as failed:
        place.run(["sh", "-c", "echo No space left on device >&2; exit 3"])
    assert failed.value.reason == "disk"
    assert place.log.read_text(encoding="utf-8") == "No space left on device\n"
