"""By what a business is reached and found, as a chapter to read."""

from __future__ import annotations

from models.domain.businesses import BusinessRecord
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.equipment_names import source_name
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.point_field import point_remark, spelled
from ui.widgets.records.telling import told


def reach_chapter(business: BusinessRecord) -> Chapter:
    """E-mail, NPWP and point."""
    return Chapter(
        tr("Surel, NPWP, dan titik lokasi"),
        (told(tr("Surel"), business.email), told(tr("NPWP usaha"), business.npwp), _point(business)),
    )


def _point(business: BusinessRecord) -> Told:
    label = tr("Titik lokasi")
    if business.latitude is None or business.longitude is None:
        return told(label, "")
    odd = point_remark(business.region, business.latitude, business.longitude)
    source = source_name(business.point_source) if business.point_source else tr("asal titik belum diketahui")
    more = " · ".join(part for part in (source, odd) if part)
    return Told(label, spelled(business.latitude, business.longitude), more, Tone.WARNING if odd else Tone.PLAIN)
