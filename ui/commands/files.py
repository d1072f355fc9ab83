"""Settings and terms that a command reads from a JSON file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from matching.codes import CriterionCode, Pattern
from models.domain.agreements import AgreementTerms, ClauseTerm, ClauseValue, MemberTerms, Override, Signatory
from models.domain.matching import MatchSettings
from models.use_cases.list_weights import weights_of
from ui.commands.json_values import JsonValue, read_json
from ui.texts import tr

_SETTINGS = ("lambda", "weights", "months", "candidates_per_need", "region", "maximum_needs")
_TERMS = (
    "date", "place", "start", "months", "price", "payment_days", "forum", "signatories", "clauses", "witnesses",
    "subject", "numbers", "group", "price_list", "provisions", "overrides",
)  # fmt: skip
_PATTERNS = tuple(str(pattern) for pattern in Pattern)
_CRITERIA = tuple(str(criterion) for criterion in CriterionCode)
_COURT = "pengadilan negeri "
_SEN = 100

Members = Mapping[str, JsonValue]
T = TypeVar("T")


def match_settings(file: Path, base: MatchSettings) -> MatchSettings:
    """The catalogue's settings with what the file says instead; criteria it leaves out keep their weight."""
    given = read_json(file).members(_SETTINGS)
    return replace(
        base,
        weights=_weights(given, base),
        poverty_lambda=_taken(given, "lambda", _thousandths, base.poverty_lambda),
        months=_taken(given, "months", _months, base.months),
        candidates_per_need=_taken(given, "candidates_per_need", JsonValue.whole, base.candidates_per_need),
        region=_taken(given, "region", JsonValue.text, base.region),
        maximum_needs=_taken(given, "maximum_needs", JsonValue.whole, base.maximum_needs),
    )


def agreement_terms(file: Path) -> AgreementTerms:
    """The terms of an agreement; the price is in rupiah per unit."""
    given = read_json(file).members(_TERMS)
    first, second = _taken(given, "signatories", _signatories, (Signatory(), Signatory()))
    numbers = _of_both_parties(given["numbers"]) if "numbers" in given else {}
    group = given["group"].members(("name", "leader", "members")) if "group" in given else {}
    return AgreementTerms(
        date=_taken(given, "date", JsonValue.day, None),
        place=_taken(given, "place", JsonValue.text, ""),
        start=_taken(given, "start", JsonValue.day, None),
        months=_taken(given, "months", JsonValue.whole, 12),
        price=_taken(given, "price", _price, None),
        payment_days=_taken(given, "payment_days", JsonValue.whole, None),
        forum=_taken(given, "forum", _forum, ""),
        first_number=_taken(numbers, "first", JsonValue.text, ""),
        second_number=_taken(numbers, "second", JsonValue.text, ""),
        first=first,
        second=second,
        witnesses=_taken(given, "witnesses", _witnesses, ()),
        subject=_taken(given, "subject", JsonValue.text, ""),
        clauses=_taken(given, "clauses", _clauses, ()),
        price_list=_taken(given, "price_list", _prices, ()),
        provisions=_taken(given, "provisions", _provisions, ""),
        group_name=_taken(group, "name", JsonValue.text, ""),
        leader=_taken(group, "leader", JsonValue.text, "").upper(),
        members=_taken(group, "members", _members, ()),
    )


def overrides_of(file: Path) -> tuple[Override, ...]:
    """Who answers for which red finding; the findings' own values are not in the file."""
    given = read_json(file).members(_TERMS)
    return tuple(_override(each) for each in given["overrides"].items()) if "overrides" in given else ()


def _override(value: JsonValue) -> Override:
    members = value.members(("rule", "reason", "name", "position"))
    for key in ("rule", "reason", "name", "position"):
        if key not in members or not members[key].text().strip():
            value.refuse(tr("rule, reason, name, dan position yang terisi"))
    rule, reason, name, position = (members[key].text().strip() for key in ("rule", "reason", "name", "position"))
    return Override(rule, (), reason, name, position)


def _taken(given: Members, key: str, read: Callable[[JsonValue], T], otherwise: T) -> T:
    return read(given[key]) if key in given else otherwise


def _weights(given: Members, base: MatchSettings) -> tuple[tuple[Pattern, tuple[tuple[CriterionCode, int], ...]], ...]:
    if "weights" not in given:
        return base.weights
    present, settled = dict(weights_of(base)), dict(base.weights)
    for pattern, row in given["weights"].members(_PATTERNS).items():
        told = {CriterionCode(name): weight.whole() for name, weight in row.members(_CRITERIA).items()}
        settled[Pattern(pattern)] = tuple((code, told.get(code, kept)) for code, kept in present[Pattern(pattern)])
    return tuple(settled.items())


