"""The grammar of commands, in Indonesian: what is wrong with one, and its help."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from ui.commands.session import USAGE
from ui.texts import tr

_SAID = (
    (r"the following arguments are required: (.*)", "yang berikut harus disebut: {0}"),
    (r"unrecognized arguments: (.*)", "yang berikut tidak dikenal: {0}"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", "{0} tidak mengenal {1}; pilihannya {2}"),
    (r"argument (.*): invalid \w+ value: (.*)", "{0} tidak dapat berisi {1}"),
    (r"argument (.*): expected one argument", "{0} harus diikuti isinya"),
    (r"argument (.*): ignored explicit argument (.*)", "{0} tidak diikuti isi, tetapi ada {1}"),
    (r"argument (.*): (.*)", "{0}: {1}"),
)
"""What the library says, and how we say it."""


class Parser(argparse.ArgumentParser):
    """Speaks Indonesian and leaves with status 2."""

    def __init__(
        self, prog: str | None = None, description: str = "", parents: Sequence[argparse.ArgumentParser] = ()
    ) -> None:
        super().__init__(
            prog, description=description, parents=list(parents), add_help=False, formatter_class=_Formatter,
            allow_abbrev=False,
        )  # fmt: skip
        self._positionals.title, self._optionals.title = tr("isian"), tr("pilihan")
        self.add_argument("-h", "--help", action="help", help=tr("tampilkan keterangan ini"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and leave."""
        sys.stderr.write(tr("Perintah tidak dimengerti: {message}.").format(message=_in_indonesian(message)) + "\n")
        sys.stderr.write(tr("Lihat `{program} --help`.").format(program=self.prog) + "\n")
        raise SystemExit(USAGE)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, tr("pemakaian: ") if prefix is None else prefix)


def _in_indonesian(message: str) -> str:
    for pattern, said in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return tr(said).format(*found.groups())
    return message
