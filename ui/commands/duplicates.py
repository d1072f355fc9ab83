"""Commands about records entered twice: the scan, its pairs, and the officer's word on one of them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from models.domain.duplicates import DuplicatePair, DuplicateSide, ScanReport, Verdict
from models.domain.lists import ListQuery
from ui.commands.session import open_for, show_progress
from ui.pages.enterprises import duplicate_words
from ui.texts import tr

if TYPE_CHECKING:
    from models.use_cases.open_catalogue import Opened

Answer = dict[str, Any]
MOST = 200
_FILTERS = ("verdict", "strength", "region")


def duplicates(options: argparse.Namespace) -> Answer:
    """Pairs that look like one business entered twice, after a scan where one is asked for or was never made."""
    opened = open_for(options, create=False)
    try:
        if options.twins or options.not_twins:
            return _decided(opened, options)
        scan = _scanned(opened, options.scan)
        return _listed(opened, options, scan)
    finally:
        opened.catalogue.close()


def _decided(opened: Opened, options: argparse.Namespace) -> Answer:
    from models.use_cases.decide_duplicate import decide_duplicate

    verdict = Verdict.TWINS if options.twins else Verdict.NOT_TWINS
    first, second = options.twins or options.not_twins
    report = decide_duplicate(opened.catalogue, opened.actor, first, second, verdict, options.reason)
    said = f"{report.first}, {report.second}: {duplicate_words.verdict_words(report.verdict)}"
    return {"first": report.first, "second": report.second, "verdict": str(report.verdict), "_lines": [said]}


def _scanned(opened: Opened, wanted: bool) -> ScanReport | None:
    from models.use_cases.list_duplicates import last_scan
    from models.use_cases.scan_duplicates import scan_duplicates

    if not wanted and last_scan(opened.catalogue, opened.actor):
        return None
    return scan_duplicates(opened.catalogue, opened.actor, progress=show_progress)


def _listed(opened: Opened, options: argparse.Namespace, scan: ScanReport | None) -> Answer:
    from models.use_cases.list_duplicates import last_scan, list_duplicates

    filters = tuple((name, getattr(options, name)) for name in _FILTERS if getattr(options, name))
    found = list_duplicates(opened.catalogue, opened.actor, ListQuery(filters=filters), 0, options.most)
    lines = [line for pair in found.rows for line in duplicate_words.lines_of(pair)] or [duplicate_words.nothing()]
    if len(found.rows) < found.total:
        lines.append(tr("… dan {more} lagi").format(more=found.total - len(found.rows)))
    answer: Answer = {
        "scanned_at": last_scan(opened.catalogue, opened.actor), "scan": _scan(scan), "total": found.total,
        "pairs": [_pair(pair) for pair in found.rows],
    }  # fmt: skip
    return answer | {"_lines": [*([duplicate_words.scan_line(scan)] if scan else ()), *lines]}


def _scan(report: ScanReport | None) -> Answer | None:
    if report is None:
        return None
    return {
        "records": report.records, "compared": report.compared, "strong": report.strong, "weak": report.weak,
        "decided": report.decided, "seconds": round(report.seconds, 3),
    }  # fmt: skip


def _pair(pair: DuplicatePair) -> Answer:
    return {
        "first": _side(pair.first), "second": _side(pair.second), "percent": pair.percent,
        "strength": str(pair.strength), "verdict": str(pair.verdict), "reason": pair.reason,
        "clues": [{"clue": str(clue.kind), "text": duplicate_words.clue_words(clue)} for clue in pair.clues],
    }  # fmt: skip


def _side(side: DuplicateSide) -> Answer:
    return {"code": side.code, "name": side.name, "owner": side.owner, "place": side.place, "office": side.office}
