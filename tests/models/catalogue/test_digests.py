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
    assert _all_encoded(names, columns, frozenset()) == [_encoded(row) for row in rows]


@given(tables())
def test_a_later_column_enters_only_where_it_is_filled(table: tuple[list[str], list[tuple[Any, ...]]]) -> None:
    names, columns = table
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    as_before = [_encoded(row) for row in rows]
    blank, filled = (None, "", *(None for _ in rows))[: len(rows)], tuple(range(len(rows)))
    later = frozenset({"Later"})
    assert _all_encoded([*names, "Later"], [*columns, blank], later) == as_before
    assert _all_encoded([*names, "Later"], [*columns, filled], later) == [
        _encoded(row | {"Later": at}) for at, row in enumerate(rows)
    ]
