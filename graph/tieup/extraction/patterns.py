"""The built-in extractor: reads news prose with word lists and patterns; the same text gives the same claims."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace

from tieup.extraction.claims import merged
from tieup.extraction.gate import gate
from tieup.extraction.gathering import BY_MODEL, BY_SERIES, found_in
from tieup.extraction.judging import Case, Key, judged, key
from tieup.extraction.models import Models, shipped_models
from tieup.extraction.moments import Calendar
from tieup.extraction.owners import paragraphs
from tieup.extraction.periods import Period, decided, period
from tieup.extraction.readings import Read
from tieup.extraction.rules import Finding
from tieup.extraction.spans import within
from tieup.extraction.voices import Voice
from tieup.model import Article, Claim, Entity, Evidence, Mention, Reading
from tieup.names import Names, shipped_names

NAME = "patterns 0.1.0"
NEAR = 60  # characters before a product's name in which its maker's name belongs to the evidence
BY_REFERENCE = 0.9  # what a pattern counts where an end is "the company" and not a name
QUOTED = 0.95  # how often quotations have the right speaker, counted on articles not trained on
HIGHEST = 0.99  # nothing that a program reads is certain


def extract(article: Article, names: Names | None = None, models: Models | None = None) -> Reading:
    """Read an article.

    Parameters
    ----------
    names: the names that are known beforehand; those that ship with tieup where nothing else is given.
    models: those that ship with tieup where nothing else is given.

    Returns
    -------
    The mentions and the claims of the article, and what the gate refused.
    """
    return extracted(article, names or shipped_names(), models or shipped_models())


def extracted(
    article: Article, names: Names, models: Models, holds: Callable[[Finding], bool] = lambda _: True
) -> Reading:
    """Read an article; claims have the judge's probability as their confidence.

    Parameters
    ----------
    holds: whether a finding is borne out by what else is known of its sentence, such as a parse.
    """
    read, found, case = found_in(article, names, models)
    sure = judged(case, models.judge)
    calendar = calendar_of(read, case)
    plainly = {_key(finding) for finding, _ in found if not finding.rule.name.startswith(BY_MODEL)}
    claims = [
        _claim(
            read, finding, said, decided(finding, by_rules(finding, read, said), calendar, said.certainty, models.dates)
        )
        for finding, said in found
        if _key(finding) in sure
        and holds(finding)
        and not (finding.rule.name.startswith(BY_MODEL) and _key(finding) in plainly)
    ]
    told = {(claim.subject, claim.object) for claim in claims if claim.predicate == "manufacturedBy"}
    claims += (claim for claim in _makers(read, told) if key(claim.subject, claim.predicate, claim.object) in sure)
    mentions = tuple(
        Mention(s.start, s.end, s.entities[0], s.named) for s in (*read.slots, *read.unsure) if len(s.entities) == 1
    )
    dates = {found.value for found in read.dates if found.value}
    certain = [replace(c, confidence=_confidence(c, sure)) for c in merged([*claims, *_quoted(read)])]
    accepted, refused = gate(article, certain, mentions=mentions, names=names, dates=dates)
    return Reading(article, mentions, accepted, refused, NAME)


def _confidence(claim: Claim, sure: Mapping[Key, float]) -> float:
    """The judge's probability; quotations do not come before the judge."""
    likely = sure.get(key(claim.subject, claim.predicate, claim.object), claim.confidence)
    return round(min(likely, HIGHEST), 2)


def _key(finding: Finding) -> Key:
    return key(finding.subject, finding.rule.predicate, finding.object)


def by_rules(finding: Finding, read: Read, said: Voice) -> Period:
    """Return when a finding held as the rules tell."""
    return period(finding, read.article.published, said.certainty)


def calendar_of(read: Read, case: Case) -> Calendar:
    """Return the dates of an article."""
    return Calendar(case.scenes, paragraphs(case.scenes, read.layout), read.article.published)


def _claim(read: Read, finding: Finding, said: Voice, when: Period) -> Claim:
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
                confidence=QUOTED,
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
