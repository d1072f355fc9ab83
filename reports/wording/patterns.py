"""The vocabulary of the legal texts: patterns, sources, clauses, parameters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

#: A clause parameter: money in sen, a number of days, a percentage, words, or the rows of a table.
Value = int | Decimal | str | tuple[tuple[str, ...], ...]


class Pattern(StrEnum):
    """The partnership patterns that have a wording."""

    INTI_PLASMA = "inti_plasma"
    SUBKONTRAK = "subkontrak"
    DISTRIBUSI_KEAGENAN = "distribusi_keagenan"
    RANTAI_PASOK = "rantai_pasok"
    PERDAGANGAN_UMUM = "perdagangan_umum"


class Kind(StrEnum):
    """How a parameter is entered and written: money is sen, percent a Decimal, the counts are integers."""

    MONEY = "money"
    PERCENT = "percent"
    DAYS = "days"
    WORKDAYS = "workdays"
    MONTHS = "months"
    COUNT = "count"
    TEXT = "text"
    CHOICE = "choice"
    TABLE = "table"


class Statutory(StrEnum):
    """The five contents that UU 20/2008 Pasal 34(1) asks of every partnership agreement."""

    KEGIATAN_USAHA = "kegiatan_usaha"
    HAK_KEWAJIBAN = "hak_kewajiban"
    BENTUK_PENGEMBANGAN = "bentuk_pengembangan"
    JANGKA_WAKTU = "jangka_waktu"
    PENYELESAIAN_PERSELISIHAN = "penyelesaian_perselisihan"


@dataclass(frozen=True, slots=True)
class LegalSource:
    """A regulation cited in the premises; `verified` when its text was checked at an official source."""

    code: str
    citation: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed answer: its code, the label on a screen and the words on paper."""

    code: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One editable value of a clause, with its default, allowed range and Indonesian explanation.

    `decide` marks values the parties have to settle themselves: standing at their default they are a finding.
    """

    clause: str
    code: str
    kind: Kind
    label: str
    explanation: str
    default: Value
    decide: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence and the condition under which it is printed ("" always, "x", "!x", "x=value")."""

    text: str
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class Ayat:
    """One paragraph of a clause, its lettered items, and the table or duties that follow it."""

    text: str
    only_if: str = ""
    items: tuple[Item, ...] = ()
    table: str = ""
    duties: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One pasal in force from a date; `statutory` names the compulsory content it carries."""

    code: str
    title: str
    valid_from: date
    ayat: tuple[Ayat, ...]
    parameters: tuple[Parameter, ...] = ()
    statutory: Statutory | None = None
    title_if: str = ""
    """When this condition holds, the clause is headed by `longer_title`."""
    longer_title: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A support the large side can take on; `statutory` when the law names it for the pattern."""

    code: str
    label: str
    text: str
    statutory: bool


@dataclass(frozen=True, slots=True)
class AnnexText:
    """Headings of the annexes and what stands in an annex without rows."""

    specification_title: str
    specification_missing: str
    price_title: str
    price_grades: str
    provisions_title: str
    schedule_title: str
    schedule_orders: str
    schedule_missing: str
    papers_title: str
    papers_missing: str
    reference: str
    suggested_price: str
    stamp_note: str
    knowing_note: str


@dataclass(frozen=True, slots=True)
class GroupText:
    """The annexes of an agreement whose small side is a group: its members, and their power to the leader."""

    members_title: str
    members_lead: str
    members_terms: tuple[str, ...]
    power_title: str
    power_lead: str
    power_given: str
    power_items: tuple[str, ...]
    power_limits: str
    power_signed: str
    power_own: str
    """Of a member who has signed a surat kuasa of its own."""


@dataclass(frozen=True, slots=True)
class PatternText:
    """All wording of one pattern on one day: title, the roles of both sides, pasal in order, duties."""

    pattern: Pattern
    title: str
    role_first: str
    role_second: str
    opening: str
    first_named: str
    second_named: str
    bases: str
    premises: tuple[Item, ...]
    agreed: str
    closing: str
    annex: AnnexText
    group: GroupText
    clauses: tuple[Clause, ...]
    duties: tuple[Duty, ...]

    def parameters(self) -> tuple[Parameter, ...]:
        """Return every editable parameter in the order of the pasal."""
        return tuple(parameter for clause in self.clauses for parameter in clause.parameters)
