"""What is done, by whom, and how the small side is helped."""

from __future__ import annotations

from reports.auditing.contents import activity, development, duties
from tests.reports.auditing.papers import read


def test_the_three_contents_are_read() -> None:
    draft = read()
    assert [each(draft).level for each in (activity, duties, development)] == ["green"] * 3


def test_help_beside_its_purpose_is_help() -> None:
    help_ = "Dalam rangka pengembangan {S}, {L} memberikan pelatihan pembukuan."
    assert development(read(bentuk_pengembangan=help_)).level == "green"


def test_help_refused_or_wished_is_none() -> None:
    assert development(read(bentuk_pengembangan="{L} tidak menyediakan pelatihan apa pun.")).code.endswith("refused")
    assert development(read(bentuk_pengembangan="Pembinaan akan diatur kemudian.")).level == "red"


def test_an_activity_without_goods_is_none() -> None:
    assert activity(read(kegiatan_usaha="")).level != "green"
