"""Nota kesepahaman: what two sides intend, before an agreement binds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports import numerals
from reports.layout import flowables, styles
from reports.layout.mark import Mark
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks
from reports.office_papers.members import member_words, members_list
from reports.office_papers.parts import DOTS, Amount, Kop, LetterMember, Side, Signer
from reports.wording.filling import Phrases, fill
from reports.wording.letters import Article, LetterText, letter_text

_SCOPE = "{lingkup}"


@dataclass(frozen=True, slots=True)
class MemorandumDocument:
    """Everything a nota kesepahaman states; `pattern` in words, `distribution` when goods flow to the UMKM."""

    first: Side
    second: Side
    subject: str
    pattern: str
    goods: str
    quantity: Amount
    signed_on: date
    place: str
    months: int
    ends: date
    number: str = ""
    distribution: bool = False
    scope: tuple[str, ...] = ()
    """What the sides want to do together, in their own words; empty for the usual."""
    kop: Kop | None = None
    officials: tuple[Signer, ...] = ()
    members: tuple[LetterMember, ...] = ()
    """Of the group that is the small side; empty where it is one enterprise."""


def memorandum_pdf(
    document: MemorandumDocument, paper: str = "A4", draft: bool = False, mark: Mark | None = None, logo: bytes = b""
) -> bytes:
    """Return the nota kesepahaman; a draft is watermarked and may have gaps, shown as dots."""
    size, number = PaperSize(paper), f" · Nomor {document.number}" if document.number else ""
    sheet = Sheet(
        title=f"Nota Kesepahaman{number}", paper=size, footer=f"Nota Kesepahaman{number}",
        initials=("Pihak I", "Pihak II"), watermark="DRAF" if draft else "", mark=mark,
    )  # fmt: skip
    return render(memorandum_story(document, size, DOTS if draft else "", logo), sheet)


def memorandum_story(
    document: MemorandumDocument, paper: PaperSize, blank: str = "", logo: bytes = b""
) -> list[Flowable]:
    """Return the paper as flowables; raise UnfilledPlaceholder for a fact that is missing."""
    text, width = letter_text("nota_kesepahaman", document.signed_on), text_width(paper)
    words = blocks.phrases(_words(document), blank)
    *articles, (_, *last) = _articles(document, text, words)
    return [
        *blocks.kop_of(document.kop, logo),
        *blocks.between(text.title, document.first.name, document.second.name, document.subject, document.number),
        *_opening(document, text, words, width),
        *_premises(document, text, words),
        *(part for article in articles for part in article),
        _signing(document, text, words, width, last),
        *members_list(document.members, text, words, width),
    ]


def _words(document: MemorandumDocument) -> dict[str, str]:
    return {
        "hari_tanggal": numerals.solemn_date(document.signed_on),
        "tempat": document.place,
        "nama_pertama": document.first.name,
        "nama_kedua": document.second.name,
        "barang": document.goods,
        "pola": document.pattern,
        "jumlah": numerals.measured(document.quantity.thousandths, document.quantity.unit),
        "jangka_waktu": numerals.counted(document.months, "bulan"),
        "mulai": numerals.short_date(document.signed_on),
        "akhir": numerals.short_date(document.ends),
        **member_words(document.members),
    }


def _opening(document: MemorandumDocument, text: LetterText, words: Phrases, width: float) -> list[Flowable]:
    return [
        paragraph(text.say("opening", words), styles.BODY),
        *blocks.side("I.", document.first, text.say("first_named", words), width, words.blank),
        *blocks.side("II.", document.second, text.say(_called(document), words), width, words.blank),
        paragraph(text.say("both", words), styles.BODY),
    ]


def _called(document: MemorandumDocument) -> str:
    if document.members:
        return "second_group"
    return "second_own_name" if document.second.own_name else "second_named"


def _premises(document: MemorandumDocument, text: LetterText, words: Phrases) -> list[Flowable]:
    given = text.items("premises_distribution" if document.distribution else "premises", words)
    listed = [source.citation for source in text.sources]
    ends = [";"] * (len(listed) - 2) + ["; dan"] * (len(listed) > 1) + ["."]
    return [
        paragraph(text.say("premise_lead", words), styles.LEAD),
        *flowables.huruf([*given, text.say("bases", words)], inside_ayat=False),
        *flowables.numbered([f"{words}{end}" for words, end in zip(listed, ends, strict=True)]),
        flowables.gap(3),
        paragraph(text.say("agreed", words), styles.BODY),
    ]


def _articles(document: MemorandumDocument, text: LetterText, words: Phrases) -> list[list[Flowable]]:
    """Each pasal by itself: a possible page break, heading and title, ayat; the last is kept with the signatures."""
    scope = document.scope or text.items("scope", words)
    return [
        [*flowables.pasal(number, article.title), *_ayat(article, scope, words)]
        for number, article in enumerate(text.articles, start=1)
    ]


def _ayat(article: Article, scope: tuple[str, ...], words: Phrases) -> list[Flowable]:
    story: list[Flowable] = []
    several = len(article.ayat) > 1
    for number, (sentence, items) in enumerate(article.ayat, start=1):
        given = scope if items == (_SCOPE,) else tuple(fill(item, words) for item in items)
        story.append(flowables.ayat(number if several else None, fill(sentence, words), leads=bool(given)))
        story.extend(flowables.huruf(given, inside_ayat=several))
    return story


def _signing(
    document: MemorandumDocument, text: LetterText, words: Phrases, width: float, last: list[Flowable]
) -> Flowable:
    first = blocks.signed_by("PIHAK PERTAMA", document.first, words.blank)
    second = blocks.signed_by("PIHAK KEDUA", document.second, words.blank)
    return flowables.signing_page(
        last,
        flowables.gap(6),
        paragraph(text.say("closing", words), styles.BODY),
        flowables.gap(6),
        flowables.signatures(first, second, width),
        *blocks.knowing(document.officials, text.sentences["knowing_note"], width),
    )
