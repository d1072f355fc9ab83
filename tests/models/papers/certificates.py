"""An office's certificate that nobody trusts: made here, for a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

PASSWORD = "kata sandi contoh"
NAME = "Kantor Contoh"


@cache
def certificate(
    days: int = 1, *, begun: int = 9, name: str = NAME, signs: bool = True, key: bool = True, shown: bool = True
) -> bytes:
    """A .p12 that ends in so many days; one that ended already is out of its time.

    `begun` days ago; `signs`: made for signatures; `key` and `shown`: what the file holds.
    """
    private, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    made = _made(private, now, days, begun, name, signs=signs)
    held = private if key else None
    return serialize_key_and_certificates(
        b"kantor", held, made if shown else None, None, BestAvailableEncryption(PASSWORD.encode())
    )


def _made(
    key: ec.EllipticCurvePrivateKey, now: datetime, days: int, begun: int, called: str, *, signs: bool
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called)] if called else [])
    usage = x509.KeyUsage(signs, signs, not signs, False, False, False, False, False, False)
    return (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=begun))
        .not_valid_after(now + timedelta(days=days)).add_extension(usage, critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
