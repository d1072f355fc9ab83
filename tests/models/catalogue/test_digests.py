"""Digests made column by column are those of each row by itself: what was sealed long ago still holds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.catalogue.chain import _all_encoded, _encoded

VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(max_size=8)
NAMES = st.text(st.characters(categories=("Ll",)) | st.just("_"), min_size=1, max_size=8)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[tuple[Any, ...]]]:
    names = draw(st.lists(NAMES, min_size=1, max_size=5, unique=True))
    rows = draw(st.integers(1, 6))
    kinds = [draw(st.sampled_from((VALUES, st.text(), st.integers(), st.booleans()))) for _ in names]
    return names, [tuple(draw(st.lists(kind, min_size=rows, max_size=rows))) for kind in kinds]


@given(tables())
def test_columns_are_encoded_as_their_rows(table: tuple[list[str], list[tuple[Any, ...]]]) -> None:
    names, columns = table
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    assert _all_encoded("paper", names, columns, frozenset()) == ["paper" + _encoded(row) for row in rows]


@given(tables())
def test_a_later_column_enters_only_where_it_is_filled(table: tuple[list[str], list[tuple[Any, ...]]]) -> None:
    names, columns = table
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    blank, filled = (None, "", *(None for _ in rows))[: len(rows)], tuple(range(len(rows)))
    some = tuple(None if at % 2 else at for at in filled)
    later = frozenset({"Later", "Latest"})
    for one, other in ((blank, blank), (filled, blank), (some, filled), (some, some), (blank, some)):
        told = ({"Later": late, "Latest": last} for late, last in zip(one, other, strict=True))
        filled_in = ({name: value for name, value in each.items() if value not in (None, "")} for each in told)
        expected = ["paper" + _encoded(row | more) for row, more in zip(rows, filled_in, strict=True)]
        assert _all_encoded("paper", [*names, "Later", "Latest"], [*columns, one, other], later) == expected
