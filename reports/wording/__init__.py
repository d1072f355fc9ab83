"""Legal wording of the printed papers, keyed by clause and date."""

from reports.wording.filling import UnfilledPlaceholder
from reports.wording.library import NoWording, default_sources, duties, parameters, pattern_text
from reports.wording.patterns import Duty, Kind, LegalSource, Parameter, Pattern, Statutory, Value
from reports.wording.values import BadValue, allows, read_value

__all__ = [
    "BadValue",
    "Duty",
    "Kind",
    "LegalSource",
    "NoWording",
    "Parameter",
    "Pattern",
    "Statutory",
    "UnfilledPlaceholder",
    "Value",
    "allows",
    "default_sources",
    "duties",
    "parameters",
    "pattern_text",
    "read_value",
]
