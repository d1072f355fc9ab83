"""An agreement as PDF."""

from __future__ import annotations

from reports.agreement.document import NO_NUMBER, AgreementDocument
from reports.agreement.story import agreement_story
from reports.layout.mark import Mark
from reports.layout.page import PaperSize, Sheet, render
from reports.wording.library import pattern_text

_BLANK = "………………"


def agreement_pdf(
    document: AgreementDocument, paper: str = "A4", draft: bool = False, mark: Mark | None = None, logo: bytes = b""
) -> bytes:
    """Return the agreement on A4 or F4; equal arguments give equal bytes.

    A draft is watermarked and may have gaps, shown as dots; the paper to sign raises UnfilledPlaceholder. `mark` is the
    code square at the foot of every page, `logo` the picture in the letterhead.
    """
    size = PaperSize(paper)
    title = pattern_text(document.pattern, document.signed_on).title
    number = "" if document.number == NO_NUMBER else f" · Nomor {document.number}"
    sheet = Sheet(
        title=f"{title}{number}",
        paper=size,
        footer=f"Perjanjian Kemitraan{number}",
        initials=("Pihak I", "Pihak II"),
        watermark="DRAF" if draft else "",
        mark=mark,
    )
    return render(agreement_story(document, size, _BLANK if draft else "", logo), sheet)
