"""What the matcher says of the people at one table, in the sentences of a meeting's page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.domain.matching import FactKind, FactValue, PairExplanation, RuleCode, RuleLine
from models.reference.agencies import agency_kind
from models.reference.papers import paper_kind
from models.steps.events.paper_facts import amount_words
from models.steps.papers.profiles import months_words

_GOOD = 600
"""Tenths of points from which the matcher's score is worth naming."""
_JOIN = "Bergabung dalam kelompok"
_COUPLE = (RuleCode.PATTERN_DIRECTION, RuleCode.PATTERN_SIZE)
Missing = tuple[str, str]
"""(what is missing, who can help)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An enterprise at the table, when it produces, what the matcher says, which papers it holds; None is not asked."""

    name: str
    months: int
    found: PairExplanation
    holds: Callable[[str], bool | None]

    def rule(self, code: RuleCode) -> RuleLine | None:
        """The answer to one rule."""
        return next((each for each in self.found.rules if each.rule is code), None)

    @property
    def related(self) -> bool:
        """Whether its goods have to do with the need."""
        reach = self.rule(RuleCode.COMMODITY_REACH)
        return reach is None or reach.holds is not False

    @property
    def carries(self) -> int | None:
        """What it can give of the need each month, in the need's unit."""
        line = self.rule(RuleCode.MINIMUM_LOT)
        known = line is not None and line.holds is not None and line.theirs is not None
        return int(line.theirs.values[0]) if known and line and line.theirs else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the buyer asks for each month, in one unit; the least is None where anything will do."""

    words: str
    quantity: int
    least: int | None
    unit: str
    months: int


def fitting(seated: Sequence[Judged], wanted: Wanted) -> list[str]:
    """What fits; what is true of everybody is said once, the rest with the name."""
    return [
        *_of_all([_fits(each, wanted) for each in seated], seated),
        *_together(seated, wanted),
        *(f"Nilai kecocokan {_of(each, seated)}{round(each.found.score / 10)} dari 100." for each in seated
          if each.found.possible and each.found.score >= _GOOD),
    ]  # fmt: skip


def missing(seated: Sequence[Judged], wanted: Wanted) -> list[Missing]:
    """What is missing and who can help, by enterprise; a group's quantity is its members' together."""
    return [*_shared([_lacks(each) for each in seated], seated), *_too_little(seated, wanted)]


def questions(seated: Sequence[Judged]) -> list[str]:
    """What the catalogue does not know and the two sides do."""
    return _of_all([_open(each) for each in seated], seated)


def paper_label(kind: str) -> str:
    """As "Sertifikat halal"."""
    return known.label if (known := paper_kind(kind)) else kind


def _of(each: Judged, seated: Sequence[Judged]) -> str:
    return f"{each.name} " if len(seated) > 1 else ""


def _of_all(lines: Sequence[Iterable[str]], seated: Sequence[Judged]) -> list[str]:
    """The same for lines that need nobody's help."""
    return [line for line, _help in _shared([[(line, "") for line in some] for some in lines], seated)]


def _shared(lines: Sequence[Iterable[Missing]], seated: Sequence[Judged]) -> list[Missing]:
    """Each line once, with the names of those whom it is about where that is not everybody."""
    names: dict[Missing, list[str]] = {}
    for who, some in zip(seated, lines, strict=True):
        for line in some:
            names.setdefault(line, []).append(who.name)
    common = [line for line, who in names.items() if len(who) == len(seated)]
    own = [(f"{', '.join(who)}: {said[0].lower()}{said[1:]}", help_)
           for (said, help_), who in names.items() if len(who) < len(seated)]  # fmt: skip
    return [*common, *own]


def _fits(each: Judged, wanted: Wanted) -> Iterator[str]:
    holding = {line.rule: line for line in each.found.rules if line.holds}
    reach = holding.get(RuleCode.COMMODITY_REACH)
    if reach is not None:
        same = reach.theirs is not None and reach.theirs == reach.required
        yield f"Yang dicari dan yang dibuat sama: {wanted.words}." if same else _related(reach)
    if all(rule in holding for rule in _COUPLE):
        yield "Pola kemitraan sesuai dengan arah barang dan ukuran kedua pihak."
    if wanted.months & ~each.months == 0:
        yield "Tersedia di semua bulan yang diminta."
    for rule, says in _SAY.items():
        line = holding.get(rule)
        if line is not None and line.required is not None and line.required.values not in ((), (0,)):
            yield says.format(required=_value(line.required))


def _related(line: RuleLine) -> str:
    return f"Yang ditawarkan ({_value(line.theirs)}) berkaitan dengan yang dicari ({_value(line.required)})."


_SAY = {
    RuleCode.TERRITORY: "Berada di wilayah yang diminta: {required}.",
    RuleCode.CERTIFICATES: "Dokumen yang diminta sudah ada: {required}.",
    RuleCode.BELI_PUTUS: "Ada jangka waktu atau pembinaan dari pembeli.",
}


