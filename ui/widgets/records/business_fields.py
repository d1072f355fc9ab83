"""The fields of a business and of the people behind it, judged while one types by the rules of saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from matching.codes import BusinessSize
from models.domain.businesses import BusinessDraft, BusinessRecord, DatedValue, PersonDraft, PersonRecord, Point
from models.domain.enterprises import EnterpriseDraft
from models.use_cases.save_enterprise import check_enterprise
from ui.texts import sentence, tr
from ui.widgets.forms.fields import ChoiceField, Field, NumberField, RupiahField, TextField
from ui.widgets.forms.form import Section
from ui.widgets.records.day_fields import YearField
from ui.widgets.records.edition_field import EditionField
from ui.widgets.records.names import LEGAL_FORMS, size_choices
from ui.widgets.records.npwp_field import NpwpField
from ui.widgets.records.point_field import PointField
from ui.widgets.records.private_field import PrivateField
from ui.widgets.records.region_field import RegionField

Values = Mapping[str, Any]
_YEARS = ("sales_year", "capital_year", "workers_year")
SEXES = (("P", "Perempuan"), ("L", "Laki-laki"))


def business_sections(name_label: str) -> tuple[Section, Section]:
    """Identity and size of a business."""
    kbli = TextField("kbli", tr("KBLI"), check=_of_business("kbli"), hint=tr("5 angka"))
    identity = Section(
        tr("Usaha"),
        TextField("name", name_label, required=True, check=_of_business("name")),
        ChoiceField("legal_form", tr("Bentuk usaha"), LEGAL_FORMS),
        RegionField("region", tr("Tempat"), required=True),
        TextField("address", tr("Alamat")),
        TextField("nib", tr("NIB"), check=_of_business("nib"), hint=tr("13 angka seperti pada OSS")),
        kbli,
        EditionField("kbli_edition", kbli),
        wide=("name", "region", "address"),
    )
    size = Section(
        tr("Skala"),
        RupiahField("annual_sales", tr("Penjualan setahun"), check=_of_business("annual_sales")),
        YearField(
            "sales_year", tr("Tahun penjualan"), check=_of_business("sales_year"),
            hint=tr("kosong: tahun ini; angka tahun yang lebih lama masuk riwayat"),
        ),
        RupiahField("capital", tr("Modal usaha"), check=_of_business("capital"), hint=tr("tanpa tanah dan bangunan")),
        YearField("capital_year", tr("Tahun modal"), check=_of_business("capital_year")),
        NumberField("workers", tr("Tenaga kerja"), unit=tr("orang"), check=_of_business("workers")),
        YearField("workers_year", tr("Tahun tenaga kerja"), check=_of_business("workers_year")),
        ChoiceField(
            "size", tr("Skala menurut pernyataan"), size_choices(*list(BusinessSize)[:4]),
            hint=tr("dicatat di samping hitungan; berlaku bila penjualan dan modal kosong"),
        ),
        wide=("size",),
    )  # fmt: skip
    return identity, size


def reach_section() -> Section:
    """By what a business is reached and found: e-mail, NPWP and point; folded until it is wanted."""
    return Section(
        tr("Surel, NPWP, dan titik lokasi"),
        TextField("email", tr("Surel"), check=_of_business("email"), hint=tr("misalnya usaha@contoh.id")),
        NpwpField("npwp", tr("NPWP usaha"), check=_of_business("npwp"), hint=tr("15 atau 16 angka")),
        PointField(
            "point", tr("Titik lokasi"),
            hint=tr("tempel “lintang, bujur” atau tautan peta; tanpa titik, jarak dihitung dari tengah wilayahnya"),
        ),
        wide=("point",),
        folded=True,
    )  # fmt: skip


def follow_region(fields: Mapping[str, Field]) -> None:
    """Let the point of a form be compared with its region."""
    point = fields["point"]
    assert isinstance(point, PointField)
    point.follow(fields["region"])


def person_fields(at: str, *, required: bool, position: bool) -> tuple[Field, ...]:
    """Name, position and phone of a person; `at` comes before each field's name."""
    fields: list[Field] = [TextField(f"{at}.name", tr("Nama"), required=required)]
    if position:
        fields.append(TextField(f"{at}.position", tr("Jabatan")))
    fields.append(
        PrivateField(f"{at}.phone", tr("Telepon"), check=_of_person("phone"), hint=tr("misalnya 0812 3456 7890"))
    )
    return tuple(fields)


