"""Words that say a thing without saying it."""

from __future__ import annotations

from reports.auditing.vagueness import vague


def test_what_is_put_off_is_vague() -> None:
    assert vague("harga akan ditentukan kemudian")
    assert vague("pembinaan sesuai kemampuan")
    assert not vague("harga seribu rupiah")
