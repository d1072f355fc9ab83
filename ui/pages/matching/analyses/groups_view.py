"""Groups that a run proposes, each with its shares, its reserve, and what happens if one leaves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from models.domain.changes import Changed
from models.domain.groups import GroupDecisionReport, GroupLine
from models.domain.lists import ListQuery, Slice
from models.domain.matching import Decided, RunFact
from models.use_cases.decide_group import decide_group
from models.use_cases.list_groups import list_groups, view_group
from ui import reasons
from ui.dialogs.ask_reason import ask_reason
from ui.pages.matching.analyses.analysis import Analysis
from ui.pages.matching.analyses.group_columns import group_columns
from ui.pages.matching.analyses.group_pane import GroupPane
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.workplace import Workplace

USUAL_REASONS = (
    "Anggotanya tidak bersedia bekerja sama",
    "Ketua belum sanggup mengoordinasi",
    "Mutu antaranggota belum seragam",
)
_STATES = (Decided.OPEN, Decided.ACCEPT, Decided.REJECT)


class GroupsView(Analysis):
    """The list left, the group in focus right."""

    concerns = Changed.RUNS | Changed.DECISIONS | Changed.ENTERPRISES | Changed.NEEDS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._run: RunFact | None = None
        rows = PagedRows(group_columns(), self._fetch, work.background, "matching/groups")
        self.list: RecordList[GroupLine] = RecordList(
            rows,
            tr("kelompok"),
            filters=(Filter("status", tr("Keadaan"), tuple((str(s), reasons.decided_name(s)) for s in _STATES)),),
            empty=_emptiness(),
            identity=lambda row: row.group,
            can_export=False,
        )
        self.pane = GroupPane()
        both = ListAndRecord(self.list, self.pane, share=0.56)
        both.setObjectName("matching/groups/both")
        self.body.addWidget(both)
        self._connect()

    def _connect(self) -> None:
        self.list.model.refreshed.connect(self._choose_first)
        self.list.model.refused.connect(self.work.refused)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(lambda row: self.need_wanted.emit(row.need))
        self.pane.need_wanted.connect(self.need_wanted)
        self.pane.enterprise_wanted.connect(lambda code: self.go_to.emit("enterprises", ListQuery(words=code)))
        self.pane.decision_wanted.connect(self.decide)

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        if self._run is None or self._run.code != run.code:
            self.pane.show_nothing()
        self._run = run
        self.list.reload()

    def show_need(self, code: str) -> None:
        """Show only groups for this need."""
        self.list.show_query(ListQuery(words=code))

    def decide(self, decision: Decided) -> None:
        """Record the officer's word on the group in view; a rejection asks why."""
        found = self.pane.detail
        if found is None:
            return
        if decision is not Decided.REJECT:
            self._decide(found.line, decision, "")
            return
        ask_reason(
            self, tr("Tolak kelompok {leader}?").format(leader=found.line.leader_name), tr("Tolak kelompok"),
            partial(self._decide, found.line, decision), usual=tuple(tr(each) for each in USUAL_REASONS),
            why=tr("Kelompok dengan anggota yang sama tidak diusulkan lagi untuk kebutuhan ini."),
        )  # fmt: skip

    def _decide(self, line: GroupLine, decision: Decided, reason: str) -> None:
        work = self.work
        work.start_once(
            f"group/{line.group}/{decision}",
            partial(decide_group, work.catalogue, work.actor, line.group, decision, reason),
            title=tr("Menyimpan keputusan"),
            done=partial(_said, line),
        )

    def _choose_first(self, total: int) -> None:
        first = self.list.model.row_at(0) if total else None
        if first is not None and self.list.current() is None:
            self.list.choose(first.group)

    def _show(self, row: GroupLine | None) -> None:
        if row is None:
            self.pane.show_nothing()
            return
        read = partial(view_group, self.work.catalogue, self.work.actor, row.group)
        self.work.ask("matching/groups/one", read, self.pane.show_group)

    def _fetch(self, query: ListQuery, start: int, limit: int) -> Slice[GroupLine]:
        run = self._run
        if run is None:
            return Slice((), 0, 0)
        wanted = replace(query, filters=(*query.filters, ("run", run.code)))
        return list_groups(self.work.catalogue, self.work.actor, wanted, start, limit)


def _said(line: GroupLine, report: GroupDecisionReport) -> str:
    said = tr("menunggu lagi") if report.status is Decided.OPEN else reasons.decided_name(report.status).lower()
    return sentence("group.done", leader=line.leader_name, need=line.need, decision=said)


def _emptiness() -> Emptiness:
    return Emptiness(
        "users-three",
        tr("Tidak ada kelompok yang diusulkan"),
        tr("Kelompok diusulkan untuk kebutuhan yang belum penuh dan masih boleh menambah mitra, bila beberapa usaha"
           " yang berdekatan bersama-sama mencapai jumlah terkecilnya."),
    )  # fmt: skip
