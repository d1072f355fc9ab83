"""What the parties change of an agreement, decided: an adendum, a renewal, an early ending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus, AgreementTerms, Signatory
from models.domain.papers import AddendumDraft, EndingDraft, PaperKind
from models.problems import UserProblem
from models.steps.agreements.chains import NUMBERED, Chain, members_by
from models.steps.agreements.drafting import end_of, letterhead_of, officials_of
from models.steps.agreements.members import POWER
from models.steps.agreements.own_rows import own_prices
from models.steps.agreements.ranges import check_price, check_ranges
from models.steps.papers.snapshots import pasal_naming
from reports.agreement import AgreementDocument, Party, Price, PriceRow, Quantity
from reports.agreement.addendum import ordinal_words
from reports.agreement.amendment import (
    About,
    Amendment,
    AmendmentDocument,
    MemberPart,
    OwnProvision,
    Place,
    Reference,
    TradeTerms,
)
from reports.agreement.own_words import main_row
from reports.agreement.phrases import price_words, quantity_words
from reports.layout.text import missing_glyphs
from reports.numerals import counted, short_date
from reports.wording.library import pattern_text

MOST_QUANTITY = 10**15


def addendum_document(
    session: Session, office: t.Office, chain: Chain, draft: AddendumDraft, today: date
) -> AmendmentDocument:
    """The adendum without its number; UserProblem for what cannot be changed, or not any more."""
    signed = draft.date or today
    _refuse_closed(chain, signed, today)
    after = _after(chain.terms, draft, signed)
    own = tuple(OwnProvision(each.subject.strip(), each.was.strip(), each.becomes.strip()) for each in draft.own)
    if after == chain.terms and not own:
        raise UserProblem("addendum.nothing", number=chain.row.number)
    if any(not (each.subject and each.becomes) for each in own):
        raise UserProblem("addendum.own_incomplete")
    kind = Amendment.RENEWAL if after.end > chain.terms.end else Amendment.ADDENDUM
    effective = draft.effective_on or signed
    if not chain.terms.start <= effective <= after.end:
        raise UserProblem("addendum.bad_effective", start=_day(chain.terms.start), end=_day(after.end))
    ordinal = sum(1 for each in chain.standing if each.kind in NUMBERED) + 1
    document = _document(session, office, chain, draft, kind, signed, effective, after)
    return _readable(replace(document, ordinal=ordinal, own=own))


def ending_document(
    session: Session, office: t.Office, chain: Chain, draft: EndingDraft, today: date
) -> AmendmentDocument:
    """The accord to end an agreement early, without its number; UserProblem for a day that cannot be its last."""
    signed = draft.date or today
    _refuse_closed(chain, signed, today)
    if not chain.terms.start <= draft.effective_on < chain.terms.end:
        raise UserProblem("ending.bad_day", start=_day(chain.terms.start), end=_day(chain.terms.end))
    after = replace(chain.terms, end=draft.effective_on)
    document = _document(session, office, chain, draft, Amendment.ENDING, signed, draft.effective_on, after)
    return _readable(replace(document, settlement=draft.settlement.strip()))


def _refuse_closed(chain: Chain, signed: date, today: date) -> None:
    row = chain.row
    if row.status != AgreementStatus.ISSUED:
        raise UserProblem("agreement.unknown", agreement=row.code)
    if any(each.kind == PaperKind.ENDING for each in chain.standing):
        raise UserProblem("addendum.ended", number=row.number, ends=row.ends)
    if max(signed, today) > chain.terms.end:
        raise UserProblem("addendum.too_late", number=row.number, ends=row.ends)
    earliest = max(row.signed_on, *(each.signed_on for each in chain.standing), "")
    if signed.isoformat() < earliest:
        raise UserProblem("addendum.too_early", earliest=earliest)


def _after(terms: TradeTerms, draft: AddendumDraft, signed: date) -> TradeTerms:
    months = terms.months if draft.months is None else draft.months
    check_ranges(AgreementTerms(date=signed, months=months, payment_days=draft.payment_days), signed)
    changed = replace(terms, payment_days=terms.payment_days if draft.payment_days is None else draft.payment_days)
    if months != terms.months:
        changed = replace(changed, months=months, end=end_of(terms.start, months))
    changed = _priced(changed, draft)
    if draft.quantity is not None:
        if not 0 < draft.quantity <= MOST_QUANTITY:
            raise UserProblem("addendum.bad_quantity")
        changed = replace(changed, quantity=Quantity(draft.quantity, terms.quantity.unit))
    if changed.end < signed:
        raise UserProblem("addendum.bad_months", months=months)
    return changed


def _priced(terms: TradeTerms, draft: AddendumDraft) -> TradeTerms:
    """Another price; where prices go by quality, another list of them."""
    prices = own_prices(draft.price_list, terms.price.unit)
    if prices:
        sen = _main_price(terms, prices) if draft.price is None else draft.price
        terms = replace(terms, prices=prices if len(prices) > 1 else ())
    elif draft.price is None:
        return terms
    else:
        sen = draft.price
        if terms.prices and sen != terms.price.sen:
            raise UserProblem("addendum.price_by_quality")
    check_price(sen)
    return replace(terms, price=Price(sen, terms.price.unit))


def _main_price(terms: TradeTerms, prices: tuple[PriceRow, ...]) -> int:
    """Of the quality that the pasal named; else of the first."""
    main = main_row(terms.prices, terms.price)
    named = [row for row in prices if main is not None and row.item == main.item]
    return (named or list(prices))[0].price.sen or 0


def _document(
    session: Session, office: t.Office, chain: Chain, draft: AddendumDraft | EndingDraft, kind: Amendment,
    signed: date, effective: date, after: TradeTerms,
) -> AmendmentDocument:  # fmt: skip
    if not draft.reason.strip():
        raise UserProblem("addendum.without_reason")
    document = chain.document
    title = pattern_text(document.pattern, document.signed_on).title
    return AmendmentDocument(
        kind=kind,
        first=_signing(document.first, draft.first),
        second=_signing(_in_a_group(document), draft.second),
        subject=document.subject,
        agreement=Reference(title, chain.row.number, document.signed_on),
        earlier=tuple(_reference(each) for each in chain.standing if each.kind in NUMBERED),
        ordinal=0,
        signed_on=signed,
        place=draft.place.strip() or document.place,
        effective_on=effective,
        reason=draft.reason.strip(),
        before=chain.terms,
        after=after,
        places=_places(chain),
        letterhead=letterhead_of(office),
        officials=officials_of(session, _region(session, chain), office),
        parts=_parts(document, chain.terms, after),
    )


def _parts(document: AgreementDocument, before: TradeTerms, after: TradeTerms) -> tuple[MemberPart, ...]:
    """What each member delivers, by its part of the whole."""
    parts = (members_by(document, terms.quantity.thousandths) for terms in (before, after))
    return tuple(MemberPart(was.name, was.quantity, now.quantity) for was, now in zip(*parts, strict=True))


def _in_a_group(document: AgreementDocument) -> Party:
    """The small side; a power that the agreement has as an annex is not attached once more."""
    if document.members and document.second.authority == POWER:
        return replace(document.second, authority="surat kuasa para anggota dalam Lampiran VI Perjanjian")
    return document.second


def _signing(party: Party, given: Signatory) -> Party:
    """The party as it signed, or by somebody else now; what stands on its own paper alone stays there."""
    named = replace(party, nik="", npwp="", bank_account="")
    if not given.name.strip():
        return named
    own = party.in_own_name and given.name.strip() == party.representative
    return replace(
        named, representative=given.name.strip(), position=given.position.strip() or party.position,
        authority=given.authority.strip() or party.authority, in_own_name=own,
    )  # fmt: skip


def _reference(paper: t.IssuedPaper) -> Reference:
    return Reference(paper.title, paper.number, date.fromisoformat(paper.signed_on))


def _places(chain: Chain) -> tuple[Place, ...]:
    """Where the agreement as printed speaks of each figure."""
    document = chain.document
    said: dict[str, tuple[str, ...]] = {
        About.PRICE: (price_words(document.price),),
        About.QUANTITY: (quantity_words(document.quantity_per_month),),
        # as many days may be said of other things
        About.PAYMENT: (counted(document.payment_days, "hari kalender"), "membayar"),
        About.TERM: (short_date(document.end), "berlaku"),
    }
    found = pasal_naming(chain.row.document, said)
    return tuple(Place(About(name), pasal) for name, numbers in found.items() for pasal in numbers)


def _region(session: Session, chain: Chain) -> str:
    offer = session.get_one(t.Offer, chain.row.offer_id)
    enterprise = session.get_one(t.Enterprise, offer.enterprise_id)
    return session.get_one(t.Business, enterprise.business_id).region


def _readable(document: AmendmentDocument) -> AmendmentDocument:
    words = (document.reason, document.settlement, document.place, *_own_words(document.own))
    strange = "".join(dict.fromkeys(letter for each in words for letter in missing_glyphs(each)))
    if strange:
        raise UserProblem("paper.glyphs", letters=strange)
    return document


def _own_words(own: Iterable[OwnProvision]) -> Iterable[str]:
    return (words for each in own for words in (each.subject, each.was, each.becomes))


def _day(day: date) -> str:
    return day.isoformat()


def title_words(document: AmendmentDocument) -> str:
    """What the paper is called in lists."""
    if document.kind is Amendment.ENDING:
        return "Kesepakatan Pengakhiran"
    return f"Adendum {ordinal_words(document.ordinal)}"
