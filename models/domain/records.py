"""Enterprises, partners and needs as lists and forms see them, and as forms give them back."""

from __future__ import annotations

from dataclasses import dataclass, field

from matching.codes import ALL_MONTHS, BusinessSize, OfferKind, Pattern
from models.domain.changes import Changed, HistoryEntry
from models.problems import Value

__all__ = ["ALL_MONTHS", "BusinessSize", "OfferKind", "Pattern"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a field can take, and its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class CommodityChoice:
    """A commodity to choose; `names` are the other words that mean it."""

    slug: str
    name: str
    unit: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit; units of one dimension convert into each other."""

    code: str
    name: str
    dimension: str


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A kind of paper a business may hold."""

    code: str
    label: str
    issuer: str
    usual_time: str


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing wrong in a draft: the field it speaks of ("owner.nik", "offers.0.unit") and a message id."""

    field: str
    message: str
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class PrivateValue:
    """A protected value as this actor may see it: masked, or nothing at all."""

    known: bool
    shown: str


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A fact that counts now, since when, and how far it can be trusted."""

    value: int
    as_of: str
    source: str


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

    @property
    def ready(self) -> bool:
        """Whether every paper that falls due is held."""
        return self.papers_held >= self.papers_due


@dataclass(frozen=True, slots=True)
class BusinessRecord:
    """The identity of a business with the facts that count now."""

    name: str
    legal_form: str
    nib: str
    region: str
    place: str
    address: str
    kbli: str
    kbli_edition: str
    kbli_title: str
    size: BusinessSize
    size_from: str
    annual_sales: DatedValue | None
    capital: DatedValue | None
    workers: DatedValue | None


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """An owner, contact or signatory; what is protected is masked."""

    name: str
    position: str
    female: bool | None
    nik: PrivateValue
    kk: PrivateValue
    phone: PrivateValue
    desil: PrivateValue
    desil_source: str
    desil_quarter: str


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
class PaperRecord:
    """A paper: held, missing, or never asked about (`held` None)."""

    kind: str
    label: str
    held: bool | None
    number: str
    due: bool
    looks_right: bool | None


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


@dataclass(frozen=True, slots=True)
class BusinessDraft:
    """The identity of a business as a form gives it; None leaves a fact unknown."""

    name: str = ""
    legal_form: str = ""
    nib: str = ""
    region: str = ""
    address: str = ""
    kbli: str = ""
    kbli_edition: str = ""
    annual_sales: int | None = None
    capital: int | None = None
    workers: int | None = None
    size: BusinessSize | None = None
    """Declared; counts only while sales and capital are unknown."""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as a form gives them; an empty protected value leaves what is known."""

    name: str = ""
    position: str = ""
    female: bool | None = None
    nik: str = ""
    kk: str = ""
    phone: str = ""
    desil: int | None = None
    desil_source: str = ""
    desil_quarter: str = ""


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
class PaperDraft:
    """A paper held or known to be missing; a kind without a draft was not asked about."""

    kind: str
    held: bool
    number: str = ""


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


@dataclass(frozen=True, slots=True)
class SavedRecord:
    """What was saved or deleted, the change set that an undo reverses, and the message of what else changed."""

    uid: str
    code: str
    name: str
    changed: Changed
    change_set: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many rows went into which file."""

    rows: int
    file: str
    changed: Changed = Changed.NOTHING
