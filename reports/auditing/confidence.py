"""How sure it is that something is absent: what a text may say in other words, or was not understood, is no red."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reports.auditing.findings import Kind, Level, TextFinding, clipped
from reports.auditing.matters import doubtful, sayings
from reports.auditing.sentences import Draft, Sentence
from reports.auditing.topics import Topic

_SIDED = re.compile(r"\b(?:large|small|both)\b")
_LAYS_DOWN = re.compile(
    r"\b(?:hak|haknya|berhak|wajib|kewajiban\w*|berkewajiban|harus|tugas|bertugas|berjanji|menyanggupi|sanggup|"
    r"bersedia|menjamin|bertanggung ?jawab|boleh|akan|mendapat|memperoleh|menerima)\b"
)
_DOING = re.compile(
    r"\b(?:large|small|both|anggota|kelompok|perajin|petani|peternak)\b[^.;]{0,50}\b(?:me[mnly]\w{4,}|menge\w+|"
    r"ber(?:tanam|ternak|kebun|usaha)\w*|tanam|jahit|pelihara|ternak|tenun|anyam|produksi|masok|bikin)\b|"
    r"\b(?:dibuat|diproduksi|dibudidayakan|dikerjakan|dijahit|ditanam|dipelihara|diolah|dipasok|dicetak|dirakit)\b"
    r"[^.;]{0,30}\boleh\b|\b(?:kegiatan|pekerjaan|usaha|objek|lingkup|produk|komoditas|aktivitas)\w*\s*:"
)
_HELPING = re.compile(
    r"latih|\bbina|membina|pembina|damping|bimbing|\bajar|mengajar|diajar|bantu|kursus|penyuluh|magang|workshop|"
    r"training|pinjam|benih|bibit|kunjung|fasilitas|akses|sertifika|pengembang|konsultasi|edukasi|klinik|\bkelas\b|"
    r"pameran|promosi|belajar|demo\b|praktik|coaching|mentor|upgrade|peningkatan|meningkat|capacity|kapasitas usaha|"
    r"transfer (?!bank|ke|via|dana|uang)|alih (?!nama|fungsi)|teknisi|tenaga ahli|instruktur|\bahli\b|pakar|"
    r"narasumber|\bguru\b|terampil|pengetahuan|panduan|subsidi|hibah|modal|dukung|memfasilitasi"
)
_LASTING = re.compile(
    r"\b(?:\d+|se|dua|tiga|lima|satu|enam) ?\)? ?(?:tahun|bulan|musim|th|bln|siklus|periode)\b|\b20\d\d\b[^.;]{0,40}"
    r"\b20\d\d\b|\bmasa (?:akad|kontrak|kerja|laku|berlaku)|\bmusim\b|jangka|berlaku (?:sejak|mulai|sampai)|berakhir"
)
_SETTLING = re.compile(
    r"musyawarah|mufakat|pengadilan|arbitra|mediasi|mediator|rembu[gk]|kekeluargaan|damai|runding|ishlah|islah|"
    r"\bpn\b|hakim|kadin\b|bani\b|basyarnas|tahkim|penengah|eskalasi|escalat|litigasi|domisili|duduk bersama|"
    r"jalur hukum|ranah hukum|\bhukum\b[^.;]{0,20}(?:indonesia|berlaku di)"
)
_PAYING = re.compile(
    r"(?:bayar|lunas|transfer|tunai|kontan|setor|\bcair|uang|tagihan|faktur|invoice|termin|tempo|nota)\w*"
)
_TIMELY = re.compile(
    r"\d|hari|minggu|pekan|bulan|saat|begitu|seketika|langsung|setiap|tiap|setelah|sesudah|serah|tempo|termin|besok"
)


def weighed(found: TextFinding, draft: Draft) -> TextFinding:
    """Return a finding that something is absent as a question, where the text leaves room for doubt."""
    code = found.code.partition(".")[2]
    if found.level is not Level.RED:
        return found
    if found.quote and found.kind in sayings():
        quoted = next((each for each in draft.said if clipped(each.words) == found.quote), None)
        return _asked(found, "maybe") if quoted and doubtful(found.kind, quoted) else found
    if code not in ("missing", "one_sided", "forbidden"):
        return found
    if code == "forbidden":
        return found if draft.parties.sure else _asked(found, "maybe_forbidden")
    traced = found.kind in _TRACES and any(_TRACES[found.kind](each) for each in _where_it_may_hide(draft))
    if code == "one_sided":
        return found if understood(draft) and not _unread_duties(draft) else _asked(found, "unclear")
    if traced or not understood(draft):
        return _asked(found, "maybe_missing")
    return found


def _where_it_may_hide(draft: Draft) -> tuple[Sentence, ...]:
    """Under headings that say nothing known, where nearly all others do; else anywhere."""
    unread = tuple(each for each in draft.clauses if each.topic in (Topic.NONE, Topic.OTHER))
    topics = {each.topic for each in draft.clauses}
    return unread if len(unread) * 4 <= len(draft.clauses) and len(topics) >= _FEW else draft.said


def understood(draft: Draft) -> bool:
    """Whether both sides were declared, are spoken of, and the text fell into clauses rather than one long opening."""
    named = {side: sum(side in each.plain for each in draft.clauses) for side in ("large", "small")}
    laid = len(draft.clauses) * 2 >= len(draft.said) and len(draft.clauses) >= _FEW
    return len(draft.parties.sides) == 2 and min(named.values()) >= _SPOKEN_OF and laid


_FEW, _SPOKEN_OF = 6, 2


def _unread_duties(draft: Draft) -> bool:
    """Sentences under rights and duties of which nobody knows who is meant."""
    under = [each for each in draft.clauses if each.topic is Topic.DUTIES]
    unread = [each for each in under if not each.owner and not _SIDED.search(each.plain)]
    return not under or bool(unread)


def _asked(found: TextFinding, how: str) -> TextFinding:
    return replace(found, level=Level.YELLOW, code=f"{found.kind}.{how}")


def _paid(each: Sentence) -> bool:
    paying = bool(_PAYING.search(each.plain)) or each.topic is Topic.PAYMENT
    return paying and bool(_TIMELY.search(each.plain)) and each.topic not in (Topic.PENALTY, Topic.ENDING)


_TRACES: dict[Kind, Callable[[Sentence], bool]] = {
    Kind.ACTIVITY: lambda each: not each.opening and bool(_DOING.search(each.plain)),
    Kind.DUTIES: lambda each: bool(_SIDED.search(each.plain)) and bool(_LAYS_DOWN.search(each.plain)),
    Kind.DEVELOPMENT: lambda each: not each.opening and bool(_HELPING.search(each.plain)),
    Kind.TERM: lambda each: not each.opening and bool(_LASTING.search(each.plain)),
    Kind.DISPUTES: lambda each: not each.opening and bool(_SETTLING.search(each.plain)),
    Kind.PAYMENT_DUE: _paid,
}
