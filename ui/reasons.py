"""Why a pair fits, fails or is left over, in the officer's words: for window and command line. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from matching.codes import AgencyKind, ChangeCode, InterventionCode, Position, Relation, Severity
from models.domain.matching import (
    CriterionCode,
    CriterionLine,
    Decided,
    FactKind,
    FactValue,
    GapLine,
    PairExplanation,
    Pattern,
    RuleCode,
    RuleLine,
    UnmatchedCode,
)
from models.reference.agencies import agency_kind
from models.reference.interventions import intervention
from ui import formats
from ui.facts import fact_text, flow_text, paper_name, pattern_name
from ui.texts import tr

__all__ = ["fact_text", "paper_name", "pattern_name"]

_RULE = "rule:"
HOUSE_RULES = ("Aturan kerja program", "Keputusan petugas", "Permintaan mitra")
"""Sources that are no law: nobody has to verify their text, not in runs made before either."""


def rule_name(rule: RuleCode) -> str:
    """ "Jumlah terkecil"."""
    return tr(_RULES[rule])


def theirs_text(line: RuleLine) -> str:
    """What this pair has, in words."""
    return _stated(line, line.theirs)


def required_text(line: RuleLine) -> str:
    """What the rule asks for, in words."""
    return tr("tidak disyaratkan") if _asks_nothing(line) else _stated(line, line.required)


def rule_text(line: RuleLine) -> str:
    """The whole judgement in one line: "sanggup 300 kg/bln, paling sedikit 1 ton/bln"."""
    if line.rule is RuleCode.CERTIFICATES or line.rule is RuleCode.LEGAL_PAPERS:
        return _papers_text(line)
    if line.rule in _STATES:
        return theirs_text(line)
    if _asks_nothing(line):
        return tr("tidak disyaratkan")
    said = _SENTENCES.get(line.rule, "{theirs}; diminta {required}")
    return tr(said).format(theirs=theirs_text(line), required=required_text(line))


def verdict_text(line: RuleLine) -> str:
    """ "terpenuhi", "tidak terpenuhi", "belum diketahui"; a failing warning is "perlu diperhatikan"."""
    if line.holds is None:
        return tr("belum diketahui")
    if line.holds:
        return tr("terpenuhi")
    return tr("perlu diperhatikan") if line.severity is Severity.WARNING else tr("tidak terpenuhi")


def source_text(line: RuleLine) -> str:
    """Where the rule comes from, and whether somebody has read that text; empty where none is recorded."""
    since = tr(", sejak {day}").format(day=formats.short_date(line.since)) if line.since else ""
    return cited_text(line.source, since, verified=line.verified) if line.source else ""


def cited_text(source: str, since: str = "", *, verified: bool) -> str:
    """A source, and whether somebody has read that text."""
    said = "{source}" if verified or source in HOUSE_RULES else "{source} · sumber belum diverifikasi"
    return tr(said).format(source=source + since)


def question_text(rule: RuleCode) -> str:
    """What to ask first, where a rule cannot be answered yet."""
    return tr(_QUESTIONS.get(rule, "Lengkapi data ini lebih dahulu."))


def asking_text(found: PairExplanation) -> str:
    """The question worth asking first: a rule that decides, else what moves the score most; empty without one."""
    if found.question is not None:
        return question_text(found.question)
    return tr(_ASKED[found.question_criterion]) if found.question_criterion in _ASKED else ""


def criterion_name(criterion: CriterionCode) -> str:
    """ "Rantai pasok"."""
    return tr(_CRITERIA[criterion][0])


def criterion_text(criterion: CriterionCode) -> str:
    """What the criterion looks at, in one sentence."""
    return tr(_CRITERIA[criterion][1])


def points_text(line: CriterionLine) -> str:
    """ "18,4/20"."""
    return f"{formats.short_number(line.points / 10, 1)}/{line.weight}"


def score_text(tenths: int) -> str:
    """ "87,2", from tenths of a point."""
    return formats.number(tenths / 10, 1)


def score_range_text(low: int, high: int) -> str:
    """The range of a score, empty when nothing is open."""
    if low == high:
        return ""
    return tr("antara {low} dan {high}, selama masih ada yang belum diketahui").format(
        low=score_text(low), high=score_text(high)
    )


def gap_text(gap: GapLine) -> str:
    """One change that would make the pair possible, as something to do."""
    return tr(_CHANGES[gap.change]).format(theirs=fact_text(gap.theirs), required=fact_text(gap.required))


def gap_help(gap: GapLine) -> str:
    """Who can help with it, how, and how long that usually takes."""
    parts = (agency_name(gap.agency), intervention_name(gap.intervention), usual_time(gap.intervention))
    return " · ".join(part for part in parts if part)


def usual_time(help_: InterventionCode) -> str:
    """How long such help usually takes; empty where nobody has said."""
    found = intervention(str(help_))
    return found.usual_time if found else ""


def agency_name(agency: AgencyKind) -> str:
    """The kind of office that can help."""
    found = agency_kind(str(agency))
    return found.label if found else str(agency)


def intervention_name(help_: InterventionCode) -> str:
    """What an office does to close a gap."""
    found = intervention(str(help_))
    return found.label if found else str(help_)


def reason_text(code: str) -> str:
    """Why somebody is left over: an UnmatchedCode, or "rule:<code>" for the rule behind it."""
    if code.startswith(_RULE):
        name = rule_name(RuleCode(code.removeprefix(_RULE)))
        return tr("terhalang syarat {rule}").format(rule=name[0].lower() + name[1:])
    return tr(_UNMATCHED[UnmatchedCode(code)])


def reasons_text(codes: tuple[str, ...]) -> str:
    """All reasons in one line; a rule that is named makes the general reason superfluous."""
    named = any(code.startswith(_RULE) for code in codes)
    kept = [code for code in codes if not (named and code == UnmatchedCode.RULE)]
    return "; ".join(dict.fromkeys(reason_text(code) for code in kept))


def decided_name(status: Decided) -> str:
    """ "Diterima"."""
    return tr(_DECIDED[status])


def relation_text(relation: Relation) -> str:
    """What the pair would be in law."""
    return tr(_RELATIONS[relation])


def relation_note(found: PairExplanation) -> str:
    """What the pair would be in law, where it is no partnership; otherwise empty."""
    return "" if found.relation is Relation.KEMITRAAN else relation_text(found.relation)


def position_text(position: Position) -> str:
    """Where the enterprise stands towards the partner's own production."""
    return tr(_POSITIONS[position])


