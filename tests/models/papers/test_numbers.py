"""Numbers of every kind of paper: patterns of the office's own, one book or several, and a register without gaps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.lists import ExportColumn, ListQuery
from models.domain.papers import NumberBook, NumberLine, PaperKind
from models.problems import UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.list_numbers import export_numbers, list_numbers, number_books
from models.use_cases.number_rules import list_number_rules, save_number_rule
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.issuing import MARCH, changed, ended, issued

LAST = date(2027, 8, 31)


def save(opened: Opened, kind: PaperKind, pattern: str, book: str = "") -> str:
    return save_number_rule(opened.catalogue, opened.actor, kind, pattern, book).change_set


def test_every_kind_has_a_number_of_its_own_from_the_start(opened: Opened) -> None:
    rules = list_number_rules(opened.catalogue, opened.actor, MARCH)
    assert {rule.kind: rule.example for rule in rules}[PaperKind.AGREEMENT] == "001/KADIN-JTM/III/2027"
    assert len({rule.example for rule in rules}) == len({rule.book for rule in rules})
    assert not any(rule.own for rule in rules)


def test_an_office_says_how_it_numbers_a_kind(accepted: Opened) -> None:
    save(accepted, PaperKind.ENDING, "{jenis}-{serial}/{tahun}")
    first = issued(accepted)
    assert ended(accepted, first.agreement, LAST).number == "PGK-1/2027"
    (rule,) = [each for each in list_number_rules(accepted.catalogue, accepted.actor, MARCH) if each.own]
    assert (rule.kind, rule.example) == (PaperKind.ENDING, "PGK-2/2027")


def test_kinds_may_share_a_book(accepted: Opened) -> None:
    for kind in (PaperKind.ADDENDUM, PaperKind.ENDING):
        save(accepted, kind, "{serial:3}/{unit}/UMUM/{tahun}", "umum")
    first = issued(accepted)
    adendum, ending = changed(accepted, first.agreement, price=340_000), ended(accepted, first.agreement, LAST)
    assert (adendum.number, ending.number) == ("001/KADIN-JTM/UMUM/2027", "002/KADIN-JTM/UMUM/2027")
    assert check_catalogue(accepted.catalogue, accepted.actor).ok


@pytest.mark.parametrize(
    "pattern, book, problem",
    [
        ("{serial:3}/{unit}/{bulan_romawi}/{tahun}", "", "number.clash"),
        ("{serial}/{unit}/{bulan_romawi}/{tahun}", "", "number.clash"),
        ("{unit}/{tahun}", "", "number.needs_serial_and_year"),
        ("{serial}/{tahun}/{hari}", "", "number.unknown_token"),
        ("{serial}/{tahun}", "buku satu", "number.bad_book"),
        ("{serial}/{tahun}", "b" * 21, "number.bad_book"),
    ],
)
def test_a_pattern_that_cannot_number_is_refused(opened: Opened, pattern: str, book: str, problem: str) -> None:
    with pytest.raises(UserProblem) as refusal:
        save(opened, PaperKind.ENDING, pattern, book)
    assert refusal.value.message == problem
    assert not any(rule.own for rule in list_number_rules(opened.catalogue, opened.actor))


def test_what_takes_no_number_has_no_rule(opened: Opened) -> None:
    with pytest.raises(UserProblem, match=r"number\.not_numbered"):
        save(opened, PaperKind.REGISTER, "{serial}/{tahun}")


def test_a_number_that_stands_on_another_paper_is_a_problem_and_no_gap(accepted: Opened) -> None:
    first = issued(accepted)
    with accepted.catalogue.transaction() as session:
        # patterns that are told apart by the month alone meet when a series starts again
        session.execute(t.Office.__table__.update().values(number_pattern="{serial:3}/KADIN-JTM/XI/{tahun}"))
        session.execute(t.NumberSeries.__table__.update().values(last=0))
    with pytest.raises(UserProblem, match=r"number\.taken") as refusal:
        issued(accepted, "P-000003")
    assert refusal.value.values["number"] == first.number


def test_a_rule_is_taken_back_and_said_again(opened: Opened) -> None:
    change = save(opened, PaperKind.ENDING, "{jenis}-{serial}/{tahun}")
    undo_change(opened.catalogue, opened.actor, change)
    assert not any(rule.own for rule in list_number_rules(opened.catalogue, opened.actor))
    save(opened, PaperKind.ENDING, "AKHIR-{serial}/{tahun}")
    save(opened, PaperKind.ENDING, "")
    assert not any(rule.own for rule in list_number_rules(opened.catalogue, opened.actor))
    save(opened, PaperKind.ENDING, "AKHIR-{serial}/{tahun}")
    assert [rule.pattern for rule in list_number_rules(opened.catalogue, opened.actor) if rule.own] == [
        "AKHIR-{serial}/{tahun}"
    ]


def test_the_register_tells_what_each_number_stands_on_and_why_one_is_void(accepted: Opened) -> None:
    first, second = issued(accepted), issued(accepted, "P-000003")
    paper = changed(accepted, first.agreement, price=340_000)
    undo_change(accepted.catalogue, accepted.actor, paper.change_set)
    void_agreement(accepted.catalogue, accepted.actor, second.agreement, "salah pihak")
    lines = list_numbers(accepted.catalogue, accepted.actor, ListQuery(), 0, 10).rows
    assert [(line.number, line.code, line.voided, line.why) for line in lines] == [
        (paper.number, "", True, ""),
        (second.number, second.agreement, True, "salah pihak"),
        (first.number, first.agreement, False, ""),
    ]
    assert lines[1].by
    for filters, count in (((("book", "PK"),), 2), ((("voided", "1"),), 2), ((("year", "2027"),), 1)):
        query = ListQuery(filters=filters)
        assert list_numbers(accepted.catalogue, accepted.actor, query, 0, 10).total == count
    assert list_numbers(accepted.catalogue, accepted.actor, ListQuery(words="add"), 0, 10).total == 1
    with accepted.catalogue.reading() as session:
        assert session.scalars(select(t.NumberSeries.last).order_by(t.NumberSeries.kind)).all() == [1, 2]


def test_the_register_is_searched_by_all_it_says_and_exported(accepted: Opened, tmp_path: Path) -> None:
    first, second = issued(accepted), issued(accepted, "P-000003")
    paper = changed(accepted, first.agreement, price=340_000)
    void_agreement(accepted.catalogue, accepted.actor, second.agreement, "salah pihak")

    def found(words: str, **filters: str) -> set[str]:
        query = ListQuery(words=words, filters=tuple(filters.items()))
        return {line.number for line in list_numbers(accepted.catalogue, accepted.actor, query, 0, 10).rows}

    assert found(second.agreement.lower()) == {second.number}
    assert found("ADD 2027") == {paper.number}
    assert found("pk 2026", voided="0") == {first.number}
    assert found("%") == set()
    file = tmp_path / "buku.csv"
    columns = (ExportColumn[NumberLine]("Nomor", lambda row: row.number), ExportColumn("Sebab", lambda row: row.why))
    report = export_numbers(accepted.catalogue, accepted.actor, ListQuery(words="pk"), file, columns)
    written = file.read_text(encoding="utf-8-sig")
    assert report.rows == 2
    assert written.splitlines()[0] == '"Nomor";"Sebab"'
    assert second.number in written
    assert "salah pihak" in written


def test_each_book_says_how_far_it_is_and_what_is_missing(accepted: Opened) -> None:
    assert number_books(accepted.catalogue, accepted.actor) == ()
    first = issued(accepted)
    void_agreement(accepted.catalogue, accepted.actor, first.agreement, "salah pihak")
    issued(accepted)
    changed(accepted, issued(accepted, "P-000003").agreement, price=340_000)
    assert number_books(accepted.catalogue, accepted.actor) == (
        NumberBook("ADD", 2027, 1, 0, ()), NumberBook("PK", 2026, 3, 1, ()),
    )  # fmt: skip
    with accepted.catalogue.transaction() as session:
        session.execute(t.NumberSeries.__table__.update().where(t.NumberSeries.kind == "PK").values(last=5))
    assert number_books(accepted.catalogue, accepted.actor)[1] == NumberBook("PK", 2026, 5, 1, (4, 5))
