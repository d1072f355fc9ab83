"""Partners and their needs as lists and forms see them, and as forms give them back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from matching.codes import ALL_MONTHS, BusinessSize, Pattern
from models.domain.businesses import (
    BusinessDraft,
    BusinessRecord,
    PaperDraft,
    PaperRecord,
    PersonDraft,
    PersonRecord,
)
from models.domain.changes import HistoryEntry
from models.domain.validity import Validity


class GoodDirection(StrEnum):
    """Which way a good goes at a partner."""

    MADE = "dibuat"
    TAKEN = "diserap"


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner as listed."""

    uid: str
    code: str
    name: str
    kecamatan: str
    kabupaten: str
    size: BusinessSize
    needs: int
    """Those that stand today: in use, their last day not past."""
    asks_for: tuple[str, ...]
    """Names of the commodities of these needs."""
    contact: str
    kadin_number: str
    active: bool
    office: str
    lapsed: int = 0
    """Needs in use whose last day is past."""
    kadin_until: str = ""
    kadin_validity: Validity = Validity.OPEN
    stale: bool = False
    """Nobody has said anything of it for longer than the catalogue's settings allow."""


@dataclass(frozen=True, slots=True)
class NeedSummary:
    """A need as listed."""

    uid: str
    code: str
    partner: str
    partner_uid: str
    kabupaten: str
    words: str
    commodity: str
    pattern: Pattern | None
    quantity: int
    agreed: int
    """Of it in running agreements; promised, not delivered."""
    unit: str
    minimum_lot: int | None
    territory: str
    papers: tuple[str, ...]
    inferred: bool
    active: bool
    process: str = ""
    lead_days: int | None = None
    margin: int | None = None
    """Hundredths of a percent."""
    outlet: str = ""
    until: str = ""
    lapsed: bool = False
    """Its last day is past: it is matched no more, though nobody has set it aside."""
    stale: bool = False
    """Nobody has said anything of it for longer than the catalogue's settings allow."""


@dataclass(frozen=True, slots=True)
class GoodPart:
    """What a partner makes or takes in; an empty uid makes a new one, `commodity_name` is only shown."""

    uid: str = ""
    direction: GoodDirection = GoodDirection.MADE
    commodity: str = ""
    commodity_name: str = ""
    words: str = ""
    unit: str = ""
    quantity: int | None = None
    """Thousandths of the unit per month."""


@dataclass(frozen=True, slots=True)
class PartnerRecord:
    """Everything that this actor may see of a partner."""

    uid: str
    code: str
    office: str
    own: bool
    version: int
    business: BusinessRecord
    contact: PersonRecord | None
    signatory: PersonRecord | None
    kadin_number: str
    active: bool
    note: str
    needs: tuple[NeedSummary, ...]
    history: tuple[HistoryEntry, ...]
    goods: tuple[GoodPart, ...] = ()
    kadin_until: str = ""
    kadin_validity: Validity = Validity.OPEN
    papers: tuple[PaperRecord, ...] = ()
    confirmed_on: str = ""
    """The day on which somebody last said that all this still holds; empty: nobody has yet."""
    told_on: str = ""
    """The day of the last word of any kind."""
    stale: bool = False
    """That was so long ago that it is to be asked again."""


@dataclass(frozen=True, slots=True)
class PartnerDraft:
    """What a form wants a partner to be; a person without a name is nobody."""

    uid: str = ""
    version: int = 0
    business: BusinessDraft = field(default_factory=BusinessDraft)
    contact: PersonDraft = field(default_factory=PersonDraft)
    signatory: PersonDraft = field(default_factory=PersonDraft)
    kadin_number: str = ""
    active: bool = True
    note: str = ""
    kadin_until: str = ""
    goods: tuple[GoodPart, ...] | None = None
    """None, here and below: the form does not ask, what is known stays."""
    papers: tuple[PaperDraft, ...] | None = None


@dataclass(frozen=True, slots=True)
class NeedRecord:
    """A need with all its terms."""

    summary: NeedSummary
    version: int
    commodity_slug: str
    maximum_partners: int | None
    months: int
    price: int | None
    payment_days: int | None
    territory_code: str
    supports: tuple[str, ...]
    specification: str
    history: tuple[HistoryEntry, ...]
    confirmed_on: str = ""
    """The day on which somebody last said that all this still holds; empty: nobody has yet."""
    told_on: str = ""
    """The day of the last word of any kind."""
    stale: bool = False
    """That was so long ago that it is to be asked again."""

    @property
    def uid(self) -> str:
        """Of the need."""
        return self.summary.uid


@dataclass(frozen=True, slots=True)
class NeedDraft:
    """What a form wants a need to be; `partner` is the partner's uid."""

    uid: str = ""
    version: int = 0
    partner: str = ""
    pattern: Pattern | None = None
    commodity: str = ""
    words: str = ""
    unit: str = ""
    quantity: int | None = None
    minimum_lot: int | None = None
    maximum_partners: int | None = None
    months: int = ALL_MONTHS
    price: int | None = None
    payment_days: int | None = None
    territory: str = ""
    papers: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    specification: str = ""
    active: bool = True
    process: str = ""
    lead_days: int | None = None
    margin: int | None = None
    outlet: str = ""
    until: str = ""
