"""The built-in extractor: reads news prose with word lists and patterns; the same text gives the same claims."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace

from tieup.extraction.afar import far_findings
from tieup.extraction.claims import merged
from tieup.extraction.confidence import calibrated
from tieup.extraction.cues import form
from tieup.extraction.entities import Cast
from tieup.extraction.gate import gate
from tieup.extraction.hints import may_hold
from tieup.extraction.periods import period
from tieup.extraction.posts import implied_posts
from tieup.extraction.rules import Finding
from tieup.extraction.scenes import Scene
from tieup.extraction.spans import within
from tieup.extraction.speakers import speakers
from tieup.extraction.specs import spec_findings
from tieup.extraction.staging import Read, by_scene, first_reading, rule_findings
from tieup.extraction.voices import Voice, voice
from tieup.extraction.weighing import weighed_findings
from tieup.extraction.weights import Weights
from tieup.model import Article, Claim, Entity, Evidence, Mention, Reading
from tieup.names import Names, shipped_names

NAME = "patterns 0.1.0"
NEAR = 60  # characters before a product's name in which its maker's name belongs to the evidence
BY_SERIES = 0.7  # confidence in a maker that only the other models of the series tell
BY_REFERENCE = 0.9  # what a pattern's confidence is worth where an end is "the company" and not a name


def extract(article: Article, names: Names | None = None, weights: Weights | None = None) -> Reading:
    """Read an article.

    Parameters
    ----------
    names: the names that are known beforehand; those that ship with tieup where nothing else is given.
    weights: of the trained model; those that ship with tieup where nothing else is given.

    Returns
    -------
    The mentions and the claims of the article, and what the gate refused.
    """
    reading = uncalibrated(article, names, weights)
    return replace(reading, claims=tuple(calibrated(claim, names or shipped_names()) for claim in reading.claims))


def uncalibrated(
    article: Article,
    names: Names | None = None,
    weights: Weights | None = None,
    holds: Callable[[Finding], bool] = lambda _: True,
) -> Reading:
    """Read an article; its claims have the confidences that their patterns claim for themselves.

    Parameters
    ----------
    holds: whether a finding is borne out by what else is known of its sentence, such as a parse.
    """
    read = first_reading(article, names or shipped_names())
    read, found = _findings(read, names or shipped_names(), weights)
    claims = [_claim(read, finding, said) for finding, said in found if holds(finding)]
    claims += [
        *_quoted(read),
        *_makers(read, {(c.subject, c.object) for c in claims if c.predicate == "manufacturedBy"}),
    ]
    mentions = tuple(
        Mention(s.start, s.end, s.entities[0], s.named) for s in (*read.slots, *read.unsure) if len(s.entities) == 1
    )
    dates = {found.value for found in read.dates if found.value}
    accepted, refused = gate(article, merged(claims), mentions=mentions, names=names, dates=dates)
    return Reading(article, mentions, accepted, refused, NAME)


def _findings(read: Read, names: Names, weights: Weights | None) -> tuple[Read, list[tuple[Finding, Voice]]]:
    """All findings with their voices, and what was read anew with what the first findings told."""
    read, staged, found = _nearby(read, names, weights)
    found += far_findings(staged, list(found), read.cast, read.layout, read.article.title or "")
    who = speakers(read.article, read.slots, [f for f in found if f.rule.predicate == "hasRole"], names)
    untold = {product: maker for product, maker in read.cast.listed.items() if product not in _made(found)}
    makers = {**untold, **_makers_in_pairs(found, read.cast), **read.cast.makers}
    read = replace(read, cast=replace(read.cast, makers=makers))
    bought = {frozenset((f.subject, f.object)) for f in found if f.rule.predicate == "acquired"}
    sensible = (f for f in found if _sensible(f, read.cast) and not _is_takeover(f, bought))
    voiced = [(f, voice(f, who, f.scene.speaker)) for f in sensible]
    listed = [(f, said or voice(f, who)) for f, said in spec_findings(read.article.text, read.layout, staged)]
    return read, voiced + listed


def told_nearby(
    article: Article, names: Names, typing: Weights | None = None
) -> tuple[Read, list[Scene], list[Finding]]:
    """Return what is read of an article, its scenes, and what is found of names that stand together.

    Parameters
    ----------
    typing: weights of the model of names; those that ship with tieup where no others are given.
    """
    return _nearby(first_reading(article, names, typing), names, None)


def _nearby(read: Read, names: Names, weights: Weights | None) -> tuple[Read, list[Scene], list[Finding]]:
    read, staged, found = rule_findings(read, names)
    found = [*found, *_weighed(found, staged, read.cast, weights)]
    return read, staged, [*found, *implied_posts(staged)]


def _weighed(
    found: Sequence[Finding], staged: Sequence[Scene], people: Cast, weights: Weights | None
) -> Iterator[Finding]:
    """What the trained model holds for likely, where the rules have found nothing between two in the sentence.

    Of a product whose maker its name or a rule tells, the model tells no maker.
    """
    made = _made(found) | people.makers.keys() | people.listed.keys()
    for scene, told in by_scene(found, staged):
        for finding in weighed_findings(scene, told, weights):
            if finding.rule.predicate != "manufacturedBy" or finding.subject not in made:
                yield finding


def _made(found: Iterable[Finding]) -> set[Entity]:
    """The products whose maker some words tell."""
    return {finding.subject for finding in found if finding.rule.predicate == "manufacturedBy"}


def _makers_in_pairs(found: Sequence[Finding], people: Cast) -> dict[Entity, Entity]:
    """Makers of what two companies made together, where only one of the two makes products at all."""
    pairs: dict[Entity, set[Entity]] = {}
    for finding in found:
        if finding.of_partnership and isinstance(finding.object, Entity):
            pairs.setdefault(finding.subject, set()).add(finding.object)
    known = set(people.makers.values())
    return {product: next(iter(pair & known)) for product, pair in pairs.items() if len(pair & known) == 1}


def _sensible(finding: Finding, people: Cast) -> bool:
    """Whether a finding can be so: no condition or question, a co-developer that is not the maker, one maker alone."""
    text = finding.scene.text
    conditional = may_hold(text, "voices.condition") and form("voices.condition").search(text, 0, finding.start)
    if conditional or text.endswith("?"):
        return False
    if finding.rule.predicate == "coDevelopedWith":
        maker = people.makers.get(finding.subject)
        return maker != finding.object and (maker is not None or not finding.of_partnership)
    if finding.rule.predicate == "manufacturedBy":
        known = people.listed if finding.subject.type == "Product" else {}
        return {**known, **people.makers}.get(finding.subject, finding.object) == finding.object
    return True


def _is_takeover(finding: Finding, bought: Set[frozenset[Entity | str]]) -> bool:
    """Whether "the deal" of two is no partnership but the takeover of one by the other that the article tells of."""
    ends = frozenset((finding.subject, finding.object))
    if finding.rule.predicate != "partneredWith" or ends not in bought:
        return False
    return bool(form("pairs.deal").search(finding.words) and not form("pairs.side_by_side").search(finding.words))


def _claim(read: Read, finding: Finding, said: Voice) -> Claim:
    when = period(finding, read.article.published, said.certainty)
    start, end = finding.scene.span(finding.start, finding.end)
    start = start if finding.back is None else min(start, finding.back)
    first, last = min([start, *(d.start for d in when.dates)]), max([end, *(d.end for d in when.dates)])
    return Claim(
        article=read.article.id,
        subject=finding.subject,
        predicate=finding.rule.predicate,
        object=finding.object,
        evidence=_evidence(read.article, first, last),
        start=when.start,
        end=when.end,
        attested=when.attested,
        certainty=said.certainty,
        source=said.source,
        role=finding.role,
        confidence=round(finding.rule.confidence * (1 if finding.named else BY_REFERENCE), 2),
        extractor=NAME,
    )


def _evidence(article: Article, start: int, end: int) -> Evidence:
    return Evidence(article.text[start:end], start, end)


def _quoted(read: Read) -> Iterator[Claim]:
    for quote in read.quotes:
        evidence = _evidence(read.article, quote.start, quote.end)
        for speaker in quote.speakers:
            yield Claim(
                read.article.id,
                speaker,
                "quotedIn",
                read.article.id,
                evidence,
                quote=evidence.exact,
                confidence=0.9,
                extractor=NAME,
            )


def _makers(read: Read, told: Set[tuple[Entity, Entity | str]]) -> Iterator[Claim]:
    """Who makes a product whose name or series tells it; the words are its name and the maker's close before it."""
    for product, maker in read.cast.makers.items():
        slot = next(s for s in read.slots if s.entities == (product,))
        before = [s for s in within(read.slots, slot.start - NEAR, slot.start) if s.entities == (maker,)]
        evidence = _evidence(read.article, before[-1].start if before else slot.start, slot.end)
        named = before or any(way in evidence.exact for way in read.cast.spellings.get(maker, ()))
        if (product, maker) not in told:
            yield Claim(
                read.article.id,
                product,
                "manufacturedBy",
                maker,
                evidence,
                attested=read.article.published,
                certainty="reported",
                confidence=0.9 if named else BY_SERIES,
                extractor=NAME,
            )
