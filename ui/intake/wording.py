"""Words of the import: keys, how a column is known, what a group of findings says."""

from __future__ import annotations

from models.domain.imports import ImportKey
from models.domain.mapping import ColumnProposal, How, SheetProposal
from ui import formats
from ui.texts import tr

KEYS: tuple[tuple[ImportKey, str, str], ...] = (
    (ImportKey.AUTO, "yang cocok", "Kode, NIB, atau NIK; bila tidak ada: nama, tempat, dan pemilik bersama-sama."),
    (ImportKey.CODE, "kode", "Baris dengan kode mengubah catatan itu; baris tanpa kode menjadi catatan baru."),
    (ImportKey.NIB, "NIB", "Baris tanpa NIB ditolak."),
    (ImportKey.NIK, "NIK pemilik", "Baris tanpa NIK ditolak. Pemilik beberapa usaha dikenali juga dari nama usahanya."),
    (ImportKey.NAME_DESA, "nama dan desa", "Nama usaha yang sama di desa yang sama; baris tanpa desa ditolak."),
)


def key_words(key: str) -> str:
    """A key in a list; nothing where none was chosen."""
    return next((tr(words) for one, words, _why in KEYS if key and one == key), "")


def how_words(column: ColumnProposal, sheet: SheetProposal) -> str:
    """How it is known what a column means, what else it may be, and by what its numbers are multiplied."""
    known = _known_words(column, sheet)
    if not column.power:
        return known
    return tr("{known}; angkanya dikali {times}").format(known=known, times=formats.number(10**column.power))


def _known_words(column: ColumnProposal, sheet: SheetProposal) -> str:
    match column.how:
        case How.NAME:
            return tr("judulnya dikenal")
        case How.LIKENESS:
            return tr("judulnya mirip; periksa")
        case How.PROFILE:
            return tr("seperti kiriman sebelumnya")
        case How.REPEATED:
            return tr("kolom lain lebih jelas")
        case How.LEFT_OUT:
            return tr("periode, mata uang, atau kelipatannya lain; tidak dibaca")
        case How.NEEDLESS:
            return tr("tidak diperlukan")
        case How.UNKNOWN:
            return tr("tidak dikenali")
    return _guess_words(column, sheet)


def _guess_words(column: ColumnProposal, sheet: SheetProposal) -> str:
    names = {choice.value: choice.label for choice in sheet.fields}
    if not column.share:
        said = tr("tebakan dari namanya")
    else:
        said = tr("tebakan, {share} % cocok").format(share=formats.number(column.share))
    other = next((names[field] for field in column.others if field in names), "")
    return tr("{said}; atau {other}?").format(said=said, other=other) if other else said
