"""The business of a row of enterprises or partners: who it is, where it lies, how large it is."""

from __future__ import annotations

from models.domain.intake import BusinessIntake
from models.reference.coordinates import Coordinates, kilometres_off, near_jawa_timur, read_coordinates
from models.reference.regions import full_name
from models.workbook.cells import calendar, identifiers
from models.workbook.cells.amounts import count
from models.workbook.cells.outcome import Outcome
from models.workbook.cells.places import Place, named_place, region_code
from models.workbook.cells.wording import text_of
from models.workbook.rows.reader import RowReader
from models.workbook.rows.turnover import turnover
from models.workbook.sheet import Cell

_EDITIONS = ("2025", "2020", "2017", "2015", "2009", "2005")
_PEOPLE = r"orang|org|pekerja|karyawan|tenaga kerja|tk"
_NUMBER_WORDS = {
    **{"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9},
    **{"sepuluh": 10, "seorang": 1},
}


def business(row: RowReader) -> BusinessIntake:
    """The identity of the business in a row of enterprises or partners."""
    name = row.required_text("name")
    place = region_of(row)
    kbli = row.recall(identifiers.kbli, row.cell("kbli"), _edition(row), row.context.kbli_listed)
    known = turnover(row)
    point = point_of(row, place.code)
    return BusinessIntake(
        name=name,
        legal_form=row.text("legal_form"),
        nib=row.take_or_leave("nib", identifiers.nib(row.cell("nib"))) or "",
        npwp=row.take_or_leave("npwp", identifiers.npwp(row.cell("npwp"))) or "",
        region=place.code,
        address=", ".join(filter(None, (_desa(place), row.text("address")))),
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        kbli=row.take("kbli", kbli.leaving_out()),
        annual_sales=known.annual_sales,
        capital=known.capital,
        facts_year=row.take("facts_year", row.recall(calendar.year, row.cell("facts_year"), row.context.today)),
        workers=row.take("workers", row.recall(people, row.cell("workers")).leaving_out()),
        size=known.size,
    )


def region_of(row: RowReader) -> Place:
    """The place of a row: its code where given, else its names."""
    if row.has("region_code"):
        return Place(row.take("region_code", row.recall(region_code, row.cell("region_code"))) or "")
    home = row.context.home_region if "kabupaten" not in row.places else ""
    cells = (row.cell(name) for name in ("kabupaten", "kecamatan", "desa"))
    place, remarks = row.recall(named_place, *cells, home)
    for one in remarks:
        row.note(one.field, one.remark)
    return place


def point_of(row: RowReader, region: str) -> Coordinates | None:
    """The point of a row, from one cell or two; a point that is none stays out alone, one that is odd is told."""
    for name in ("coordinates", "latitude"):
        if row.has(name):
            text = text_of(row.cell(name))
            found = read_coordinates(text if name == "coordinates" else _pair(text, text_of(row.cell("longitude"))))
            if found is None or not near_jawa_timur(found.latitude, found.longitude):
                row.warn(name, "point_unreadable" if found is None else "point_far_away")
                return None
            _tell_odd(row, name, found, region)
            return found
    return None


def _tell_odd(row: RowReader, name: str, found: Coordinates, region: str) -> None:
    if found.turned:
        row.warn(name, "point_turned", latitude=str(found.latitude), longitude=str(found.longitude))
    off = kilometres_off(region, found.latitude, found.longitude)
    if off is not None:
        row.warn(name, "point_off_region", kilometres=off[0], place=full_name(off[1]))


def _pair(latitude: str, longitude: str) -> str:
    return f"{latitude.replace(',', '.')}, {longitude.replace(',', '.')}"


def _desa(place: Place) -> str:
    """A desa that has no code yet is kept in words."""
    return f"Desa {place.desa_in_words}" if place.desa_in_words else ""


def people(cell: Cell) -> Outcome[int]:
    """A number of people: 4, "4 orang", "empat orang"."""
    first, _, rest = text_of(cell).partition(" ")
    number = _NUMBER_WORDS.get(first.casefold())
    return count(cell if number is None else f"{number} {rest}", _PEOPLE)


def _edition(row: RowReader) -> str:
    text = row.text("kbli_edition") or row.heading("kbli")
    edition = next((one for one in _EDITIONS if one in text), "")
    if row.has("kbli_edition") and not edition:
        row.refuse("kbli_edition", "kbli_edition_unknown")
    return edition
