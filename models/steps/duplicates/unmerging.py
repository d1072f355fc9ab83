"""A merge taken apart later: what was moved goes back, the other record lives again, later work stays where it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import current_change_set, table_name
from models.domain.merging import KeptEdit
from models.steps.duplicates.moving import OF_BUSINESS, OF_ENTERPRISE
from models.steps.duplicates.open_proposals import is_spoken_of
from models.steps.duplicates.written import Lines, Undone, Written, row_of, written_by
from models.steps.named_offers import named_offers
from models.steps.records.businesses import judge_size

_OWNERS = frozenset({"enterprise_id", "business_id", "partner_id", "offer_id", "person_id"})
_OF_EVENTS = frozenset(
    {"buyer_id", "guest_id", "slot_id", "table_id", "locked", "state", "state_reason", "arrival", "arrived_at"}
)
_SILENT = frozenset({"name_key", "size", "size_from", "household_id", "deleted", *_OWNERS, *_OF_EVENTS})
"""Fields that follow from others, or whose later value needs no telling."""
_DATED = (t.BusinessFact, t.OfferFact, t.PersonNik, t.PersonPhone)
_Subject = tuple[object, ...]
"""Table, owner and kind of a dated value: of one subject one value counts."""


class Unmerging:
    """Takes one merge apart, inside the current change set."""

    def __init__(self, session: Session, merge: t.RecordMerge) -> None:
        self._session = session
        self._merge = merge
        self._undone = Undone(session, merge)
        self._kept: list[KeptEdit] = []
        self._edited: set[_Subject] = set()
        """Of the survivor, what somebody has said anew since."""

    def run(self) -> tuple[KeptEdit, ...]:
        """Give everything back; returns what was kept of later work."""
        session = self._session
        self._kept += self._added_since()
        rows = [(row_of(session, key), lines) for key, lines in written_by(session, self._merge.made_by).items()]
        stays = self._agreed_since(rows)
        for row, lines in rows:
            if not (isinstance(row, t.Offer) and row.id in stays) and not self._is_decided_since(row):
                self._give_back(row, lines)
        session.flush()
        own = [row for row, lines in rows if isinstance(row, _DATED) and not _OWNERS & lines.keys()]
        for row in (*own, *(row_of(session, key) for key in self._undone.set_aside)):
            self._count_again(row)
        self._take_back_new()
        self._merge.superseded_by = current_change_set(session).id
        if self._kept:
            judge_size(session, session.get_one(t.Business, self._merge.survivor_id))
        session.flush()
        return tuple(dict.fromkeys(self._kept))

    def _give_back(self, row: Any, lines: Lines) -> None:
        if isinstance(row, _DATED) and _OWNERS & lines.keys():
            self._note_edit(row)
            row.superseded_by = self._superseded_before(row, lines)
        for field, line in lines.items():
            if field == "superseded_by":
                continue
            if line.stands(row) and not self._is_taken(row, line):
                setattr(row, field, self._undone.before(line))
            elif field not in _SILENT:
                self._kept.append(KeptEdit(f"{line.table}.{field}", _told(getattr(row, field))))

    def _note_edit(self, row: Any) -> None:
        held = row.superseded_by
        if held is not None and held > self._merge.made_by and held not in self._undone.change_sets:
            self._edited.add(_subject(row))

    def _superseded_before(self, row: Any, lines: Lines) -> int | None:
        """Of a fact that was moved: whatever took its place since did so for the survivor alone."""
        if "superseded_by" in lines:
            old = lines["superseded_by"].old
            return None if old is None else int(json.loads(old))
        held: int | None = row.superseded_by
        return held if held is not None and held < self._merge.made_by else None

    def _count_again(self, row: Any) -> None:
        """A fact of the survivor that a merge set aside counts again where nothing newer was said in its place."""
        if row.superseded_by not in self._undone.change_sets or _subject(row) in self._edited:
            return
        if not _counts(self._session, row):
            row.superseded_by = None
            self._session.flush()

    def _take_back_new(self) -> None:
        """Rows that the merge itself wrote: verdicts carried over, a number copied."""
        made, verdict, phone = self._merge.made_by, t.DuplicateVerdict, t.PersonPhone
        for row in self._session.scalars(select(verdict).where(verdict.made_by == made)):
            row.deleted = True
        for copied in self._session.scalars(select(phone).where(phone.made_by == made, phone.superseded_by.is_(None))):
            copied.superseded_by = current_change_set(self._session).id

    def _is_taken(self, row: Any, line: Written) -> bool:
        """Whether another word on the same offer and need stands where this one would go back to."""
        if not isinstance(row, t.Decision) or line.field != "offer_id":
            return False
        d = t.Decision
        query = select(d.id).where(d.offer_id == json.loads(line.old or "0"), d.need_id == row.need_id)
        return self._session.scalar(query) is not None

    def _is_decided_since(self, row: Any) -> bool:
        """Whether a proposal was decided on as one of the survivor: it stays where the word on it stands."""
        if not isinstance(row, t.Proposal) or not is_spoken_of(self._session, row, self._merge.made_by):
            return False
        self._kept.append(KeptEdit("proposal", row.code))
        return True

    def _agreed_since(self, rows: Sequence[tuple[Any, Lines]]) -> set[int]:
        """Offers that an agreement made since then names: they stay with whom the paper names."""
        moved = {row.id: row for row, lines in rows if isinstance(row, t.Offer) and "enterprise_id" in lines}
        a = t.Agreement
        named = named_offers()
        since = select(named.c.offer).join(a, a.id == named.c.agreement)
        since = since.where(named.c.offer.in_(moved), a.made_by > self._merge.made_by, ~a.deleted)
        found = sorted(set(self._session.scalars(since)))
        self._kept += [KeptEdit("agreement", moved[number].words) for number in found]
        return set(found)

    def _added_since(self) -> Iterator[KeptEdit]:
        """What the survivor has gained since the merge."""
        e, o, fact, business = t.Enterprise, t.Offer, t.OfferFact, self._merge.survivor_id
        enterprise = select(e.id).where(e.business_id == business)
        for table in OF_ENTERPRISE:
            yield from self._newer(table, table.enterprise_id.in_(enterprise))
        for table in OF_BUSINESS:
            yield from self._newer(table, table.business_id == business)
        yield from self._newer(fact, fact.offer_id.in_(select(o.id).where(o.enterprise_id.in_(enterprise))))

    def _newer(self, table: type[Any], of: Any) -> Iterator[KeptEdit]:
        live = table.superseded_by.is_(None) if table in _DATED else ~table.deleted
        for row in self._session.scalars(select(table).where(of, live, table.made_by > self._merge.made_by)):
            if isinstance(row, t.Dated):
                yield KeptEdit(row.kind, str(row.value))
            else:
                yield KeptEdit(table_name(table), _name_of(row))


def _subject(row: Any) -> _Subject:
    owner = next(name for name in ("offer_id", "business_id", "person_id") if hasattr(row, name))
    return type(row), getattr(row, owner), getattr(row, "kind", "")


def _counts(session: Session, row: Any) -> bool:
    """Whether a value of the same subject counts."""
    kind, columns = type(row), row.__table__.c
    names = [name for name in ("offer_id", "business_id", "person_id", "kind") if name in columns]
    same = [getattr(kind, name) == getattr(row, name) for name in names]
    return session.scalar(select(kind.id).where(*same, kind.superseded_by.is_(None)).limit(1)) is not None


def _name_of(row: Any) -> str:
    fields = ("words", "name", "kind", "programme", "role")
    return next((str(value) for field in fields if (value := getattr(row, field, ""))), "")


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
