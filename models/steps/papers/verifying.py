"""Is this printout, or this file, what was issued?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus
from models.domain.papers import AMENDING, ENDED, IN_FORCE, NOT_BEGUN, Claim, PaperCheck, PaperKind, Verdict
from models.steps.agreements.chains import Chain, chain_of, paper_lines
from models.steps.papers.canonical import MARK, code_text, hash_of
from models.steps.papers.drawing import sha256_of
from models.steps.papers.snapshots import document_of
from models.steps.papers.stated import stated_facts
from models.steps.papers.storing import MOST_BYTES, OWNERS
from reports.agreement.amendment import TradeTerms

Owner = t.Agreement | t.IssuedPaper
_GOOD = (Verdict.UNCHANGED, Verdict.SAME_FACTS)
_CODE = re.compile(rf"{MARK}:(.+):([0-9A-F]{{64}})")
_IN_FILE = re.compile(rf"{MARK}:[^()\r\n\0]{{1,120}}?:[0-9A-F]{{64}}")
_OCTAL = re.compile(rb"\\([0-7]{3})")
_HEXADECIMAL = re.compile(rb"<((?:[0-9A-Fa-f]{2}){80,400})>")
_PRINTED = re.compile(r"Kode periksa\s+((?:[0-9A-F]{4}\s*[-–]\s*){3}[0-9A-F]{4})")
_SHORT = re.compile(r"[0-9A-F]{16}")
_SIGNS = re.compile(r"[\s\-–—·.]+")


@dataclass(frozen=True, slots=True)
class _Found:
    verdict: Verdict
    owner: Owner | None = None


def verify(session: Session, claim: Claim, today: date, printed: str = "") -> PaperCheck:
    """The verdict on a claim, with the paper, its facts and its chain where there is one.

    `printed` is the code among the words of a file whose properties carry none.
    """
    found = _of_file(session, claim.data, printed) if claim.data else _of_text(session, claim.text)
    return PaperCheck(found.verdict) if found.owner is None else _told(session, found.verdict, found.owner, today)


def code_among(words: str) -> str:
    """The kode periksa that stands in a paper's words; empty where there is none."""
    found = _PRINTED.search(words)
    return found[1] if found else ""


def _of_file(session: Session, data: bytes, printed: str) -> _Found:
    owner = _owner_of_bytes(session, sha256_of(data))
    if owner is not None:
        return _Found(Verdict.UNCHANGED, owner)
    carried = _IN_FILE.search(_readable(data))
    # the bytes are others than were issued, whatever the code in them says
    owner = _of_text(session, carried[0] if carried else printed).owner
    return _Found(Verdict.ALTERED if owner else Verdict.UNKNOWN, owner)


def _readable(data: bytes) -> str:
    """A PDF tells its code in its properties: plain, in octal signs or in hexadecimal, one byte a letter or two."""
    if len(data) > MOST_BYTES:
        return ""
    plain = _OCTAL.sub(lambda sign: bytes([int(sign[1], 8) & 0xFF]), data)
    coded = (bytes.fromhex(found[1].decode()) for found in _HEXADECIMAL.finditer(data))
    return b" ".join((plain, *coded)).replace(b"\0", b"").decode("latin-1")


def _owner_of_bytes(session: Session, digest: str) -> Owner | None:
    a, file = t.Agreement, t.AgreementFile
    query = select(a).join(file, file.agreement_id == a.id).where(file.sha256 == digest)
    found = session.scalars(query.order_by(a.deleted).limit(1)).first()
    if found is not None:
        return found
    other = session.scalars(select(t.PaperFile).where(t.PaperFile.sha256 == digest).limit(1)).first()
    if other is None:
        return None
    owner: Owner | None = (
        session.get(a, other.agreement_id) if other.agreement_id else session.get(t.IssuedPaper, other.issued_paper_id)
    )
    return owner


