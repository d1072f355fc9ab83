"""The catalogue's tables, a room per trade."""

from models.catalogue.tables.agreements import Agreement, AgreementFile, IssuedNumber, NumberSeries
from models.catalogue.tables.base import Edited, Made, Table
from models.catalogue.tables.businesses import Business, BusinessFact, BusinessPerson, Dated, Paper
from models.catalogue.tables.changes import Change, ChangeSet, ImportBatch
from models.catalogue.tables.duplicates import DuplicatePair, DuplicateScan, DuplicateVerdict, RecordMerge
from models.catalogue.tables.enterprises import Enterprise, EnterpriseListing, Membership, Offer, OfferFact
from models.catalogue.tables.groups import GroupDecision, GroupMember, ProposedGroup
from models.catalogue.tables.matching import Decision, MatchingRun, Proposal, RunLine, RunNeed, RunUnmatched
from models.catalogue.tables.offices import CodeCounter, Office, Official, Setting, UserAccount
from models.catalogue.tables.partners import Need, Partner
from models.catalogue.tables.people import (
    Household,
    HouseholdDesil,
    HouseholdKk,
    Person,
    PersonNik,
    PersonPhone,
    Protected,
)
from models.catalogue.tables.supply import Commodity, CommodityWord, KbliCode, SupplyLink

__all__ = [
    "Agreement",
    "AgreementFile",
    "Business",
    "BusinessFact",
    "BusinessPerson",
    "Change",
    "ChangeSet",
    "CodeCounter",
    "Commodity",
    "CommodityWord",
    "Dated",
    "Decision",
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
    "IssuedNumber",
    "KbliCode",
    "Made",
    "MatchingRun",
    "Membership",
    "Need",
    "NumberSeries",
    "Offer",
    "OfferFact",
    "Office",
    "Official",
    "Paper",
    "Partner",
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
    "Setting",
    "SupplyLink",
    "Table",
    "UserAccount",
]
