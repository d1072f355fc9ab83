"""Partners and their needs as lists and forms see them, and as forms give them back."""

from __future__ import annotations

from dataclasses import dataclass, field

from matching.codes import ALL_MONTHS, BusinessSize, Pattern
from models.domain.businesses import BusinessDraft, BusinessRecord, PersonDraft, PersonRecord
from models.domain.changes import HistoryEntry


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
    """Active needs."""
    asks_for: tuple[str, ...]
    """Names of the commodities it needs."""
    contact: str
    kadin_number: str
    active: bool
    office: str


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


@dataclass(frozen=True, slots=True)
class GoodPart:
    """What a partner makes ("dibuat") or takes in ("diserap"); an empty uid makes a new one."""

    uid: str = ""
    direction: str = "dibuat"
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
    confirmed_on: str = ""
    stale: bool = False


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
    """None: the form does not ask, what is known stays."""


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
    process: str = ""
    lead_days: int | None = None
    margin: int | None = None
    """Hundredths of a percent."""
    outlet: str = ""
    until: str = ""
    confirmed_on: str = ""
    stale: bool = False


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
