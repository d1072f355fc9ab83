"""Reads from the output of pip and of apt-get why they failed."""

from __future__ import annotations

import errno

from sentences import Reason

# The first that fits counts: a full disk or a lost connection brings general messages along.
SIGNS = (
    (Reason.DISK, ("No space left on device", "Disk quota exceeded", "not enough space on the disk")),
    (Reason.HASHES, ("DO NOT MATCH THE HASHES",)),
    (Reason.CERTIFICATE, ("CERTIFICATE_VERIFY_FAILED", "SSLCertVerificationError")),
    (
        Reason.NETWORK,
        (
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "ProxyError",
            "ProtocolError",
            "Max retries exceeded",
            "Network is unreachable",
            "Connection reset",
            "Temporary failure resolving",
            "Could not connect to",
            "IncompleteRead",
        ),
    ),
    (Reason.UNSUPPORTED, ("No matching distribution found", "is not a supported wheel")),
)
FULL = {errno.ENOSPC, errno.EDQUOT}
NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}


class SetUpFailed(Exception):
    """The set-up cannot go on; `sentence`, where given, says everything there is to say."""

    def __init__(self, reason: Reason, sentence: str = "") -> None:
        """Stands for `reason`, or for a sentence made where more was known."""
        super().__init__(sentence or reason.value)
        self.reason = reason
        self.sentence = sentence


def reason_in(output: str) -> Reason:
    """The reason for a failure as its output tells it."""
    for reason, signs in SIGNS:
        if any(sign in output for sign in signs):
            return reason
    return Reason.OTHER


def reason_of(error: OSError) -> Reason:
    """The reason for a failed call of the operating system."""
    if error.errno in FULL:
        return Reason.DISK
    return Reason.FOLDER if error.errno in NOT_WRITABLE else Reason.OTHER
