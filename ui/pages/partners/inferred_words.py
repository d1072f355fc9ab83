"""Why a need is concluded, in the officer's words: for window and command line. No Qt."""

from __future__ import annotations

from models.domain.inferred import InferredLine, OfferKind, PartnerInference, Position
from ui.texts import tr

MARK = "disimpulkan, belum dikonfirmasi"


def kind_text(line: InferredLine) -> str:
    """What would be asked of an UMKM."""
    return tr(_KINDS[line.kind]).format(good=_small(line.name))


def reason_text(line: InferredLine, found: PartnerInference) -> str:
    """Why the partner probably needs it, and where that is known from."""
    words = _TAKEN_IN if _is_taken_in(line) else _REASONS[line.position]
    said = tr(words).format(first=_small(line.path[0]), product=_small(line.path[-1]))
    return f"{said} ({_basis(line, found)})"


def _basis(line: InferredLine, found: PartnerInference) -> str:
    if line.declared:
        return tr("menurut pernyataannya sendiri")
    if line.stated:
        return tr("menurut kebutuhan {code} yang dinyatakannya").format(code=line.stated)
    if not found.kbli_edition:
        return tr("menurut KBLI {kbli}").format(kbli=found.kbli)
    return tr("menurut KBLI {kbli} edisi {edition}").format(kbli=found.kbli, edition=found.kbli_edition)


def _is_taken_in(line: InferredLine) -> bool:
    return line.position is Position.SUPPLIES_INPUT and len(line.path) == 1


def _small(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


_KINDS = {
    OfferKind.PRODUK: "Memasok {good}",
    OfferKind.LANGKAH: "Mengerjakan {good}",
    OfferKind.PENYALURAN: "Menyalurkan {good}",
}
_TAKEN_IN = "menyerap {first}"
_REASONS = {
    Position.SUPPLIES_INPUT: "membuat {product} dari {first}",
    Position.DOES_STEP: "mengolah {first} menjadi {product}; sebagian langkahnya dapat dikerjakan UMKM",
    Position.SELLS_PRODUCT: "membuat {product}, yang perlu disalurkan",
}
