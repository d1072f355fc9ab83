"""Chains of several enterprises in the officer's words: for window and command line. No Qt."""

from __future__ import annotations

from matching.codes import ChangeCode, FactKind
from models.domain.chains import ChainFact, ChainStage, CouldFillLine, NeedChainsFact, Skill
from models.domain.matching import FactValue
from ui import formats, reasons
from ui.facts import capitalised, fact_text, unit_text
from ui.texts import tr


def path_text(chain: ChainFact) -> str:
    """ "Rajungan segar → Daging rajungan"."""
    return " → ".join(stage.commodity for stage in chain.stages)


def state_text(chain: ChainFact, unit: str) -> str:
    """Whether it is whole, and how much it brings."""
    amount = formats.quantity(chain.quantity, unit_text(unit)) if chain.quantity is not None else ""
    if chain.missing:
        state = tr("{count} mata rantai kurang").format(count=_NUMBERS.get(chain.missing, str(chain.missing)))
        said = tr("bila terisi: {amount}/bln") if chain.certain else tr("bila terisi paling banyak {amount}/bln")
    else:
        state = tr("lengkap")
        said = "{amount}/bln" if chain.certain else tr("paling banyak {amount}/bln")
    return ", ".join(part for part in (state, said.format(amount=amount) if amount else "") if part)


def missing_count(chain: ChainFact) -> str:
    """ "lengkap", "kurang satu", "kurang dua"."""
    if not chain.missing:
        return tr("lengkap")
    return tr("kurang {count}").format(count=_NUMBERS.get(chain.missing, str(chain.missing)))


def nothing_text(need: NeedChainsFact) -> str:
    """Why a need has no chain."""
    if not need.made:
        said = tr("{good} tidak dibuat dari barang lain menurut Rantai Pasok; yang menolong di sini kelompok usaha.")
        return said.format(good=capitalised(need.words))
    return tr("Belum ada usaha di katalog yang dapat memegang satu mata rantai pun.")


def yield_text(stage: ChainStage) -> str:
    """ "1 kg → 0,2–0,25 kg"; that nobody knows it where no yield is claimed; empty for the first stage."""
    step = stage.step
    if step is None:
        return ""
    if step.yield_low is None or step.yield_high is None:
        return tr("rendemen belum diketahui")
    low, high = formats.amount(step.yield_low), formats.amount(step.yield_high)
    much = low if low == high else f"{low}–{high}"
    return f"1 {unit_text(step.unit_in)} → {much} {unit_text(step.unit_out)}"


def distance_text(tenths: int | None) -> str:
    """ "12 km", or that nobody knows."""
    if tenths is None:
        return tr("jarak belum diketahui")
    if not tenths:
        # a place known by its kabupaten only stands on the same point as its neighbours
        return tr("titik yang sama di peta")
    return f"{formats.number(round(tenths / 10))}{formats.NBSP}km"


def missing_text(stage: ChainStage) -> str:
    """ "Belum ada yang mengolah menjadi daging rajungan."; for the first stage that nobody brings the material."""
    if stage.step is None:
        return tr("Belum ada yang memasok {good}.").format(good=_small(stage.commodity))
    return tr("Belum ada yang mengolah menjadi {good}.").format(good=_small(stage.commodity))


def skill_text(found: CouldFillLine) -> str:
    """Why somebody is near to the step."""
    return tr(_SKILLS[found.skill]).format(product=_small(found.product))


def help_text(found: CouldFillLine) -> str:
    """What somebody needs in order to fill the stage."""
    gap = found.gap
    said = _HELPS.get(gap.change)
    if said is None:
        return reasons.gap_text(gap)
    return tr(said).format(required=_inside(gap.required), theirs=_inside(gap.theirs))


def _inside(fact: FactValue | None) -> str:
    """A value inside a sentence: names of goods lose their capital."""
    said = fact_text(fact)
    return _small(said) if fact is not None and fact.kind is FactKind.COMMODITY else said


def _small(words: str) -> str:
    """A good's name inside a sentence; an abbreviation keeps its capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


_NUMBERS = {1: "satu", 2: "dua", 3: "tiga"}
_SKILLS = {
    Skill.MAKES_OUTPUT: "sudah membuat {product}",
    Skill.MAKES_INPUT: "membuat bahannya, {product}",
    Skill.SAME_STEP: "mengerjakan langkah yang sama pada {product}",
    Skill.AKIN: "membuat barang serumpun, {product}",
}
_HELPS = {
    ChangeCode.RAISE_CAPACITY: "menambah kapasitas: yang ada sudah terpakai",
    ChangeCode.REACTIVATE: "mengaktifkan kembali datanya",
    ChangeCode.EXTEND_SEASON: "memperpanjang musim produksi",
    ChangeCode.WIDEN_TERRITORY: "mitra memperluas wilayah pemasok",
    ChangeCode.CHANGE_UNIT: "menyamakan satuan: {theirs} dengan {required}",
    ChangeCode.OBTAIN_PAPER: "melengkapi {required}",
    ChangeCode.LEARN_STEP: "pelatihan mengolah {theirs} menjadi {required}",
    ChangeCode.CHANGE_COMMODITY: "pelatihan membuat {required}",
}
