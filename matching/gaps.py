"""What is missing for a pair: the smallest set of changes, each with who can make it and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from matching.codes import (
    AgencyKind,
    ChangeCode,
    FactKind,
    InterventionCode,
    OfferKind,
    Paper,
    Pattern,
    RuleCode,
    Severity,
    Verdict,
)
from matching.pairs import REFUSED, Pairs, suits
from matching.problem import Fact, Gap, RuleReport

PAPER_HELP: dict[Paper, tuple[AgencyKind, InterventionCode]] = {
    Paper.NIB: (AgencyKind.DPMPTSP, InterventionCode.PENERBITAN_NIB),
    Paper.NPWP: (AgencyKind.PAJAK, InterventionCode.PENDAFTARAN_NPWP),
    Paper.PIRT: (AgencyKind.DINKES, InterventionCode.PENYULUHAN_PIRT),
    Paper.HALAL: (AgencyKind.BPJPH, InterventionCode.SERTIFIKASI_HALAL),
    Paper.BPOM_MD: (AgencyKind.BPOM, InterventionCode.IZIN_EDAR_BPOM),
    Paper.SNI: (AgencyKind.BSN, InterventionCode.SERTIFIKASI_SNI),
    Paper.MEREK: (AgencyKind.DJKI, InterventionCode.PENDAFTARAN_MEREK),
    Paper.SLHS: (AgencyKind.DINKES, InterventionCode.SERTIFIKASI_LAIK_HIGIENE),
    Paper.SVLK: (AgencyKind.DINAS_KEHUTANAN, InterventionCode.LEGALITAS_KAYU),
    Paper.ORGANIK: (AgencyKind.DINAS_PERTANIAN, InterventionCode.SERTIFIKASI_MUTU),
    Paper.HACCP: (AgencyKind.DISPERINDAG, InterventionCode.SERTIFIKASI_MUTU),
    Paper.STP: (AgencyKind.DISPERINDAG, InterventionCode.IZIN_KHUSUS),
    Paper.NPPBKC: (AgencyKind.BEA_CUKAI, InterventionCode.IZIN_KHUSUS),
    Paper.NKV: (AgencyKind.DINAS_PERTANIAN, InterventionCode.SERTIFIKASI_MUTU),
    Paper.IZIN_USAHA: (AgencyKind.DPMPTSP, InterventionCode.IZIN_KHUSUS),
}
SIMPLE_CHANGES: dict[RuleCode, tuple[ChangeCode, AgencyKind, InterventionCode]] = {
    RuleCode.ACTIVE: (ChangeCode.REACTIVATE, AgencyKind.OFFICER, InterventionCode.PERBAIKAN_DATA),
    RuleCode.FORBIDDEN: (ChangeCode.LIFT_FORBID, AgencyKind.OFFICER, InterventionCode.KEPUTUSAN_PETUGAS),
    RuleCode.INDEPENDENCE: (
        ChangeCode.FIND_OTHER_PARTNER,
        AgencyKind.KADIN,
        InterventionCode.PENDAMPINGAN,
    ),
    RuleCode.UNIT: (ChangeCode.CHANGE_UNIT, AgencyKind.OFFICER, InterventionCode.PERBAIKAN_DATA),
    RuleCode.TERRITORY: (ChangeCode.WIDEN_TERRITORY, AgencyKind.PARTNER, InterventionCode.PERUNDINGAN),
    RuleCode.SEASON: (ChangeCode.EXTEND_SEASON, AgencyKind.DINAS_PERTANIAN, InterventionCode.PENDAMPINGAN),
}
TURNING = frozenset(
    (ChangeCode.LEARN_STEP, ChangeCode.CHANGE_PATTERN, ChangeCode.CHANGE_UNIT)
)
"""Changes after which other rules answer anew."""
GROUP_BELOW = 2
"""An enterprise that carries less than the lot divided by this had better join a group."""


def gaps_of(pairs: Pairs, row: int, reports: Iterable[RuleReport], better: Pattern | None) -> tuple[Gap, ...]:
    """The changes that would make one pair possible; none when it is."""
    failing = [r for r in reports if r.verdict is Verdict.FAILS and r.severity is Severity.HARD]
    unrelated = any(report.code is RuleCode.COMMODITY_REACH for report in failing)
    beside = (RuleCode.UNIT, RuleCode.MINIMUM_LOT, RuleCode.PATTERN_DIRECTION) if unrelated else ()
    gaps = [gap for r in failing if r.code not in beside for gap in _cures(pairs, row, r, better)]
    return tuple(_once(gaps))


def smallest(gaps: tuple[Gap, ...], enough: Callable[[tuple[Gap, ...]], bool]) -> tuple[Gap, ...]:
    """The gaps without those that need not be closed for it to be enough; only another partner cures all."""
    kept = tuple(_once(list(gaps)))
    if any(gap.change is ChangeCode.FIND_OTHER_PARTNER for gap in kept):
        return kept
    for gap in kept:
        rest = tuple(other for other in kept if other is not gap)
        kept = rest if enough(rest) else kept
    return kept


def to_do_of(reports: Iterable[RuleReport]) -> tuple[Gap, ...]:
    """Papers that the law asks for and that are missing or not yet asked about."""
    due = (r for r in reports if r.code is RuleCode.LEGAL_PAPERS and r.verdict is not Verdict.HOLDS)
    return tuple(gap for report in due for gap in _papers(report))


def _cures(pairs: Pairs, row: int, report: RuleReport, better: Pattern | None) -> Iterator[Gap]:
    if report.code in SIMPLE_CHANGES:
        yield _gap(report, *SIMPLE_CHANGES[report.code])
    elif report.code is RuleCode.CERTIFICATES:
        yield from _papers(report)
    elif report.code in (RuleCode.PATTERN_DIRECTION, RuleCode.PATTERN_SIZE):
        yield _pattern(pairs, row, report, better)
    else:
        yield from SPECIAL[report.code](pairs, row, report)


def _gap(report: RuleReport, change: ChangeCode, agency: AgencyKind, by: InterventionCode) -> Gap:
    return Gap(change, report.code, report.theirs, report.required, agency, by)


def _papers(report: RuleReport) -> Iterator[Gap]:
    held = report.theirs.numbers[0] if report.theirs else 0
    asked = report.required.numbers[0] if report.required else 0
    for paper in Paper:
        if paper & asked & ~held:
            agency, by = PAPER_HELP[paper]
            wanted = Fact(FactKind.PAPERS, (int(paper),))
            yield Gap(ChangeCode.OBTAIN_PAPER, report.code, report.theirs, wanted, agency, by)


def _pattern(pairs: Pairs, row: int, report: RuleReport, better: Pattern | None) -> Gap:
    other = next((each for each in (better, *Pattern) if each and _fits(pairs, row, each)), None)
    if other is None:
        return _gap(
            report, ChangeCode.FIND_OTHER_PARTNER, AgencyKind.KADIN, InterventionCode.PENDAMPINGAN
        )
    wanted = Fact(FactKind.PATTERN, (other.code,))
    change, by = ChangeCode.CHANGE_PATTERN, InterventionCode.PERUNDINGAN
    return Gap(change, report.code, report.theirs, wanted, AgencyKind.PARTNER, by)


def _fits(pairs: Pairs, row: int, pattern: Pattern) -> bool:
    """Law and flow of goods allow another pattern than the one judged."""
    kind, wanted = int(pairs.offers.kind[row]), int(pairs.needs.kind[row])
    legal = pairs.ground.sizes[pattern.code, pairs.offers.size[row], pairs.needs.size[row]] != REFUSED
    fitting = suits(pairs.ground, np.array(pattern.code), np.array(kind), np.array(wanted))
    return bool(legal and fitting) and pattern.code != pairs.pattern[row]


def _reach(pairs: Pairs, row: int, report: RuleReport) -> Iterator[Gap]:
    """An enterprise that makes what goes into the product may learn the step; others look elsewhere."""
    cell = pairs.offers.commodity[row], pairs.needs.commodity[row]
    if pairs.ground.reach.step[cell] and pairs.offers.kind[row] == OfferKind.PRODUK.code:
        by = InterventionCode.PELATIHAN_PRODUKSI
        yield _gap(report, ChangeCode.LEARN_STEP, AgencyKind.DISPERINDAG, by)
    else:
        yield _gap(report, ChangeCode.FIND_OTHER_PARTNER, AgencyKind.KADIN, InterventionCode.PENDAMPINGAN)


def _lot(pairs: Pairs, row: int, report: RuleReport) -> Iterator[Gap]:
    """A lot above the largest share is for talks; otherwise more capacity, or a group for the small."""
    share = int(pairs.needs.quantity[row]) * min(int(pairs.needs.maximum_share[row]), 1000) // 1000
    spare = report.theirs.numbers[0] if report.theirs else 0
    lot = report.required.numbers[0] if report.required else 0
    if share < 1:
        yield _gap(report, ChangeCode.FIND_OTHER_PARTNER, AgencyKind.KADIN, InterventionCode.PENDAMPINGAN)
        return
    if lot > share:
        yield _lower_lot(pairs, row, report, spare or share)
        if report.theirs and not spare:  # what is not known may well be enough
            yield _raise(report, share)
    elif 0 < spare * GROUP_BELOW < lot:
        by = InterventionCode.PEMBENTUKAN_KELOMPOK
        yield _gap(report, ChangeCode.JOIN_GROUP, AgencyKind.DISKOPUMDAG, by)
    else:
        yield _raise(report, lot)


def _lower_lot(pairs: Pairs, row: int, report: RuleReport, target: int) -> Gap:
    """Whoever asks for more than that has to give way: the partner, or the enterprise with its own order."""
    by_partner = pairs.needs.minimum_lot[row] > target
    agency = AgencyKind.PARTNER if by_partner else AgencyKind.ENTERPRISE
    lower, by = Fact(FactKind.QUANTITY, (target,)), InterventionCode.PERUNDINGAN
    return Gap(ChangeCode.LOWER_MINIMUM_LOT, report.code, lower, report.required, agency, by)


def _raise(report: RuleReport, amount: int) -> Gap:
    asked, by = Fact(FactKind.QUANTITY, (amount,)), InterventionCode.MODAL_DAN_ALAT
    return Gap(ChangeCode.RAISE_CAPACITY, report.code, report.theirs, asked, AgencyKind.DISKOPUMDAG, by)


SPECIAL: dict[RuleCode, Callable[[Pairs, int, RuleReport], Iterator[Gap]]] = {
    RuleCode.COMMODITY_REACH: _reach,
    RuleCode.MINIMUM_LOT: _lot,
}


def _once(gaps: list[Gap]) -> Iterator[Gap]:
    """The same change to the same end cures several rules at once; another partner cures all of them."""
    elsewhere = [gap for gap in gaps if gap.change is ChangeCode.FIND_OTHER_PARTNER]
    seen: set[tuple[ChangeCode, Fact | None]] = set()
    for gap in elsewhere[:1] or gaps:
        if (gap.change, gap.required) not in seen:
            seen.add((gap.change, gap.required))
            yield gap
