"""Judges the group that is the small side of an agreement: its members, their shares, their powers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reports.agreement.document import AgreementDocument, Member, Quantity
from reports.agreement.findings import Code, Level, Said
from reports.agreement.judged_by import AuditLaw, Circumstances, MemberStanding
from reports.agreement.phrases import percent_figures, quantity_figures

WHOLE = 10_000
"""Hundredths of a percent."""
_ROUNDING = 1
"""Hundredths of a percent by which a share may differ from the quantity's: the parts have to add up."""
_FEWEST = 2
_MOST_NAMES = 5


def group(document: AgreementDocument, _law: AuditLaw, around: Circumstances) -> Iterator[Said]:
    """What there is to say about the members; nothing where the small side is one enterprise."""
    if document.members:
        yield from _membership(document.members)
        yield from _shares(document)
        yield from _papers(document.members)
        yield from _standing(document.members, around)
        yield from _lot(document, around)
        if around.gone:
            yield _said(Level.YELLOW, Code.MEMBERS_GONE, "contract", count=str(around.gone))


def _membership(members: tuple[Member, ...]) -> Iterator[Said]:
    times = Counter(each.code for each in members)
    if len(times) < _FEWEST:
        yield _said(Level.RED, Code.MEMBERS_FEW, "contract")
    for code, count in times.items():
        if count > 1:
            yield _said(Level.RED, Code.MEMBER_TWICE, "contract", name=_name(members, code))
    if not any(each.leads for each in members):
        yield _said(Level.RED, Code.LEADER_NO_MEMBER, "contract")
    for each in members:
        if each.quantity.thousandths <= 0:
            yield _said(Level.RED, Code.MEMBER_NOTHING, "contract", name=each.name)


def _shares(document: AgreementDocument) -> Iterator[Said]:
    members = document.members
    whole, together = sum(each.share for each in members), sum(each.quantity.thousandths for each in members)
    if whole != WHOLE:
        yield _said(Level.RED, Code.SHARES_NOT_WHOLE, "contract", sum=percent_figures(whole))
    if together != document.quantity_per_month.thousandths:
        said = {"sum": _amount(together, document), "quantity": quantity_figures(document.quantity_per_month)}
        yield _said(Level.RED, Code.MEMBERS_NOT_QUANTITY, "contract", **said)
    for each in members:
        exact = WHOLE * each.quantity.thousandths / together if together else 0
        if whole == WHOLE and abs(each.share - exact) > _ROUNDING:
            said = {"name": each.name, "share": percent_figures(each.share), "exact": percent_figures(round(exact))}
            yield _said(Level.YELLOW, Code.SHARE_DIFFERS, "contract", **said)
    if whole == WHOLE and together == document.quantity_per_month.thousandths:
        said = {"count": str(len(members)), "quantity": quantity_figures(document.quantity_per_month)}
        yield _said(Level.GREEN, Code.MEMBERS_TOGETHER, "contract", **said)


def _papers(members: tuple[Member, ...]) -> Iterator[Said]:
    for each in members:
        missing = [label for label, value in _needed(each) if not value.strip()]
        if missing:
            yield _said(Level.YELLOW, Code.MEMBER_UNNAMED, "contract", name=each.name, missing=", ".join(missing))
    if unnumbered := [each.name for each in members if not (each.leads or each.power_number.strip())]:
        said = {"members": _listed(unnumbered), "count": str(len(unnumbered))}
        yield _said(Level.YELLOW, Code.MEMBERS_POWER, "contract", **said)
    if unregistered := [each.name for each in members if not each.nib.strip()]:
        said = {"members": _listed(unregistered), "count": str(len(unregistered))}
        yield _said(Level.YELLOW, Code.MEMBERS_NIB, "office", **said)


def _needed(member: Member) -> tuple[tuple[str, str], ...]:
    return ("nama", member.name), ("alamat", member.address), ("penanda tangan", member.representative)


def _standing(members: tuple[Member, ...], around: Circumstances) -> Iterator[Said]:
    known = {each.code: each for each in around.members}
    for each in members:
        if standing := known.get(each.code):
            yield from _capacity(each, standing)
            if standing.bound_by:
                said = {"name": each.name, "numbers": ", ".join(standing.bound_by)}
                yield _said(Level.RED, Code.MEMBER_BOUND, "capacity", **said)


def _capacity(member: Member, standing: MemberStanding) -> Iterator[Said]:
    capacity, elsewhere = standing.capacity, standing.promised_elsewhere
    if capacity is None or capacity.thousandths <= 0:
        yield _said(Level.RED, Code.MEMBER_NO_CAPACITY, "capacity", name=member.name)
    elif member.quantity.thousandths + elsewhere.thousandths > capacity.thousandths:
        said = {
            "name": member.name, "quantity": quantity_figures(member.quantity),
            "capacity": quantity_figures(capacity), "elsewhere": quantity_figures(elsewhere),
        }  # fmt: skip
        yield _said(Level.RED, Code.MEMBER_OVER_CAPACITY, "capacity", **said)


def _lot(document: AgreementDocument, around: Circumstances) -> Iterator[Said]:
    least = around.least
    if least is not None and document.quantity_per_month.thousandths < least.thousandths:
        said = {"quantity": quantity_figures(document.quantity_per_month), "least": quantity_figures(least)}
        yield _said(Level.YELLOW, Code.GROUP_BELOW_LOT, "capacity", **said)


def _amount(thousandths: int, document: AgreementDocument) -> str:
    return quantity_figures(Quantity(thousandths, document.quantity_per_month.unit))


def _name(members: tuple[Member, ...], code: str) -> str:
    return next(each.name for each in members if each.code == code)


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown}, dan {len(names) - _MOST_NAMES} lainnya"


def _said(level: Level, code: Code, rule: str, **values: str) -> Said:
    return Said(level, code, tuple(values.items()), rule)
