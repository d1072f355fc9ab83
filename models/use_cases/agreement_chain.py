"""Everything issued about one agreement, what holds after all of it, and the stored bytes of each paper."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.papers import AgreementChain, CurrentTerms, FileRole, SigningFact, StoredFile
from models.steps.agreements.chains import Chain, chain_of, paper_lines
from models.steps.agreements.signing import signing_of
from models.steps.papers.storing import content_of, owner_of


def agreement_chain(catalogue: Catalogue, _actor: Actor, agreement: str) -> AgreementChain:
    """The agreement with its addenda, ending and other papers in order of issue; UserProblem for an unknown code."""
    with catalogue.reading() as session:
        chain = chain_of(session, agreement)
        return AgreementChain(
            agreement=chain.row.code,
            number=chain.row.number,
            papers=paper_lines(session, chain),
            terms=_terms(chain),
            signing=_signing(session, chain.row),
            files=_files(session, chain),
        )


def paper_content(catalogue: Catalogue, _actor: Actor, code: str, role: FileRole = FileRole.ORIGINAL) -> bytes:
    """The stored bytes of an agreement ("PK-…") or paper ("SP-…"): a reprint is the same paper; the newest scan."""
    with catalogue.reading() as session:
        return content_of(session, owner_of(session, code), role)


def _terms(chain: Chain) -> CurrentTerms:
    terms = chain.terms
    return CurrentTerms(
        price=terms.price.sen, prices=tuple((each.item, str(each.price.sen), each.note) for each in terms.prices),
        quantity=terms.quantity.thousandths, unit=terms.quantity.unit,
        payment_days=terms.payment_days, starts=terms.start.isoformat(), ends=terms.end.isoformat(),
        months=terms.months,
    )  # fmt: skip


def _signing(session: Session, row: t.Agreement) -> SigningFact | None:
    found = signing_of(session, row)
    return SigningFact(found.signed_on, found.place, found.note) if found else None


def _files(session: Session, chain: Chain) -> tuple[StoredFile, ...]:
    codes = {each.id: each.code for each in chain.papers}
    a, file = t.AgreementFile, t.PaperFile
    own = session.execute(select(a.paper, a.sha256, func.length(a.content)).where(a.agreement_id == chain.row.id))
    mine = (file.agreement_id == chain.row.id) | file.issued_paper_id.in_(list(codes))
    columns = (file.issued_paper_id, file.role, file.paper, file.sha256, func.length(file.content))
    others = session.execute(select(*columns).where(mine).order_by(file.id))
    return (
        *(StoredFile(chain.row.code, FileRole.ORIGINAL, *each) for each in own),
        *(
            StoredFile(codes.get(of, chain.row.code), FileRole(role), paper, sha256, size)
            for of, role, paper, sha256, size in others
        ),
    )
