"""Pencocokan: runs, needs, proposals with their reasons, and the officer's decisions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.lists import ListQuery, Slice
from models.domain.matching import Decided, NeedLine, PairExplanation, ProposalLine, RunFact, UnmatchedLine
from models.problems import UserProblem
from models.use_cases.browse_run import WAITING, browse_needs, browse_unmatched
from models.use_cases.count_records import RecordCounts, count_records
from models.use_cases.decide_proposals import decide_proposals
from models.use_cases.list_alternatives import AlternativeLine, list_alternatives
from models.use_cases.list_runs import list_proposals, list_runs, view_proposal
from models.use_cases.summarise_run import RunSummary, summarise_run
from ui.background import Job
from ui.dialogs.ask_reason import ask_reason
from ui.pages.matching.analyses.analyses_view import AnalysesView
from ui.pages.matching.analyses.groups_view import GroupsView
from ui.pages.matching.commands import USUAL_REASONS, decision_sentence, match_now, run_sentence
from ui.pages.matching.emptiness import emptiness_of
from ui.pages.matching.needs_pane import NeedsPane
from ui.pages.matching.panes import Panes
from ui.pages.matching.proposals_pane import ProposalsPane
from ui.pages.matching.reasons_pane import ReasonsPane
from ui.pages.matching.run_bar import RunBar, View
from ui.pages.matching.run_summary import RunSummaryView
from ui.pages.matching.unmatched_view import UnmatchedView
from ui.pages.matching.value_line import ValueLine
from ui.texts import tr
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page, PageAction
from ui.widgets.wording import hairline
from ui.workplace import Workplace

RUNS_OFFERED = 20
RESTING = 150
"""Milliseconds on one need before those not chosen are looked for."""


class MatchingPage(Page):
    """Three panes: needs, proposals for one of them, and why."""

    title = tr("Pencocokan")
    help_text = tr(
        "Program mengusulkan pasangan UMKM dan kebutuhan mitra; petugas yang memutuskan.\n\n"
        "Pilih kebutuhan di kiri, usulan di tengah, dan baca alasannya di kanan. "
        "T menerima, O menolak dengan alasan, K mengunci, L melarang, B mengembalikan. "
        "Beberapa usulan dapat dipilih sekaligus dengan Ctrl atau Shift. Ctrl+Z mengurungkan.\n\n"
        "Keputusan dihormati pada pencocokan berikutnya. Dari usulan yang diterima dapat dibuat perjanjian."
    )
    concerns = (
        Changed.RUNS | Changed.DECISIONS | Changed.AGREEMENTS | Changed.ENTERPRISES | Changed.NEEDS | Changed.PARTNERS
        | Changed.SETTINGS
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._run: RunFact | None = None
        self._need: NeedLine | None = None
        self._job: Job | None = None
        self._matchable = True
        background = work.background
        self.run_bar = RunBar()
        self.needs = NeedsPane(self._fetch_needs, background)
        self.proposals = ProposalsPane(self._fetch_proposals, background)
        self.reasons = ReasonsPane(work)
        self.panes = Panes(self.needs, self.proposals, self.reasons)
        self.summary = RunSummaryView()
        self.unmatched = UnmatchedView(self._fetch_unmatched, background)
        self.analyses = AnalysesView(work)
        self.value_line = ValueLine()
        self._rest = QTimer(self, singleShot=True, interval=RESTING)
        self._rest.timeout.connect(self._ask_for_others)
        self._empty = QWidget()
        self._views = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for view in (self.panes, self.summary, self.unmatched, self.analyses):
            self._views.addWidget(view)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for part in (self.run_bar, hairline(), self._views, hairline(), self.value_line):
            inside.addWidget(part, 1 if part is self._views else 0)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(whole)
        self.body.addWidget(self._stack)

    def _connect(self) -> None:
        self.run_bar.run_chosen.connect(self.show_run)
        self.run_bar.view_chosen.connect(self._show_view)
        self.needs.chosen.connect(self._show_need)
        self.proposals.proposal_chosen.connect(self._show_proposal)
        self.proposals.alternative_chosen.connect(self._show_alternative)
        self.proposals.decision_wanted.connect(self.decide)
        self.proposals.agreement_wanted.connect(self._open_agreement)
        self.summary.needs_wanted.connect(self._show_filled)
        self.summary.needs_reason_wanted.connect(self._show_reason_left)
        self.summary.unmatched_wanted.connect(self._show_unmatched)
        self.summary.proposals_wanted.connect(partial(self._show_filled, ""))
        self.analyses.go_to.connect(self.go_to)
        self.analyses.need_wanted.connect(self._show_one_need)
        self.analyses.run_wanted.connect(self.run)
        self.analyses.given_up.connect(self.summary.note_given_up)
        self.reasons.groups_wanted.connect(self._show_groups)
        self.unmatched.enterprise_wanted.connect(
            lambda code: self.go_to.emit("enterprises", ListQuery(words=code))
        )

    def main_action(self) -> PageAction:
        return PageAction(tr("Jalankan pencocokan"), self.run, "arrows-clockwise", enabled=self._may_run)

    def _may_run(self) -> bool:
        return self._job is None and self._matchable

    def more_actions(self) -> tuple[PageAction, ...]:
        if self._job is not None:
            return (PageAction(tr("Hentikan pencocokan"), self.cancel, "x"),)
        if self._run is None:
            return ()
        return (
            PageAction(tr("Ringkasan pencocokan"), partial(self.run_bar.show_view, View.SUMMARY), "chart-bar"),
            PageAction(tr("UMKM tanpa usulan"), partial(self._show_unmatched, ""), "users-three"),
        )

    def reload(self, changed: Changed) -> None:
        work = self._work
        self.analyses.note_change(changed)
        work.ask("matching/runs", partial(list_runs, work.catalogue, work.actor, RUNS_OFFERED), self._show_runs)

    def open_record(self, record: object) -> None:
        if not isinstance(record, ListQuery):
            return
        self.run_bar.show_view(View.PROPOSALS)
        if run := record.value_of("run"):
            self.run_bar.choose(run)
        filled = WAITING if record.value_of("status") == Decided.OPEN else record.value_of("filled")
        if need := record.value_of("need"):
            self.needs.show_need(need)
        elif filled:
            self.needs.show_filled(filled)

    def run(self) -> None:
        """Match now; progress stands in the status line, where it can be cancelled."""
        if self._job is not None:
            return
        work = self._work
        self._job = work.start(
            partial(match_now, work.catalogue, work.actor),
            title=tr("Menjalankan pencocokan"), succeeded=self._ran, ended=self._run_over,
        )  # fmt: skip
        self._empty.setEnabled(False)
        self.run_bar.show_running(self._job)
        self.actions_changed.emit()

    def cancel(self) -> None:
        """Stop the run that is going on; nothing of it is kept."""
        if self._job is not None:
            self._job.cancel()

    def decide(self, status: Decided) -> None:
        """Record the officer's word on the selected proposals; a rejection asks for its reason."""
        rows = self.proposals.possible(status)
        if not rows:
            return
        if status is not Decided.REJECT:
            self._record(rows, status, "")
            return
        one = tr("Tolak usulan ini?") if len(rows) == 1 else tr("Tolak {n} usulan ini?").format(n=len(rows))
        why = tr("Alasannya dicatat, dan pasangan ini tidak diusulkan lagi pada pencocokan berikutnya.")
        usual = [tr(reason) for reason in USUAL_REASONS]
        ask_reason(self, one, tr("Tolak usulan"), partial(self._record, rows, status), why=why, usual=usual)

    def show_run(self, run: RunFact) -> None:
        """Show what this run found."""
        self._run = run
        self.reasons.show_run(run)
        self.value_line.show_run(run, newest=self.run_bar.newest is run)
        self._place_value_line()
        self.needs.reload()
        self.unmatched.reload()
        self.analyses.show_run(run, newest=self.run_bar.newest is run)
        work = self._work
        read = partial(summarise_run, work.catalogue, work.actor, run.code)
        work.ask("matching/summary", read, self._show_summary)

    def _show_view(self, view: View) -> None:
        self._views.setCurrentIndex(list(View).index(view))
        self._place_value_line()
        self.analyses.freshen()

    def _place_value_line(self) -> None:
        """Not under a summary that says the same above, unless it has to warn that the run is an old one."""
        told_above = self._views.currentWidget() is self.summary and self.run_bar.newest is self._run
        self.value_line.setVisible(not told_above)

    def _show_groups(self, need: str) -> None:
        self.run_bar.show_view(View.ANALYSES)
        groups = self.analyses.show_question("groups")
        assert isinstance(groups, GroupsView)
        groups.show_need(need)

    def _show_one_need(self, code: str) -> None:
        self.run_bar.show_view(View.PROPOSALS)
        self.panes.bring(0)
        self.needs.show_need(code)

    def _record(self, rows: tuple[ProposalLine, ...], status: Decided, reason: str) -> None:
        work, codes = self._work, tuple(row.proposal for row in rows)
        work.start_once(
            f"decide/{status}/{codes}", partial(decide_proposals, work.catalogue, work.actor, codes, status, reason),
            title=tr("Menyimpan keputusan"), done=partial(decision_sentence, rows),
        )  # fmt: skip

    def _ran(self, run: RunFact) -> None:
        # a run is written once: nothing in it can be taken back, so no Urungkan is offered
        self._work.say(run_sentence(run))
        self.run_bar.forget_choice()
        self.run_bar.show_view(View.SUMMARY)

    def _run_over(self) -> None:
        cancelled = self._job is not None and self._job.stopping
        self._job = None
        self._empty.setEnabled(True)
        self.run_bar.show_idle()
        self.actions_changed.emit()
        if cancelled:
            self._work.say(tr("Pencocokan dihentikan; tidak ada yang disimpan."))

    def _show_runs(self, runs: tuple[RunFact, ...]) -> None:
        if not runs:
            work = self._work
            work.ask("matching/counts", partial(count_records, work.catalogue, work.actor), self._show_nothing)
            return
        self._stack.setCurrentIndex(1)
        self._matchable = True
        self.show_run(self.run_bar.show_runs(runs))
        self.actions_changed.emit()
        self._count_waiting(runs[0])

    def _show_nothing(self, counts: RecordCounts) -> None:
        self._run = None
        self._matchable = bool(counts.enterprises and counts.needs)
        self._stack.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = EmptyState(emptiness_of(counts, self.run, self.go_to.emit))
        self._stack.insertWidget(0, self._empty)
        self._stack.setCurrentIndex(0)
        self.badge_changed.emit(0)
        self.actions_changed.emit()

    def _show_summary(self, found: RunSummary) -> None:
        self.summary.show_summary(found)
        self.needs.offer_districts(found.districts)
        self.run_bar.show_unmatched(found.run.counts.enterprises_unmatched)

    def _show_need(self, need: NeedLine | None) -> None:
        self._need = need
        self.analyses.prefer_need(need.need if need else "")
        self.proposals.show_need(need)
        self.proposals.rows.reload()
        self._rest.start()

    def _ask_for_others(self) -> None:
        """Judging everybody else takes longer than a key press: only the need one stays on is asked about."""
        work, run, need = self._work, self._run, self._need
        if need is None or run is None:
            self.proposals.show_others(())
            return
        read = partial(list_alternatives, work.catalogue, work.actor, run.code, need.need)
        work.ask("matching/others", read, partial(self._show_others, need), self._others_refused)

    def _show_others(self, need: NeedLine, others: tuple[AlternativeLine, ...]) -> None:
        if self._need is not None and self._need.need == need.need:
            self.proposals.show_others(others)

    def _others_refused(self, _problem: UserProblem) -> None:
        # the need is gone since an older run; its proposals are shown all the same
        self.proposals.show_others(())

    def _show_proposal(self, row: ProposalLine | None) -> None:
        if row is None:
            self._work.background.forget("matching/reasons")
            self.reasons.show_nothing()
            return
        work = self._work
        read = partial(view_proposal, work.catalogue, work.actor, row.proposal)
        work.ask("matching/reasons", read, self._show_reasons)

    def _show_alternative(self, row: AlternativeLine) -> None:
        self._work.background.forget("matching/reasons")
        self._show_reasons(row.explanation)

    def _show_reasons(self, found: PairExplanation) -> None:
        self.reasons.show_explanation(found)

    def _open_agreement(self, row: ProposalLine) -> None:
        record = row.agreement or ListQuery(filters=(("proposal", row.proposal),))
        self.go_to.emit("agreements", record)

    def _show_filled(self, filled: str) -> None:
        self.run_bar.show_view(View.PROPOSALS)
        self.panes.bring(0)
        self.needs.show_filled(filled)

    def _show_reason_left(self, reason: str) -> None:
        self.run_bar.show_view(View.PROPOSALS)
        self.panes.bring(0)
        self.needs.show_reason(reason)

    def _show_unmatched(self, reason: str) -> None:
        self.run_bar.show_view(View.UNMATCHED)
        self.unmatched.show_reason(reason)

    def _count_waiting(self, run: RunFact) -> None:
        query = ListQuery(filters=(("run", run.code), ("status", str(Decided.OPEN))))
        read = partial(list_proposals, self._work.catalogue, self._work.actor, query, 0, 1)
        self._work.ask("matching/waiting", read, lambda part: self.badge_changed.emit(part.total))

    def _fetch_needs(self, query: ListQuery, start: int, limit: int) -> Slice[NeedLine]:
        if (wanted := self._of_run(query)) is None:
            return Slice((), 0, 0)
        return browse_needs(self._work.catalogue, self._work.actor, wanted, start, limit)

    def _fetch_proposals(self, query: ListQuery, start: int, limit: int) -> Slice[ProposalLine]:
        need, wanted = self._need, self._of_run(query)
        if need is None or wanted is None:
            return Slice((), 0, 0)
        wanted = replace(wanted, filters=(*wanted.filters, ("need", need.need)))
        return list_proposals(self._work.catalogue, self._work.actor, wanted, start, limit)

    def _fetch_unmatched(self, query: ListQuery, start: int, limit: int) -> Slice[UnmatchedLine]:
        if (wanted := self._of_run(query)) is None:
            return Slice((), 0, 0)
        return browse_unmatched(self._work.catalogue, self._work.actor, wanted, start, limit)

    def _of_run(self, query: ListQuery) -> ListQuery | None:
        run = self._run
        return replace(query, filters=(*query.filters, ("run", run.code))) if run else None
