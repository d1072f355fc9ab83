"""Which field of the form a finding speaks of."""

from __future__ import annotations

from collections.abc import Collection

from models.domain.agreements import AgreementFinding

_OF_PLACE = {
    "signed_on": "date",
    "end": "months",
    "forum_name": "forum",
    "number_first": "first_number",
    "number_second": "second_number",
    "witnesses": "witness1_name",
    "first": "first_name",
    "second": "second_name",
}
_OF_PARTY = {"representative": "name", "name": "name", "position": "position", "authority": "authority"}
_OF_RULE = {
    "witnesses_few": "witness1_name",
    "price_missing": "price",
    "price_unit_differs": "price",
    "payment_days_missing": "payment_days",
    "payment_days_long": "payment_days",
    "forum_missing": "forum",
    "end_not_after_start": "months",
    "months_differ": "months",
    "start_before_signing": "start",
    "specification_missing": "specification",
    "no_delivery_month": "schedule",
    "no_wording": "date",
    "price_listed_twice": "price_list",
}
_OF_WORDS = {
    "perihal": "subject",
    "tempat": "place",
    "harga": "price",
    "penanda tangan PIHAK PERTAMA": "first_name",
    "penanda tangan PIHAK KEDUA": "second_name",
    "jabatan penanda tangan PIHAK PERTAMA": "first_position",
    "jabatan penanda tangan PIHAK KEDUA": "second_position",
    "dasar kewenangan PIHAK PERTAMA": "first_authority",
    "dasar kewenangan PIHAK KEDUA": "second_authority",
    "pengadilan negeri atau lembaga arbitrase": "forum",
    "batas hari pembayaran": "payment_days",
    "jangka waktu": "months",
    "nomor PIHAK PERTAMA": "first_number",
    "nomor PIHAK KEDUA": "second_number",
}
"""Places as the audit says them in words."""
_SIGNS = {"PIHAK PERTAMA": "first", "PIHAK KEDUA": "second"}


def field_of(found: AgreementFinding, fields: Collection[str]) -> str:
    """The field's name; empty where nothing in the form could be changed about it."""
    values = dict(found.values)
    tried = (
        found.place,
        _of_place(found.place),
        f"{values.get('clause', '')}.{values.get('parameter', '')}",
        _OF_RULE.get(found.rule, ""),
        _OF_WORDS.get(values.get("place") or values.get("placeholder", ""), ""),
        _of_party(found.rule, values.get("party", "")),
    )
    return next((name for name in tried if name in fields), "")


def _of_place(place: str) -> str:
    room, _, rest = place.partition(".")
    if room in ("first", "second") and rest in _OF_PARTY:
        return f"{room}_{_OF_PARTY[rest]}"
    if room == "witnesses":
        number, _, part = rest.partition(".")
        return f"witness{number}_{part}" if part else _OF_PLACE[room]
    return _OF_PLACE.get(room, room)


def _of_party(rule: str, party: str) -> str:
    return f"{_SIGNS[party]}_authority" if rule == "power_needed" and party in _SIGNS else ""
