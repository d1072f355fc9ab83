"""The catalogue's tables, a room per trade."""

from models.catalogue.tables.agreements import (
    Agreement,
    AgreementFile,
    AgreementMember,
    IssuedNumber,
    NumberSeries,
)
from models.catalogue.tables.associations import Association, AssociationMember
from models.catalogue.tables.base import Edited, Made, Table
from models.catalogue.tables.businesses import Business, BusinessFact, BusinessPerson, Dated, Paper
from models.catalogue.tables.changes import Change, ChangeSet, ImportBatch
from models.catalogue.tables.duplicates import DuplicatePair, DuplicateScan, DuplicateVerdict, RecordMerge
from models.catalogue.tables.enterprises import (
    DerivedState,
    Enterprise,
    EnterpriseListing,
    InputUsed,
    Machine,
    Membership,
    Offer,
    OfferFact,
    Outlet,
)
from models.catalogue.tables.groups import GroupDecision, GroupMember, ProposedGroup
from models.catalogue.tables.matching import Decision, MatchingRun, Proposal, RunLine, RunNeed, RunUnmatched
from models.catalogue.tables.offices import CodeCounter, Office, Official, Setting, UserAccount
from models.catalogue.tables.papers import (
    AgreementDraft,
    AgreementOverride,
    AgreementSigning,
    IssuedPaper,
    LawOverride,
    NumberRule,
    OfficeLogo,
    PaperFile,
)
from models.catalogue.tables.partners import Need, Partner, PartnerGood
from models.catalogue.tables.people import (
    Consent,
    Household,
    HouseholdDesil,
    HouseholdKk,
    Person,
    PersonNik,
    PersonPhone,
    Protected,
)
from models.catalogue.tables.supply import Commodity, CommodityWord, KbliCode, SupplyLink
from models.catalogue.tables.views import ImportProfile, SavedView

__all__ = [
    "Agreement",
    "AgreementDraft",
    "AgreementFile",
    "AgreementMember",
    "AgreementOverride",
    "AgreementSigning",
    "Association",
    "AssociationMember",
    "Business",
    "BusinessFact",
    "BusinessPerson",
    "Change",
    "ChangeSet",
    "CodeCounter",
    "Commodity",
    "CommodityWord",
    "Consent",
    "Dated",
    "Decision",
    "DerivedState",
    "DuplicatePair",
    "DuplicateScan",
    "DuplicateVerdict",
    "Edited",
    "Enterprise",
    "EnterpriseListing",
    "GroupDecision",
    "GroupMember",
    "Household",
    "HouseholdDesil",
    "HouseholdKk",
    "ImportBatch",
    "ImportProfile",
    "InputUsed",
    "IssuedNumber",
    "IssuedPaper",
    "KbliCode",
    "LawOverride",
    "Machine",
    "Made",
    "MatchingRun",
    "Membership",
    "Need",
    "NumberRule",
    "NumberSeries",
    "Offer",
    "OfferFact",
    "Office",
    "OfficeLogo",
    "Official",
    "Outlet",
    "Paper",
    "PaperFile",
    "Partner",
    "PartnerGood",
    "Person",
    "PersonNik",
    "PersonPhone",
    "Proposal",
    "ProposedGroup",
    "Protected",
    "RecordMerge",
    "RunLine",
    "RunNeed",
    "RunUnmatched",
    "SavedView",
    "Setting",
    "SupplyLink",
    "Table",
    "UserAccount",
]
