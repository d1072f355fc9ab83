"""The retail price a principal suggests, from the buying price and the discount in it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from reports.agreement.document import AgreementDocument, Price
from reports.wording.patterns import PatternText, Value

_RUPIAH = 100


def suggested(price: Price, discount: Decimal) -> Price | None:
    """Return the price of which the buying price is what the discount leaves, in whole rupiah; None for a formula."""
    if not price.sen or not 0 < discount < 100:
        return None
    whole = Decimal(price.sen) / _RUPIAH / (1 - discount / 100)
    return Price(int(whole.quantize(Decimal(1), ROUND_HALF_UP)) * _RUPIAH, price.unit)


def discount_of(document: AgreementDocument, text: PatternText) -> Decimal | None:
    """Return the distributor's discount; None for an agent and in every other pattern."""
    values = {(each.clause, each.code): each.default for each in text.parameters()}
    values |= {(term.clause, term.parameter): term.value for term in document.terms}
    discount: Value | None = values.get(("harga", "imbalan"))
    distributor = values.get(("kegiatan", "jenis")) == "distributor"
    return discount if distributor and isinstance(discount, Decimal) else None
