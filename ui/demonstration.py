"""The whole main job on the sample catalogue: both front ends compose it from the same use cases."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from matching.codes import Pattern
from models.domain.agreements import AgreementTerms, Signatory
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings, ProposalLine
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.use_cases.open_catalogue import Opened, open_catalogue
from ui.texts import tr

SHOWN_PATTERNS = (Pattern.INTI_PLASMA, Pattern.SUBKONTRAK, Pattern.DISTRIBUSI_KEAGENAN)
_WITNESSES = (
    Signatory("Sutrisno (contoh)", "Perangkat desa"),
    Signatory("Winarti (contoh)", "Pendamping UMKM"),
)
_BEST = 40
"""Proposals accepted in the demonstration."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was made."""

    files: tuple[Path, ...]
    enterprises: int
    needs: int
    proposals: int


def demonstrate(
    out: Path, today: date | None, tell: Callable[[str], None], progress: Progress = no_progress
) -> Demonstration:
    """Build DIR/demo.db, import the sample workbooks, match, accept, write agreements, plan an event, and report."""
    day, place = today or date.today(), out / "demo.db"
    if out.exists() and not out.is_dir():
        raise UserProblem("folder_missing", file=place.name, folder=str(out))
    if place.exists():
        raise UserProblem("demo.exists", file=str(place))
    unfinished = out / "demo.belum-selesai.db"
    _remove(unfinished)  # of a start that was cut off
    try:
        made = _demonstrate(unfinished, out, day, tell, progress)
        unfinished.rename(place)
    finally:
        _remove(unfinished)
    return replace(made, files=(place, *made.files))


def _demonstrate(place: Path, out: Path, day: date, tell: Callable[[str], None], progress: Progress) -> Demonstration:
    opened = make_sample(place, out, day, tell, progress)
    try:
        tell(tr("Mencocokkan…"))
        proposals = _match(opened, day, progress)
        tell(tr("Menerima usulan terbaik dan menulis perjanjian…"))
        papers = _agreements(opened, _accepted(opened, proposals), out, day)
        tell(tr("Menyusun jadwal temu bisnis…"))
        papers.append(_event(opened, out, day))
        papers.append(_report(opened, out, day))
        counts = _counts(opened)
    finally:
        opened.catalogue.close()
    return Demonstration((*sorted(out.glob("contoh-*.xlsx")), *papers), *counts, len(proposals))


def _remove(unfinished: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{unfinished}{suffix}").unlink(missing_ok=True)


def make_sample(
    place: Path, workbooks: Path, today: date, tell: Callable[[str], None], progress: Progress = no_progress
) -> Opened:
    """A sample catalogue at `place`, filled through the same import as anybody's lists; whole, or not there."""
    if place.exists():
        raise UserProblem("demo.exists", file=str(place))
    workshop = place.with_name(f"{place.stem}.belum-selesai")
    shutil.rmtree(workshop, ignore_errors=True)  # of a start that was cut off
    tell(tr("Menyiapkan katalog contoh…"))
    try:
        _build(workshop / place.name, workbooks, today, tell, progress)
        (workshop / place.name).rename(place)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return open_catalogue(str(place))


def _build(place: Path, workbooks: Path, today: date, tell: Callable[[str], None], progress: Progress) -> None:
    opened = open_catalogue(str(place), sample=True)
    try:
        _fill(opened, workbooks, today, tell, progress)
    finally:
        opened.catalogue.close()


def _fill(opened: Opened, workbooks: Path, today: date, tell: Callable[[str], None], progress: Progress) -> None:
    from models.use_cases.enter_sample_officials import enter_sample_officials
    from models.use_cases.import_workbook import ImportRequest, import_workbook
    from models.use_cases.write_samples import write_samples

    enter_sample_officials(opened.catalogue, opened.actor)
    for kind, file in write_samples(workbooks, today):
        tell(tr("Mengimpor {file}…").format(file=file.name))
        request = ImportRequest(file, kind, today=today, samples_allowed=True)
        import_workbook(opened.catalogue, opened.actor, request, progress=progress)


def _match(opened: Opened, today: date, progress: Progress) -> tuple[ProposalLine, ...]:
    from models.use_cases.list_runs import list_proposals
    from models.use_cases.run_matching import run_matching

    run = run_matching(opened.catalogue, opened.actor, MatchSettings(), today=today, progress=progress)
    query = ListQuery(filters=(("run", run.code),))
    return list_proposals(opened.catalogue, opened.actor, query, 0, run.counts.proposals).rows


def _accepted(opened: Opened, proposals: tuple[ProposalLine, ...]) -> dict[Pattern, str]:
    """Accept the best proposals, among them the best of each pattern; returns those, by pattern."""
    from models.use_cases.decide_proposal import decide_proposal

    best: dict[Pattern, str] = {}
    for line in proposals:
        best.setdefault(line.pattern, line.proposal)
    missing = [pattern for pattern in SHOWN_PATTERNS if pattern not in best]
    if missing:
        raise UserProblem("demo.pattern_missing", pattern=str(missing[0]))
    chosen = dict.fromkeys([*best.values(), *(line.proposal for line in proposals[:_BEST])])
    for proposal in chosen:
        decide_proposal(opened.catalogue, opened.actor, proposal, Decided.ACCEPT)
    return best


def _agreements(opened: Opened, best: dict[Pattern, str], out: Path, today: date) -> list[Path]:
    from models.files import write_bytes
    from models.use_cases.issue_agreement import issue_agreement

    files = []
    for pattern in SHOWN_PATTERNS:
        terms = AgreementTerms(date=today, witnesses=_WITNESSES)
        report = issue_agreement(opened.catalogue, opened.actor, best[pattern], terms, today=today)
        files.append(out / f"perjanjian-{pattern.replace('_', '-')}.pdf")
        write_bytes(files[-1], report.content)
    return files


def _event(opened: Opened, out: Path, today: date) -> Path:
    """An event of everybody accepted, on a Wednesday three weeks from now, with its programme."""
    from models.domain.events import EventDraft, EventPaper
    from models.files import write_bytes
    from models.use_cases.invite_accepted import invite_accepted
    from models.use_cases.plan_event import plan_event
    from models.use_cases.print_event import print_event
    from models.use_cases.propose_meetings import propose_meetings
    from models.use_cases.save_event import save_event

    wednesday = today + timedelta(days=21 + (2 - today.weekday()) % 7)
    draft = EventDraft(name="Temu Bisnis Contoh", day=wednesday, venue="Aula Contoh")
    event = save_event(opened.catalogue, opened.actor, draft).event
    invite_accepted(opened.catalogue, opened.actor, event)
    propose_meetings(opened.catalogue, opened.actor, event)
    plan_event(opened.catalogue, opened.actor, event)
    (programme,) = print_event(opened.catalogue, opened.actor, event, (EventPaper.PROGRAMME,), today=today)
    file = out / "jadwal-temu-bisnis.pdf"
    write_bytes(file, programme.content)
    return file


def _report(opened: Opened, out: Path, today: date) -> Path:
    """The report of the year so far."""
    from models.domain.paper_reports import ReportScope
    from models.files import write_bytes
    from models.use_cases.partnership_report import partnership_report

    scope = ReportScope(date(today.year, 1, 1), today)
    file = out / "laporan-kemitraan.pdf"
    write_bytes(file, partnership_report(opened.catalogue, opened.actor, scope, today=today).content)
    return file


def _counts(opened: Opened) -> tuple[int, int]:
    from models.use_cases.count_records import count_records

    counts = count_records(opened.catalogue, opened.actor)
    return counts.enterprises, counts.needs
