"""Law as dated data: what a rule says, since when, by which article, and whether its text was read."""

from models.reference.law.patterns import Duty, PatternLaw, pattern_law, pattern_laws
from models.reference.law.rows import LawRow, PaperDue, law_row, law_rows, paper_dues, rule_source
from models.reference.law.sizes import SizeFinding, size_of

__all__ = [
    "Duty",
    "LawRow",
    "PaperDue",
    "PatternLaw",
    "SizeFinding",
    "law_row",
    "law_rows",
    "paper_dues",
    "pattern_law",
    "pattern_laws",
    "rule_source",
    "size_of",
]
