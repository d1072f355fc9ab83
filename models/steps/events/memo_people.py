"""Between whom a nota dinas on an event goes, and the letters on which it rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus
from models.domain.papers import PaperKind
from reports import numerals
from reports.event_papers.letters import Letter
from reports.office_papers.parts import Signer

_NAMED = {PaperKind.EVENT_INVITATION: "Surat undangan", PaperKind.EVENT_MINUTES: "Berita acara"}
_COMMITTEE = "Ketua Panitia"


def to_the_head(session: Session, office: t.Office, letter: Letter, event: int) -> Letter:
    """The letter as the committee's report to the office's head.

    It goes from whoever signs the event's papers, unless that is the head; then from the next official of the office,
    else from the committee.
    """
    head, *others = _officials(session, office) or [Signer(office.name, "Pimpinan", "")]
    named = letter.signer if letter.signer.office == office.name and letter.signer != head else None
    sender = named or next(iter(others), Signer(office.name, _COMMITTEE, ""))
    copies = tuple(post_of(each) for each in others if each != sender)
    return replace(
        letter, to=post_of(head), signer=sender, copies=copies, basis=_basis(session, event, letter.signed_on)
    )


def post_of(official: Signer) -> str:
    """ "Kepala Dinas Koperasi dan Usaha Mikro": the position at the office, no word twice."""
    position, office = official.position.split(), official.office.split()
    for shared in range(min(len(position), len(office)), 0, -1):
        if [word.casefold() for word in position[-shared:]] == [word.casefold() for word in office[:shared]]:
            return " ".join((*position, *office[shared:]))
    return official.position if official.office in official.position else f"{official.position} {official.office}"


def _officials(session: Session, office: t.Office) -> Sequence[Signer]:
    """Who signs for the office; the first one is its head."""
    o = t.Official
    rows = session.scalars(select(o).where(o.of_office_id == office.id, o.signs, ~o.deleted).order_by(o.id))
    return [Signer(office.name, row.position, row.name, row.rank, row.nip) for row in rows]


def _basis(session: Session, event: int, on: date) -> tuple[str, ...]:
    """The event's invitation and berita acara that stand, with number and day."""
    p = t.IssuedPaper
    query = select(p.kind, p.number, p.signed_on).where(p.event_id == event, ~p.deleted, p.kind.in_(map(str, _NAMED)))
    standing = query.where(p.status == AgreementStatus.ISSUED, p.signed_on <= on.isoformat()).order_by(p.id)
    return tuple(
        f"{_NAMED[PaperKind(kind)]} Nomor {number} tanggal {numerals.short_date(date.fromisoformat(day))}."
        for kind, number, day in session.execute(standing)
    )
