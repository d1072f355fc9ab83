"""What speaks for and against two records being one: kinds and likenesses, never a value."""

from __future__ import annotations

from collections.abc import Iterator

from models.domain.duplicates import Clue, ClueKind
from models.likeness.register import Bools, Floats, Ground, Ints
from models.likeness.scoring import Scored, branches_differ, is_other, is_same


def clues_of(ground: Ground, scored: Scored) -> list[tuple[Clue, ...]]:
    """The clues of each pair, what weighs most first."""
    rows = [list(_told(mask, kind)) for mask, kind in _marks(ground, scored.left, scored.right)]
    alike = [
        list(_alike(scored.name, ClueKind.NAME)),
        list(_alike(scored.owner, ClueKind.OWNER)),
        list(_alike(scored.address, ClueKind.ADDRESS)),
    ]
    return [tuple(clue for clue in column if clue is not None) for column in zip(*alike, *rows, strict=True)]


def _marks(ground: Ground, left: Ints, right: Ints) -> Iterator[tuple[Bools, ClueKind]]:
    register, kinds = ground.register, ClueKind
    for values, same, other in (
        (register.niks, kinds.SAME_NIK, kinds.OTHER_NIK),
        (register.nibs, kinds.SAME_NIB, kinds.OTHER_NIB),
        (register.phones, kinds.SAME_PHONE, kinds.OTHER_PHONE),
    ):
        yield is_same(values, left, right), same
        yield is_other(values, left, right), other
    desa = is_same(ground.desa, left, right)
    yield desa, kinds.SAME_DESA
    yield is_same(ground.kecamatan, left, right) & ~desa, kinds.SAME_KECAMATAN
    beyond = is_other(ground.kabupaten, left, right)
    yield beyond, kinds.OTHER_KABUPATEN
    yield is_other(ground.kecamatan, left, right) & ~beyond, kinds.OTHER_KECAMATAN
    shared = (register.products[left] & register.products[right]) != 0
    both = (register.products[left] != 0) & (register.products[right] != 0)
    yield shared, kinds.SAME_PRODUCT
    yield both & ~shared, kinds.OTHER_PRODUCT
    yield branches_differ(ground, left, right), kinds.OTHER_BRANCH


def _told(mask: Bools, kind: ClueKind) -> Iterator[Clue | None]:
    clue = Clue(kind)
    return (clue if holds else None for holds in mask.tolist())


def _alike(likeness: Floats, kind: ClueKind) -> Iterator[Clue | None]:
    for value in likeness.tolist():
        yield Clue(kind, int(value)) if value >= 0 else None
