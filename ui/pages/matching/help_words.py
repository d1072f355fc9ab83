"""What closing gaps would bring, in the officer's words: for window and command line. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from matching.codes import ChangeCode
from models.domain.interventions import (
    BaseAmount,
    HelpEffect,
    HelpPackage,
    HelpRanking,
    TriedChanges,
    TriedMove,
)
from models.domain.trade_off import SMALLEST_GROUP
from ui import formats, reasons
from ui.facts import capitalised, fact_text, place_text, unit_text
from ui.texts import tr

_IN_TONS = 10_000_000
"""From this many thousandths of a kilogram on, tons read better."""
_NAMED = 3
"""Partnerships that are told one by one."""


def package_text(package: HelpPackage) -> str:
    """What is different afterwards: "Sertifikat halal", "Pelatihan: Keripik", "K-0004: perluas wilayah"."""
    if package.change is ChangeCode.OBTAIN_PAPER:
        return fact_text(package.what)
    if package.change is ChangeCode.LEARN_STEP:
        return tr("Pelatihan: {goods}").format(goods=fact_text(package.what))
    if package.change not in _TITLES:
        return reasons.intervention_name(package.intervention)
    said = tr(_TITLES[package.change])
    return f"{package.need}: {said}" if package.need else capitalised(said)


def helper_text(package: HelpPackage) -> str:
    """Who helps, how, and how long that usually takes."""
    parts = (agency_text(package), reasons.intervention_name(package.intervention), package.usual_time)
    return " · ".join(part for part in parts if part)


def group_text(package: HelpPackage) -> str:
    """For whom: "12 UMKM", "12 UMKM di Kab. Tuban", "1 UMKM, mitra PT Contoh"."""
    said = formats.count(len(package.enterprises), tr("UMKM"))
    if package.partner:
        return tr("{enterprises}, mitra {partner}").format(enterprises=said, partner=package.partner)
    if not package.group:
        return said
    if package.group[0].isdigit():
        return tr("{enterprises} di {place}").format(enterprises=said, place=place_text(package.group))
    return tr("{enterprises}, {goods}").format(enterprises=said, goods=package.group)


def agency_text(package: HelpPackage) -> str:
    """Who helps: the kind of office."""
    return reasons.agency_name(package.agency)


def amounts_text(quantities: Iterable[BaseAmount]) -> str:
    """ "+12,5 ton dan +300 buah"; a dash where nothing changes."""
    return formats.listing(tuple(_amount(each) for each in quantities)) or "–"


def _amount(found: BaseAmount) -> str:
    unit, number = found.unit, found.thousandths
    if unit == "kg" and abs(number) >= _IN_TONS:
        unit, number = "ton", round(number / 1000)
    return _signed(number) + formats.quantity(abs(number), unit_text(unit))


def _signed(number: int) -> str:
    return "+" if number > 0 else formats.MINUS if number < 0 else ""


def more_text(number: int) -> str:
    """ "+3", "−1", "0"."""
    return _signed(number) + formats.number(abs(number))


def households_text(households: int | None) -> str:
    """ "+14"; fewer than ten are not told."""
    return tr("di bawah {least}").format(least=SMALLEST_GROUP) if households is None else more_text(households)


def cost_text(cost: int | None) -> str:
    """A price, or that nobody has said it."""
    return tr("belum diisi") if cost is None else formats.rupiah(cost)


def effect_text(effect: HelpEffect) -> str:
    """What help brings, in one line."""
    quantities = tr("{quantities} tiap bulan").format(quantities=amounts_text(effect.quantities))
    parts = (
        tr("{number} kemitraan").format(number=more_text(effect.partnerships)),
        quantities if effect.quantities else "",
        tr("{number} kebutuhan penuh").format(number=more_text(effect.needs_filled)),
    )
    return ", ".join(part for part in parts if part)


def reach_text(effect: HelpEffect) -> str:
    """Whom it reaches, in one line."""
    return tr("{enterprises} UMKM baru bermitra; keluarga desil 1–2 yang dilayani: {households}").format(
        enterprises=formats.number(effect.enterprises), households=households_text(effect.households)
    )


def portfolio_text(ranking: HelpRanking) -> str:
    """What the budget buys, in one sentence."""
    if not ranking.budget:
        return tr("Isi anggaran dan biaya satuan untuk melihat bantuan mana yang paling berguna per rupiah.")
    if not ranking.portfolio:
        return tr("Dengan anggaran {budget} belum ada bantuan yang dapat dibeli; isi biaya satuannya.").format(
            budget=formats.rupiah(ranking.budget)
        )
    last = ranking.portfolio[-1]
    return tr("Dengan {spent} dari {budget}: {effect}.").format(
        spent=formats.rupiah(last.spent), budget=formats.rupiah(ranking.budget), effect=effect_text(last.so_far)
    )


def ranking_note(ranking: HelpRanking) -> str:
    """How to read the list, and what is not in it."""
    said = tr(
        "Tiap bantuan dianggap selesai lalu dicocokkan ulang. Portofolio dipilih satu per satu menurut hasil per "
        "rupiah: mendekati yang terbaik, tetapi tidak menjaminnya."
    )
    if not ranking.left_out:
        return said
    return tr("{said} {count} bantuan lain dengan jangkauan terkecil tidak dicoba.").format(
        said=said, count=formats.number(ranking.left_out)
    )


def outcome_lines(tried: TriedChanges) -> tuple[str, ...]:
    """What would come of the trial, one sentence for each thing that happens."""
    lines = [_headline(tried)]
    others = [move for move in tried.came if not _of_pair(tried, move)]
    lines += [tr("Usulan baru: {move}.").format(move=_move_text(move, move.after)) for move in others[:_NAMED]]
    lines += [tr("Digeser: {move}.").format(move=_move_text(move, move.before)) for move in tried.went[:_NAMED]]
    lines += [_altered_text(move) for move in tried.altered[:_NAMED]]
    untold = sum(max(len(part) - _NAMED, 0) for part in (others, tried.went, tried.altered))
    if untold:
        lines.append(tr("Dan {count} perubahan lain.").format(count=formats.number(untold)))
    lines.append(_filled_text(tried))
    return tuple(lines)


def _of_pair(tried: TriedChanges, move: TriedMove) -> bool:
    return (move.enterprise, move.need) == (tried.enterprise, tried.need)


def _headline(tried: TriedChanges) -> str:
    if not tried.possible:
        return tr("Pasangan ini masih belum mungkin; masih ada yang kurang.")
    mine = next((move for move in tried.came if _of_pair(tried, move)), None)
    if mine is None:
        return tr("Pasangan ini menjadi mungkin, tetapi belum diusulkan: pasangan lain didahulukan.")
    return tr("Bila selesai: usulan baru untuk {enterprise}, {quantity}.").format(
        enterprise=tried.enterprise_name, quantity=_monthly(mine.after, mine.unit)
    )


def _monthly(thousandths: int, unit: str) -> str:
    return tr("{quantity} tiap bulan").format(quantity=formats.quantity(thousandths, unit_text(unit)))


def _move_text(move: TriedMove, thousandths: int) -> str:
    return tr("{enterprise} untuk {need} {words}, {quantity}").format(
        enterprise=move.enterprise_name, need=move.need, words=capitalised(move.need_words),
        quantity=_monthly(thousandths, move.unit),
    )  # fmt: skip


def _altered_text(move: TriedMove) -> str:
    said = tr("Tetap: {enterprise} untuk {need}, dari {before} menjadi {after}.")
    return said.format(
        enterprise=move.enterprise_name, need=move.need,
        before=formats.quantity(move.before, unit_text(move.unit)), after=_monthly(move.after, move.unit),
    )  # fmt: skip


def _filled_text(tried: TriedChanges) -> str:
    if tried.before.filled == tried.after.filled:
        return tr("Usulan lain tetap seperti sekarang.")
    said = tr("{need} terisi {before} menjadi {after}; usulan lain tetap.")
    return said.format(
        need=tried.need, before=_share(tried.before.filled, tried), after=_share(tried.after.filled, tried)
    )


def _share(filled: int, tried: TriedChanges) -> str:
    return formats.percent(filled / tried.required if tried.required else 0.0, 0)


_TITLES = {
    ChangeCode.WIDEN_TERRITORY: "perluas wilayah",
    ChangeCode.LOWER_MINIMUM_LOT: "turunkan jumlah terkecil",
    ChangeCode.EXTEND_SEASON: "perpanjang musim produksi",
}
