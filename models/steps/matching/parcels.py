"""What goes from one process to another: columns of numbers as they lie in memory, never copied into a message."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any


@dataclass(frozen=True, slots=True)
class _Parcel:
    """The first of several messages: the thing without its columns comes next, then each column."""

    columns: int


def send(line: Connection, thing: object) -> None:
    """Send what may hold many and large columns."""
    columns: list[pickle.PickleBuffer] = []
    body = pickle.dumps(thing, protocol=5, buffer_callback=columns.append)
    line.send(_Parcel(len(columns)))
    line.send_bytes(body)
    for column in columns:
        line.send_bytes(column.raw())


def receive(line: Connection) -> Any:
    """The next thing, however it was sent."""
    told = line.recv()
    if not isinstance(told, _Parcel):
        return told
    body = line.recv_bytes()
    columns = [bytearray(line.recv_bytes()) for _ in range(told.columns)]
    with _no_search_for_garbage():
        return pickle.loads(body, buffers=columns)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """There is none among the 100,000 objects that are just being made."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