def pattern_text(found: PairExplanation) -> str:
    """The pattern, whether it is the program's proposal, and the better one where there is one."""
    name = pattern_name(found.pattern)
    said = tr("{pattern}, usulan program").format(pattern=name) if found.proposed else name
    if found.better_pattern:
        better = pattern_name(found.better_pattern)
        said += tr("; lebih tepat {better}").format(better=better)
    return said


@dataclass(frozen=True, slots=True)
class PatternReason:
    """One reason for the pattern, and where it comes from."""

    reason: str
    source: str
    verified: bool


def pattern_reasons(found: PairExplanation) -> tuple[PatternReason, ...]:
    """Why this pattern: who chose it, position in the chain, direction of goods, sizes, standing in law."""
    rules = {line.rule: line for line in found.rules}
    reach, flow = rules[RuleCode.COMMODITY_REACH], rules[RuleCode.PATTERN_DIRECTION]
    said = [
        (_position_reason(found), reach),
        (_flow_reason(found, flow), flow),
        (_size_reason(rules[RuleCode.PATTERN_SIZE]), rules[RuleCode.PATTERN_SIZE]),
    ]
    if found.proposed and found.pattern is Pattern.INTI_PLASMA:
        said.insert(1, (tr("Mitra menawarkan dukungan yang menjadi kewajiban inti"), flow))
    if (among := rules[RuleCode.ANTAR_UMKM]).holds is not True:
        said.append((tr(_AMONG_SMALL[among.holds is None]), among))
    if found.relation is not Relation.KEMITRAAN:
        csr = found.relation is Relation.CSR
        said.append((relation_text(found.relation), reach if csr else rules[RuleCode.BELI_PUTUS]))
    if found.better_pattern:
        better = pattern_name(found.better_pattern)
        said.append((tr("Dengan kedudukan dan ukuran ini, pola yang tepat ialah {better}").format(better=better), flow))
    return tuple(PatternReason(reason, line.source, line.verified) for reason, line in said)


