"""A workstation in a process of its own: it issues, changes and voids; or stops in the middle of a batch.

`python -m tests.models.papers.workstation issue PLACE PROPOSAL TIMES`
`python -m tests.models.papers.workstation batch PLACE drawing|storing PROPOSAL…`
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from models.use_cases.issue_many import issue_many
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.issuing import MARCH, TERMS, changed, issued
from tests.records import TODAY


def issue(opened: Opened, proposal: str, times: int) -> None:
    """Two papers each time; only the last agreement stays."""
    for time in range(times):
        agreement = issued(opened, proposal).agreement
        changed(opened, agreement, MARCH, payment_days=20 + time)
        if time < times - 1:
            void_agreement(opened.catalogue, opened.actor, agreement, "diganti")


def stop() -> None:
    """Says that the moment has come, and does nothing more until it is ended."""
    print("di sini", flush=True)  # noqa: T201
    sys.stdin.read()


def batch(opened: Opened, moment: str, proposals: Sequence[str]) -> None:
    """Stops while papers are drawn, or when everything is written and nothing is kept yet."""
    if moment == "storing":
        from models.catalogue import recording

        recording.seal = lambda *_: stop()

    def progress(done: int, total: int) -> None:
        if moment == "drawing" and 2 * done >= total:
            stop()

    issue_many(opened.catalogue, opened.actor, proposals, TERMS, today=TODAY, progress=progress)


def main(arguments: Sequence[str]) -> None:
    """One of the two."""
    what, place, *rest = arguments
    opened = open_catalogue(place)
    if what == "issue":
        issue(opened, rest[0], int(rest[1]))
    else:
        batch(opened, rest[0], rest[1:])
    opened.catalogue.close()


if __name__ == "__main__":
    main(sys.argv[1:])
