"""The picture on the letterhead of the actor's office: chosen, or taken away."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import OfficeLogo
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.progress import Progress, no_progress
from models.papers.pictures import picture_of_file
from models.steps.agreements.issuing import office_of
from models.steps.papers.letterheads import logo_of


def save_logo(catalogue: Catalogue, actor: Actor, file: Path, *, progress: Progress = no_progress) -> Outcome:
    """The picture in a PNG or JPEG file stands on every paper from now on; papers that were issued keep theirs.

    Raises UserProblem for what is no such picture, too large or broken.
    """
    progress(0, 1)
    return _kept(catalogue, actor, picture_of_file(file))


def remove_logo(catalogue: Catalogue, actor: Actor, *, progress: Progress = no_progress) -> Outcome:
    """The letterhead has no picture any more."""
    progress(0, 1)
    return _kept(catalogue, actor, b"")


def _kept(catalogue: Catalogue, actor: Actor, content: bytes) -> Outcome:
    with catalogue.transaction() as session:
        office = office_of(session, actor)
        if logo_of(session, office) == content:
            return Outcome(Changed.NOTHING)
        with change_set(session, actor, ChangeKind.SCREEN, note=json.dumps(["logo", office.code])) as current:
            digest = hashlib.sha256(content).hexdigest()
            session.add(OfficeLogo(of_office_id=office.id, content=content, sha256=digest))
    return Outcome(Changed.OFFICES, current.uid)
