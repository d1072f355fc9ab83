"""Papers with their validity, consents and memberships of a UMKM, as chapters to read."""

from __future__ import annotations

from models.domain.businesses import ConsentPart, PaperRecord
from models.domain.enterprises import EnterpriseRecord
from models.domain.equipment import GroupPart
from models.domain.validity import Validity
from models.reference.consents import consent_purpose
from ui import formats
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.size_words import cited
from ui.widgets.records.trust_names import (
    VALIDITY_TONES,
    association_name,
    evidence_name,
    form_name,
    purpose_name,
    role_name,
    validity_words,
)


def papers_chapter(papers: tuple[PaperRecord, ...]) -> Chapter:
    """Papers that fall due or that somebody asked about."""
    shown = [paper for paper in papers if paper.due or paper.held is not None]
    return Chapter(tr("Dokumen"), tuple(_paper(paper) for paper in shown))


def consent_chapters(record: EnterpriseRecord) -> tuple[Chapter, ...]:
    """What the owner agreed to, for those who may know it."""
    if not record.private:
        return ()
    told = tuple(_consent(each) for each in record.owner.consents)
    return (Chapter(tr("Persetujuan pemilik"), told, tr("Belum ada persetujuan yang tercatat (UU 27/2022).")),)


def belonging_chapters(record: EnterpriseRecord) -> tuple[Chapter, ...]:
    """Groups and programmes; nothing where there is none."""
    lines = [_group(part) for part in record.groups]
    lines += [Told(tr("Program"), each) for each in record.programmes]
    return (Chapter(tr("Kelompok dan program"), tuple(lines)),) if lines else ()


def _paper(paper: PaperRecord) -> Told:
    due = tr("wajib") if paper.due else ""
    if paper.held is None:
        return Told(paper.label, tr("belum ditanya"), due, Tone.MUTED)
    if not paper.held:
        return Told(paper.label, tr("tidak ada"), due, Tone.WARNING if paper.due else Tone.PLAIN)
    odd = tr("bentuk nomornya tidak lazim") if paper.looks_right is False else ""
    parts = (paper.number, due, _until(paper), _seen(paper), odd)
    held = tr("ada, {state}").format(state=validity_words(paper.validity)) if validity_words(paper.validity) else ""
    tone = VALIDITY_TONES.get(paper.validity, Tone.GOOD)
    return Told(paper.label, held or tr("ada"), " · ".join(part for part in parts if part), tone)


def _until(paper: PaperRecord) -> str:
    if not paper.valid_until:
        return ""
    word = tr("berlaku sampai {day}")
    if paper.validity is Validity.EXPIRED:
        word = tr("berlaku sampai {day}, dihitung tidak ada dalam pencocokan")
    return word.format(day=formats.short_date(paper.valid_until))


def _seen(paper: PaperRecord) -> str:
    if not paper.seen_on:
        # the NIB stands with the business, and is seen when that is verified
        return "" if paper.kind == "nib" else tr("belum dilihat petugas")
    what = evidence_name(paper.evidence).lower() or tr("dokumen")
    return tr("{what} dilihat {by} {day}").format(
        what=what, by=paper.seen_by or tr("petugas"), day=formats.short_date(paper.seen_on)
    )


def _consent(part: ConsentPart) -> Told:
    given = tr("disetujui {day}").format(day=formats.short_date(part.given_on))
    purpose = consent_purpose(part.purpose)
    parts = (form_name(part.form).lower(), part.evidence, cited(purpose.source, purpose.verified) if purpose else "")
    more = " · ".join(each for each in parts if each)
    if part.withdrawn_on:
        gone = tr("ditarik {day}").format(day=formats.short_date(part.withdrawn_on))
        return Told(purpose_name(part.purpose), gone, f"{given} · {more}", Tone.WARNING)
    return Told(purpose_name(part.purpose), given, more, Tone.GOOD)


def _group(part: GroupPart) -> Told:
    since = tr("sejak {day}").format(day=formats.short_date(part.since)) if part.since else ""
    until = tr("keluar {day}").format(day=formats.short_date(part.until)) if part.until else ""
    parts = (role_name(part.role), part.code, since, until)
    tone = Tone.MUTED if part.until else Tone.PLAIN
    return Told(association_name(part.kind), part.name, " · ".join(each for each in parts if each), tone)