def _of_text(session: Session, typed: str) -> _Found:
    words = typed.strip().upper()
    whole = _CODE.fullmatch(words)
    if whole:
        return _of_code(session, whole[1], whole[2].lower())
    short = _SIGNS.sub("", words.removeprefix("KODE PERIKSA"))
    if _SHORT.fullmatch(short):
        owner = _owner(session, "facts_sha256", short.lower(), starts=True)
        return _Found(_standing(owner), owner) if owner else _Found(Verdict.UNKNOWN)
    return _Found(Verdict.UNKNOWN)


def _of_code(session: Session, number: str, digest: str) -> _Found:
    owner = _owner(session, "facts_sha256", digest)
    if owner is not None:
        same = code_text(owner.number, owner.facts_sha256) == code_text(number, digest)
        return _Found(_standing(owner) if same else Verdict.ALTERED, owner)
    owner = _by_number(session, number)
    return _Found(Verdict.ALTERED if owner else Verdict.UNKNOWN, owner)


def _standing(owner: Owner) -> Verdict:
    if not _is_sound(owner):
        return Verdict.ALTERED
    return Verdict.SAME_FACTS if _stands(owner) else Verdict.VOIDED


def _stands(owner: Owner) -> bool:
    """A paper whose issue was undone is void like one that was voided: its printout is still about."""
    return not owner.deleted and owner.status == AgreementStatus.ISSUED


def _is_sound(owner: Owner) -> bool:
    """Whether the facts in the catalogue are those issued; the first schemas kept no hash to tell by."""
    return not owner.facts_sha256 or hash_of(owner.document) == owner.facts_sha256


def _owner(session: Session, column: str, value: str, *, starts: bool = False) -> Owner | None:
    for table in OWNERS:
        held = getattr(table, column)
        wanted = held.startswith(value, autoescape=True) if starts else held == value
        found = session.scalars(select(table).where(wanted).order_by(table.deleted).limit(1)).first()
        if found is not None:
            return cast(Owner, found)
    return None


def _by_number(session: Session, number: str) -> Owner | None:
    """The paper with this number; codes are printed in capitals."""
    for table in OWNERS:
        rows = session.execute(select(table.id, table.number).order_by(table.deleted))
        found = next((key for key, text in rows if text.upper() == number), None)
        if found is not None:
            return cast(Owner, session.get_one(table, found))
    return None


def _told(session: Session, verdict: Verdict, owner: Owner, today: date) -> PaperCheck:
    """The verdict with what it is about; the bytes of a voided paper are unchanged, and void all the same."""
    agreement = owner if isinstance(owner, t.Agreement) else _agreement_of(session, owner)
    papers = [owner] if agreement is None else [owner, agreement]
    title = owner.title if isinstance(owner, t.IssuedPaper) else ""
    check = PaperCheck(verdict, owner.code, owner.number, title, owner.signed_on)
    if not all(_is_sound(each) for each in papers):
        return replace(check, verdict=Verdict.ALTERED)
    if verdict in _GOOD and not all(_stands(each) for each in papers):
        check = replace(check, verdict=Verdict.VOIDED)
    check = replace(check, facts=stated_facts(owner.document))
    if agreement is None:
        return check
    title = title or document_of(agreement.document).subject
    check = replace(check, title=title)
    return check if agreement.deleted else _with_chain(session, check, chain_of(session, agreement.code), today)


def _with_chain(session: Session, check: PaperCheck, chain: Chain, today: date) -> PaperCheck:
    lines = paper_lines(session, chain)
    check = replace(check, chain=lines)
    about = next((line.kind for line in lines if line.code == check.code), None)
    if check.verdict not in _GOOD or about not in (PaperKind.AGREEMENT, *AMENDING):
        return check
    return replace(check, standing=_standing_on(chain.terms, today), ends=chain.terms.end.isoformat())


def _standing_on(terms: TradeTerms, day: date) -> str:
    if day < terms.start:
        return NOT_BEGUN
    return IN_FORCE if day <= terms.end else ENDED


def _agreement_of(session: Session, paper: t.IssuedPaper) -> t.Agreement | None:
    return session.get(t.Agreement, paper.agreement_id) if paper.agreement_id else None
