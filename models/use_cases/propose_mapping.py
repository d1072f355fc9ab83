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
from models.domain.mapping import Pairs, Profile, SheetProposal, says_place
from models.domain.progress import Progress, no_progress
from models.problems import ImportRejected
from models.reference.lexicon import Lexicon
from models.steps.intake import profiles
from models.steps.records.rights import sees_private
from models.steps.supply import catalogue_lexicon
from models.workbook.guesses import headings_key, headings_of, propose
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
    home: str = ""
    """The kabupaten or kota of a list that names none, as the office says; empty where that is none itself."""

    @property
    def is_plain(self) -> bool:
        """Whether all columns are known and nothing is to be asked or offered."""
        certain = all(sheet.is_certain and self.knows_place(sheet.kind, sheet.mapping) for sheet in self.sheets)
        return self.offered is None and certain

    def knows_place(self, kind: IntakeKind, mapping: Pairs) -> bool:
        """Whether a sheet read so needs nobody to say where its rows lie; only of UMKM that has to be known."""
        return kind is not IntakeKind.ENTERPRISES or bool(self.home) or says_place(mapping)

    def home_of(self, sheet: str) -> str:
        """The kabupaten or kota to begin with for a sheet that names none: as its sender had it, else the office's."""
        return self.remembered_home(sheet) or self.home

    def remembered_home(self, sheet: str) -> str:
        """The kabupaten or kota of the sender's earlier sheet with this name and these headings."""
        forms = {(one.kind, one.headings) for one in self.sheets if one.sheet == sheet}
        same = (one.home_of(sheet) for one in self.used if (one.kind, one.headings) in forms)
        return next(filter(None, same), "")

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
    with catalogue.reading() as session:
        chosen = _lists(session, sheets, kind, sender)
        lexicon = catalogue_lexicon(session)
        proposed = [_proposed(session, sheet, of, sender, lexicon) for sheet, of in chosen]
        used = tuple(profile for _, profile in proposed if profile is not None)
        plain = tuple(proposal for proposal, _ in proposed)
        offered = None if used else _offered(session, plain)
        known, private = profiles.senders(session), sees_private(session, actor)
    progress(1, 1)
    home = actor.region if "." in actor.region else ""
    return MappingProposal(file, plain, used, offered, known, private, sheets, home)


_Lists = tuple[tuple[Sheet, IntakeKind], ...]


def _lists(session: Session, sheets: Sequence[Sheet], kind: IntakeKind | None, sender: str) -> _Lists:
    """The sheets that are lists: those that this sender sent before, and those whose headings say so.

    Where there is none: one with the headings of any sender, or, of a kind that is asked for, the longest.
    """
    known = _sent_before(session, sheets, kind, sender) if sender else ()
    names = {sheet.name for sheet, _ in known}
    others = [sheet for sheet in sheets if sheet.name not in names]
    try:
        return (*known, *(choose_sheets(others, kind) if others else ()))
    except ImportRejected as problem:
        found = known or _sent_before(session, sheets, kind, "")
        if not found and (kind is None or problem.message != "kind_not_recognised"):
            raise
    if found or kind is None:
        return found
    return ((max(sheets, key=lambda sheet: len(sheet.rows)), kind),)


def _sent_before(session: Session, sheets: Sequence[Sheet], kind: IntakeKind | None, sender: str) -> _Lists:
    """The sheets with the very headings of a list of this sender, or of anybody where none is given."""
    kinds = (kind,) if kind else tuple(IntakeKind)
    pairs = ((sheet, each) for sheet in sheets for each in kinds)
    found = {sheet.name: (sheet, each) for sheet, each in pairs if _is_remembered(session, sheet, each, sender)}
    return tuple(found.values())


def _is_remembered(session: Session, sheet: Sheet, kind: IntakeKind, sender: str) -> bool:
    try:
        headings = headings_key(headings_of(sheet, kind))
    except ImportRejected:
        return False  # a sheet without any table
    if not sender:
        return profiles.of_headings(session, kind, headings) is not None
    profile = profiles.of_sender(session, sender, kind, headings)
    return profile is not None and profile.headings == headings


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
