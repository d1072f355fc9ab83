"""Look into a list before anything is checked: which column would be which field, and what has to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.imports import ImportKey
from models.domain.intake import IntakeKind
from models.domain.mapping import Profile, SheetProposal
from models.domain.progress import Progress, no_progress
from models.problems import ImportRejected
from models.reference.lexicon import Lexicon
from models.steps.intake import profiles
from models.steps.records.rights import sees_private
from models.steps.supply import catalogue_lexicon
from models.workbook.guesses import propose
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets
from models.workbook.sheet import Sheet


@dataclass(frozen=True, slots=True)
class MappingProposal:
    """The sheets of a file as they would be read, and what is remembered of such lists."""

    file: Path
    sheets: tuple[SheetProposal, ...]
    used: tuple[Profile, ...]
    """What was remembered of the sender and is proposed here."""
    offered: Profile | None
    """A list with the same headings came from this sender before; nothing of it is used yet."""
    senders: tuple[str, ...]
    """Everybody whose lists are remembered."""
    sees_private: bool
    """Whether rows may find their records by NIK."""
    read: tuple[Sheet, ...]
    """The file as it was read, to be handed on with the request to import it."""

    @property
    def is_plain(self) -> bool:
        """Whether all columns are known and nothing is to be asked or offered."""
        return self.offered is None and all(sheet.is_certain for sheet in self.sheets)

    @property
    def key(self) -> ImportKey:
        """The key that was chosen for the lists of this sender before."""
        return next((one.key for one in self.used), ImportKey.AUTO)


def propose_mapping(
    catalogue: Catalogue,
    actor: Actor,
    file: Path,
    kind: IntakeKind | None,
    sender: str = "",
    *,
    read: Sequence[Sheet] = (),
    progress: Progress = no_progress,
) -> MappingProposal:
    """How the sheets of a file would be read, with what is remembered of `sender`; nothing is written.

    `read` is the file where it was read before. Raises ImportRejected for one that cannot be read or holds no list.
    """
    sheets = tuple(read) or read_workbook(file, progress=progress)
    chosen = _lists(sheets, kind)
    with catalogue.reading() as session:
        lexicon = catalogue_lexicon(session)
        proposed = [_proposed(session, sheet, of, sender, lexicon) for sheet, of in chosen]
        used = tuple(profile for _, profile in proposed if profile is not None)
        plain = tuple(proposal for proposal, _ in proposed)
        offered = None if used else _offered(session, plain)
        known, private = profiles.senders(session), sees_private(session, actor)
    progress(1, 1)
    return MappingProposal(file, plain, used, offered, known, private, sheets)


def _lists(sheets: Sequence[Sheet], kind: IntakeKind | None) -> tuple[tuple[Sheet, IntakeKind], ...]:
    """The sheets that are lists; of a kind that is asked for also the first whose headings say nothing."""
    try:
        return choose_sheets(sheets, kind)
    except ImportRejected as problem:
        if kind is None or problem.message != "kind_not_recognised":
            raise
    return ((max(sheets, key=lambda sheet: len(sheet.rows)), kind),)


def _proposed(
    session: Session, sheet: Sheet, kind: IntakeKind, sender: str, lexicon: Lexicon
) -> tuple[SheetProposal, Profile | None]:
    plain = propose(sheet, kind, lexicon)
    profile = profiles.of_sender(session, sender, kind, plain.headings)
    return (plain, None) if profile is None else (propose(sheet, kind, lexicon, profile.mapping), profile)


def _offered(session: Session, sheets: Sequence[SheetProposal]) -> Profile | None:
    """What is remembered under other senders, where it would say something new of this file."""
    for sheet in sheets:
        found = profiles.of_headings(session, sheet.kind, sheet.headings)
        if found is not None and (not sheet.is_certain or found.mapping != sheet.mapping):
            return found
    return None
