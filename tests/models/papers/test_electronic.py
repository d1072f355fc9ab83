"""The office's electronic signature: around the paper as issued, refused where it would mean nothing."""

from __future__ import annotations

from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.papers import Claim, ElectronicSigning, FileRole, Verdict
from models.papers.electronic import MOST_CERTIFICATE, Certificate
from models.problems import UserProblem
from models.use_cases.agreement_chain import agreement_chain, paper_content
from models.use_cases.back_up import check_catalogue
from models.use_cases.open_catalogue import Opened
from models.use_cases.sign_electronically import sign_electronically
from models.use_cases.verify_paper import verify_paper
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.certificates import NAME, PASSWORD, certificate
from tests.models.papers.issuing import MARCH, changed, issued
from tests.reports.reading import whole_text


def sign(opened: Opened, code: str, given: Certificate | None = None) -> ElectronicSigning:
    return sign_electronically(
        opened.catalogue, opened.actor, code, given or Certificate(certificate(), PASSWORD), place="Tuban"
    )


def signatures(content: bytes) -> list[bool]:
    """Whether each signature is whole and of the certificate it carries."""
    found = []
    for each in PdfFileReader(BytesIO(content)).embedded_signatures:
        status = validate_pdf_signature(each, ValidationContext(trust_roots=[each.signer_cert]))
        found.append(status.bottom_line)
    return found


def test_the_signature_goes_around_the_paper_as_issued(accepted: Opened) -> None:
    first = issued(accepted)
    report = sign(accepted, first.agreement)
    assert report.content.startswith(first.content)
    assert signatures(report.content) == [True]
    assert (report.signer, report.number) == (NAME, first.number)
    assert whole_text(report.content) == whole_text(first.content)
    assert paper_content(accepted.catalogue, accepted.actor, first.agreement) == first.content
    assert paper_content(accepted.catalogue, accepted.actor, first.agreement, FileRole.SIGNED) == report.content
    files = agreement_chain(accepted.catalogue, accepted.actor, first.agreement).files
    assert [each.role for each in files] == [FileRole.ORIGINAL, FileRole.SIGNED]
    assert check_catalogue(accepted.catalogue, accepted.actor).ok


def test_a_signed_copy_is_known_and_an_altered_one_is_not_valid(accepted: Opened) -> None:
    first = issued(accepted)
    content = sign(accepted, first.agreement).content
    found = verify_paper(accepted.catalogue, accepted.actor, Claim(data=content), today=MARCH)
    assert (found.verdict, found.code) == (Verdict.UNCHANGED, first.agreement)
    at = len(first.content) // 2
    altered = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    (signature,) = PdfFileReader(BytesIO(altered)).embedded_signatures
    assert not validate_pdf_signature(signature, ValidationContext(trust_roots=[signature.signer_cert])).intact


def test_a_second_office_signs_upon_the_first(accepted: Opened) -> None:
    first = issued(accepted)
    once = sign(accepted, first.agreement).content
    twice = sign(accepted, first.agreement).content
    assert twice.startswith(once)
    assert signatures(twice) == [True, True]


def test_an_addendum_is_signed_by_its_own_code(accepted: Opened) -> None:
    first = issued(accepted)
    paper = changed(accepted, first.agreement, price=340_000)
    assert sign(accepted, paper.code).content.startswith(paper.content)


@pytest.mark.parametrize(
    "given, problem",
    [
        (Certificate(certificate(), "salah"), "pades.no_certificate"),
        (Certificate(b"bukan sertifikat", PASSWORD), "pades.no_certificate"),
        (Certificate(b"", ""), "pades.no_certificate"),
        (Certificate(b"x" * (MOST_CERTIFICATE + 1), PASSWORD), "pades.no_certificate"),
        (Certificate(certificate(-1), PASSWORD), "pades.out_of_time"),
        (Certificate(certificate(9, begun=-2), PASSWORD), "pades.out_of_time"),
        (Certificate(certificate(key=False), PASSWORD), "pades.no_key"),
        (Certificate(certificate(shown=False), PASSWORD), "pades.no_key"),
        (Certificate(certificate(name=""), PASSWORD), "pades.nameless"),
        (Certificate(certificate(signs=False), PASSWORD), "pades.not_for_signing"),
    ],
    ids=[
        "wrong password", "no certificate", "empty", "too large", "out of time", "not yet", "no key",
        "no certificate beside the key", "nameless", "for something else",
    ],
)
def test_what_cannot_sign_leaves_nothing(accepted: Opened, given: Certificate, problem: str) -> None:
    first = issued(accepted)
    with pytest.raises(UserProblem) as refusal:
        sign(accepted, first.agreement, given)
    assert refusal.value.message == problem
    assert PASSWORD not in repr(given)
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.PaperFile.id)).all() == []


def test_a_voided_paper_is_not_signed(accepted: Opened) -> None:
    first = issued(accepted)
    void_agreement(accepted.catalogue, accepted.actor, first.agreement, "salah pasangan")
    with pytest.raises(UserProblem, match=r"pades\.voided"):
        sign(accepted, first.agreement)
