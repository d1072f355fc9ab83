"""The audit of a text that somebody else wrote: a company's own draft, pasted or read from a PDF."""

from reports.auditing.findings import Kind, Level, TextFinding
from reports.auditing.text import SHIPPED, TextLaw, audit_text, flags_of

__all__ = ["SHIPPED", "Kind", "Level", "TextFinding", "TextLaw", "audit_text", "flags_of"]
