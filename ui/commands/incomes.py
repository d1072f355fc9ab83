"""Commands for the micro-entrepreneur: simulate, plain-page."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.domain.income import Guess, IncomeCase, IncomeInputs, IncomeRow, IncomeSimulation
from ui import formats
from ui.commands.answers import Answer
from ui.commands.files import agreement_terms
from ui.commands.json_values import JsonValue, read_json
from ui.commands.session import open_for, require_writable
from ui.texts import tr

_INPUTS = ("months", "low", "middle", "high", "supplies", "advance", "own_cost", "unit_cost", "other_price")
_GUESS = ("price", "output", "lost")
_PERCENT, _SEN, _THOUSANDTHS = 100, 100, 1000


def simulate(options: argparse.Namespace) -> Answer:
    """Three reckonings of an agreement or draft; nothing is stored."""
    from models.use_cases.simulate_income import simulate_income

    inputs, terms = _given(options)
    opened = open_for(options, create=False)
    try:
        found = simulate_income(
            opened.catalogue, opened.actor, options.subject, inputs, terms=terms, today=options.date
        )
    finally:
        opened.catalogue.close()
    return {**_answer(found), "_lines": _lines(found)}


def plain_page(options: argparse.Namespace) -> Answer:
    """The page in plain language about an agreement or draft."""
    from models.files import write_bytes
    from models.use_cases.plain_page import plain_page as make

    require_writable(options.out)
    inputs, terms = _given(options)
    opened = open_for(options, create=False)
    try:
        content = make(
            opened.catalogue, opened.actor, options.subject, inputs, terms=terms, paper=options.paper,
            today=options.date,
        )  # fmt: skip
    finally:
        opened.catalogue.close()
    write_bytes(options.out, content)
    return {"subject": options.subject, "file": str(options.out), "_lines": [str(options.out)]}


def _given(options: argparse.Namespace) -> tuple[IncomeInputs, Any]:
    inputs = income_inputs(options.inputs) if options.inputs else IncomeInputs()
    return inputs, agreement_terms(options.terms) if options.terms else None


def income_inputs(file: Path) -> IncomeInputs:
    """What the file expects: money in rupiah, amounts in the agreement's unit, lost shares in percent."""
    given = read_json(file).members(_INPUTS)
    low, middle, high = (_guess(given[name]) if name in given else Guess() for name in ("low", "middle", "high"))
    money = {name: _scaled(given[name], _SEN) for name in _INPUTS[4:] if name in given}
    return IncomeInputs(
        months=given["months"].whole(1) if "months" in given else 1, low=low, middle=middle, high=high,
        supplies=money.get("supplies", 0), advance=money.get("advance"), own_cost=money.get("own_cost"),
        unit_cost=money.get("unit_cost"), other_price=money.get("other_price"),
    )  # fmt: skip


def _guess(value: JsonValue) -> Guess:
    members = value.members(_GUESS)
    scales = zip(_GUESS, (_SEN, _THOUSANDTHS, _PERCENT), strict=True)
    return Guess(*(_scaled(members[name], scale) if name in members else None for name, scale in scales))


def _scaled(value: JsonValue, scale: int) -> int:
    number = value.number() * scale
    if number < 0 or number != number.to_integral_value():
        value.refuse(tr("angka tidak kurang dari nol, paling kecil {least}").format(least=1 / scale))
    return int(number)


def _answer(found: IncomeSimulation) -> Answer:
    even = found.break_even
    return {
        "subject": found.subject,
        "number": found.number,
        "enterprise": found.enterprise_name,
        "partner": found.partner,
        "goods": found.goods,
        "unit": found.terms.unit,
        "months": found.inputs.months,
        "promise": False,
        "scenarios": {str(each.scenario): _case(each) for each in found.cases},
        "break_even": even and {
            "output": None if even.output is None else even.output / _THOUSANDTHS,
            "price": None if even.price is None else even.price / _SEN,
        },
        "formulas": {row.code: row.how for row in found.rows},
        "risks": [
            {"risk": each.code, "event": each.event, "bearer": each.bearer, "pasal": int(each.clause)}
            for each in found.risks
        ],
        "notes": list(found.notes),
    }  # fmt: skip


def _case(case: IncomeCase) -> dict[str, float]:
    amounts = ("output", "lost", "good", "bought", "left")
    money = (
        "price", "paid", "elsewhere", "gross", "supplies_lost", "lost_to_partner", "lost_to_enterprise", "advance",
        "owed", "withheld", "received", "goods_cost", "own_cost", "carried", "in_hand", "net",
    )  # fmt: skip
    return {
        **{name: getattr(case, name) / _THOUSANDTHS for name in amounts},
        **{name: getattr(case, name) / _SEN for name in money},
    }


def _lines(found: IncomeSimulation) -> list[str]:
    about = f"{found.enterprise_name} – {found.partner}: {found.goods}"
    heads = [tr("Rendah"), tr("Sedang"), tr("Tinggi")]
    table = [f"{'':44}" + "".join(f"{each:>22}" for each in heads), *map(_line, found.rows)]
    risks = [f"{each.event}: {each.bearer} (Pasal {each.clause})" for each in found.risks]
    return [about, tr("Ini hitungan, bukan janji."), *table, *found.notes, *risks]


def _line(row: IncomeRow) -> str:
    said = [formats.rupiah(value) if row.kind == "money" else formats.amount(value) for value in row.values]
    return f"{row.label.strip():44}" + "".join(f"{each:>22}" for each in said) + f"   = {row.how}"


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Make both commands known."""
    reckoned = add("simulate", simulate, tr("hitung perkiraan pendapatan dari perjanjian atau usulan"))
    page = add("plain-page", plain_page, tr("tulis halaman penjelasan dengan bahasa sederhana"))
    for command in (reckoned, page):
        about = tr("perjanjian PK-… atau usulan P-…")
        command.add_argument("subject", type=lambda text: text.strip().upper(), metavar="KODE", help=about)
        guessed = tr("harga, hasil, dan biaya yang diperkirakan")
        command.add_argument("--inputs", type=Path, metavar="JSON", help=guessed)
        command.add_argument("--terms", type=Path, metavar="JSON", help=tr("yang disepakati para pihak, untuk usulan"))
    page.add_argument("--out", type=Path, required=True, metavar="PDF", help=tr("berkas yang ditulis"))
    page.add_argument("--paper", choices=("A4", "F4"), default="A4", help=tr("ukuran kertas"))
