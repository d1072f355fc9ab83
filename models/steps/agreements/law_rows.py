"""The dated rows of a rule in the catalogue: read, and put in place of what stood there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.law import LawChange, LawReset
from models.problems import UserProblem
from models.reference.law import LawRow
from models.reference.law.rows import SIZE, all_rows, last_day
from models.steps.agreements.lawbook import DatedRow, dated, planned, refuse_disorder
from models.steps.own_law import overrides_of


@dataclass(frozen=True, slots=True)
class RuleRows:
    """What a code says day by day, whether an office wrote it, and which writing it is."""

    rows: tuple[DatedRow, ...]
    own: bool
    state: int


def rule_rows(session: Session, code: str) -> RuleRows:
    """The rows of one code; UserProblem for one that no rule has."""
    return _of(code, list(session.scalars(select(t.LawOverride).where(t.LawOverride.code == code))))


def all_rule_rows(session: Session) -> dict[str, RuleRows]:
    """The rows of every code."""
    stored: dict[str, list[t.LawOverride]] = {}
    for row in session.scalars(select(t.LawOverride)):
        stored.setdefault(row.code, []).append(row)
    codes = dict.fromkeys(row.code for row in all_rows())
    return {code: _of(code, stored.get(code, [])) for code in codes}


def _of(code: str, stored: Sequence[t.LawOverride]) -> RuleRows:
    shipped = tuple(dated(row) for row in all_rows() if row.code == code)
    if not shipped:
        raise UserProblem("law.unknown", code=code)
    live = sorted((row for row in stored if not row.deleted), key=lambda row: row.valid_from)
    state = max((row.changed_by for row in stored), default=0)
    rows = tuple(map(_dated, live)) or tuple(sorted(shipped, key=lambda row: row.valid_from))
    return RuleRows(rows, bool(live), state)


def _dated(row: t.LawOverride) -> DatedRow:
    return DatedRow(
        row.value, row.text, row.source, date.fromisoformat(row.valid_from), last_day(row.valid_to), row.verified,
        row.verified_by, row.verified_on,
    )  # fmt: skip


def planned_rows(session: Session, change: LawChange, today: date) -> tuple[DatedRow, ...]:
    """What the rule would say after a change; nothing where the program's own rows stand again.

    Raises UserProblem where somebody wrote it since the change was thought of, or it cannot stand.
    """
    found = rule_rows(session, change.code)
    if found.state != change.state:
        raise UserProblem("record.changed_elsewhere")
    rows = () if isinstance(change, LawReset) else planned(found.rows, change, today)
    if change.code.startswith(SIZE):
        refuse_disorder(overrides_with(overrides_of(session), change.code, rows), change.code)
    return rows


def overrides_with(own: Iterable[LawRow], code: str, rows: Iterable[DatedRow]) -> tuple[LawRow, ...]:
    """All that offices put in place, with these rows for one code."""
    others = [row for row in own if row.code != code]
    return tuple(sorted((*others, *(row.of(code) for row in rows)), key=lambda row: (row.code, row.valid_from)))


def put_in_place(session: Session, code: str, rows: Sequence[DatedRow]) -> None:
    """These rows and no others for a code, whichever office wrote them; a row of a day that stood before stands again.

    A row keeps its day for good, so that no two ever ask for the same day at once.
    """
    stored = session.scalars(select(t.LawOverride).where(t.LawOverride.code == code).order_by(t.LawOverride.id)).all()
    wanted = {row.valid_from.isoformat(): row for row in rows}
    for old in sorted(stored, key=lambda row: row.deleted):
        said = wanted.pop(old.valid_from, None)
        old.deleted = said is None
        if said is not None:
            _write(old, said)
    for said in wanted.values():
        row = t.LawOverride(code=code)
        _write(row, said)
        session.add(row)


def _write(row: t.LawOverride, said: DatedRow) -> None:
    for name, value in asdict(said).items():
        text = value.isoformat() if isinstance(value, date) else "" if value is None else value
        setattr(row, name, text)
