"""By what a row finds the record that it speaks of, where the user has chosen one key for the whole list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from models.domain.imports import ImportKey
from models.domain.intake import BusinessIntake
from models.steps.intake.identities import KnownBusinesses
from models.steps.intake.tally import Tally

_DESA = 13
"""Length of the dotted code of a desa."""
_WORDS: Mapping[ImportKey, str] = {
    ImportKey.CODE: "Kode",
    ImportKey.NIB: "NIB",
    ImportKey.NIK: "NIK pemilik",
    ImportKey.NAME_DESA: "Nama usaha dan desa",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The business that a key leads to; or why it leads to none that could be trusted."""

    business: int | None = None
    problem: str = ""
    candidates: tuple[int, ...] = ()


def words_of(key: ImportKey) -> str:
    """What the report calls a key."""
    return _WORDS[key]


def by_nib(known: KnownBusinesses, intake: BusinessIntake) -> Found:
    """The business with this NIB; a row without one cannot be placed."""
    return Found(known.of_nib(intake.nib)) if intake.nib else Found(problem="key_missing")


def by_owner(
    known: KnownBusinesses, intake: BusinessIntake, nik: str, owner: int | None, is_free: Callable[[int], bool]
) -> Found:
    """The business of the person with this NIK that bears the name, else one of much the same name.

    Of the latter only one that `is_free`: that no other row of the list speaks of.
    """
    if not nik:
        return Found(problem="key_missing")
    theirs = known.of_owner(owner) if owner is not None else ()
    named = [number for number in theirs if known.is_named(number, intake)]
    if named:
        return _one_of(named)
    return _one_of([number for number in theirs if not known.is_renamed(number, intake) and is_free(number)])


def by_name_and_desa(known: KnownBusinesses, intake: BusinessIntake) -> Found:
    """The business of this name in this desa."""
    if len(intake.region) < _DESA:
        return Found(problem="key_missing")
    namesakes = known.in_desa(intake)
    same = [number for number in namesakes if known.may_have_nib(number, intake.nib)]
    if namesakes and not same:
        return Found(problem="key_nib_differs", candidates=tuple(namesakes))
    sure = [number for number in same if intake.nib and known.of_nib(intake.nib) == number]
    return _one_of(sure or same)


def _one_of(numbers: Sequence[int]) -> Found:
    if len(numbers) > 1:
        return Found(problem="key_ambiguous", candidates=tuple(numbers))
    return Found(numbers[0] if numbers else None)


def refuse_nib_of_another(
    known: KnownBusinesses, tally: Tally, row: int, key: ImportKey, nib: str, found: Found, codes: Mapping[int, str]
) -> bool:
    """Keep a row out whose chosen key leads elsewhere than its NIB does, which is taken; whether it was."""
    of_nib = known.of_nib(nib) if nib else None
    if key is ImportKey.AUTO or of_nib in (None, found.business):
        return False
    tally.refuse(row, "nib_of_another", key=words_of(key), code=codes.get(of_nib, "") if of_nib else "")
    return True


def refuse_keyless(tally: Tally, row: int, key: ImportKey, found: Found, codes: Mapping[int, str]) -> bool:
    """Keep a row out whose key is missing or leads to several records; whether it was."""
    if not found.problem:
        return False
    candidates = tuple(codes.get(number, "") for number in found.candidates)
    tally.refuse(row, found.problem, key=words_of(key), codes=candidates)
    return True
