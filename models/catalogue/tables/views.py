"""What users keep for the next time: views of a list, and how a sender's files are to be read."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Edited, Table, Words


class SavedView(Edited, Table):
    """Search words, filters, sort order and columns of a list under a name."""

    __tablename__ = "saved_view"

    list: Mapped[Code]
    """"enterprises", "partners" or "needs"."""
    name: Mapped[Words]
    query: Mapped[Words]
    """JSON: words, filters, sort."""
    columns: Mapped[Words] = mapped_column(default="")
    """JSON: keys of the columns in their order; empty: as the list comes."""
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    shared: Mapped[bool] = mapped_column(default=False)
    """Everybody of the office sees it."""


class ImportProfile(Edited, Table):
    """How the files of a sender are read: which column is which field, by which key, how days are written."""

    __tablename__ = "import_profile"

    sender: Mapped[Words]
    sender_key: Mapped[str] = mapped_column(index=True)
    kind: Mapped[Code]
    headings: Mapped[str] = mapped_column(String(64), index=True)
    """SHA-256 of the normalised headings in their order."""
    mapping: Mapped[Words]
    """JSON: heading → field; a heading that is not used has an empty field."""
    answers: Mapped[Words] = mapped_column(default="")
    """JSON: what the user answered where the file left it open, e.g. the order of day and month."""
    key: Mapped[Code] = mapped_column(default="")
    """The chosen key of updating."""