def _thousandths(value: JsonValue) -> int:
    return round(value.number() * 1000)


def _months(value: JsonValue) -> int:
    """A mask out of month numbers 1 to 12."""
    mask = 0
    for month in value.items():
        mask |= 1 << (month.whole(1, 12) - 1)
    return mask


def _price(value: JsonValue) -> int:
    """Sen."""
    sen = value.number() * _SEN
    if sen < _SEN or sen != sen.to_integral_value():
        value.refuse(tr("harga dalam rupiah, paling kecil 1, paling banyak dua desimal"))
    return int(sen)


def _prices(value: JsonValue) -> tuple[tuple[str, ...], ...]:
    """(quality, sen per unit, note)."""
    return tuple(_price_row(each) for each in value.items())


def _price_row(value: JsonValue) -> tuple[str, ...]:
    given = value.members(("quality", "price", "note"))
    if "quality" not in given or "price" not in given or not given["quality"].text().strip():
        value.refuse(tr("mutu dengan quality dan price"))
    return given["quality"].text(), str(_price(given["price"])), _taken(given, "note", JsonValue.text, "")


def _provisions(value: JsonValue) -> str:
    """One text with a provision a line, or a list of them."""
    if isinstance(value.raw, list):
        return "\n".join(" ".join(each.text().split()) for each in value.items())
    return value.text()


def _forum(value: JsonValue) -> str:
    """Courts and arbitration only: BPSK judges what consumers complain of."""
    name = value.text()
    if name and name.upper() != "BANI" and not name.casefold().startswith(_COURT):
        value.refuse(tr("BANI atau nama pengadilan, misalnya Pengadilan Negeri Tuban"))
    return name


def _of_both_parties(value: JsonValue) -> dict[str, JsonValue]:
    return value.members(("first", "second"))


def _signatories(value: JsonValue) -> tuple[Signatory, Signatory]:
    if isinstance(value.raw, list):
        named = value.items()
        if len(named) > 2:
            value.refuse(tr("paling banyak dua penanda tangan"))
        signing = [*map(_signatory, named), Signatory(), Signatory()]
        return signing[0], signing[1]
    members = _of_both_parties(value)
    return _taken(members, "first", _signatory, Signatory()), _taken(members, "second", _signatory, Signatory())


def _witnesses(value: JsonValue) -> tuple[Signatory, ...]:
    return tuple(_signatory(each) for each in value.items())


def _signatory(value: JsonValue) -> Signatory:
    if isinstance(value.raw, str):
        return Signatory(value.text())
    if not isinstance(value.raw, dict):
        value.refuse(tr("nama, atau objek berisi name dan position"))
    members = value.members(("name", "position", "authority"))
    return Signatory(*(_taken(members, key, JsonValue.text, "") for key in ("name", "position", "authority")))


def _clauses(value: JsonValue) -> tuple[ClauseTerm, ...]:
    return tuple(
        ClauseTerm(clause, name, _clause_value(given))
        for clause, parameters in value.members().items()
        for name, given in parameters.members().items()
    )


def _clause_value(value: JsonValue) -> ClauseValue:
    if isinstance(value.raw, list):
        return tuple(tuple(_cell(cell) for cell in row.items()) for row in value.items())
    if isinstance(value.raw, bool) or not isinstance(value.raw, int | Decimal | str):
        value.refuse(tr("bilangan, teks, atau daftar baris"))
    return value.raw


def _members(value: JsonValue) -> tuple[MemberTerms, ...]:
    return tuple(_member(each) for each in value.items())


def _member(value: JsonValue) -> MemberTerms:
    given = value.members(("enterprise", "quantity", "share", "power", "power_date"))
    for needed in ("enterprise", "quantity"):
        if needed not in given:
            value.refuse(tr("anggota dengan enterprise dan quantity"))
    return MemberTerms(
        given["enterprise"].text().upper(),
        _thousandths(given["quantity"]),
        _taken(given, "share", _share, None),
        _taken(given, "power", JsonValue.text, ""),
        _taken(given, "power_date", JsonValue.day, None),
    )


def _share(value: JsonValue) -> int:
    """Hundredths of a percent."""
    found = value.number() * 100
    if not 0 <= found <= 10_000 or found != found.to_integral_value():
        value.refuse(tr("persen dari 0 sampai 100, paling banyak dua angka di belakang koma"))
    return int(found)


def _cell(value: JsonValue) -> str:
    if isinstance(value.raw, bool) or not isinstance(value.raw, int | Decimal | str):
        value.refuse(tr("bilangan atau teks"))
    return str(value.raw)
