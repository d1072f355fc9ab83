from __future__ import annotations

import pytest

from matching.problem import AgencyKind, InterventionCode, Paper
from models.reference.agencies import agency_kind, agency_kinds
from models.reference.interventions import intervention, intervention_for_paper, interventions
from models.reference.papers import codes_of, looks_right, mask_of, paper_kind, paper_kinds


def test_bits_are_those_of_the_matcher() -> None:
    for paper in Paper:
        assert paper_kind(paper.name.lower()).mask == paper
    masks = [kind.mask for kind in paper_kinds()]
    assert len(set(masks)) == len(masks) == 16


def test_masks_there_and_back() -> None:
    assert codes_of(mask_of(["halal", "pirt"])) == ("pirt", "halal")
    assert codes_of(0) == ()
    with pytest.raises(KeyError):
        mask_of(["paspor"])


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("nib", "1234567890123"), ("npwp", "01.234.567.8-901.000"), ("npwp", "0012345678901000"),
        ("pirt", "P-IRT No. 2063523010123-27"), ("pirt", "206352301012327"), ("halal", "ID35110000123456789"),
        ("bpom_md", "BPOM RI MD 123456789012"), ("sni", "SNI 3144:2015"), ("merek", "IDM000123456"),
    ],
)  # fmt: skip
def test_usual_numbers_look_right(code: str, number: str) -> None:
    assert looks_right(code, number) is True


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("nib", "12345"),
        ("npwp", "12"),
        ("pirt", "2063523"),
        ("halal", "KH-123"),
        ("bpom_md", "MD 12"),
        ("merek", ""),
    ],
)
def test_damaged_numbers_do_not(code: str, number: str) -> None:
    assert looks_right(code, number) is False


def test_without_a_shape_nothing_is_judged() -> None:
    assert looks_right("svlk", "apa saja") is None
    assert looks_right("paspor", "1") is None


def test_offices_and_help_use_the_matchers_words() -> None:
    assert {kind.value for kind in AgencyKind} <= {kind.code for kind in agency_kinds()}
    assert {"dinsos", "bakorwil"} <= {kind.code for kind in agency_kinds()}
    assert {one.code for one in interventions()} == set(InterventionCode)


def test_help_and_papers_name_known_offices_and_estimated_times() -> None:
    assert all(agency_kind(one.agency) and "perkiraan" in one.usual_time for one in interventions())
    for kind in paper_kinds():
        assert agency_kind(kind.issuer)
        assert agency_kind(kind.helper)
        assert "perkiraan" in kind.usual_time
        assert intervention_for_paper(kind.code), kind


def test_help_for_a_paper() -> None:
    assert intervention_for_paper("halal").code == "sertifikasi_halal"
    assert intervention("modal_dan_alat").agency == "bank"
    assert intervention("xyz") is None