def private_fields(at: str) -> tuple[Field, ...]:
    """Sex, NIK, KK and desil of an owner, for those who may know them."""
    return (
        ChoiceField(f"{at}.female", tr("Jenis kelamin"), SEXES),
        PrivateField(f"{at}.nik", tr("NIK"), secret=True, check=_of_person("nik")),
        PrivateField(f"{at}.kk", tr("Nomor KK"), secret=True, check=_of_person("kk")),
        NumberField(
            f"{at}.desil", tr("Desil"), check=_of_person("desil"), hint=tr("1–10; kosong: yang tercatat tetap berlaku")
        ),
        TextField(f"{at}.desil_source", tr("Sumber desil"), hint=tr("misalnya DTSEN")),
        TextField(f"{at}.desil_quarter", tr("Triwulan desil"), check=_of_person("desil_quarter"), hint="2026-Q3"),
    )


def business_draft(values: Values) -> BusinessDraft:
    """The business that a form's values describe."""
    return BusinessDraft(
        name=values["name"] or "",
        legal_form=values["legal_form"] or "",
        nib=values["nib"] or "",
        region=values["region"] or "",
        address=values["address"] or "",
        kbli=values["kbli"] or "",
        kbli_edition=values["kbli_edition"] or "",
        annual_sales=values["annual_sales"],
        capital=values["capital"],
        workers=values["workers"],
        size=BusinessSize(values["size"]) if values["size"] else None,
        **{name: values[name] for name in _YEARS},
        **_reach(values),
    )


def _reach(values: Values) -> dict[str, Any]:
    """What a form with these fields says of them; a form without them says nothing."""
    if "point" not in values:
        return {}
    return {"npwp": values["npwp"], "email": values["email"] or "", "point": values["point"] or Point()}


def business_values(record: BusinessRecord) -> dict[str, Any]:
    """What a form shows of a business."""
    facts = {"annual_sales": record.annual_sales, "capital": record.capital, "workers": record.workers}
    return {
        **{name: fact.value if fact else None for name, fact in facts.items()},
        "email": record.email,
        "npwp": record.npwp,
        "point": Point(record.latitude, record.longitude, record.point_source),
        "name": record.name,
        "legal_form": record.legal_form or None,
        "nib": record.nib,
        "region": record.region,
        "address": record.address,
        "kbli": record.kbli,
        "kbli_edition": record.kbli_edition or None,
        "size": record.size_explained.declared if record.size_explained else None,
        **{name: _year(fact) for name, fact in zip(_YEARS, facts.values(), strict=True)},
    }


def _year(fact: DatedValue | None) -> int | None:
    return int(fact.as_of[:4]) if fact else None


def person_draft(values: Values, at: str) -> PersonDraft:
    """The person that a form's values describe; fields that the form does not have stay empty."""

    def given(name: str) -> Any:
        return values.get(f"{at}.{name}")

    sex = given("female")
    return PersonDraft(
        name=given("name") or "",
        position=given("position") or "",
        female=None if sex is None else sex == "P",
        nik=given("nik") or "",
        kk=given("kk") or "",
        phone=given("phone") or "",
        desil=given("desil"),
        desil_source=given("desil_source") or "",
        desil_quarter=given("desil_quarter") or "",
        consents=given("consents"),
    )


def person_values(record: PersonRecord | None, at: str) -> dict[str, Any]:
    """What a form shows of a person; of protected values only that they are known."""
    if record is None:
        return {}
    sex = None if record.female is None else "P" if record.female else "L"
    return {
        f"{at}.name": record.name,
        f"{at}.position": record.position,
        f"{at}.female": sex,
        f"{at}.phone": record.phone.shown,
        f"{at}.nik": record.nik.shown,
        f"{at}.kk": record.kk.shown,
        f"{at}.consents": record.consents,
    }


def _of_business(field: str) -> Callable[[Any], str]:
    return lambda value: _said(field, EnterpriseDraft(business=BusinessDraft(**{field: value})))


def _of_person(field: str) -> Callable[[Any], str]:
    return lambda value: _said(f"owner.{field}", EnterpriseDraft(owner=PersonDraft(**{field: value})))


def _said(field: str, draft: EnterpriseDraft) -> str:
    problem = next((each for each in check_enterprise(draft) if each.field == field), None)
    return sentence(problem.message, **dict(problem.values)) if problem else ""
