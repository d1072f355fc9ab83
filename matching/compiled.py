"""Loops that are compiled to machine code; only the engine's own process imports this."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., object])


def compiled(kernel: Kernel) -> Kernel:
    """The function as machine code, kept for later runs where that is possible; no reordered sums, no lock held."""
    try:
        made: Any = numba.njit(cache=True, nogil=True)(kernel)
    except RuntimeError:  # no folder can be written
        made = numba.njit(nogil=True)(kernel)
    return cast(Kernel, made)
