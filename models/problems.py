"""What can go wrong that a user can put right."""

from __future__ import annotations

from collections.abc import Mapping

Value = str | int | float | bool | None | tuple[str, ...]
"""What a message may carry: plain values; `ui.texts` gives them their Indonesian form."""


class UserProblem(Exception):
    """The user can mend this: a full disk, a locked file, a missing column.

    Carries a message id and values; `ui.texts` turns them into two sentences, what happened and what to do.
    Anything else that escapes a use case is a defect and is reported as one.
    """

    def __init__(self, message: str, /, **values: Value) -> None:
        super().__init__(message)
        self.message = message
        self.values: Mapping[str, Value] = values

    def __reduce__(self) -> tuple[object, ...]:
        # exceptions with keyword values cross process borders only by an explicit recipe
        return (_rebuild, (type(self), self.message, dict(self.values)))


def _rebuild(kind: type[UserProblem], message: str, values: dict[str, Value]) -> UserProblem:
    return kind(message, **values)


class ImportRejected(UserProblem):
    """A file that cannot be read at all: values name the file and, where known, sheet and cell."""


class Cancelled(Exception):
    """The user asked to stop; nothing was saved."""
