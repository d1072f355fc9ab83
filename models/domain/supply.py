"""The commodity graph as a screen shows it: goods, links with their yields, and where each stands in the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.changes import Changed


class LinkKind(StrEnum):
    """What joins two commodities."""

    MADE = "olahan"
    DISTRIBUTED = "distribusi"
    IS_A = "jenis"
    """The source is a kind of the target."""


class Certainty(StrEnum):
    """How far a yield can be trusted."""

    HIGH = "H"
    MIDDLING = "M"
    LOW = "L"
    NONE = ""


class Reach(StrEnum):
    """How much of the graph is wanted around a commodity."""

    NEAR = "near"
    """Two steps up and two steps down."""
    DOWN = "down"
    """All that is made of it."""
    UP = "up"
    """All that it can be made of."""


@dataclass(frozen=True, slots=True)
class CommodityLine:
    """A commodity as listed: who offers and needs it, and how many links touch it."""

    slug: str
    name: str
    category: str
    names: tuple[str, ...]
    offers: int
    """Active enterprises that offer it."""
    needs: int
    """Active needs for it."""
    links: int


@dataclass(frozen=True, slots=True)
class StepKbli:
    """The code of a step in one edition; the title is empty where it does not ship with the program."""

    edition: str
    code: str
    title: str
    reused: bool


@dataclass(frozen=True, slots=True)
class LinkFact:
    """Input → output; a yield is output in thousandths of its unit per unit of input, None where none is claimed."""

    uid: str
    code: str
    version: int
    source: str
    target: str
    kind: LinkKind
    yield_low: int | None
    yield_high: int | None
    unit_in: str
    unit_out: str
    kbli: tuple[StepKbli, ...]
    certainty: Certainty
    basis: str
    note: str


@dataclass(frozen=True, slots=True)
class NodeFact:
    """A commodity in the drawing: layer from the left, order from the top."""

    line: CommodityLine
    unit: str
    papers: tuple[str, ...]
    """Names of the papers that fall due for it."""
    layer: int
    order: float


@dataclass(frozen=True, slots=True)
class SupplyView:
    """A part of the graph around one commodity; links join its nodes only."""

    focus: str
    nodes: tuple[NodeFact, ...]
    links: tuple[LinkFact, ...]
    left_out: int
    """Commodities that lie further on and are not in this part."""


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """What an officer wants a link to say."""

    uid: str
    version: int
    yield_low: int | None
    yield_high: int | None
    certainty: Certainty
    note: str


@dataclass(frozen=True, slots=True)
class SavedLink:
    """The link that was saved; no change set when nothing differed."""

    uid: str
    code: str
    change_set: str = ""
    changed: Changed = Changed.SUPPLY_CHAIN


def yield_problem(low: int | None, high: int | None) -> str:
    """Message id of what is wrong with a range, empty when nothing is."""
    if (low is None) != (high is None):
        return "supply.yield_half"
    if low is None or high is None:
        return ""
    if low <= 0:
        return "supply.yield_zero"
    return "supply.yield_order" if high < low else ""
