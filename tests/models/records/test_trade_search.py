"""Partners and needs are found by words and filters: the same on SQLite, on PostgreSQL and in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize, Pattern
from models.catalogue import tables as t
from models.catalogue.search import ENTERPRISES_FROM, enterprise_search
from models.domain.bulk import BulkChange, BulkField, Selection
from models.domain.businesses import BusinessDraft, PersonDraft
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.names import name_key
from models.domain.partners import GoodDirection, GoodPart, NeedDraft, PartnerDraft
from models.problems import UserProblem
from models.reference.regions import full_name
from models.steps.indexing import index_everything
from models.use_cases.confirm_need_terms import confirm_need_terms
from models.use_cases.confirm_partner import confirm_partner
from models.use_cases.count_list import count_list
from models.use_cases.delete_need import delete_need
from models.use_cases.delete_partner import delete_partner
from models.use_cases.edit_many import edit_many
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_needs import list_needs
from models.use_cases.list_partners import list_partners
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_commodity import save_commodity
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from models.use_cases.undo_change import undo_change
from models.use_cases.view_commodity import view_commodity
from models.use_cases.view_need import view_need
from models.use_cases.view_partner import view_partner
from tests.models.records.drafts import enterprise, need, officer, partner

TODAY = date.today()
PLACES = ("35.23.01.2001", "35.23.11", "35.22.01", "35.78")
NAMES = ("Sumber", "Rejeki", "café", "Tirta-Jaya", "Žofka", "Pangan", "9 Naga", "a_b")
WORDS = ("Ubi kupas", "tapioka halus", "Kér kering", "")
DAYS = ("", *((TODAY + timedelta(days=days)).isoformat() for days in (-400, -1, 0, 30, 90)))
TYPED = (*NAMES, "s", "re", "cafe", "tub", "ja", "m", "k 0", "0000", "20402", "contoh", "%", "_", "' OR", '"*', "ker")
SIZES = (BusinessSize.MENENGAH, BusinessSize.BESAR)
PARTNER_FILTERS = {
    "region": ("35.23", "35.23.01", "35.78"),
    "size": SIZES,
    "state": ("aktif", "nonaktif"),
    "commodity": ("tapioka", "ubi_kayu"),
    "pattern": ("", *Pattern),
    "needs": ("ada", "lewat", "tidak"),
    "member": ("berlaku", "segera", "habis", "tidak"),
}
NEED_FILTERS = {
    "region": ("35.23", "35.22"),
    "size": SIZES,
    "state": ("aktif", "nonaktif"),
    "commodity": ("tapioka", "ubi_kayu"),
    "pattern": ("terbuka", *Pattern),
    "until": ("berlaku", "lewat"),
    "member": ("habis", "tidak"),
}


def _queries(filters: dict[str, tuple[str, ...]]) -> st.SearchStrategy[ListQuery]:
    pairs = [(name, str(value)) for name, some in filters.items() for value in some if value]
    chosen = st.lists(st.sampled_from(pairs), max_size=2).map(tuple)
    words = st.lists(st.sampled_from(TYPED), max_size=2).map(" ".join)
    return st.builds(ListQuery, words, chosen)


def _partner(chance: Random, at: int) -> PartnerDraft:
    business = BusinessDraft(
        name=" ".join(chance.sample(NAMES, 2)), legal_form="PT", region=chance.choice(PLACES), size=chance.choice(SIZES)
    )
    number, until = (f"20402-{at:04}", chance.choice(DAYS)) if chance.random() < 0.7 else ("", "")
    contact = PersonDraft(name=chance.choice(("Contoh Dua", "Contoh Tiga")))
    good = GoodPart(direction=GoodDirection.TAKEN, commodity="kedelai", words="kedelai impor")
    return PartnerDraft(
        business=business, contact=contact, kadin_number=number, kadin_until=until, active=chance.random() < 0.8,
        goods=(good,) if at % 3 == 0 else (),
    )  # fmt: skip


def _need(chance: Random, of: str) -> NeedDraft:
    draft = replace(need(of), words=chance.choice(WORDS), commodity=chance.choice(("tapioka", "ubi_kayu")))
    pattern = chance.choice((None, Pattern.INTI_PLASMA, Pattern.RANTAI_PASOK))
    return replace(draft, pattern=pattern, until=chance.choice(DAYS), active=chance.random() < 0.8, minimum_lot=None)


def _fill(opened: Opened) -> Opened:
    chance = Random(8)
    catalogue, actor = opened.catalogue, opened.actor
    # an enterprise and a partner of the same words never meet in one list
    save_enterprise(catalogue, actor, replace(enterprise("Sumber Rejeki"), owner=PersonDraft(name="Sri")))
    partners = [save_partner(catalogue, actor, _partner(chance, at)).uid for at in range(14)]
    asked = [uid for uid in partners for _ in range(chance.choice((0, 3)))]
    needs = [save_need(catalogue, actor, _need(chance, uid)).uid for uid in asked]
    delete_partner(catalogue, actor, partners[0])
    delete_need(catalogue, actor, needs[-1])
    return opened


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[tuple[Opened, Opened]]:
    """The same partners and needs on SQLite and on a server."""
    from psycopg import sql

    from tests.postgres import execute

    execute(postgres_url, sql.SQL("CREATE DATABASE trade"))
    place: Path = tmp_path_factory.mktemp("trade") / "katalog.db"
    server = f"{postgres_url.rpartition('/')[0]}/trade"
    made = [_fill(open_catalogue(where, sample=True)) for where in (str(place), server)]
    yield made[0], made[1]
    for opened in made:
        opened.catalogue.close()
    execute(postgres_url, sql.SQL("DROP DATABASE trade WITH (FORCE)"))


@dataclass(frozen=True, slots=True)
class Row:
    """What the tables say of a record, and what it is found by."""

    code: str
    words: frozenset[str]
    values: dict[str, frozenset[str]]

    def matches(self, query: ListQuery) -> bool:
        typed = name_key(query.words).split()
        found = all(any(word.startswith(each) for word in self.words) for each in typed)
        return found and all(value in self.values[name] for name, value in query.filters)


def _words(*texts: str) -> frozenset[str]:
    return frozenset(name_key(" ".join(texts)).split())


def _regions(code: str) -> frozenset[str]:
    parts = code.split(".")
    return frozenset(".".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _member(row: t.Partner) -> frozenset[str]:
    if not row.kadin_number:
        return frozenset({"tidak"})
    if not row.kadin_until:
        return frozenset({"berlaku"})
    left = (date.fromisoformat(row.kadin_until) - TODAY).days
    return frozenset({"habis"} if left < 0 else {"berlaku", "segera"} if left <= 60 else {"berlaku"})


def _days(row: t.Need) -> str:
    if not row.active:
        return ""
    return "lewat" if row.until and row.until < TODAY.isoformat() else "berlaku"


def _told(opened: Opened) -> tuple[list[Row], list[Row]]:
    """Partners and needs as plain Python reads them."""
    partners: list[Row] = []
    needs: list[Row] = []
    with opened.catalogue.reading() as session:
        goods = {row.id: row for row in session.scalars(select(t.Commodity))}
        query = select(t.Partner, t.Business).join(t.Business, t.Business.id == t.Partner.business_id)
        for row, business in session.execute(query.where(~t.Partner.deleted).order_by(t.Partner.code)):
            own = session.scalars(select(t.Need).where(t.Need.partner_id == row.id, ~t.Need.deleted)).all()
            partners.append(_told_partner(session, row, business, own, goods))
            needs += [_told_need(row, business, each, goods[each.commodity_id]) for each in own]
    return partners, sorted(needs, key=lambda row: row.code)


def _shared(row: t.Partner, business: t.Business) -> dict[str, frozenset[str]]:
    return {"region": _regions(business.region), "size": frozenset({business.size}), "member": _member(row)}


def _told_partner(
    session: Session, row: t.Partner, business: t.Business, own: Sequence[t.Need], goods: dict[int, t.Commodity]
) -> Row:
    made = session.scalars(select(t.PartnerGood).where(t.PartnerGood.partner_id == row.id)).all()
    people = session.scalars(
        select(t.Person.name).join(t.BusinessPerson).where(t.BusinessPerson.business_id == business.id)
    )
    named = [text for each in (*own, *made) for text in (each.words, goods[each.commodity_id].name)]
    stand = [each for each in own if _days(each) == "berlaku"]
    how = {"lewat"} if any(_days(each) == "lewat" for each in own) else set()
    words = (row.code, business.name, business.nib, row.kadin_number, full_name(business.region), *people, *named)
    told = {
        "state": frozenset({"aktif" if row.active else "nonaktif"}),
        "commodity": frozenset(goods[each.commodity_id].slug for each in own),
        "pattern": frozenset(each.pattern for each in stand),
        "needs": frozenset(how | {"ada" if stand else "tidak"}),
    }
    return Row(row.code, _words(*words), _shared(row, business) | told)


def _told_need(row: t.Partner, business: t.Business, need: t.Need, good: t.Commodity) -> Row:
    words = (need.code, need.words, good.name, need.process, business.name, row.code, full_name(business.region))
    told = {
        "state": frozenset({"aktif" if need.active else "nonaktif"}),
        "commodity": frozenset({good.slug}),
        "pattern": frozenset({need.pattern or "terbuka"}),
        "until": frozenset({_days(need)}),
    }
    return Row(need.code, _words(*words), _shared(row, business) | told)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=_queries(PARTNER_FILTERS))
def test_partners_are_what_plain_python_finds(both: tuple[Opened, Opened], query: ListQuery) -> None:
    expected = [row.code for row in _known(both[0])[0] if row.matches(query)]
    for opened in both:
        found = list_partners(opened.catalogue, opened.actor, replace(query, sort="code"), 0, 50)
        assert [row.code for row in found.rows] == expected
        assert count_list(opened.catalogue, opened.actor, IntakeKind.PARTNERS, query) == found.total == len(expected)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=_queries(NEED_FILTERS))
def test_needs_are_what_plain_python_finds(both: tuple[Opened, Opened], query: ListQuery) -> None:
    expected = [row.code for row in _known(both[0])[1] if row.matches(query)]
    for opened in both:
        found = list_needs(opened.catalogue, opened.actor, query, 0, 100)
        assert [row.code for row in found.rows] == expected
        assert count_list(opened.catalogue, opened.actor, IntakeKind.NEEDS, query) == found.total == len(expected)


_KNOWN: dict[int, tuple[list[Row], list[Row]]] = {}


def _known(opened: Opened) -> tuple[list[Row], list[Row]]:
    at = id(opened.catalogue)
    if at not in _KNOWN:
        _KNOWN[at] = _told(opened)
    return _KNOWN[at]


def test_every_sort_gives_each_record_once_and_backwards_turned_round(both: tuple[Opened, Opened]) -> None:
    for sort in ("name", "code", "place", "size", "kadin_until", "until", "words", "partner", "pattern"):
        for listed in (list_partners, list_needs):
            asked = [ListQuery(sort=sort, descending=down) for down in (False, True)]
            found = [
                [[row.code for row in listed(opened.catalogue, opened.actor, query, 0, 100).rows] for query in asked]
                for opened in both
            ]
            assert found[0] == found[1]
            assert len(set(found[0][0])) == len(found[0][0]) > 0
            assert found[0][1] == found[0][0][::-1]


def test_a_line_counts_the_needs_that_stand_and_tells_of_those_that_lapsed(opened: Opened) -> None:
    saved = save_partner(opened.catalogue, opened.actor, partner())
    days = ((None, 1), (TODAY, 1), (TODAY - timedelta(days=1), 0), (TODAY - timedelta(days=90), 0))
    for day, _stands in days:
        until = day.isoformat() if day else ""
        save_need(opened.catalogue, opened.actor, replace(need(saved.uid), until=until))
    save_need(opened.catalogue, opened.actor, replace(need(saved.uid), commodity="ubi_kayu", active=False))
    (line,) = list_partners(opened.catalogue, opened.actor, ListQuery(), 0, 5).rows
    assert (line.needs, line.lapsed) == (2, 2)
    assert len(line.asks_for) == 1
    lapsed = list_needs(opened.catalogue, opened.actor, ListQuery(filters=(("until", "lewat"),)), 0, 9)
    assert lapsed.total == line.lapsed
    assert all(row.lapsed for row in lapsed.rows)


@pytest.mark.parametrize("listed", [list_partners, list_needs])
@pytest.mark.parametrize("name", ["desil", "unknown", "needs", "until", "told", "member"])
def test_a_filter_that_is_none_is_refused(opened: Opened, listed: object, name: str) -> None:
    with pytest.raises(UserProblem) as refused:
        listed(opened.catalogue, opened.actor, ListQuery(filters=((name, "?"),)), 0, 5)  # type: ignore[operator]
    assert refused.value.values["filter"] == name


def _stale(opened: Opened) -> tuple[list[str], list[str]]:
    query = ListQuery(filters=(("told", "basi"),))
    partners = list_partners(opened.catalogue, opened.actor, query, 0, 50).rows
    needs = list_needs(opened.catalogue, opened.actor, query, 0, 50).rows
    assert all(row.stale for row in (*partners, *needs))
    return [row.code for row in partners], [row.code for row in needs]


def test_the_filter_by_freshness_agrees_with_the_records(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.catalogue.recording.now", lambda: f"{TODAY.year - 3}-05-05T03:00:00+00:00")
    old = save_partner(opened.catalogue, opened.actor, partner())
    asked = save_need(opened.catalogue, opened.actor, need(old.uid))
    monkeypatch.undo()
    new = save_partner(opened.catalogue, opened.actor, partner("PT Contoh Baru"))
    assert _stale(opened) == ([old.code], [asked.code])
    assert view_partner(opened.catalogue, opened.actor, old.uid).stale
    assert not view_partner(opened.catalogue, opened.actor, new.uid).stale
    version = view_need(opened.catalogue, opened.actor, asked.uid).version
    confirm_need_terms(opened.catalogue, opened.actor, asked.uid, version)
    assert _stale(opened) == ([old.code], [])
    version = view_partner(opened.catalogue, opened.actor, old.uid).version
    said = confirm_partner(opened.catalogue, opened.actor, old.uid, version)
    assert _stale(opened) == ([], [])
    undo_change(opened.catalogue, opened.actor, said.change_set)
    assert _stale(opened) == ([old.code], [])


def _picture(opened: Opened) -> list[tuple[int, list[str]]]:
    with opened.catalogue.reading() as session:
        row = enterprise_search.c.rowid
        found = session.execute(select(row, enterprise_search.c.words).where(row < ENTERPRISES_FROM).order_by(row))
        return [(number, sorted(words.split())) for number, words in found]


def _filled_anew(opened: Opened) -> list[tuple[int, list[str]]]:
    with opened.catalogue.transaction() as session:
        session.execute(delete(t.DerivedState))
        index_everything(session)
    return _picture(opened)


def test_what_saving_keeps_true_is_what_filling_anew_makes(both: tuple[Opened, Opened]) -> None:
    for opened in both:
        kept = _picture(opened)
        assert len(kept) == sum(len(rows) for rows in _known(both[0]))
        assert _filled_anew(opened) == kept


def test_every_way_of_changing_keeps_the_index_true(opened: Opened) -> None:
    opened = replace(opened, actor=officer(opened))
    work = (opened.catalogue, opened.actor)
    saved = save_partner(*work, partner())
    asked = save_need(*work, need(saved.uid))
    tapioka = view_commodity(*work, "tapioka").draft
    steps = (
        lambda: save_commodity(*work, replace(tapioka, name="Tepung singkong")).change_set,
        lambda: edit_many(
            *work, IntakeKind.PARTNERS, Selection(1, uids=(saved.uid,)), BulkChange(BulkField.REGION, "35.22")
        ).change_set,
        lambda: edit_many(
            *work, IntakeKind.NEEDS, Selection(1, uids=(asked.uid,)), BulkChange(BulkField.STATE, "nonaktif")
        ).change_set,
        lambda: delete_need(*work, asked.uid).change_set,
        lambda: delete_partner(*work, saved.uid).change_set,
    )
    pictures, done = [_picture(opened)], []
    for step in steps:
        done.append(step())
        pictures.append(_picture(opened))
        assert _filled_anew(opened) == pictures[-1]
    assert pictures[-1] == []
    for change_set in reversed(done):
        undo_change(*work, change_set)
        pictures.pop()
        assert _picture(opened) == pictures[-1]


def test_an_older_catalogue_fills_the_index_when_it_opens(opened: Opened) -> None:
    save_partner(opened.catalogue, opened.actor, partner())
    with opened.catalogue.transaction() as session:
        session.execute(delete(t.DerivedState).where(t.DerivedState.name == "trade_search"))
        session.execute(enterprise_search.delete())
    place = opened.catalogue.place
    opened.catalogue.close()
    again = open_catalogue(place)
    assert list_partners(again.catalogue, again.actor, ListQuery("pangan"), 0, 5).total == 1
    again.catalogue.close()


def test_the_lists_do_not_meet(both: tuple[Opened, Opened]) -> None:
    for opened in both:
        asked = (opened.catalogue, opened.actor, ListQuery("sumber rejeki"), 0, 50)
        assert [row.code[:1] for row in list_enterprises(*asked).rows] == ["U"]
        assert {row.code[:1] for row in list_partners(*asked).rows} <= {"M"}
        with opened.catalogue.reading() as session:
            indexed = session.scalar(select(func.count()).select_from(enterprise_search))
        assert indexed == 1 + len(_picture(opened))
