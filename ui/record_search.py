"""Records by name for Ctrl+K: a few of each kind."""

from __future__ import annotations

from typing import Any

from models.domain.actor import Actor
from models.domain.lists import ListQuery
from ui import formats
from ui.widgets.frame.places import Found

_EACH = 5


def find_records(catalogue: Any, actor: Actor, words: str) -> tuple[Found, ...]:
    """Enterprises, partners, needs, agreements and events whose words match; called on a reader's thread."""
    from models.use_cases.list_agreements import list_agreements
    from models.use_cases.list_enterprises import list_enterprises
    from models.use_cases.list_events import list_events
    from models.use_cases.list_needs import list_needs
    from models.use_cases.list_partners import list_partners

    asked = (catalogue, actor, ListQuery(words=words), 0, _EACH)
    return (
        *(
            Found(row.name, f"{row.code} · {row.kabupaten}", "enterprises", row.uid)
            for row in list_enterprises(*asked).rows
        ),
        *(Found(row.name, f"{row.code} · {row.kabupaten}", "partners", row.uid) for row in list_partners(*asked).rows),
        *(
            Found(row.words or row.commodity, f"{row.code} · {row.partner}", "partners", ListQuery(words=row.code))
            for row in list_needs(*asked).rows
        ),
        *(Found(row.number, row.enterprise_name, "agreements", row.agreement) for row in list_agreements(*asked).rows),
        *(
            Found(row.name, f"{row.code} · {formats.short_date(row.day)}", "events", row.uid)
            for row in list_events(*asked).rows
        ),
    )
