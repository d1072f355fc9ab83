"""What an audit reports: a level, a code and values; sentences are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Red must be mended before numbering, yellow wants a decision, green is in order or for information."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


class Code(StrEnum):
    """Every finding the audit of an agreement can make."""

    STATUTORY_PRESENT = "statutory_present"
    STATUTORY_MISSING = "statutory_missing"
    PAIR_ALLOWED = "pair_allowed"
    PAIR_FORBIDDEN = "pair_forbidden"
    PAIR_BETWEEN_UMKM = "pair_between_umkm"
    PAIR_UNKNOWN = "pair_unknown"
    RECEIVER_SIZE = "receiver_size"
    SAME_PARTY = "same_party"
    END_NOT_AFTER_START = "end_not_after_start"
    MONTHS_DIFFER = "months_differ"
    START_BEFORE_SIGNING = "start_before_signing"
    PRICE_MISSING = "price_missing"
    PRICE_UNIT_DIFFERS = "price_unit_differs"
    LOT_ABOVE_QUANTITY = "lot_above_quantity"
    PAYMENT_DAYS_MISSING = "payment_days_missing"
    PAYMENT_DAYS_LONG = "payment_days_long"
    FORUM_MISSING = "forum_missing"
    NO_OWNERSHIP_PRESENT = "no_ownership_present"
    NO_OWNERSHIP_MISSING = "no_ownership_missing"
    NO_WORDING = "no_wording"
    UNFILLED = "unfilled"
    PLACEHOLDER_IN_VALUE = "placeholder_in_value"
    TERM_UNKNOWN = "term_unknown"
    TERM_NOT_ALLOWED = "term_not_allowed"
    DUTY_UNKNOWN = "duty_unknown"
    DEFAULT_TO_DECIDE = "default_to_decide"
    TAKEN_FROM_CATALOGUE = "taken_from_catalogue"
    DEFAULT_STANDS = "default_stands"
    RED_FLAG_PHRASE = "red_flag_phrase"
    SOURCES_MISSING = "sources_missing"
    SOURCE_UNVERIFIED = "source_unverified"
    WITNESSES_FEW = "witnesses_few"
    OFFICIALS_MISSING = "officials_missing"
    NIB_MISSING = "nib_missing"
    SPECIFICATION_MISSING = "specification_missing"
    HALAL_MISSING = "halal_missing"
    FOOD_PERMIT_MISSING = "food_permit_missing"
    DISTRIBUTOR_REGISTRATION = "distributor_registration"
    PRINCIPAL_UNKNOWN = "principal_unknown"
    KBLI_MISSING = "kbli_missing"
    KBLI_DIFFERS = "kbli_differs"
    POWER_NEEDED = "power_needed"
    NO_DELIVERY_MONTH = "no_delivery_month"
    GLYPH_MISSING = "glyph_missing"
    REPORTING_DUE = "reporting_due"
    PAIR_NOT_LISTED = "pair_not_listed"
    CAPACITY_FITS = "capacity_fits"
    OVER_CAPACITY = "over_capacity"
    OVER_NEED = "over_need"
    RISK_SHIFTED = "risk_shifted"
    RISK_MOSTLY_SMALL = "risk_mostly_small"
    PURCHASE_LOW = "purchase_low"
    EXCLUSIVE_WITHOUT_PURCHASE = "exclusive_without_purchase"
    ONE_SIDED_PENALTY = "one_sided_penalty"
    AUTOMATIC_RENEWAL = "automatic_renewal"
    UNILATERAL_PRICE = "unilateral_price"
    UNILATERAL_END = "unilateral_end"
    COLLATERAL_ASKED = "collateral_asked"
    OWNERSHIP_TAKEN = "ownership_taken"
    WEEKDAY_WRONG = "weekday_wrong"
    MEMBERS_TOGETHER = "members_together"
    MEMBERS_FEW = "members_few"
    MEMBER_TWICE = "member_twice"
    LEADER_NO_MEMBER = "leader_no_member"
    MEMBER_NOTHING = "member_nothing"
    SHARES_NOT_WHOLE = "shares_not_whole"
    SHARE_DIFFERS = "share_differs"
    MEMBERS_NOT_QUANTITY = "members_not_quantity"
    MEMBER_NO_CAPACITY = "member_no_capacity"
    MEMBER_OVER_CAPACITY = "member_over_capacity"
    MEMBER_BOUND = "member_bound"
    MEMBERS_POWER = "members_power"
    MEMBERS_NIB = "members_nib"
    MEMBER_UNNAMED = "member_unnamed"
    GROUP_BELOW_LOT = "group_below_lot"
    MEMBERS_GONE = "members_gone"
    PRICE_NOT_LISTED = "price_not_listed"
    PRICE_LISTED_TWICE = "price_listed_twice"
    PROVISION_DOUBTFUL = "provision_doubtful"


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement: what, with which named values, by which rule, and whether that rule was read."""

    level: Level
    code: Code
    values: tuple[tuple[str, str], ...]
    source: str
    verified: bool
    place: str = ""
    """"clause.parameter" or the name of a term that it speaks of; empty where it is about the whole."""
    overridable: bool = False
    """Red, yet somebody may answer for it with a reason."""


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement before its source is looked up in the law of the day."""

    level: Level
    code: Code
    values: tuple[tuple[str, str], ...]
    rule: str
    """Code of the rule; empty where `source` tells itself."""
    place: str = ""
    source: str = ""
