"""Claims that people wrote, on their way into a store: through the same gate as those of extractors."""

from collections.abc import Iterable
from dataclasses import replace

from tieup.decisions.decision import Decision
from tieup.decisions.standing import Decisions
from tieup.extraction.gate import gate
from tieup.model import BY_HAND, Article, Claim, Entity, Mention, Refusal
from tieup.rdf import claim_iri


def entering(decisions: Decisions, article: Article, present: Iterable[Claim] = ()) -> dict[Claim, Decision]:
    """Give the claims that people added to an article, or put in place of others, as far as its text bears them out.

    Parameters
    ----------
    article: with its text; the words are found again in it where they have moved.
    present: the claims that an extractor found in it; what they name counts as named, and none is added twice.

    Returns
    -------
    The claims, each with the decision by which it came.
    """
    known = tuple(present)
    there = {claim_iri(claim) for claim in known}
    found = ((entered(decision, article, known), decision) for decision in decisions.written(article.id))
    claims = {claim_iri(claim): (claim, decision) for claim, decision in found if isinstance(claim, Claim)}
    return dict(claims[iri] for iri in claims if iri not in there)


def entered(decision: Decision, article: Article, present: Iterable[Claim] = ()) -> Claim | Refusal:
    """Give the claim that a person wrote as it enters a store, or why it cannot.

    Whose word it is: that of the speaker whom the claim names, and else of the person who wrote it.
    """
    written = decision.instead or decision.about
    if not isinstance(written, Claim):
        raise TypeError(f"{decision.verdict} adds no claim")
    ends = {end for claim in present for end in (claim.subject, claim.object) if isinstance(end, Entity)}
    accepted, refused = gate(article, [written], mentions=[Mention(0, 0, end) for end in sorted(ends)])
    if refused:
        return refused[0]
    source = written.source or Entity(decision.by, "Person")
    return replace(accepted[0], source=source, confidence=1.0, extractor=BY_HAND, reported=article.published)
