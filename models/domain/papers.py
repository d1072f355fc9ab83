"""Papers beside the agreement: what kinds there are, what was issued, how a printout is checked."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.agreements import AgreementFinding, Signatory
from models.domain.changes import Changed, Outcome
from models.problems import UserProblem

_AS_BEFORE = Signatory()
"""Whoever signed the agreement signs again."""


class PaperKind(StrEnum):
    """Every numbered paper; the value is what stands in the catalogue."""

    AGREEMENT = "perjanjian"
    ADDENDUM = "addendum"
    RENEWAL = "perpanjangan"
    ENDING = "pengakhiran"
    MEMORANDUM = "nota_kesepahaman"
    MINUTES = "berita_acara"
    REPORTING_LETTER = "surat_laporan"
    CONSENT = "persetujuan_data"
    REPORT = "laporan_kemitraan"
    ENTERPRISE_PROFILE = "profil_umkm"
    NEED_PROFILE = "profil_kebutuhan"
    REGISTER = "register"
    EVENT_INVITATION = "undangan_temu_bisnis"
    EVENT_MINUTES = "berita_acara_temu_bisnis"
    EVENT_MEMO = "nota_dinas_temu_bisnis"


AMENDING = (PaperKind.ADDENDUM, PaperKind.RENEWAL, PaperKind.ENDING)
"""What changes or ends an agreement."""

LETTERS = (
    PaperKind.MEMORANDUM, PaperKind.MINUTES, PaperKind.REPORTING_LETTER, PaperKind.EVENT_INVITATION,
    PaperKind.EVENT_MINUTES, PaperKind.EVENT_MEMO,
)  # fmt: skip
"""Numbered letters that stand for themselves."""


class FileRole(StrEnum):
    """What stored bytes of a paper are."""

    ORIGINAL = "asli"
    SCAN = "pindaian"
    SIGNED = "pades"


@dataclass(frozen=True, slots=True)
class PaperReport:
    """A paper just made; its bytes are in the catalogue when it took a number."""

    code: str
    kind: PaperKind
    number: str
    sha256: str
    content: bytes = field(repr=False)
    change_set: str = ""
    changed: Changed = Changed.NOTHING
    findings: tuple[AgreementFinding, ...] = ()
    """Of a draft: what the audit says of it."""
    note: str = ""
    """Message id of what the officer should know of it; empty for nothing."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper as listed, or as a link of an agreement's chain."""

    code: str
    kind: PaperKind
    number: str
    title: str
    signed_on: str
    effective_on: str
    status: str
    sha256: str


class Verdict(StrEnum):
    """What a check of a printout or file comes to."""

    UNCHANGED = "unchanged"
    """The very bytes that were issued."""
    SAME_FACTS = "same_facts"
    """The printed code is that of an issued paper."""
    ALTERED = "altered"
    """The number is ours, the facts or the bytes are not."""
    VOIDED = "voided"
    UNKNOWN = "unknown"


IN_FORCE, NOT_BEGUN, ENDED = "berlaku", "belum mulai", "berakhir"
"""How an agreement stands on a day."""


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """A verdict, and the paper it speaks of where there is one."""

    verdict: Verdict
    code: str = ""
    number: str = ""
    title: str = ""
    signed_on: str = ""
    chain: tuple[PaperLine, ...] = ()
    """Everything issued about the same agreement, in order."""
    facts: tuple[tuple[str, str], ...] = ()
    """What the paper states, to be compared with what somebody holds: (label, words)."""
    standing: str = ""
    """Whether the agreement holds on the day asked for; empty where the paper is no agreement or changes none."""
    ends: str = ""
    """The last day of the agreement, with all that changed it."""

    @property
    def in_force(self) -> bool:
        """Whether it is as issued, not void, and holds on the day asked for."""
        return self.verdict in (Verdict.UNCHANGED, Verdict.SAME_FACTS) and self.standing in ("", IN_FORCE)


@dataclass(frozen=True, slots=True)
class OwnChange:
    """A provision that the parties word anew themselves."""

    subject: str
    """What is changed, e.g. "Pasal 8 ayat (2)"."""
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class AddendumDraft:
    """What the parties change; None leaves it as it is."""

    reason: str = ""
    """Why, as it stands after "bahwa"."""
    date: datetime.date | None = None
    place: str = ""
    effective_on: datetime.date | None = None
    price: int | None = None
    """Sen per unit of the need."""
    price_list: tuple[tuple[str, ...], ...] = ()
    """Prices by quality: (quality, sen per unit, note); in place of the whole list before."""
    quantity: int | None = None
    """Thousandths of the unit per month."""
    months: int | None = None
    """The whole duration, counted from the agreement's first day: more makes it a renewal."""
    payment_days: int | None = None
    own: tuple[OwnChange, ...] = ()
    first: Signatory = _AS_BEFORE
    second: Signatory = _AS_BEFORE


