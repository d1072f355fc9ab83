"""Numbers of people kept out of what the program writes about itself: traces and logs."""

from __future__ import annotations

import logging
import re
from typing import Any

_PERSONAL_NUMBER = re.compile(r"\d(?:[ \t\u00a0.\-\u2013]{0,3}\d){8,}")
"""Nine digits and more: long enough for a NIK, a KK or a telephone number, however it is grouped."""


def masked(text: str) -> str:
    """The text without numbers that could be somebody's."""
    return _PERSONAL_NUMBER.sub("…", text)


class MaskedFormatter(logging.Formatter):
    """Writes log records without numbers of people, in the message as in the trace; the time of day stays."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole record; a trace that another handler wrote out before is not taken over from it."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        record.message = masked(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:
        """The trace of a record."""
        return masked(super().formatException(ei))

    def formatStack(self, stack_info: str) -> str:
        """The stack of a record."""
        return masked(super().formatStack(stack_info))
