"""What may be missing of an enterprise, in the words of lists, map and command line."""

from __future__ import annotations

from models.domain.missing import Missing
from ui.texts import tr

FACTS = {
    Missing.OFFER: tr("kemampuan"),
    Missing.SIZE: tr("skala"),
    Missing.CAPACITY: tr("kapasitas"),
    Missing.PAPERS: tr("dokumen wajib"),
    Missing.KECAMATAN: tr("kecamatan"),
    Missing.MONTHS: tr("bulan"),
    Missing.POINT: tr("titik peta"),
}
