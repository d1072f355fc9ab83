"""Ways along made-into edges that end at a good: what each mata rantai makes, and out of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matching.codes import Reach
from matching.problem import SupplyGraph, SupplyLink
from matching.supply_chain import ReachTables

FEWEST_STAGES, MOST_STAGES = 2, 4
MOST_ROUTES = 400
"""A good that can be made in more ways than this has a graph nobody can read."""
FILLS = (Reach.SAME.code, Reach.VARIANT.code)


@dataclass(frozen=True, slots=True)
class Route:
    """Goods from the first stage's to the last's; `links[i]` makes `goods[i + 1]` out of `goods[i]`."""

    goods: tuple[int, ...]
    links: tuple[SupplyLink, ...]

    def link_into(self, stage: int) -> SupplyLink | None:
        """The step that the stage does; None for the first, which brings the material."""
        return self.links[stage - 1] if stage else None


@dataclass(frozen=True)
class Ways:
    """The supply graph, asked backwards."""

    graph: SupplyGraph
    reach: ReachTables

    def fillers(self, good: int) -> tuple[int, ...]:
        """The good and its variants: whoever asks for a kind is served by any of them."""
        return tuple(np.flatnonzero(np.isin(self.reach.reach[:-1, good], FILLS)).tolist())

    def akin(self, good: int) -> tuple[int, ...]:
        """Kinds of the good, and other variants of its kinds."""
        kinds = [kind for variant, kind in self.graph.kinds if variant == good]
        beside = {variant for variant, kind in self.graph.kinds if kind in kinds}
        above = np.flatnonzero(self.reach.reach[:-1, good] == Reach.KIND.code).tolist()
        return tuple(sorted((beside | set(above)) - set(self.fillers(good))))

    def same_step(self, kbli: str) -> tuple[int, ...]:
        """What steps of this KBLI make."""
        return tuple(sorted({link.target for link in self.graph.links if kbli and link.kbli == kbli}))

    def links_into(self, good: int) -> tuple[SupplyLink, ...]:
        """Steps that make the good or a variant; a variant that nobody drew is made the way its kind is."""
        made = [link for filler in self.fillers(good) for link in self._by_target.get(filler, ())]
        if good not in self._by_target:
            kinds = np.flatnonzero(self.reach.reach[:-1, good] == Reach.KIND.code).tolist()
            made += [replace(link, target=good) for kind in kinds for link in self._by_target.get(kind, ())]
        return tuple(link for link in made if link.source != link.target)

    @cached_property
    def _by_target(self) -> dict[int, list[SupplyLink]]:
        found: dict[int, list[SupplyLink]] = {}
        for link in self.graph.links:
            found.setdefault(link.target, []).append(link)
        return found

    def routes_to(self, good: int) -> tuple[Route, ...]:
        """All ways of two to four stages that end at the good or a variant of it, the shortest first."""
        found: dict[tuple[int, ...], Route] = {}
        layer = [Route((good,), ())]
        for _stage in range(FEWEST_STAGES, MOST_STAGES + 1):
            layer = [longer for route in layer for longer in self._longer(route)]
            for route in layer[: MOST_ROUTES - len(found)]:
                found.setdefault(route.goods, route)
        return tuple(found.values())

    def _longer(self, route: Route) -> Iterator[Route]:
        """With one stage more at the beginning; no good comes twice, so that circles end."""
        for link in self.links_into(route.goods[0]):
            if link.source not in route.goods and link.target not in route.goods[1:]:
                yield Route((link.source, link.target, *route.goods[1:]), (link, *route.links))
