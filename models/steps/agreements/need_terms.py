"""Terms of a need where the clauses of its pattern have a place for them: proposed, for the parties to settle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from models.steps.agreements.deals import Deal
from reports.agreement import Pattern, Term
from reports.wording.library import parameters
from reports.wording.values import allows

_MARGIN = ("harga", "imbalan")
_WAITS = (("pesanan", "kirim"), ("penyerahan", "tenggang"))
"""Working days from order to delivery, by pattern."""
_HUNDREDTHS = 100
_WEEK, _WORKING = 7, 5


def need_terms(deal: Deal, pattern: Pattern, on: date, said: Iterable[Term]) -> tuple[Term, ...]:
    """Margin and waiting time of the need, where the pattern has a clause for them and the parties said nothing.

    What a clause does not allow is left to its default: the audit asks the parties for it anyway.
    """
    settled = {(each.clause, each.parameter) for each in said}
    stated = _stated(deal)
    found = ((each, stated.get((each.clause, each.code))) for each in parameters(pattern, on))
    return tuple(
        Term(each.clause, each.code, value)
        for each, value in found
        if value is not None and (each.clause, each.code) not in settled and allows(each, value)
    )


def _stated(deal: Deal) -> dict[tuple[str, str], int | Decimal]:
    stated: dict[tuple[str, str], int | Decimal] = {}
    if deal.need.margin is not None:
        stated[_MARGIN] = Decimal(deal.need.margin) / _HUNDREDTHS
    if deal.need.lead_days is not None:
        stated |= dict.fromkeys(_WAITS, working_days(deal.need.lead_days))
    return stated


def working_days(days: int) -> int:
    """The working days that calendar days hold for certain, at least one."""
    weeks, rest = divmod(days, _WEEK)
    return max(1, weeks * _WORKING + max(0, rest - (_WEEK - _WORKING)))