def _position_reason(found: PairExplanation) -> str:
    said = position_text(found.position)
    return tr("{position} (anggapan: produksi mitra belum dicatat)").format(position=said) if found.presumed else said


def _flow_reason(found: PairExplanation, line: RuleLine) -> str:
    outlet = line.theirs is not None and "penyaluran" in line.theirs.values
    said = flow_text(found.pattern, outlet)
    if line.holds is None:
        return tr("{flow}; belum diketahui apakah barang itu buatan mitra").format(flow=said)
    if line.holds:
        return said
    return tr("Menurut pola ini: {flow}. Yang ditawarkan ({theirs}) tidak sejalan").format(
        flow=said[:1].lower() + said[1:], theirs=theirs_text(line)
    )


def _size_reason(line: RuleLine) -> str:
    sizes = theirs_text(line)
    return tr(_SIZES_SAID[line.holds]).format(sizes=sizes[:1].upper() + sizes[1:], allowed=required_text(line))


def _asks_nothing(line: RuleLine) -> bool:
    """No value is required, or an empty one: any territory, no particular month."""
    if line.holds is not True or line.rule in _STATES:
        return False
    return line.required is None or line.required.values in ((), (0,))


def _stated(line: RuleLine, fact: FactValue | None) -> str:
    if fact is None or fact.kind is not FactKind.STATE or line.rule not in _STATES:
        return fact_text(fact)
    said = {1: _STATES[line.rule][0], 0: _STATES[line.rule][1]}
    # several states (beli putus: duration, development): one yes is enough
    known = [int(value) for value in fact.values if int(value) in said]
    return tr(said[max(known)]) if known else tr("belum diketahui")


def _papers_text(line: RuleLine) -> str:
    held = set(line.theirs.values) if line.theirs else set()
    asked = line.required.values if line.required else ()
    missing = formats.listing(tuple(paper_name(str(each)) for each in asked if each not in held))
    if not asked:
        return tr("tidak ada berkas yang diminta")
    if line.holds is None:
        return tr("belum ditanyakan: {papers}").format(papers=missing)
    return tr("belum ada: {papers}").format(papers=missing) if missing else tr("lengkap")


