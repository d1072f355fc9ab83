"""Who would rather have each other and who rests on whom, in words: for the window and the command line. No Qt."""

from __future__ import annotations

from models.domain.fairness import BlockingLine, DependenceKind, DependenceLine, Fairness, Relief
from ui import formats
from ui.facts import capitalised
from ui.texts import sentence, tr


def reason_text(line: BlockingLine) -> str:
    """Why the plan leaves the two apart, in one plain sentence."""
    return capitalised(sentence(f"fairness.{line.reason}"))


def instead_text(line: BlockingLine) -> str:
    """Who would have to make place."""
    if line.instead_of and line.given_up:
        return tr("{name}; UMKM ini meninggalkan {need}").format(name=line.instead_of_name, need=line.given_up)
    if line.given_up:
        return tr("UMKM ini meninggalkan {need}").format(need=line.given_up)
    return line.instead_of_name or tr("masih ada tempat")


def change_text(line: BlockingLine) -> str:
    """What the swap does to the fit of the plan; a dash where it cannot be made."""
    if line.change is None:
        return "–"
    sign = "+" if line.change > 0 else ""
    return sign + formats.number(line.change, 3)


def who_text(line: DependenceLine) -> str:
    """Who depends."""
    if line.kind is DependenceKind.NEED:
        return f"{line.who} {capitalised(line.who_name)}"
    return line.who_name


def share_text(line: DependenceLine) -> str:
    """What the share is a share of."""
    match line.kind:
        case DependenceKind.ENTERPRISE:
            return tr("dari yang dapat dijualnya, ke satu mitra")
        case DependenceKind.NEED:
            return tr("dari yang memenuhinya, dari satu usaha")
    return tr("dari UMKM yang terpasang, di bawah satu mitra")


def kind_text(kind: DependenceKind) -> str:
    """One word for who depends."""
    words = {
        DependenceKind.ENTERPRISE: tr("UMKM"),
        DependenceKind.KABUPATEN: tr("Kabupaten/kota"),
        DependenceKind.KECAMATAN: tr("Kecamatan"),
        DependenceKind.NEED: tr("Kebutuhan"),
    }
    return words[kind]


def relief_text(line: DependenceLine) -> str:
    """Who could take over a part, or that nobody can as things are."""
    if not line.relief:
        return tr("belum ada calon lain")
    said = formats.listing(tuple(_relief(line.kind, each) for each in line.relief))
    return said if line.room else tr("bila ada tempat: {who}").format(who=said)


def _relief(kind: DependenceKind, each: Relief) -> str:
    return each.enterprise_name if kind is DependenceKind.NEED else f"{each.partner} ({each.need})"


def summary_text(found: Fairness) -> str:
    """How many pairs would rather have each other, and what was left out."""
    if found.blocking_total:
        said = tr("{count} pasangan akan saling memilih, tetapi rencana memisahkannya.").format(
            count=formats.number(found.blocking_total)
        )
    else:
        said = tr("Tidak ada pasangan yang akan saling memilih di luar rencana ini: rencananya mantap.")
    return " ".join(part for part in (said, _priority_text(found), state_text(found)) if part)


def _priority_text(found: Fairness) -> str:
    if found.for_priority is None:
        return tr("Beberapa lagi dipisahkan demi keluarga miskin; tidak dirinci.")
    if not found.for_priority:
        return ""
    return tr("{count} lagi dipisahkan demi keluarga miskin; tidak dirinci agar desil tidak terbaca.").format(
        count=formats.number(found.for_priority)
    )


def state_text(found: Fairness) -> str:
    """Whether the catalogue still is what the run was decided from."""
    if found.impossible:
        said = tr("Katalog berubah sejak pencocokan ini; {count} usulannya tidak mungkin lagi dan tidak dinilai.")
        return said.format(count=formats.number(found.impossible))
    return "" if found.as_it_was else tr("Katalog berubah sejak pencocokan ini; dinilai dengan isi sekarang.")
