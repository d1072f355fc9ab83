"""The commodity graph as a screen shows it: goods, links with their yields, and where each stands in the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.changes import Changed, HistoryEntry
from models.domain.choices import CommodityChoice


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
    """What an officer wants a link to say; without uid it is a new one."""

    uid: str
    version: int
    yield_low: int | None
    yield_high: int | None
    certainty: Certainty
    note: str
    source: str = ""
    """Slugs of both ends count for a new link only: a link never moves."""
    target: str = ""
    unit_in: str = "kg"
    unit_out: str = "kg"
    kbli2020: str = ""
    kbli2025: str = ""
    basis: str = ""
    circle_agreed: bool = False
    """The officer knows that this link closes a circle of processing."""


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


@dataclass(frozen=True, slots=True)
class KbliChoice:
    """A code to choose for a step; `reused` when the other edition gives it another meaning."""

    edition: str
    code: str
    title: str
    reused: bool


@dataclass(frozen=True, slots=True)
class CommodityDraft:
    """What an officer wants a commodity to say; without slug it is a new one."""

    slug: str
    version: int
    name: str
    unit: str
    category: str
    kind: str = ""
    """Slug of what it is a kind of."""
    papers: tuple[str, ...] = ()
    """Codes of papers that fall due for it."""
    words: tuple[str, ...] = ()
    """Its other names, as people write them."""


@dataclass(frozen=True, slots=True)
class CommodityRecord:
    """A commodity as its form is filled, with what happened to it."""

    draft: CommodityDraft
    kind_name: str
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class SavedCommodity:
    """The commodity that was saved or taken out; no change set when nothing differed."""

    slug: str
    name: str
    change_set: str = ""
    changed: Changed = Changed.SUPPLY_CHAIN


class Verdict(StrEnum):
    """What the program takes product words for."""

    CERTAIN = "certain"
    SUGGESTED = "suggested"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What product words are taken for: the one commodity that bears them, or those that they may mean."""

    words: str
    verdict: Verdict
    commodities: tuple[CommodityChoice, ...]
    """The best first; one when certain."""


@dataclass(frozen=True, slots=True)
class StrayWord:
    """Words of offers and needs that do not by themselves lead to the commodity recorded with them."""

    words: str
    slug: str
    name: str
    """The commodity that the officer chose."""
    times: int
    verdict: Verdict
    meant: str
    """Name of what the program takes them for, or would suggest first; empty when it knows nothing alike."""
