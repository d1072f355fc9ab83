"""How the office numbers each kind of paper: read, and said anew."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.papers import NumberRuleFact, PaperKind
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.agreements.issuing import office_of
from models.steps.agreements.numbering import (
    BOOKS,
    check_pattern,
    numbers_from,
    patterns_of,
    refuse_clash,
)

LONGEST_BOOK = 20


def list_number_rules(catalogue: Catalogue, actor: Actor, today: date | None = None) -> tuple[NumberRuleFact, ...]:
    """The pattern of every kind that takes a number, with the number that would come next."""
    day = today or date.today()
    with catalogue.reading() as session:
        office = office_of(session, actor)
        own = session.scalars(
            select(t.NumberRule.kind).where(t.NumberRule.office_id == office.id, ~t.NumberRule.deleted)
        ).all()
        found = []
        for kind, rule in patterns_of(session, office).items():
            series = session.get(t.NumberSeries, (office.id, rule.book, day.year))
            (example,) = numbers_from(rule, office, day, (series.last if series else 0) + 1, 1)
            found.append(NumberRuleFact(kind, rule.pattern, rule.book, kind in own, example))
        return tuple(found)


def save_number_rule(
    catalogue: Catalogue, actor: Actor, kind: PaperKind, pattern: str, book: str = "", *,
    progress: Progress = no_progress,
) -> Outcome:  # fmt: skip
    """The office's own pattern for a kind; an empty one takes it back. `book`: kinds with one book share its serials.

    Raises UserProblem for a pattern that cannot number, or that gives a number which another book gives too.
    """
    if kind not in BOOKS:
        raise UserProblem("number.not_numbered", kind=str(kind))
    pattern, book = pattern.strip(), book.strip().upper() or BOOKS[kind]
    if not (book.isalnum() and len(book) <= LONGEST_BOOK):
        raise UserProblem("number.bad_book", book=book, longest=LONGEST_BOOK)
    if pattern:
        check_pattern(pattern)
    progress(0, 1)
    with catalogue.transaction() as session:
        note = json.dumps(["number_rule", str(kind)])
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            office = office_of(session, actor)
            mine = (t.NumberRule.office_id == office.id, t.NumberRule.kind == kind)
            row = session.scalars(select(t.NumberRule).where(*mine)).one_or_none()
            if row is None:
                row = t.NumberRule(kind=kind, pattern=pattern, book=book)
                session.add(row)
            row.pattern, row.book, row.deleted = pattern, book, not pattern
            session.flush()
            refuse_clash(patterns_of(session, office), office.number_code or office.code)
    return Outcome(Changed.SETTINGS | Changed.PAPERS, current.uid)

