"""Enterprises as lists and forms see them, and as forms give them back."""

from __future__ import annotations

from dataclasses import dataclass, field

from matching.codes import ALL_MONTHS, BusinessSize, OfferKind
from models.domain.businesses import (
    BusinessDraft,
    BusinessRecord,
    DatedValue,
    PaperDraft,
    PaperRecord,
    PersonDraft,
    PersonRecord,
)
from models.domain.changes import HistoryEntry
from models.domain.equipment import GroupPart, InputPart, MachinePart, OutletPart
from models.domain.nearness import Distance


@dataclass(frozen=True, slots=True)
class EnterpriseLine:
    """An enterprise as listed; the capacity in thousandths of the unit per month, of its first offer."""

    uid: str
    code: str
    name: str
    owner: str
    kecamatan: str
    kabupaten: str
    product: str
    commodity: str
    kind: str
    offers: int
    capacity: int | None
    unit: str
    size: BusinessSize
    papers_held: int
    """Of those that fall due for its products, NIB included."""
    papers_due: int
    active: bool
    office: str
    stale: bool = False
    """Nobody has said anything of it for longer than the catalogue's settings allow."""
    distance: Distance | None = None
    """From the place around which the list is; None where it is around none, or nobody knows."""
    papers_unknown: int = 0
    """Of those that fall due, how many nobody has told of: neither held nor known to be missing."""

    @property
    def ready(self) -> bool:
        """Whether every paper that falls due is held."""
        return self.papers_held >= self.papers_due

    @property
    def papers_unasked(self) -> bool:
        """Whether nothing is known of any paper that falls due."""
        return 0 < self.papers_due <= self.papers_unknown


@dataclass(frozen=True, slots=True)
class OfferRecord:
    """One kemampuan of an enterprise."""

    uid: str
    kind: OfferKind
    commodity: str
    commodity_name: str
    words: str
    unit: str
    capacity: DatedValue | None
    price: DatedValue | None
    months: int
    minimum_order: int | None
    lead_days: int | None
    active: bool


@dataclass(frozen=True, slots=True)
class EnterpriseRecord:
    """Everything that this actor may see of an enterprise."""

    uid: str
    code: str
    office: str
    own: bool
    """Whether the actor's office owns the record."""
    private: bool  # whether NIK, KK and desil are theirs to know
    version: int
    business: BusinessRecord
    owner: PersonRecord
    offers: tuple[OfferRecord, ...]
    papers: tuple[PaperRecord, ...]
    programmes: tuple[str, ...]
    active: bool
    note: str
    history: tuple[HistoryEntry, ...]
    outlets: tuple[OutletPart, ...] = ()
    machines: tuple[MachinePart, ...] = ()
    inputs: tuple[InputPart, ...] = ()
    groups: tuple[GroupPart, ...] = ()
    confirmed_on: str = ""
    """The day on which the profile was last said to hold; empty: never since it was entered."""
    told_on: str = ""
    """The day of the last word about it, whether a confirmation or a change."""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """One kemampuan as a form gives it; an empty uid makes a new one."""

    uid: str = ""
    kind: OfferKind = OfferKind.PRODUK
    commodity: str = ""
    words: str = ""
    unit: str = ""
    capacity: int | None = None
    price: int | None = None
    months: int = ALL_MONTHS
    minimum_order: int | None = None
    lead_days: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class EnterpriseDraft:
    """What a form wants an enterprise to be; an empty uid makes a new one."""

    uid: str = ""
    version: int = 0
    business: BusinessDraft = field(default_factory=BusinessDraft)
    owner: PersonDraft = field(default_factory=PersonDraft)
    offers: tuple[OfferDraft, ...] = ()
    papers: tuple[PaperDraft, ...] = ()
    active: bool = True
    note: str = ""
    outlets: tuple[OutletPart, ...] | None = None
    """None, here and below: the form does not ask, what is known stays."""
    machines: tuple[MachinePart, ...] | None = None
    inputs: tuple[InputPart, ...] | None = None
    groups: tuple[GroupPart, ...] | None = None
    programmes: tuple[str, ...] | None = None