@dataclass(frozen=True, slots=True)
class EndingDraft:
    """That the parties end their agreement before its time."""

    effective_on: datetime.date
    """The last day on which it holds."""
    reason: str
    settlement: str = ""
    """How what is still open is settled; empty: as the agreement says."""
    date: datetime.date | None = None
    place: str = ""
    first: Signatory = _AS_BEFORE
    second: Signatory = _AS_BEFORE


@dataclass(frozen=True, slots=True)
class SigningFact:
    """When and where the parties signed."""

    signed_on: str
    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Bytes in the catalogue that belong to a paper."""

    of: str
    """The agreement's or the paper's code."""
    role: FileRole
    paper: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class CurrentTerms:
    """What holds today, with all that was changed."""

    price: int | None
    """Sen; None where a formula stands."""
    prices: tuple[tuple[str, ...], ...]
    """By quality: (quality, sen per unit, note); empty where one price holds for all."""
    quantity: int
    unit: str
    payment_days: int
    starts: str
    ends: str
    months: int


@dataclass(frozen=True, slots=True)
class AgreementChain:
    """An agreement with everything issued upon it, in order."""

    agreement: str
    number: str
    papers: tuple[PaperLine, ...]
    """The agreement first; voided ones too."""
    terms: CurrentTerms
    signing: SigningFact | None
    files: tuple[StoredFile, ...]


@dataclass(frozen=True, slots=True)
class RenewalLine:
    """An agreement that ends soon, with the day by which a renewal has to be asked for."""

    agreement: str
    number: str
    enterprise_name: str
    partner: str
    ends: str
    days_left: int
    notice_days: int
    """By its clause; 0 where the facts do not tell."""
    ask_by: str


@dataclass(frozen=True, slots=True)
class ElectronicSigning(Outcome):
    """A paper that carries the office's electronic signature now."""

    number: str = ""
    signer: str = ""
    """Whose certificate it was."""
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody holds against the catalogue: a code as typed or scanned, or a file."""

    text: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """One agreement of a batch."""

    proposal: str
    agreement: str
    number: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A proposal of a batch for which no agreement could be issued, and why."""

    proposal: str
    problem: UserProblem


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch issued and refused."""

    issued: tuple[IssuedLine, ...]
    refused: tuple[Refusal, ...]
    change_set: str = ""
    changed: Changed = Changed.NOTHING


@dataclass(frozen=True, slots=True)
class BatchTerms:
    """What an agreement of a batch would say, in figures."""

    price: int | None
    """Sen per unit; None where a formula stands."""
    prices: int
    """How many qualities have a price of their own; 0: one price for all."""
    quantity: int
    """Thousandths of the unit per month."""
    unit: str
    months: int
    starts: str
    payment_days: int


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A proposal as a batch would take it, or why it would be left out; nothing is issued."""

    proposal: str
    enterprise: str
    partner: str
    findings: tuple[AgreementFinding, ...]
    """What the audit says where it would be issued."""
    problem: UserProblem | None
    drafted: bool = False
    """Its terms are those of a draft, not those that all have in common."""
    members: int = 0
    """Of a group; 0: one enterprise."""
    terms: BatchTerms | None = None
    """None where it would be left out."""


@dataclass(frozen=True, slots=True)
class BatchLook:
    """What a batch would issue and leave out, in the order asked for."""

    lines: tuple[BatchLine, ...]

    @property
    def ready(self) -> tuple[str, ...]:
        """The proposals that would get an agreement."""
        return tuple(line.proposal for line in self.lines if line.problem is None)


@dataclass(frozen=True, slots=True)
class MergedPapers:
    """Several papers in one file, in the order asked for."""

    content: bytes = field(repr=False)
    papers: int


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number given out, as the register lists it."""

    number: str
    book: str
    year: int
    serial: int
    code: str
    """Of the paper it stands on; empty where that was taken back."""
    title: str
    given_on: str
    voided: bool
    why: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class NumberBook:
    """The numbers that an office gave in one book and year."""

    book: str
    year: int
    last: int
    """The last serial."""
    voided: int
    missing: tuple[int, ...]
    """Serials that no number stands for: there should be none."""


@dataclass(frozen=True, slots=True)
class NumberRuleFact:
    """How an office numbers one kind of paper."""

    kind: PaperKind
    pattern: str
    book: str
    own: bool = False
    """The office has said so itself."""
    example: str = ""
