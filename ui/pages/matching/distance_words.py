"""The distance of a pair in words: how far, and how the place of either side is known."""

from __future__ import annotations

from models.domain.nearness import KnownBy, PairDistance
from ui import formats
from ui.texts import tr

_ENDS = {
    KnownBy.POINT: "titik lokasinya",
    KnownBy.KECAMATAN: "tengah kecamatannya",
    KnownBy.KABUPATEN: "tengah kabupaten/kotanya",
}
_SAME = {
    KnownBy.KECAMATAN: "Satu kecamatan; jaraknya tidak diketahui, sebab letak keduanya hanya dari tengah kecamatan",
    KnownBy.KABUPATEN: "Satu kabupaten/kota; jaraknya tidak diketahui, sebab letak keduanya hanya dari tengahnya",
}
_NEAR_KM = 10
"""Below, a tenth of a kilometre counts."""


def distance_words(found: PairDistance) -> str:
    """One sentence without its full stop."""
    if found.km is None or found.enterprise is None or found.partner is None:
        return _unknown(found)
    if found.is_same_middle:
        return tr(_SAME[found.enterprise])
    km = formats.short_number(found.km, 1 if found.km < _NEAR_KM else 0)
    if found.enterprise is found.partner:
        ways = {
            KnownBy.POINT: "{km} km lurus, dari titik lokasi keduanya",
            KnownBy.KECAMATAN: "Kira-kira {km} km lurus, dari tengah kecamatan keduanya",
            KnownBy.KABUPATEN: "Kasar: {km} km lurus, dari tengah kabupaten/kota keduanya",
        }
        return tr(ways[found.enterprise]).format(km=km)
    says = tr("Kira-kira {km} km lurus: UMKM dari {mine}, mitra dari {theirs}")
    return says.format(km=km, mine=tr(_ENDS[found.enterprise]), theirs=tr(_ENDS[found.partner]))


def _unknown(found: PairDistance) -> str:
    if found.enterprise is None and found.partner is None:
        return tr("Jarak tidak diketahui: letak keduanya belum dicatat")
    if found.enterprise is None:
        return tr("Jarak tidak diketahui: letak UMKM belum dicatat")
    return tr("Jarak tidak diketahui: letak mitra belum dicatat")
