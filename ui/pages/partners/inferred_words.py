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
    said = tr(_REASONS[line.position]).format(first=_small(line.path[0]), product=_small(line.path[-1]))
    return f"{said} ({_basis(line, found)})"


def _basis(line: InferredLine, found: PartnerInference) -> str:
    if line.stated:
        return tr("menurut kebutuhan {code} yang dinyatakannya").format(code=line.stated)
    if not found.kbli_edition:
        return tr("menurut KBLI {kbli}").format(kbli=found.kbli)
    return tr("menurut KBLI {kbli} edisi {edition}").format(kbli=found.kbli, edition=found.kbli_edition)


def _small(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


_KINDS = {
    OfferKind.PRODUK: "Memasok {good}",
    OfferKind.LANGKAH: "Mengerjakan {good}",
    OfferKind.PENYALURAN: "Menyalurkan {good}",
}
_REASONS = {
    Position.SUPPLIES_INPUT: "membuat {product} dari {first}",
    Position.DOES_STEP: "mengolah {first} menjadi {product}; sebagian langkahnya dapat dikerjakan UMKM",
    Position.SELLS_PRODUCT: "membuat {product}, yang perlu disalurkan",
}
