"""Many papers in one file, to print for an event."""

from __future__ import annotations

from collections.abc import Sequence

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.papers import FileRole, MergedPapers
from models.domain.progress import Progress, no_progress
from models.papers.merging import merge
from models.problems import UserProblem
from models.steps.papers.storing import content_of, owner_of


def merge_papers(
    catalogue: Catalogue, _actor: Actor, codes: Sequence[str], *, progress: Progress = no_progress
) -> MergedPapers:
    """The stored pages of these agreements ("PK-…") and papers ("SP-…") one after the other; void ones are refused."""
    parts = []
    with catalogue.reading() as session:
        for at, code in enumerate(codes):
            progress(at, 2 * len(codes))
            owner = owner_of(session, code)
            if owner.status != AgreementStatus.ISSUED:
                raise UserProblem("paper.voided", number=owner.number)
            parts.append(content_of(session, owner, FileRole.ORIGINAL))
    count = len(codes)
    return MergedPapers(merge(parts, lambda done, _: progress(count + done, 2 * count)), count)
