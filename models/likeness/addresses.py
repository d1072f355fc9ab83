"""Addresses as words and house numbers, without the many ways of writing street, hamlet, RT and RW."""

from __future__ import annotations

from functools import lru_cache

from models.likeness.words import plain_words, sound, word_set

_KINDS = word_set(
    "jl jln jalan gg gang dsn dusun ds desa kel kelurahan kec kecamatan kab kabupaten kota rt rw rtrw no "
    "nomor nmr blok dk dukuh lingkungan lingk perum perumahan komplek kompleks kavling kav jawa timur jatim"
)


@lru_cache(maxsize=1 << 16)
def address_words(address: str) -> tuple[str, ...]:
    """The words and numbers of an address in one order: "Jl. Mawar No.5 RT 01" and "mawar 5, rt 1" are the same."""
    words = (word for text in plain_words(address) for word in _parts(text))
    return tuple(sorted(sound(word) for word in words if word not in _KINDS))


def _parts(word: str) -> list[str]:
    """ "rt03" and "no5" are two words written as one."""
    head = word.rstrip("0123456789")
    return [head, word[len(head) :]] if head in _KINDS and head != word else [word]
