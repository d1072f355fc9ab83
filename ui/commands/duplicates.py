"""Commands about records entered twice: the scan, its pairs, the officer's word on one, merged, and taken apart."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from models.domain.duplicates import DuplicatePair, DuplicateSide, ScanReport, Verdict
from models.domain.lists import ListQuery
from models.domain.merging import MergePlan, MergeView, Side
from models.problems import UserProblem
from ui.commands.session import open_for, show_progress
from ui.pages.enterprises import duplicate_words, merge_words
from ui.texts import sentence, tr

if TYPE_CHECKING:
    from models.use_cases.open_catalogue import Opened

Answer = dict[str, Any]
MOST = 200
_FILTERS = ("verdict", "strength", "region")


def duplicates(options: argparse.Namespace) -> Answer:
    """Pairs that look like one business entered twice, after a scan where one is asked for or was never made."""
    opened = open_for(options, create=False)
    try:
        for wanted, answer in _ACTIONS.items():
            if getattr(options, wanted):
                return answer(opened, options)
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


def _compared(opened: Opened, options: argparse.Namespace) -> Answer:
    from models.use_cases.view_merge import view_merge

    first, second = _uids(opened, options.compare)
    view = view_merge(opened.catalogue, opened.actor, first, second)
    return _view(view) | {"_lines": merge_words.view_lines(view)}


def _merged(opened: Opened, options: argparse.Namespace) -> Answer:
    from models.use_cases.merge_records import merge_records

    survivor, merged = _uids(opened, options.merge)
    plan = MergePlan(survivor, merged, choices=tuple(_choice(text) for text in options.keep))
    saved = merge_records(opened.catalogue, opened.actor, plan)
    said = sentence("duplicate.merged", merged=options.merge[1], code=saved.code, name=saved.name)
    return {"survivor": saved.code, "merged": options.merge[1], "name": saved.name, "_lines": [said]}


def _unmerged(opened: Opened, options: argparse.Namespace) -> Answer:
    from models.use_cases.list_merges import find_merge
    from models.use_cases.unmerge_records import unmerge_records

    merge = find_merge(opened.catalogue, opened.actor, options.unmerge)
    report = unmerge_records(opened.catalogue, opened.actor, merge.uid)
    kept = [merge_words.kept_words(edit) for edit in report.kept]
    lines = [merge_words.unmerged_line(report), *(f"  {line}" for line in kept)]
    answer: Answer = {"survivor": report.code, "revived": report.revived_code, "kept": kept}
    return answer | {"_lines": lines}


def _merges(opened: Opened, options: argparse.Namespace) -> Answer:
    from models.use_cases.list_merges import list_merges

    found = list_merges(opened.catalogue, opened.actor, ListQuery(), 0, options.most)
    rows = [
        {
            "survivor": row.code, "name": row.name, "merged": row.merged_code, "merged_name": row.merged_name,
            "at": row.at, "user": row.user,
        }
        for row in found.rows
    ]  # fmt: skip
    lines = [merge_words.merge_line(row) for row in found.rows] or [tr("Belum ada penggabungan.")]
    return {"total": found.total, "merges": rows, "_lines": lines}


_ACTIONS: dict[str, Callable[[Any, argparse.Namespace], Answer]] = {
    "twins": _decided, "not_twins": _decided, "compare": _compared, "merge": _merged, "unmerge": _unmerged,
    "merges": _merges,
}  # fmt: skip


def _uids(opened: Opened, codes: Sequence[str]) -> tuple[str, str]:
    from models.use_cases.view_merge import uids_of_codes

    return uids_of_codes(opened.catalogue, opened.actor, codes[0], codes[1])


def _choice(text: str) -> tuple[str, Side]:
    field, _, side = text.rpartition("=")
    if not field or side not in tuple(Side):
        raise UserProblem("duplicate.choice_unreadable", text=text)
    return field, Side(side)


def _view(view: MergeView) -> Answer:
    fields = [
        {
            "field": field.key, "label": merge_words.label_of(field.key),
            "first": merge_words.value_words(field, field.first),
            "second": merge_words.value_words(field, field.second),
            "keep": str(field.default), "why": str(field.why), "both": field.both,
        }
        for field in view.fields
    ]  # fmt: skip
    return {
        "first": view.first.code, "second": view.second.code, "fields": fields,
        "moving": {each.table: each.count for each in view.moving}, "refusal": view.refusal,
    }  # fmt: skip


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
