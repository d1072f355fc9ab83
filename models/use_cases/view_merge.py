"""Two records that look alike, side by side: which values differ, and which would be kept."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.merging import MergeView, Side
from models.problems import UserProblem
from models.steps.duplicates.choosing import fields_of, fullness
from models.steps.duplicates.moving import moving
from models.steps.duplicates.owners import hidden_fields
from models.steps.duplicates.refusing import refuse_merge
from models.steps.duplicates.sides import pair_of, uid_of_code


def view_merge(catalogue: Catalogue, actor: Actor, first_uid: str, second_uid: str) -> MergeView:
    """Both records field by field, the first as the one that would stay; private values masked, or not told at all.

    Raises UserProblem where one of them is gone; what keeps them from being merged is told in the view.
    """
    with catalogue.reading() as session:
        pair = pair_of(session, actor, first_uid, second_uid)
        hidden = hidden_fields(session, actor, pair)
        refusal = None
        try:
            refuse_merge(session, actor, pair)
        except UserProblem as problem:
            refusal = problem
        return MergeView(
            first=pair.first.head,
            second=pair.second.head,
            fields=tuple(field for field in fields_of(session, pair) if field.key not in hidden),
            moving=moving(session, pair),
            swap=fullness(session, pair, Side.SECOND) > fullness(session, pair, Side.FIRST),
            refusal=refusal.message if refusal else "",
            refusal_values=tuple(refusal.values.items()) if refusal else (),
        )


def uids_of_codes(catalogue: Catalogue, _actor: Actor, first: str, second: str) -> tuple[str, str]:
    """The uids of the enterprises with these public codes; UserProblem for a code that there is not."""
    with catalogue.reading() as session:
        return uid_of_code(session, first), uid_of_code(session, second)
