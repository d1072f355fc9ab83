"""An event that a command reads from a JSON file: whatever cannot be meant is refused by its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from matching.timetable.event import Buyer, Enterprise, Event, Meeting
from models.problems import UserProblem
from ui.commands.json_values import JsonValue, read_json
from ui.texts import tr

_EVENT = (
    "name", "date", "venue", "slots", "tables", "buyers", "enterprises", "meetings", "minimum", "maximum",
    "walking_slots", "breaks", "closed",
)  # fmt: skip
_BUYER = ("id", "name", "unavailable", "table", "minimum", "maximum")
_ENTERPRISE = ("id", "name", "unavailable", "minimum", "maximum")
_MEETING = ("id", "buyer", "enterprises", "slot", "table")
_MOST = 1000
"""Of slots and of tables."""

Members = Mapping[str, JsonValue]
Limits = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class EventFile:
    """The event, and the words for those in it."""

    event: Event
    name: str
    venue: str
    on: date | None
    spans: tuple[tuple[int, int], ...]
    """When each slot begins and ends, in minutes of the day."""
    buyers: tuple[str, ...]
    enterprises: tuple[str, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """When each begins, "09.30"."""
        return tuple(f"{start // 60:02}.{start % 60:02}" for start, _ in self.spans)


def event_of(file: Path) -> EventFile:
    """What the file says."""
    whole = read_json(file)
    given = whole.members(_EVENT)
    spans = _slots(_needed(whole, given, "slots"))
    last, tables = len(spans) - 1, _needed(whole, given, "tables").whole(1, _MOST)
    limits = _limits(given, (0, None))
    buyers = _buyers(_needed(whole, given, "buyers"), last, tables)
    enterprises = _enterprises(_needed(whole, given, "enterprises"), last, limits)
    event = Event(
        len(spans), tables, buyers, enterprises,
        _meetings(_needed(whole, given, "meetings"), buyers, enterprises, last, tables),
        breaks=_slot_numbers(given, "breaks", last),
        closed=_closed(given, last, tables),
        walking=given["walking_slots"].whole(0, _MOST) if "walking_slots" in given else 0,
    )  # fmt: skip
    return EventFile(
        event, _text(given, "name"), _text(given, "venue"), given["date"].day() if "date" in given else None, spans,
        _names(given["buyers"]), _names(given["enterprises"]),
    )  # fmt: skip


def _needed(value: JsonValue, members: Members, key: str) -> JsonValue:
    if key not in members:
        raise UserProblem("json.missing_key", file=value.file, key=f"{value.key}.{key}".lstrip("."))
    return members[key]


def _text(members: Members, key: str) -> str:
    return members[key].text() if key in members else ""


def _slots(value: JsonValue) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    before: datetime | None = None
    for slot in value.items():
        given = slot.members(("start", "end"))
        start, end = (_moment(_needed(slot, given, key)) for key in ("start", "end"))
        if before is not None and start < before:
            given["start"].refuse(tr("waktu yang tidak mendahului akhir slot sebelumnya"))
        if end <= start:
            given["end"].refuse(tr("waktu sesudah awal slot itu"))
        spans.append((_minutes(start), _minutes(end)))
        before = end
    if not 0 < len(spans) <= _MOST:
        value.refuse(tr("1 sampai {most} slot").format(most=_MOST))
    return tuple(spans)


def _minutes(moment: datetime) -> int:
    return 60 * moment.hour + moment.minute


def _moment(value: JsonValue) -> datetime:
    text = value.text()
    try:
        at = time.fromisoformat(text.replace(".", ":").zfill(5))
    except ValueError:
        value.refuse(tr("waktu seperti 09:30"))
    if at.tzinfo is not None:
        value.refuse(tr("waktu seperti 09:30"))
    return datetime.combine(date.min, at)


def _buyers(value: JsonValue, last: int, tables: int) -> tuple[Buyer, ...]:
    found = []
    for each in value.items():
        given = each.members(_BUYER)
        uid, limits = _id(each, given), _limits(given, (0, None))
        table = given["table"].whole(0, tables - 1) if "table" in given else None
        found.append(Buyer(uid, _slot_numbers(given, "unavailable", last), table, *limits))
    _refuse_twins(value, [each.uid for each in found])
    return tuple(found)


def _enterprises(value: JsonValue, last: int, limits: Limits) -> tuple[Enterprise, ...]:
    found = []
    for each in value.items():
        given = each.members(_ENTERPRISE)
        away = _slot_numbers(given, "unavailable", last)
        found.append(Enterprise(_id(each, given), away, *_limits(given, limits)))
    _refuse_twins(value, [each.uid for each in found])
    return tuple(found)


def _meetings(
    value: JsonValue, buyers: Iterable[Buyer], enterprises: Iterable[Enterprise], last: int, tables: int
) -> tuple[Meeting, ...]:
    selling = {each.uid: at for at, each in enumerate(buyers)}
    invited = {each.uid: at for at, each in enumerate(enterprises)}
    found = []
    for each in value.items():
        given = each.members(_MEETING)
        found.append(Meeting(
            _id(each, given),
            _known(_needed(each, given, "buyer"), selling, tr("id salah satu pembeli")),
            _group(_needed(each, given, "enterprises"), invited),
            given["slot"].whole(0, last) if "slot" in given else None,
            given["table"].whole(0, tables - 1) if "table" in given else None,
        ))  # fmt: skip
    _refuse_twins(value, [each.uid for each in found])
    return tuple(found)


def _group(value: JsonValue, invited: Mapping[str, int]) -> tuple[int, ...]:
    found = tuple(_known(each, invited, tr("id salah satu UMKM")) for each in value.items())
    if not found or len(set(found)) < len(found):
        value.refuse(tr("satu UMKM atau lebih, masing-masing sekali"))
    return found


def _known(value: JsonValue, places: Mapping[str, int], expected: str) -> int:
    uid = value.text()
    if uid not in places:
        value.refuse(expected)
    return places[uid]


def _id(value: JsonValue, members: Members) -> str:
    uid = _needed(value, members, "id")
    return uid.text() or uid.refuse(tr("id yang tidak kosong"))


def _refuse_twins(value: JsonValue, uids: list[str]) -> None:
    seen: set[str] = set()
    for at, uid in enumerate(uids):
        if uid in seen:
            JsonValue(value.file, f"{value.key}[{at}].id", uid).refuse(tr("id yang belum dipakai"))
        seen.add(uid)


def _limits(members: Members, usual: Limits) -> Limits:
    minimum = members["minimum"].whole(0) if "minimum" in members else usual[0]
    maximum = members["maximum"].whole(1) if "maximum" in members else usual[1]
    if maximum is not None and maximum < minimum:
        which = members["maximum"] if "maximum" in members else members["minimum"]
        which.refuse(tr("maximum yang tidak di bawah minimum"))
    return minimum, maximum


def _slot_numbers(members: Members, key: str, last: int) -> frozenset[int]:
    return frozenset(each.whole(0, last) for each in members[key].items()) if key in members else frozenset()


def _closed(members: Members, last: int, tables: int) -> frozenset[tuple[int, int]]:
    cells = []
    for each in members["closed"].items() if "closed" in members else ():
        given = each.members(("slot", "table"))
        cells.append((_needed(each, given, "slot").whole(0, last), _needed(each, given, "table").whole(0, tables - 1)))
    return frozenset(cells)


def _names(value: JsonValue) -> tuple[str, ...]:
    members = (each.members() for each in value.items())
    return tuple(_text(given, "name") or given["id"].text() for given in members)
