"""Random words, filters and orders find the same on SQLite, on PostgreSQL, and in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from matching.codes import BusinessSize, OfferKind
from models.catalogue import placing, search_pages
from models.catalogue import tables as t
from models.catalogue.search import enterprise_search
from models.domain.businesses import PersonDraft
from models.domain.enterprises import EnterpriseDraft, EnterpriseLine, OfferDraft
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.names import name_key
from models.reference.regions import full_name
from models.steps.indexing import index_everything
from models.use_cases.count_list import count_list
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_enterprise import save_enterprise
from tests.models.records.drafts import enterprise

PLACES = ("35.23.01.2001", "35.23.11", "35.22.01", "35.78", "35.24.01")
NAMES = (
    *("keripik", "Kerupuk", "kér", "UD", "tahu", "Tempe", "jaya", "ja", "Bu Sri", "9 Naga", "a_b", "sumber-rejeki"),
    *("ＡＢ", "ß"),
)
OWNERS = ("Sri", "Siti Aminah", "Ánh", "agus", "Žofka")
TYPED = ("k", "ke", "3", "u", "tuban", "tapioka", '"*', "' OR", "&", "zz")
WORDS = st.lists(st.sampled_from([*NAMES, *OWNERS, *TYPED]), max_size=3)
FILTERS = {
    "region": ("35.23", "35.23.01", "35.22", "35.2", "99"),
    "size": tuple(BusinessSize),
    "state": ("aktif", "nonaktif"),
    "kind": tuple(OfferKind),
    "commodity": ("tapioka", "ubi_kayu", "tidak_ada"),
    "missing": ("capacity", "offer", "kecamatan", "point"),
}
SORTS = ("", "name", "code", "owner", "place", "size", "unknown")
QUERIES = st.builds(
    ListQuery,
    WORDS.map(" ".join),
    st.lists(st.sampled_from([(name, str(value)) for name, some in FILTERS.items() for value in some]), max_size=2).map(
        tuple
    ),
    st.sampled_from(SORTS),
    st.booleans(),
)


def _drafts(count: int) -> Iterator[EnterpriseDraft]:
    chance = Random(4)
    for _ in range(count):
        draft = enterprise(" ".join(chance.choices(NAMES, k=2)), chance.choice(PLACES))
        size = chance.choice(list(BusinessSize))
        business = replace(draft.business, nib="", size=size, annual_sales=None, capital=None)
        offers = tuple(_offers(chance))
        owner = PersonDraft(name=chance.choice(OWNERS))
        yield replace(draft, business=business, owner=owner, offers=offers, active=chance.random() < 0.8, papers=())


def _offers(chance: Random) -> Iterator[OfferDraft]:
    for commodity in chance.sample(("tapioka", "ubi_kayu"), chance.randint(0, 2)):
        capacity = chance.choice((None, 5_000))
        yield OfferDraft(kind=chance.choice(list(OfferKind)), commodity=commodity, unit="kg", capacity=capacity)


def _fill(opened: Opened) -> Opened:
    kept = [save_enterprise(opened.catalogue, opened.actor, draft) for draft in _drafts(45)]
    for saved in kept[::9]:
        delete_enterprise(opened.catalogue, opened.actor, saved.uid)
    return opened


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[tuple[Opened, Opened]]:
    """The same enterprises on SQLite and on a server."""
    from psycopg import sql

    from tests.postgres import execute

    execute(postgres_url, sql.SQL("CREATE DATABASE lists"))
    place: Path = tmp_path_factory.mktemp("lists") / "katalog.db"
    server = f"{postgres_url.rpartition('/')[0]}/lists"
    made = [_fill(open_catalogue(where, sample=True)) for where in (str(place), server)]
    yield made[0], made[1]
    for opened in made:
        opened.catalogue.close()
    execute(postgres_url, sql.SQL("DROP DATABASE lists WITH (FORCE)"))


def _codes(opened: Opened, query: ListQuery, start: int = 0, limit: int = 100) -> list[str]:
    return [row.code for row in list_enterprises(opened.catalogue, opened.actor, query, start, limit).rows]


class Oracle:
    """The list in plain Python, from what the tables say."""

    def __init__(self, opened: Opened) -> None:
        self.lines = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 200).rows
        with opened.catalogue.reading() as session:
            e, b = t.Enterprise, t.Business
            query = select(e.code, e.id, b.region, b.size, b.nib).join(b, b.id == e.business_id)
            self.rows = {row.code: row for row in session.execute(query)}
            o, c = t.Offer, t.Commodity
            offers = select(e.code, o.kind, o.words, c.slug, c.name, o.id).join(o, o.enterprise_id == e.id)
            found = session.execute(offers.join(c, c.id == o.commodity_id)).all()
            facts = set(session.scalars(select(t.OfferFact.offer_id).where(t.OfferFact.kind == "kapasitas")))
        self.offers: dict[str, list[tuple[str, str, str, str, bool]]] = {}
        for code, kind, words, slug, name, number in found:
            self.offers.setdefault(code, []).append((kind, words, slug, name, number in facts))

    def codes(self, query: ListQuery) -> list[str]:
        found = [line for line in self.lines if self._matches(line, query)]
        found.sort(key=lambda line: self._key(line, query.sort), reverse=query.descending)
        return [line.code for line in found]

    def _matches(self, line: EnterpriseLine, query: ListQuery) -> bool:
        words = self._words(line)
        typed = name_key(query.words).split()
        if not all(any(word.startswith(each) for word in words) for each in typed):
            return False
        return all(self._passes(line, name, value) for name, value in query.filters)

    def _words(self, line: EnterpriseLine) -> set[str]:
        row = self.rows[line.code]
        offered = [word for offer in self.offers.get(line.code, []) for word in (offer[1], offer[3])]
        told = (line.code, line.name, line.owner, row.nib, full_name(row.region), *offered)
        return set(name_key(" ".join(told)).split())

    def _passes(self, line: EnterpriseLine, name: str, value: str) -> bool:
        row, offers = self.rows[line.code], self.offers.get(line.code, [])
        match name:
            case "region":
                return bool(row.region == value or row.region.startswith(f"{value}."))
            case "size":
                return bool(row.size == value)
            case "state":
                return line.active == (value == "aktif")
            case "kind":
                return any(offer[0] == value for offer in offers)
            case "commodity":
                return any(offer[2] == value for offer in offers)
        lacks = {
            "capacity": bool(offers) and not any(offer[4] for offer in offers),
            "offer": not offers,
            "kecamatan": row.region.count(".") < 2,
            "point": True,
        }
        return line.active and lacks[value]

    def _key(self, line: EnterpriseLine, sort: str) -> tuple[object, ...]:
        row = self.rows[line.code]
        first: dict[str, object] = {
            "code": line.code,
            "owner": name_key(line.owner),
            "place": row.region,
            "size": BusinessSize(row.size).code,
        }
        return (first.get(sort, 0), name_key(line.name), row.id)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_both_databases_answer_as_plain_python_does(both: tuple[Opened, Opened], query: ListQuery) -> None:
    expected = _oracle(both[0]).codes(query)
    for opened in both:
        assert _codes(opened, query) == expected
        assert count_list(opened.catalogue, opened.actor, IntakeKind.ENTERPRISES, query) == len(expected)
        half = len(expected) // 2
        assert _codes(opened, query, half, 7) == expected[half : half + 7]


_KNOWN: dict[int, Oracle] = {}


def _oracle(opened: Opened) -> Oracle:
    at = id(opened.catalogue)
    if at not in _KNOWN:
        _KNOWN[at] = Oracle(opened)
    return _KNOWN[at]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, few=st.sampled_from((0, 3)), many=st.sampled_from((0, 60)), walk=st.sampled_from((1, 4)))
def test_every_way_to_a_page_gives_the_same(
    both: tuple[Opened, Opened], query: ListQuery, few: int, many: int, walk: int
) -> None:
    expected = _oracle(both[0]).codes(query)
    with pytest.MonkeyPatch.context() as changed:
        for name, value in (("FEW", few), ("MANY", many), ("WALK", walk), ("FAR", 2)):
            changed.setattr(search_pages, name, value)
        for start in (0, 5, len(expected) // 2):
            assert _codes(both[0], query, start, 6) == expected[start : start + 6]


def _picture(opened: Opened) -> list[tuple[object, ...]]:
    """Listed rows in order, with their words, without their places."""
    listed = t.EnterpriseListing
    columns = [column for column in listed.__table__.c if column.name != "place"]
    with opened.catalogue.reading() as session:
        query = select(*columns, enterprise_search.c.words)
        query = query.join(enterprise_search, enterprise_search.c.rowid == listed.place)
        return [(*row[:-1], *sorted(row[-1].split())) for row in session.execute(query.order_by(listed.place))]


def test_what_saving_keeps_true_is_what_filling_anew_makes(both: tuple[Opened, Opened]) -> None:
    for opened in both:
        before = _picture(opened)
        with opened.catalogue.transaction() as session:
            session.execute(delete(t.DerivedState))
            index_everything(session)
        assert _picture(opened) == before


@pytest.mark.parametrize("backwards", [False, True])
def test_rows_move_apart_where_no_room_is_left(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, backwards: bool
) -> None:
    monkeypatch.setattr(placing, "ROOM", 2)
    monkeypatch.setattr(placing, "_AROUND", 2)
    names = [f"Usaha {number:02}" for number in range(14)]
    for name in ("Usaha 99", *(names[::-1] if backwards else names)):
        draft = enterprise(name)
        save_enterprise(opened.catalogue, opened.actor, replace(draft, owner=PersonDraft(name="Sri")))
    found = [row.name for row in list_enterprises(opened.catalogue, opened.actor, ListQuery("usaha"), 0, 50).rows]
    assert found == [*names, "Usaha 99"]


def test_a_page_does_not_wait_for_the_count(both: tuple[Opened, Opened]) -> None:
    opened = both[0]
    part = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 5, counted=False)
    assert (part.total, part.counted) == (5, False)
    last = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 30, 50, counted=False)
    assert (last.total, last.counted) == (30 + len(last.rows), True)
