"""Put the office's electronic signature on a paper; the signed copy is kept beside the original."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.changes import Changed, ChangeKind
from models.domain.papers import ElectronicSigning, FileRole
from models.domain.progress import Progress, no_progress
from models.papers.electronic import Certificate, signed_electronically
from models.problems import UserProblem
from models.steps.papers.storing import content_of, has_file, keep_signed, owner_of


def sign_electronically(
    catalogue: Catalogue,
    actor: Actor,
    code: str,
    certificate: Certificate,
    *,
    reason: str = "",
    place: str = "",
    progress: Progress = no_progress,
) -> ElectronicSigning:
    """The newest signed copy, or the original, with one more PAdES signature; kept for good, there is no undo.

    Raises UserProblem for a voided paper, and for a certificate that cannot be used. The certificate is not kept.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        owner = owner_of(session, code)
        if owner.status != AgreementStatus.ISSUED:
            raise UserProblem("pades.voided", number=owner.number)
        role = FileRole.SIGNED if has_file(session, owner, FileRole.SIGNED) else FileRole.ORIGINAL
        paper = signed_electronically(content_of(session, owner, role), certificate, reason=reason, place=place)
        note = json.dumps(["sign_electronically", owner.number, paper.signer], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note):
            keep_signed(session, owner, paper.content)
        number = owner.number
    return ElectronicSigning(Changed.PAPERS, number=number, signer=paper.signer, content=paper.content)
