"""The command audit: an agreement of ours, or a text or text PDF of somebody else's."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from models.domain.audits import AgreementAudit, TextAudit, TextFinding
from ui.commands.answers import Answer, agreement_finding_answer
from ui.commands.session import open_for
from ui.facts import text_finding_sentence
from ui.texts import tr

_OURS = re.compile(r"^PK-\d+$", re.IGNORECASE)
_LEVELS = {"red": "merah", "yellow": "kuning", "green": "hijau"}


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = add("audit", audit, tr("periksa perjanjian, atau naskah buatan pihak lain"))
    said = tr("berkas .txt atau PDF, atau kode perjanjian, misalnya PK-000001")
    command.add_argument("subject", metavar="BERKAS|PERJANJIAN", help=said)


def audit(options: argparse.Namespace) -> Answer:
    """The findings, worst first; an agreement is judged by the law of its date, a file by today's or --date."""
    opened = open_for(options, create=False)
    try:
        if _OURS.match(options.subject) or ("/" in options.subject and not Path(options.subject).exists()):
            from models.use_cases.audit_agreement import audit_agreement

            return _of_agreement(audit_agreement(opened.catalogue, opened.actor, options.subject.strip().upper()))
        from models.use_cases.audit_file import audit_file

        return _of_text(audit_file(opened.catalogue, opened.actor, Path(options.subject), options.date))
    finally:
        opened.catalogue.close()


def _of_agreement(found: AgreementAudit) -> Answer:
    listed = [agreement_finding_answer(each) for each in found.findings]
    head = f"{found.number} ({found.agreement})"
    return {
        "agreement": found.agreement, "number": found.number, "on": found.on.isoformat(), "findings": listed,
        "_lines": [head, *_lines(listed)],
    }  # fmt: skip


def _of_text(found: TextAudit) -> Answer:
    listed = [_finding(each) for each in found.findings]
    return {
        "on": found.on.isoformat(), "pages": found.pages, "words": found.words, "findings": listed,
        "_lines": _lines(listed),
    }  # fmt: skip


def _finding(found: TextFinding) -> Answer:
    return {
        "level": found.level, "rule": found.rule, "text": text_finding_sentence(found), "source": found.source,
        "verified": found.verified, "kind": found.kind, "quote": found.quote, "place": found.place,
    }  # fmt: skip


def _lines(listed: Sequence[Answer]) -> list[str]:
    """Every finding that wants attention with its sentence and source, then how many are in order."""
    lines = []
    for each in listed:
        if each["level"] == "green":
            continue
        checked = "" if each["verified"] else tr(" (sumber belum diverifikasi)")
        lines.append(f"[{tr(_LEVELS[each['level']])}] {each['text']} — {each['source']}{checked}")
        if each.get("quote"):
            lines.append(f"    {each['place']}: “{each['quote']}”".replace("    : ", "    "))
    green = sum(each["level"] == "green" for each in listed)
    return [*lines, tr("{number} hal sudah sesuai").format(number=green)]
