"""The gate that every claim passes, whoever extracted it: the text bears it out, and the ontology has its terms."""

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property

from tieup.dates import bounds
from tieup.errors import DateError
from tieup.extraction.dating import dates_of, follows
from tieup.extraction.naming import named
from tieup.extraction.wording import place
from tieup.model import Article, Claim, Entity, Evidence, Mention, Refusal
from tieup.names import Names, shipped_names
from tieup_ontology import certainties, entity_types, relation_terms


@dataclass(frozen=True)
class _Witness:
    """What an article bears out.

    Parameters
    ----------
    found: the entities that have been seen in its text already.
    told: the dates that its words give, where they have been worked out already.
    """

    article: Article
    names: Names
    found: Set[Entity]
    told: Collection[str] | None

    @cached_property
    def dates(self) -> Collection[str]:
        """The dates that its words give."""
        return dates_of(self.article) if self.told is None else self.told

    @cached_property
    def text(self) -> str:
        """Its title and its text."""
        return f"{self.article.title or ''}\n{self.article.text}"

    def names_it(self, entity: Entity) -> bool:
        """Tell whether it names an entity."""
        return entity in self.found or named(self.text, entity, self.names)


def gate(
    article: Article,
    claims: Iterable[Claim],
    *,
    mentions: Iterable[Mention] = (),
    names: Names | None = None,
    dates: Collection[str] | None = None,
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Part the claims of an article into those that may be stored and those that may not, with the reason.

    Words whose offsets are off are found again; what is accepted always has the words as they stand in the text.

    Parameters
    ----------
    mentions: places that an extractor has bound to entities; their entities count as named.
    names: known names with their other spellings; those that ship with tieup where nothing else is given.
    dates: the values of the article's date expressions; they are worked out where they are not given.
    """
    witness = _Witness(article, names or shipped_names(), {m.entity for m in mentions if m.named}, dates)
    accepted: list[Claim] = []
    refused: list[Refusal] = []
    for claim in claims:
        put_right = _put_right(article, claim)
        reason = next(_faults(witness, put_right), None)
        if reason:
            refused.append(Refusal(claim, reason))
        else:
            accepted.append(put_right)
    return tuple(accepted), tuple(refused)


def _put_right(article: Article, claim: Claim) -> Claim:
    """Give a claim with its words, its quotation and its title as the text has them, where the text has them."""
    words = claim.evidence
    if article.text[words.start : words.end] != words.exact:
        words = place(article.text, words.exact, words.start) or words
    quote, role = (_verbatim(article, said, words) for said in (claim.quote, claim.role))
    if (words, quote, role) == (claim.evidence, claim.quote, claim.role):
        return claim
    return replace(claim, evidence=words, quote=quote, role=role)


def _verbatim(article: Article, words: str | None, beside: Evidence) -> str | None:
    found = place(article.text, words, beside.start) if words else None
    return found.exact if found else words


def _faults(witness: _Witness, claim: Claim) -> Iterator[str]:
    """Yield what is wrong with a claim, the gravest first; each check relies on those before it."""
    checks: tuple[Callable[[_Witness, Claim], Iterator[str]], ...] = (_words, _terms, _ends, _dates, _names, _support)
    for check in checks:
        yield from check(witness, claim)


def _words(witness: _Witness, claim: Claim) -> Iterator[str]:
    article, words = witness.article, claim.evidence
    if claim.article != article.id:
        yield f"it is about article {claim.article!r}, not {article.id!r}"
    if not words.exact.strip():
        yield "it has no evidence"
    if article.text[words.start : words.end] != words.exact:
        yield f"the words {words.exact[:60]!r} do not stand in article {article.id!r}"
    for said in filter(None, (claim.quote, claim.role)):
        if said not in article.text:
            yield f"the words {said[:60]!r} do not stand in article {article.id!r}"
    if not 0 <= claim.confidence <= 1:
        yield f"its confidence is {claim.confidence}, not between 0 and 1"


def _terms(_: _Witness, claim: Claim) -> Iterator[str]:
    if claim.predicate not in relation_terms():
        yield f"the ontology has no relation {claim.predicate!r}"
    if claim.certainty is not None and claim.certainty not in certainties():
        yield f"the ontology has no certainty {claim.certainty!r}"


def _ends(witness: _Witness, claim: Claim) -> Iterator[str]:
    term = relation_terms()[claim.predicate]
    if claim.subject.type not in term.domain:
        yield f"{claim.subject.type} {claim.subject.name!r} cannot be the subject of {claim.predicate}"
    if isinstance(claim.object, Entity) and claim.object.type not in term.range:
        yield f"{claim.object.type} {claim.object.name!r} cannot be the object of {claim.predicate}"
    if isinstance(claim.object, str) and term.range <= frozenset(entity_types()):
        yield f"the object of {claim.predicate} is an entity, not {claim.object!r}"
    if claim.subject == claim.object:
        yield f"{claim.subject.name!r} cannot be related to itself"
    if term.range == {"Article"} and claim.object != witness.article.id:
        yield f"the object of {claim.predicate} is the article itself, not {claim.object!r}"


def _dates(_: _Witness, claim: Claim) -> Iterator[str]:
    try:
        for edtf in filter(None, (claim.start, claim.end, claim.attested, _launch(claim))):
            bounds(edtf)
        if claim.start and claim.end and bounds(claim.start)[0] > bounds(claim.end)[1]:
            yield f"it starts ({claim.start}) after its end ({claim.end})"
    except DateError as error:
        yield str(error)


def _launch(claim: Claim) -> str | None:
    """The date that is the object."""
    dated = relation_terms()[claim.predicate].range == {"date"}
    return claim.object if dated and isinstance(claim.object, str) else None


def _names(witness: _Witness, claim: Claim) -> Iterator[str]:
    for entity in (claim.subject, claim.object, claim.source):
        if isinstance(entity, Entity) and not witness.names_it(entity):
            yield f"article {witness.article.id!r} does not name {entity.name!r}"


def _support(witness: _Witness, claim: Claim) -> Iterator[str]:
    """Dates follow from the text; what is announced or holds may also be dated by the day of publication."""
    published = {witness.article.published} if witness.article.published else set()
    for edtf in filter(None, (claim.start, claim.attested, _launch(claim))):
        if not follows(edtf, published) and not follows(edtf, witness.dates):
            yield f"the date {edtf} does not follow from article {witness.article.id!r}"
    if claim.end and not follows(claim.end, witness.dates):
        yield f"the date {claim.end} does not follow from article {witness.article.id!r}"
