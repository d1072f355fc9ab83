"""A PAdES signature on a finished paper, added after its last byte: what was issued stays inside unchanged.

Baseline B-B of ETSI EN 319 142-1: signed attributes with the certificate, no time stamp of others, nothing fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from models.problems import UserProblem

MOST_CERTIFICATE = 100_000
"""Bytes of a .p12 or .pfx file."""
_FIELD = "TandaTangan"
_SIGNING = {"digital_signature", "non_repudiation"}
"""What a certificate has to be made for, where it says what for."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """The office's certificate with its key, as its file came, and what opens it; neither is ever stored."""

    data: bytes
    password: str

    def __repr__(self) -> str:
        return "Certificate(…)"


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """The paper with its signature, and whose certificate it was."""

    content: bytes
    signer: str


def signed_electronically(
    content: bytes, certificate: Certificate, *, reason: str, place: str, now: datetime | None = None
) -> SignedPaper:
    """Return the paper with one more signature.

    Raises UserProblem for a file that is no certificate, a wrong password, a certificate without its key or its owner's
    name, out of its time or made for something else, and where the signing library is not installed.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers
        from pyhanko.sign.fields import SigSeedSubFilter
    except ImportError as error:
        raise UserProblem("pades.not_installed") from error
    signer = _signer(certificate)
    name = _name(signer, now or datetime.now(UTC))
    writer = IncrementalPdfFileWriter(BytesIO(content))
    facts = signers.PdfSignatureMetadata(
        field_name=f"{_FIELD}{_signatures(content) + 1}", subfilter=SigSeedSubFilter.PADES, reason=reason,
        location=place, name=name,
    )  # fmt: skip
    return SignedPaper(signers.sign_pdf(writer, facts, signer=signer).getvalue(), name)


def _signer(certificate: Certificate) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    if len(certificate.data) > MOST_CERTIFICATE:
        raise UserProblem("pades.no_certificate")
    try:
        return SimpleSigner.load_pkcs12_data(
            certificate.data, other_certs=[], passphrase=certificate.password.encode("utf-8")
        )
    except (ValueError, TypeError) as error:
        # which of both it was, the file does not tell
        raise UserProblem("pades.no_certificate") from error
    except AttributeError as error:
        # the library takes it for granted that a file holds both
        raise UserProblem("pades.no_key") from error


def _name(signer: Any, now: datetime) -> str:
    found = signer.signing_cert
    begins, ends = found.not_valid_before, found.not_valid_after
    if not begins <= now <= ends:
        raise UserProblem("pades.out_of_time", begins=begins.date().isoformat(), ends=ends.date().isoformat())
    usage = found.key_usage_value
    if usage is not None and not usage.native & _SIGNING:
        raise UserProblem("pades.not_for_signing")
    native: dict[str, Any] = found.subject.native
    name = " ".join(str(native.get("common_name") or native.get("organization_name") or "").split())
    if not name:
        raise UserProblem("pades.nameless")
    return name


def _signatures(content: bytes) -> int:
    from pyhanko.pdf_utils.reader import PdfFileReader

    return len(PdfFileReader(BytesIO(content)).embedded_signatures)
