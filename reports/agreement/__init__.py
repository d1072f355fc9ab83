"""The partnership agreement (Perjanjian Kemitraan): its facts, its paper."""

from reports.agreement.document import (
    ALL_YEAR,
    NO_NUMBER,
    AgreementDocument,
    FoodPapers,
    Forum,
    Kbli,
    Letterhead,
    Member,
    Official,
    Paper,
    Party,
    Price,
    PriceRow,
    Quantity,
    ScheduleRow,
    Size,
    SpecificationRow,
    Term,
    Witness,
)
from reports.agreement.paper import agreement_pdf
from reports.agreement.schedule import monthly_schedule
from reports.agreement.story import agreement_story
from reports.layout.mark import Mark
from reports.wording.patterns import LegalSource, Pattern, Value

__all__ = [
    "ALL_YEAR",
    "NO_NUMBER",
    "AgreementDocument",
    "FoodPapers",
    "Forum",
    "Kbli",
    "LegalSource",
    "Letterhead",
    "Mark",
    "Member",
    "Official",
    "Paper",
    "Party",
    "Pattern",
    "Price",
    "PriceRow",
    "Quantity",
    "ScheduleRow",
    "Size",
    "SpecificationRow",
    "Term",
    "Value",
    "Witness",
    "agreement_pdf",
    "agreement_story",
    "monthly_schedule",
]