def _total(seated: Sequence[Judged]) -> int | None:
    """What they give together; None where that of one is not known, or nobody's goods have to do with the need."""
    carried = [each.carries for each in seated if each.related]
    known = [each for each in carried if each is not None]
    return sum(known) if known and len(known) == len(carried) else None


def _together(seated: Sequence[Judged], wanted: Wanted) -> Iterator[str]:
    total = _total(seated)
    if total is not None and _enough(total, wanted):
        said = "cukup untuk seluruh kebutuhan" if total >= wanted.quantity else "memenuhi sebagian kebutuhan"
        yield f"{_who(seated)} {amount_words(min(total, wanted.quantity), wanted.unit)} sebulan {said}."


def _who(seated: Sequence[Judged]) -> str:
    return "Kapasitas bersama" if sum(each.related for each in seated) > 1 else "Kapasitas"


def _enough(total: int, wanted: Wanted) -> bool:
    return total > 0 and total >= (wanted.least or 0)


def _too_little(seated: Sequence[Judged], wanted: Wanted) -> Iterator[Missing]:
    total = _total(seated)
    if total is not None and not _enough(total, wanted):
        least = amount_words(wanted.least or wanted.quantity, wanted.unit)
        said = f"{_who(seated)} {amount_words(total, wanted.unit)}; paling sedikit diminta {least}"
        yield said, _help_with(next(each.found for each in seated if each.related), (RuleCode.MINIMUM_LOT,)) or _JOIN


def _lacks(each: Judged) -> Iterator[Missing]:
    for kind in _papers_of(each):
        if each.holds(kind) is False:
            yield paper_label(kind), _agency(known.helper or known.issuer) if (known := paper_kind(kind)) else ""
    failing = {line.rule: line for line in each.found.rules if line.holds is False}
    for rules, says in _LACKS.items():
        line = next((failing[rule] for rule in rules if rule in failing), None)
        if line is not None and (each.related or rules not in _BESIDE):
            said = says.format(theirs=_value(line.theirs), required=_value(line.required))
            yield said, _help_with(each.found, rules)


# what officers decide (active, forbidden, one owner) is no matter of the two at the table
_LACKS = {
    (RuleCode.COMMODITY_REACH,): "Yang ditawarkan {theirs}, yang dicari {required}",
    _COUPLE: "Pola kemitraan yang sesuai dengan arah barang dan ukuran kedua pihak",
    (RuleCode.UNIT,): "Satuan yang sama: {theirs} dan {required}",
    (RuleCode.TERRITORY,): "Tempat usaha {theirs}, yang diminta {required}",
    (RuleCode.SEASON,): "Produksi {theirs}, yang diminta {required}",
    (RuleCode.BELI_PUTUS,): "Jangka waktu atau pembinaan dari pembeli",
}
_BESIDE = (_COUPLE, (RuleCode.UNIT,))
"""What nobody asks about goods that have nothing to do with the need."""


def _help_with(found: PairExplanation, rules: Iterable[RuleCode]) -> str:
    gaps = [gap for gap in (*found.gaps, *found.to_do) if gap.rule in rules]
    return "; ".join(dict.fromkeys(_agency(str(gap.agency)) for gap in gaps))


def _agency(code: str) -> str:
    return known.label if (known := agency_kind(code)) else code


def _papers_of(each: Judged) -> list[str]:
    lines = (each.rule(RuleCode.CERTIFICATES), each.rule(RuleCode.LEGAL_PAPERS))
    asked = (str(kind) for line in lines if line and line.required for kind in line.required.values)
    return list(dict.fromkeys(asked))


def _open(each: Judged) -> Iterator[str]:
    for line in each.found.rules:
        if each.related and line.holds is None and line.rule in _ASK:
            yield _ASK[line.rule]
    for kind in _papers_of(each):
        if each.holds(kind) is None:
            yield f"Apakah {paper_label(kind)} sudah ada? Belum tercatat."


_ASK = {
    RuleCode.MINIMUM_LOT: "Berapa yang sanggup dikirim setiap bulan? Kapasitasnya belum tercatat.",
    RuleCode.UNIT: "Berapa hasil dari satu satuan bahan? Satuannya berbeda.",
    RuleCode.SEASON: "Bulan apa saja berproduksi? Belum tercatat.",
    RuleCode.PATTERN_DIRECTION: "Apakah pembeli membuat sendiri barang ini? Belum tercatat.",
    RuleCode.BELI_PUTUS: "Berapa lama kerja samanya, dan pembinaan apa yang diberikan pembeli?",
}


def _value(fact: FactValue | None) -> str:
    """A fact in words."""
    if fact is None or not fact.values:
        return "belum tercatat"
    if fact.kind is FactKind.MONTHS:
        return months_words(int(fact.values[0])) or "belum tercatat"
    said = (paper_label(str(each)) if fact.kind is FactKind.PAPERS else str(each) for each in fact.values)
    return ", ".join(said)
