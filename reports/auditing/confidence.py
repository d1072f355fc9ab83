"""How sure it is that something is absent: what a text may say in other words, or was not understood, is no red."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from reports.auditing.certain import CODES, certain
from reports.auditing.endings import small_may_end
from reports.auditing.exclusivity import is_bought
from reports.auditing.findings import Kind, Level, TextFinding, clipped
from reports.auditing.lasting import OPEN_END
from reports.auditing.matters import doubtful, sayings
from reports.auditing.parties import sized_twice
from reports.auditing.sentences import Draft, Sentence
from reports.auditing.topics import Topic
from reports.auditing.vagueness import vague

_MENDED = {Kind.UNILATERAL_END: small_may_end, Kind.EXCLUSIVITY: is_bought}
_SIDED = re.compile(r"\b(?:large|small|both)\b")
_FEW, _SPOKEN_OF = 6, 2


@lru_cache(maxsize=1)
def _traces() -> dict[str, re.Pattern[str]]:
    """The words that may speak of each content, by the content and the list."""
    rows = tomllib.loads(files("reports.auditing").joinpath("traces.toml").read_text(encoding="utf-8"))
    lists = ((f"{kind}.{name}", words) for kind, named in rows.items() for name, words in named.items())
    return {name: re.compile("|".join(words)) for name, words in lists}


def _has(kind: Kind, name: str, each: Sentence) -> bool:
    return bool(_traces()[f"{kind}.{name}"].search(each.plain))


def weighed(found: TextFinding, draft: Draft) -> TextFinding:
    """Return a finding as a question where the text leaves room for doubt, and as certain where it leaves none."""
    quoted = next((each for each in draft.said if clipped(each.words) == found.quote), None) if found.quote else None
    if quoted and _plain(found, draft, quoted):
        return replace(found, level=Level.RED, code=f"{found.kind}.{CODES[found.kind]}")
    if found.level is not Level.RED:
        return found
    if found.quote and found.kind in sayings():
        return _asked(found, "maybe") if quoted and doubtful(found.kind, quoted) else found
    return _absent(found, draft)


def _absent(found: TextFinding, draft: Draft) -> TextFinding:
    """What is missing, left open or of the wrong size, as sure as the rest of the text lets it be."""
    code = found.code.partition(".")[2]
    if found.kind in _TRACES and code in ("open", "vague") and not _leaves_open(found, draft):
        traced = any(_TRACES[found.kind](each) for each in draft.said if clipped(each.words) != found.quote)
        return _asked(found, "maybe_missing") if traced else found
    if code == "forbidden":
        sure = draft.parties.sure and not sized_twice(draft.parties)
        return found if sure else _asked(found, "maybe_forbidden")
    if code == "one_sided":
        return found if understood(draft) and not _unread_duties(draft) else _asked(found, "unclear")
    traced = found.kind in _TRACES and any(_TRACES[found.kind](each) for each in (*draft.said, *draft.headings))
    return _asked(found, "maybe_missing") if code == "missing" and (traced or not understood(draft)) else found


def _plain(found: TextFinding, draft: Draft, quoted: Sentence) -> bool:
    """Whether the quoted sentence leaves no doubt, and nothing else in the text makes up for it."""
    if found.level is Level.GREEN or not certain(draft, found.kind, quoted):
        return False
    return not _MENDED[found.kind](draft) if found.kind in _MENDED else True


def _leaves_open(found: TextFinding, draft: Draft) -> bool:
    """Whether the quoted sentence itself says that the matter is open."""
    quoted = (each for each in draft.said if clipped(each.words) == found.quote)
    return any(vague(each.plain) or OPEN_END.search(each.plain) for each in quoted)


def understood(draft: Draft) -> bool:
    """Whether both sides were declared, are spoken of, and the text fell into clauses rather than one long opening."""
    named = {side: sum(side in each.plain for each in draft.clauses) for side in ("large", "small")}
    laid = len(draft.clauses) * 2 >= len(draft.said) and len(draft.clauses) >= _FEW
    return len(draft.parties.sides) == 2 and min(named.values()) >= _SPOKEN_OF and laid


def _unread_duties(draft: Draft) -> bool:
    """Whether each side has a word of right or duty beside it, or "kami" and "Bapak" may be anybody."""
    laid = [each for each in draft.clauses if _has(Kind.DUTIES, "traces", each)]
    spoken = all(any(side in each.plain or each.owner == side for each in laid) for side in ("large", "small"))
    under = [each for each in draft.clauses if each.topic is Topic.DUTIES]
    unread = [each for each in under if not each.owner and not _SIDED.search(each.plain)]
    return spoken or not under or bool(unread)


def _asked(found: TextFinding, how: str) -> TextFinding:
    return replace(found, level=Level.YELLOW, code=f"{found.kind}.{how}")


def _done(each: Sentence) -> bool:
    return not each.opening and _has(Kind.ACTIVITY, "traces", each)


def _laid_down(each: Sentence) -> bool:
    return bool(_SIDED.search(each.plain)) and _has(Kind.DUTIES, "traces", each)


def _helped(each: Sentence) -> bool:
    return not each.opening and _has(Kind.DEVELOPMENT, "traces", each)


def _lasts(each: Sentence) -> bool:
    return not each.opening and _has(Kind.TERM, "traces", each)


def _settled(each: Sentence) -> bool:
    return not each.opening and _has(Kind.DISPUTES, "traces", each)


def _paid(each: Sentence) -> bool:
    words = _traces()[f"{Kind.PAYMENT_DUE}.paying"]
    paying = bool(words.search(f"{each.heading} {each.plain}")) or each.topic is Topic.PAYMENT
    elsewhere = each.topic in (Topic.PENALTY, Topic.ENDING)
    return paying and _has(Kind.PAYMENT_DUE, "timely", each) and not elsewhere


def _priced(each: Sentence) -> bool:
    return each.topic not in _NOT_OF_PRICE and _has(Kind.PRICE, "traces", each) and not _has(Kind.PRICE, "unless", each)


_NOT_OF_PRICE = (Topic.PENALTY, Topic.DEVELOPMENT, Topic.COLLATERAL, Topic.ENDING, Topic.DISPUTES, Topic.TERM)
_TRACES: dict[Kind, Callable[[Sentence], bool]] = {
    Kind.ACTIVITY: _done,
    Kind.DUTIES: _laid_down,
    Kind.DEVELOPMENT: _helped,
    Kind.TERM: _lasts,
    Kind.DISPUTES: _settled,
    Kind.PAYMENT_DUE: _paid,
    Kind.PRICE: _priced,
}
