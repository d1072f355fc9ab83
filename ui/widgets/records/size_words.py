"""How the size of a business was found, in words: by what, which rule, which figure, which limit, and who saw it."""

from __future__ import annotations

from models.domain.businesses import BusinessRecord, SizeExplained
from ui import formats
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.facts_view import Told
from ui.widgets.records.names import basis_words, size_word

_FIGURES = {"penjualan": "penjualan", "modal": "modal"}
_KINDS = {"penjualan": "Penjualan", "modal": "Modal", "tenaga_kerja": "Tenaga kerja"}


def size_lines(business: BusinessRecord) -> tuple[Told, ...]:
    """The size that counts, the rule behind it, and what else is said of it."""
    said = business.size_explained
    if said is None:
        return (_counting(business),)
    rule = (Told(tr("Aturan skala"), said.rule, rule_words(said)),) if said.rule else ()
    return (_counting(business), *rule, *_others(said), _seen(business, said))


def rule_words(said: SizeExplained) -> str:
    """ "penjualan 2025 Rp3.000.000.000, batas Rp15.000.000.000 · PP 7/2021 Pasal 35"."""
    figure = tr("{figure} {year} {sum}").format(
        figure=tr(_FIGURES[said.computed_from]), year=said.year, sum=formats.rupiah(said.figure)
    )
    beyond = said.figure is not None and said.limit is not None and said.figure > said.limit
    limit = tr("melampaui batas {sum}") if beyond else tr("batas {sum}")
    parts = (f"{figure}, {limit.format(sum=formats.rupiah(said.limit))}", cited(said.article, said.rule_verified))
    return " · ".join(parts)


def cited(source: str, verified: bool) -> str:
    """A source, marked while nobody has read it where it was published."""
    return source if verified else tr("{source} · sumber belum diverifikasi").format(source=source)


def earlier_lines(business: BusinessRecord) -> tuple[Told, ...]:
    """Figures of earlier years, which do not count: "2023 Rp…; 2022 Rp…"."""
    found = []
    for kind, label in _KINDS.items():
        years = [each for each in business.earlier if each.kind == kind]
        told = "; ".join(f"{each.year}: {_amount(kind, each.value)}" for each in years)
        if told:
            found.append(Told(tr("{figure} tahun lalu-lalu").format(figure=tr(label)), told, tone=Tone.MUTED))
    return tuple(found)


def _counting(business: BusinessRecord) -> Told:
    word = size_word(business.size)
    tone = Tone.PLAIN if business.size_from else Tone.MUTED
    return Told(tr("Skala"), word, basis_words(business.size_from), tone)


def _others(said: SizeExplained) -> tuple[Told, ...]:
    """Other words on the size, as far as they differ from what counts."""
    found = []
    if said.computed not in (None, said.size):
        found.append(Told(tr("Menurut hitungan"), size_word(said.computed), tr("berbeda"), Tone.WARNING))
    if said.declared not in (None, said.size):
        found.append(Told(tr("Menurut pernyataan"), size_word(said.declared), tr("berbeda"), Tone.WARNING))
    return tuple(found)


def _seen(business: BusinessRecord, said: SizeExplained) -> Told:
    if not business.verified:
        return Told(tr("Pemeriksaan"), tr("belum diperiksa petugas"), tone=Tone.MUTED)
    day = formats.short_date(said.verified_on) if said.verified_on else ""
    what = tr("skala {size}").format(size=size_word(said.verified).lower()) if said.verified else ""
    return Told(tr("Pemeriksaan"), tr("sudah diperiksa petugas"), " · ".join(p for p in (day, what) if p), Tone.GOOD)


def _amount(kind: str, value: int) -> str:
    return formats.count(value, tr("orang")) if kind == "tenaga_kerja" else formats.rupiah(value)
