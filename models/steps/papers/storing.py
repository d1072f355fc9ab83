"""A numbered paper into the catalogue, with its bytes, in the transaction that took its number."""

from __future__ import annotations

from datetime import date
from typing import cast

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.chain import chain_head
from models.catalogue.recording import current_change_set
from models.domain.agreements import AgreementStatus
from models.domain.papers import FileRole, PaperKind
from models.problems import UserProblem
from models.steps.codes import CodeKind, CodeSource
from models.steps.papers.canonical import FACTS_VERSION, Facts
from models.steps.papers.drawing import sha256_of

OWNERS: tuple[type[t.Agreement] | type[t.IssuedPaper], ...] = (t.Agreement, t.IssuedPaper)
"""Whose bytes are kept."""
MOST_BYTES = 20_000_000
_SCANS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n")


def store_paper(
    session: Session, kind: PaperKind, title: str, facts: Facts, *, number: t.IssuedNumber | None, signed_on: date,
    effective_on: date | None = None, **about: int | None,
) -> t.IssuedPaper:  # fmt: skip
    """The row of a new paper; `about` names what it is of (agreement_id, person_id, enterprise_id, need_id)."""
    current = current_change_set(session)
    row = t.IssuedPaper(
        code=CodeSource(session, CodeKind.PAPER).next(), kind=kind, number=number.text if number else "",
        number_id=number.id if number else None, title=title, signed_on=signed_on.isoformat(),
        effective_on=(effective_on or signed_on).isoformat(), status=AgreementStatus.ISSUED, document=facts.text,
        facts_sha256=facts.sha256, facts_version=FACTS_VERSION,
        head=chain_head(session, current.office_id, before=current.id), **about,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def keep_original(session: Session, row: t.IssuedPaper, paper: str, content: bytes) -> None:
    """The bytes that every reprint returns."""
    session.add(
        t.PaperFile(
            issued_paper_id=row.id, role=FileRole.ORIGINAL, paper=paper, content=content, sha256=sha256_of(content)
        )
    )


def keep_scan(session: Session, owner: t.Agreement | t.IssuedPaper, data: bytes) -> None:
    """The signed copy, scanned; UserProblem for what is no PDF or picture, too large, or there already."""
    if len(data) > MOST_BYTES:
        raise UserProblem("scan.too_large", most=MOST_BYTES // 1_000_000)
    if not data.startswith(_SCANS):
        raise UserProblem("scan.unknown_kind")
    digest = sha256_of(data)
    mine = t.PaperFile.agreement_id if isinstance(owner, t.Agreement) else t.PaperFile.issued_paper_id
    same = select(func.count()).where(mine == owner.id, t.PaperFile.sha256 == digest)
    if session.scalar(same):
        raise UserProblem("scan.exists", number=owner.number)
    _keep(session, owner, FileRole.SCAN, data)


def keep_signed(session: Session, owner: t.Agreement | t.IssuedPaper, data: bytes) -> None:
    """A copy with an electronic signature; the original stays beside it."""
    _keep(session, owner, FileRole.SIGNED, data)


def _keep(session: Session, owner: t.Agreement | t.IssuedPaper, role: FileRole, data: bytes) -> None:
    of = {"agreement_id": owner.id} if isinstance(owner, t.Agreement) else {"issued_paper_id": owner.id}
    session.add(t.PaperFile(role=role, paper="", content=data, sha256=sha256_of(data), **of))


def has_file(session: Session, owner: t.Agreement | t.IssuedPaper, role: FileRole) -> bool:
    """Whether bytes are kept in a role."""
    return session.scalar(_content(owner, role)) is not None


def owner_of(session: Session, code: str) -> t.Agreement | t.IssuedPaper:
    """The agreement or paper with this code, also a voided one; UserProblem for none."""
    for table in OWNERS:
        row = session.scalars(select(table).where(table.code == code, ~table.deleted)).one_or_none()
        if row is not None:
            return cast("t.Agreement | t.IssuedPaper", row)
    raise UserProblem("paper.unknown", code=code)


def content_of(session: Session, owner: t.Agreement | t.IssuedPaper, role: FileRole) -> bytes:
    """The stored bytes in a role, the newest where there are several; UserProblem for none."""
    content = session.scalar(_content(owner, role))
    if content is None:
        raise UserProblem("paper.without_file", number=owner.number)
    return bytes(content)


def _content(owner: t.Agreement | t.IssuedPaper, role: FileRole) -> Select[bytes]:
    if isinstance(owner, t.Agreement) and role is FileRole.ORIGINAL:
        return select(t.AgreementFile.content).where(t.AgreementFile.agreement_id == owner.id)
    file = t.PaperFile
    mine = file.agreement_id if isinstance(owner, t.Agreement) else file.issued_paper_id
    return select(file.content).where(mine == owner.id, file.role == role).order_by(file.id.desc()).limit(1)
