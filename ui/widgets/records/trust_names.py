"""Words of what makes a record trustworthy: evidence, consents, groups and roles."""

from __future__ import annotations

from models.domain.equipment import AssociationKind, MemberRole
from models.domain.validity import Validity
from models.reference.consents import consent_purpose, consent_purposes
from ui.texts import tr
from ui.widgets.look.colours import Tone

Choices = tuple[tuple[str, str], ...]

_EVIDENCE = {"asli": "Dokumen asli", "salinan": "Salinan", "sistem": "Sistem penerbit"}
_FORMS = {"tertulis": "Tertulis", "lisan": "Lisan"}
_KINDS = {
    AssociationKind.KELOMPOK: "Kelompok usaha",
    AssociationKind.KUB: "KUB",
    AssociationKind.KOPERASI: "Koperasi",
    AssociationKind.KDMP: "Koperasi Desa/Kelurahan Merah Putih",
    AssociationKind.PAGUYUBAN: "Paguyuban",
}
_ROLES = {
    MemberRole.KETUA: "Ketua",
    MemberRole.SEKRETARIS: "Sekretaris",
    MemberRole.BENDAHARA: "Bendahara",
    MemberRole.ANGGOTA: "Anggota",
}
_VALIDITIES = {Validity.EXPIRED: "sudah lewat masa berlaku", Validity.SOON: "segera habis"}

VALIDITY_TONES = {Validity.EXPIRED: Tone.BAD, Validity.SOON: Tone.WARNING}


def evidence_choices() -> Choices:
    """What can be seen of a paper."""
    return tuple((code, tr(text)) for code, text in _EVIDENCE.items())


def evidence_name(code: str) -> str:
    """ "dokumen asli"; empty where nobody said."""
    return tr(_EVIDENCE.get(code, code)) if code else ""


def form_choices() -> Choices:
    """How a consent can be given."""
    return tuple((code, tr(text)) for code, text in _FORMS.items())


def form_name(code: str) -> str:
    """ "Tertulis"."""
    return tr(_FORMS.get(code, code))


def purpose_choices() -> Choices:
    """To what an owner can consent."""
    return tuple((each.code, each.label) for each in consent_purposes())


def purpose_name(code: str) -> str:
    """What a consent is about, short."""
    found = consent_purpose(code)
    return found.label if found else code


def association_choices() -> Choices:
    """Kinds of groups."""
    return tuple((kind.value, tr(text)) for kind, text in _KINDS.items())


def association_name(kind: AssociationKind | str) -> str:
    """ "Koperasi"."""
    return tr(_KINDS[AssociationKind(kind)])


def role_choices() -> Choices:
    """A member's parts in a group."""
    return tuple((role.value, tr(text)) for role, text in _ROLES.items())


def role_name(role: MemberRole | str) -> str:
    """ "Ketua"."""
    return tr(_ROLES[MemberRole(role)])


def validity_words(validity: Validity) -> str:
    """ "sudah lewat masa berlaku", "segera habis"; nothing where there is nothing to say."""
    return tr(_VALIDITIES[validity]) if validity in _VALIDITIES else ""
