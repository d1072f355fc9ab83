"""What a checked row of an intake list says: rich types, no strings left to interpret."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matching.codes import OfferKind, Pattern
from models.domain.businesses import BusinessDetails, PersonDetails
from models.domain.equipment import InputPart, MachinePart, OutletPart
from models.domain.partners import GoodPart


class IntakeKind(StrEnum):
    """What the rows of a sheet are."""

    ENTERPRISES = "enterprises"
    PARTNERS = "partners"
    NEEDS = "needs"


@dataclass(frozen=True, slots=True)
class PaperIntake:
    """One paper of a business: held, with its number where known, or known to be missing."""

    kind: str
    """Key of models.reference.papers, e.g. "halal"."""
    held: bool
    number: str = ""
    valid_until: str = ""
    """The day, YYYY-MM-DD; empty where the list does not say."""


@dataclass(frozen=True, slots=True)
class KbliIntake:
    """A KBLI code with its edition; an empty edition means that the list did not say and both are possible."""

    edition: str
    code: str


@dataclass(frozen=True, slots=True)
class BusinessIntake(BusinessDetails):
    """The identity of a business, as declared."""

    npwp: str = ""
    """Digits only, 15 or 16."""
    latitude: float | None = None
    """Degrees north; both or none."""
    longitude: float | None = None
    """Degrees east."""
    kbli: KbliIntake | None = None
    facts_year: int | None = None


@dataclass(frozen=True, slots=True)
class PersonIntake(PersonDetails):
    """The owner or contact of a business."""


@dataclass(frozen=True, slots=True)
class OfferIntake:
    """One kemampuan: a product, a process step, or a way to the market."""

    kind: OfferKind
    commodity: str
    """Slug of models.reference.commodities."""
    words: str
    """The product as the list names it."""
    unit: str
    capacity: int | None = None
    """Thousandths of the unit per month that are free for a partner; None is unknown."""
    price: int | None = None
    """Sen per unit."""
    months: int | None = None
    """Bit 0 is January; None where the list does not say."""
    minimum_order: int | None = None
    lead_days: int | None = None


@dataclass(frozen=True, slots=True)
class EnterpriseIntake:
    """One row of the UMKM list: an enterprise, its owner and one offer."""

    row: int
    code: str
    """Public code when the list is one of ours, else empty."""
    business: BusinessIntake
    owner: PersonIntake
    offer: OfferIntake | None
    papers: tuple[PaperIntake, ...] = ()
    programme: str = ""
    outlets: tuple[OutletPart, ...] = ()
    machines: tuple[MachinePart, ...] = ()
    inputs: tuple[InputPart, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerIntake:
    """One row of the partner list."""

    row: int
    code: str
    business: BusinessIntake
    contact: PersonIntake | None
    signatory: PersonIntake | None
    kadin_number: str = ""
    kadin_until: str = ""
    """The last day of the membership, YYYY-MM-DD."""
    goods: tuple[GoodPart, ...] = ()
    """What it makes and takes in; a list never takes any away."""
    papers: tuple[PaperIntake, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedIntake:
    """One row of the list of needs."""

    row: int
    code: str
    partner: str
    """Public code or name of the partner, as the list gives it."""
    pattern: Pattern | None
    """None leaves it open: the matcher proposes one."""
    commodity: str
    words: str
    unit: str
    quantity: int
    """Thousandths of the unit per month."""
    minimum_lot: int | None = None
    maximum_partners: int | None = None
    months: int | None = None
    price: int | None = None
    payment_days: int | None = None
    territory: str = ""
    """Region code that a partner must lie in; empty for anywhere."""
    papers: tuple[str, ...] = ()
    """Papers the buyer cannot do without."""
    supports: tuple[str, ...] = ()
    """Codes of the statutory duties and supports offered (models.reference.law)."""
    specification: str = ""
    process: str = ""
    lead_days: int | None = None
    margin: int | None = None
    """Hundredths of a percent."""
    outlet: str = ""
    until: str = ""
    """The last day on which the need stands, YYYY-MM-DD."""


Intake = EnterpriseIntake | PartnerIntake | NeedIntake
