"""The commodity graph, editable: commodities, their other names, and what is made into what."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Edited, Table, Words


class Commodity(Edited, Table):
    """A good; `kind_id` says of what it is a variant."""

    __tablename__ = "commodity"

    slug: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Words]
    unit: Mapped[Code]
    category: Mapped[Code]
    kind_id: Mapped[int | None] = mapped_column(ForeignKey("commodity.id"))
    papers_due: Mapped[Words] = mapped_column(default="")
    """Keys of papers that the law asks of its makers, separated by spaces."""


class CommodityWord(Edited, Table):
    """Another name of a commodity, normalised."""

    __tablename__ = "commodity_word"

    commodity_id: Mapped[int] = mapped_column(ForeignKey("commodity.id"), index=True)
    word: Mapped[Words] = mapped_column(unique=True)


class SupplyLink(Edited, Table):
    """Input → output with its yield (thousandths, in `yield_unit`) and the KBLI of the step."""

    __tablename__ = "supply_link"
    __table_args__ = (UniqueConstraint("code"),)

    code: Mapped[Code]
    input_id: Mapped[int] = mapped_column(ForeignKey("commodity.id"), index=True)
    output_id: Mapped[int] = mapped_column(ForeignKey("commodity.id"), index=True)
    kind: Mapped[Code]
    """"olahan" (made into) or "distribusi" (large → UMKM → market: input and output are the same)."""
    yield_low: Mapped[int | None]
    yield_high: Mapped[int | None]
    yield_unit: Mapped[Code] = mapped_column(default="")
    kbli2020: Mapped[Code] = mapped_column(default="")
    kbli2025: Mapped[Code] = mapped_column(default="")
    certainty: Mapped[Code] = mapped_column(default="")
    source: Mapped[Words] = mapped_column(default="")
    note: Mapped[Words] = mapped_column(default="")


class KbliCode(Edited, Table):
    """A code of the full KBLI list, as the user imported it; beside the few codes that the program ships."""

    __tablename__ = "kbli_code"
    __table_args__ = (UniqueConstraint("edition", "code"),)

    edition: Mapped[Code]
    code: Mapped[Code]
    title: Mapped[Words]
