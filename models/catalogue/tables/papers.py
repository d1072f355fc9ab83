"""Papers beside the agreement itself: drafts on the desk, addenda, letters, their files, and the law over them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import LATER, Code, Day, Edited, Instant, Made, Table, Words


class AgreementDraft(Table):
    """A draft as it stands on somebody's desk: saved at every pause, outside of history, gone when it was issued."""

    __tablename__ = "agreement_draft"
    __table_args__ = (UniqueConstraint("office_id", "kind", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    kind: Mapped[Code]
    subject: Mapped[Code]
    """The proposal or agreement that it is about."""
    paper: Mapped[Code]
    content: Mapped[Words]
    """JSON of the terms as typed."""
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[Instant]


class AgreementOverride(Made, Table):
    """A red finding that somebody answered for, with reason, name and position; written with the agreement."""

    __tablename__ = "agreement_override"
    __table_args__ = (CheckConstraint("reason <> '' AND name <> '' AND position <> ''", name="answered_for"),)

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    rule: Mapped[Code]
    found: Mapped[Words]
    """JSON of the finding's values."""
    reason: Mapped[Words]
    name: Mapped[Words]
    position: Mapped[Words]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))


class AgreementSigning(Edited, Table):
    """That the parties have signed: from then on it is changed by addendum only."""

    __tablename__ = "agreement_signing"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    signed_on: Mapped[Day]
    place: Mapped[Words]
    note: Mapped[Words]


class IssuedPaper(Edited, Table):
    """A numbered paper other than the agreement; its facts stand frozen in `document`."""

    __tablename__ = "issued_paper"

    code: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[Code]
    number: Mapped[Words]
    number_id: Mapped[int | None] = mapped_column(ForeignKey("issued_number.id"))
    """The serial that it took; papers for information take none."""
    title: Mapped[Words]
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"))
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), info=LATER)
    signed_on: Mapped[Day]
    effective_on: Mapped[Day]
    """The day from which an addendum or an ending holds; otherwise the day of signing."""
    status: Mapped[Code]
    sent_on: Mapped[str] = mapped_column(String(10), default="")
    receipt: Mapped[Words] = mapped_column(default="")
    """Number under which the addressee received it."""
    document: Mapped[Words]
    facts_sha256: Mapped[str] = mapped_column(String(64))
    facts_version: Mapped[Code]
    head: Mapped[str] = mapped_column(String(64))
    """The office's chain of change sets when the paper was made."""


class PaperFile(Made, Table):
    """Bytes of a paper: the original of one that is no agreement, a signed scan, an electronic signature."""

    __tablename__ = "paper_file"
    __table_args__ = (CheckConstraint("(agreement_id IS NULL) <> (issued_paper_id IS NULL)", name="one_owner"),)

    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    issued_paper_id: Mapped[int | None] = mapped_column(ForeignKey("issued_paper.id"), index=True)
    role: Mapped[Code]
    paper: Mapped[Code]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(String(64), index=True)


class NumberRule(Edited, Table):
    """How an office numbers one kind of paper; kinds may share a book."""

    __tablename__ = "number_rule"
    __table_args__ = (UniqueConstraint("office_id", "kind"),)

    kind: Mapped[Code]
    pattern: Mapped[Words]
    book: Mapped[Code]
    """The series whose serials it takes."""


class OfficeLogo(Made, Table):
    """The picture on an office's letterhead; the newest stands."""

    __tablename__ = "office_logo"

    of_office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(String(64))


class LawOverride(Edited, Table):
    """A dated row of the law as an office has put it in place of what the program brought."""

    __tablename__ = "law_override"
    __table_args__ = (UniqueConstraint("office_id", "code", "valid_from"),)

    code: Mapped[Code]
    value: Mapped[Words]
    text: Mapped[Words]
    source: Mapped[Words]
    valid_from: Mapped[Day]
    valid_to: Mapped[str] = mapped_column(String(10), default="")
    verified: Mapped[bool]
    verified_by: Mapped[Words] = mapped_column(default="")
    verified_on: Mapped[str] = mapped_column(String(10), default="")