_RULES = {
    RuleCode.ACTIVE: "Data aktif",
    RuleCode.FORBIDDEN: "Larangan petugas",
    RuleCode.INDEPENDENCE: "Kemandirian",
    RuleCode.COMMODITY_REACH: "Keterkaitan usaha",
    RuleCode.PATTERN_DIRECTION: "Arah barang",
    RuleCode.PATTERN_SIZE: "Ukuran kedua pihak",
    RuleCode.UNIT: "Satuan",
    RuleCode.MINIMUM_LOT: "Jumlah terkecil",
    RuleCode.CERTIFICATES: "Berkas yang diminta mitra",
    RuleCode.TERRITORY: "Wilayah",
    RuleCode.SEASON: "Musim",
    RuleCode.ANTAR_UMKM: "Kerja sama antar-UMKM",
    RuleCode.UNVERIFIED: "Data diperiksa",
    RuleCode.LEGAL_PAPERS: "Berkas menurut peraturan",
    RuleCode.INFERRED: "Asal kebutuhan",
    RuleCode.BELI_PUTUS: "Bukan beli putus",
}
_STATES = {
    RuleCode.ACTIVE: ("keduanya aktif", "ada yang tidak aktif atau lewat tanggalnya"),
    RuleCode.FORBIDDEN: ("dilarang petugas", "tidak dilarang"),
    RuleCode.INDEPENDENCE: ("satu pemilik atau saling menguasai", "berdiri sendiri-sendiri"),
    RuleCode.UNVERIFIED: ("sudah diperiksa", "belum diperiksa"),
    RuleCode.INFERRED: ("dinyatakan mitra", "disimpulkan program"),
    RuleCode.BELI_PUTUS: ("ada jangka waktu atau pembinaan", "tanpa jangka waktu dan pembinaan"),
}
"""Rules that answer yes or no: what yes (1) and no (0) mean."""
_SENTENCES = {
    RuleCode.COMMODITY_REACH: "menawarkan {theirs}, yang dibutuhkan {required}",
    RuleCode.MINIMUM_LOT: "sanggup {theirs}, paling sedikit {required}",
    RuleCode.TERRITORY: "berada di {theirs}, diminta {required}",
    RuleCode.SEASON: "berproduksi {theirs}, diminta {required}",
    RuleCode.UNIT: "satuan {theirs}, diminta {required}",
    RuleCode.PATTERN_SIZE: "{theirs}; boleh {required}",
    RuleCode.ANTAR_UMKM: "{theirs}",
}
_QUESTIONS = {
    RuleCode.MINIMUM_LOT: "Tanyakan berapa yang sanggup dihasilkan tiap bulan untuk mitra.",
    RuleCode.CERTIFICATES: "Tanyakan berkas mana yang sudah dimiliki.",
    RuleCode.LEGAL_PAPERS: "Tanyakan berkas mana yang sudah dimiliki.",
    RuleCode.PATTERN_SIZE: "Tanyakan penjualan setahun atau modal usahanya, agar ukurannya dapat ditentukan.",
    RuleCode.ANTAR_UMKM: "Tanyakan penjualan setahun atau modal usahanya, agar ukurannya dapat ditentukan.",
    RuleCode.PATTERN_DIRECTION: "Tanyakan kepada mitra apakah barang ini dibuatnya sendiri.",
    RuleCode.TERRITORY: "Tanyakan desa atau kecamatan tempat usaha.",
    RuleCode.SEASON: "Tanyakan bulan apa saja usaha ini berproduksi.",
    RuleCode.UNIT: "Tanyakan berapa hasil dari satu satuan bahan.",
    RuleCode.BELI_PUTUS: "Tanyakan kepada mitra jangka waktu dan pembinaan yang ditawarkan.",
}
_ASKED = {
    CriterionCode.VOLUME: "Tanyakan berapa yang sanggup dihasilkan tiap bulan untuk mitra.",
    CriterionCode.CONTINUITY: "Tanyakan bulan apa saja usaha ini berproduksi.",
    CriterionCode.DISTANCE: "Tanyakan letak tempat usaha dan tempat mitra.",
    CriterionCode.PRICE: "Tanyakan harga yang diminta usaha dan yang dibayar mitra.",
    CriterionCode.READINESS: "Tanyakan berkas, mutu, dan lama pengerjaannya.",
    CriterionCode.TRACK_RECORD: "Tanyakan pengalaman kerja sama sebelumnya.",
}
_SIZES_SAID = {
    True: "{sizes}: boleh menurut pola ini",
    False: "{sizes}: tidak boleh menurut pola ini; boleh {allowed}",
    None: "{sizes}: bergantung pada ukuran yang belum diketahui; boleh {allowed}",
}
_AMONG_SMALL = (
    "Kerja sama antar-UMKM: boleh, di luar pengawasan kemitraan oleh KPPU",
    "Mungkin kerja sama antar-UMKM: ukuran salah satu pihak belum diketahui",
)
_CRITERIA = {
    CriterionCode.SUPPLY_CHAIN: ("Rantai pasok", "Seberapa dekat yang ditawarkan dengan yang dibutuhkan."),
    CriterionCode.VOLUME: ("Volume", "Berapa bagian kebutuhan yang sanggup dipenuhi."),
    CriterionCode.CONTINUITY: ("Kesinambungan", "Berapa bulan kebutuhan dapat dipenuhi terus-menerus."),
    CriterionCode.DISTANCE: ("Jarak", "Jarak tempat usaha ke mitra."),
    CriterionCode.PRICE: ("Harga", "Harga pembeli dibandingkan dengan harga penjual."),
    CriterionCode.READINESS: ("Kesiapan", "Berkas dan data yang sudah lengkap."),
    CriterionCode.SUPPORT: ("Dukungan", "Dukungan yang ditawarkan mitra dan dibutuhkan usaha."),
    CriterionCode.TRACK_RECORD: ("Rekam jejak", "Pengalaman kerja sama sebelumnya."),
}
_CHANGES = {
    ChangeCode.OBTAIN_PAPER: "Lengkapi {required}",
    ChangeCode.RAISE_CAPACITY: "Naikkan kapasitas dari {theirs} menjadi paling sedikit {required}",
    ChangeCode.LOWER_MINIMUM_LOT: "Turunkan jumlah terkecil dari {required} menjadi {theirs}",
    ChangeCode.JOIN_GROUP: "Bergabung dalam kelompok agar bersama mencapai {required}",
    ChangeCode.CHANGE_PATTERN: "Ubah pola kemitraan menjadi {required}",
    ChangeCode.CHANGE_UNIT: "Samakan satuan: {theirs} dengan {required}",
    ChangeCode.EXTEND_SEASON: "Perpanjang musim produksi agar mencakup {required}",
    ChangeCode.WIDEN_TERRITORY: "Mitra memperluas wilayah dari {required} ke {theirs}",
    ChangeCode.LEARN_STEP: "Kuasai langkah pengolahan dari {theirs} menjadi {required}",
    ChangeCode.CHANGE_COMMODITY: "Beralih dari {theirs} ke {required}",
    ChangeCode.REACTIVATE: "Aktifkan kembali datanya",
    ChangeCode.LIFT_FORBID: "Cabut larangan atas pasangan ini",
    ChangeCode.FIND_OTHER_PARTNER: "Carikan mitra lain yang sesuai",
}
_UNMATCHED = {
    UnmatchedCode.NO_OFFER: "belum ada kemampuan yang dicatat",
    UnmatchedCode.INACTIVE: "datanya tidak aktif atau lewat tanggalnya",
    UnmatchedCode.NO_NEED_IN_REACH: "belum ada kebutuhan yang terkait dengan produknya",
    UnmatchedCode.NO_OFFER_IN_REACH: "belum ada UMKM dengan produk yang terkait",
    UnmatchedCode.RULE: "terhalang syarat",
    UnmatchedCode.CAPACITY_UNKNOWN: "kapasitas belum diketahui",
    UnmatchedCode.OUTRANKED: "ada pasangan yang memenuhi syarat, tetapi pasangan lain didahulukan",
    UnmatchedCode.NEEDS_FULL: "kebutuhan yang cocok sudah penuh, atau sisanya terlalu kecil",
    UnmatchedCode.CAPACITY_SHORT: "kapasitas UMKM yang ada tidak cukup",
    UnmatchedCode.PARTNER_LIMIT: "jumlah mitra sudah mencapai batas",
    UnmatchedCode.MINIMUM_LOT: "kapasitas di bawah jumlah terkecil",
}
_DECIDED = {
    Decided.OPEN: "Menunggu",
    Decided.ACCEPT: "Diterima",
    Decided.REJECT: "Ditolak",
    Decided.LOCK: "Dikunci",
    Decided.FORBID: "Dilarang",
}
_RELATIONS = {
    Relation.KEMITRAAN: "Kemitraan",
    Relation.CSR: "Bukan kemitraan: usaha tidak terkait, ini bantuan sosial (CSR)",
    Relation.BELI_PUTUS: "Bukan kemitraan: beli putus tanpa jangka waktu dan pembinaan",
}
_POSITIONS = {
    Position.UNRELATED: "Usahanya tidak terkait dengan usaha mitra",
    Position.SUPPLIES_INPUT: "Membuat bahan yang diolah mitra",
    Position.DOES_STEP: "Mengerjakan langkah atau bagian dari produk mitra",
    Position.SELLS_PRODUCT: "Menjual barang yang dibuat mitra",
    Position.SUPPLIES_GOODS: "Memasok barang yang dijual mitra",
}
