"""The built-in extractor: reads news prose with word lists and patterns; the same text gives the same claims."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from tieup.extraction.candidates import candidates
from tieup.extraction.claims import merged
from tieup.extraction.confidence import calibrated
from tieup.extraction.cues import form
from tieup.extraction.entities import Cast, Slot, cast, with_makers
from tieup.extraction.gate import gate
from tieup.extraction.layout import Layout, layout
from tieup.extraction.name_types import name_types, unsure_organizations
from tieup.extraction.pairs import pair_findings
from tieup.extraction.periods import period
from tieup.extraction.posts import implied_posts
from tieup.extraction.quotations import Quotation, quotations
from tieup.extraction.references import first_person, partnership_references, references
from tieup.extraction.rules import Finding, findings
from tieup.extraction.scenes import UNSURE, Scene, scenes
from tieup.extraction.spans import overlap, within
from tieup.extraction.speakers import speakers
from tieup.extraction.specs import spec_findings
from tieup.extraction.timex import TimeExpression, time_expressions
from tieup.extraction.voices import Voice, voice
from tieup.extraction.weighing import weighed_findings
from tieup.extraction.weights import Weights
from tieup.model import Article, Claim, Entity, Evidence, Mention, Reading
from tieup.names import Names, shipped_names

NAME = "patterns 0.1.0"
OWN_PRODUCT = frozenset(
    {
        "maker's product",
        "maker's product, called",
        "maker presents its product",
        "maker presents its own product",
        "product that the maker brought",
        "the organization's kind of product",
    }
)
NEAR = 60  # characters before a product's name in which its maker's name belongs to the evidence
BY_SERIES = 0.7  # confidence in a maker that only the other models of the series tell
BY_REFERENCE = 0.9  # what a pattern's confidence is worth where an end is "the company" and not a name


@dataclass(frozen=True)
class _Read:
    """What the stages before the patterns have made of an article."""

    article: Article
    layout: Layout
    dates: Sequence[TimeExpression]
    cast: Cast
    slots: tuple[Slot, ...]
    quotes: tuple[Quotation, ...]
    unsure: tuple[Slot, ...]


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
    read = _stages(article, names or shipped_names())
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


def _stages(article: Article, names: Names, typing: Weights | None = None) -> _Read:
    text = article.text
    blocks = layout(text)
    dates = time_expressions(text, date.fromisoformat(article.published) if article.published else None)
    found = candidates(text, blocks, names, [(d.start, d.end) for d in dates])
    types = name_types(text, found, names, typing)
    people = cast(text, found, types, names, _headline(article, names))
    slots = references(text, blocks, people, names)
    unsure = [
        Slot(c.start, c.end, (Entity(c.surface, "Organization"),), unsure=True)
        for c in unsure_organizations(text, found, types, names)
        if not overlap(people.slots, c.start, c.end)
    ]
    return _Read(article, blocks, dates, people, slots, quotations(text, blocks, slots), tuple(unsure))


def _headline(article: Article, names: Names) -> list[str]:
    title = article.title or ""
    return [c.surface for c in candidates(title, layout(title), names)]


def _scenes(read: _Read, slots: Sequence[Slot], earlier: Sequence[Scene] = ()) -> list[Scene]:
    return list(scenes(read.article.text, read.layout, slots, read.dates, read.quotes, earlier))


def _unsure_scenes(read: _Read, slots: Sequence[Slot]) -> list[Scene]:
    """Scenes with names among which some may be organizations'."""
    every = tuple(sorted([*slots, *read.unsure], key=lambda slot: slot.start))
    doubtful = tuple(s for s in read.layout.sentences if any(slot.unsure for slot in within(every, s.start, s.end)))
    read = replace(read, layout=replace(read.layout, sentences=doubtful))
    return [scene for scene in _scenes(read, every) if f"⟦{UNSURE}" in scene.text]


def _findings(read: _Read, names: Names, weights: Weights | None) -> tuple[_Read, list[tuple[Finding, Voice]]]:
    """All findings with their voices, and what was read anew with what the first findings told."""
    read, staged, found = _staged(read, names)
    found += (f for f in _weighed(found, staged, weights) if not _told_by_name(f, read.cast))
    found += implied_posts(staged)
    who = speakers(read.article, read.slots, [f for f in found if f.rule.predicate == "hasRole"], names)
    read = replace(read, cast=replace(read.cast, makers={**_makers_in_pairs(found, read.cast), **read.cast.makers}))
    voiced = [(f, voice(f, who, f.scene.speaker)) for f in found if _sensible(f, read.cast)]
    listed = [(f, said or voice(f, who)) for f, said in spec_findings(read.article.text, read.layout, staged)]
    return read, voiced + listed


def told_by_rules(
    article: Article, names: Names, given: Sequence[Slot] = (), typing: Weights | None = None
) -> Iterator[tuple[Scene, list[Finding]]]:
    """Yield the scenes of an article with what the rules find in each: what the trained model is given.

    Parameters
    ----------
    given: places in the text that stand for what is told here, whatever is found there.
    typing: the weights of the model of names; those that ship with tieup where no others are given.
    """
    read = _stages(article, names, typing)
    others = [slot for slot in read.slots if not overlap(given, slot.start, slot.end)]
    slots = tuple(sorted([*others, *given], key=lambda slot: slot.start))
    _, staged, found = _staged(replace(read, slots=slots), names)
    yield from _by_scene(found, staged)


def _by_scene(found: Sequence[Finding], staged: Sequence[Scene]) -> Iterator[tuple[Scene, list[Finding]]]:
    told: dict[int, list[Finding]] = defaultdict(list)
    for finding in found:
        told[finding.scene.start].append(finding)
    yield from ((scene, told[scene.start]) for scene in staged)


def _staged(read: _Read, names: Names) -> tuple[_Read, list[Scene], list[Finding]]:
    """What was read, and read anew with what was found first; all scenes; what the rules find in them.

    A first look tells makers, posts and partnerships; the second knows what "we" in a quotation, "this partnership"
    and a model without its maker stand for.
    """
    opened = _scenes(read, read.slots)
    seen = {scene: list(findings(scene)) for scene in opened}
    first = [f for scene in opened for f in seen[scene]] + list(implied_posts(opened))
    told = {f.subject: f.object for f in first if f.rule.name in OWN_PRODUCT and isinstance(f.object, Entity)}
    people = with_makers(read.slots, read.cast, told, names)
    read = replace(read, cast=people, slots=people.slots)
    posts = [f for f in first if f.rule.predicate == "hasRole"]
    slots = _with(read.slots, partnership_references(read.article.text, read.layout, _partnerships(first)))
    slots = _with(slots, first_person(read.article.text, read.quotes, speakers(read.article, slots, posts, names)))
    staged = _scenes(read, slots, opened) + _unsure_scenes(read, slots)
    found = [f for scene in staged for f in (seen[scene] if scene in seen else findings(scene))]
    return read, staged, found + _of_pairs(found, staged)


def _of_pairs(found: Sequence[Finding], staged: Sequence[Scene]) -> list[Finding]:
    """What clauses with just two names tell, where the rules have found nothing between these two in the sentence."""
    told = {(f.scene.start, frozenset((f.subject, f.object))) for f in found}
    told |= {
        (f.scene.start, frozenset((f.subject, f.rule.predicate))) for f in found if f.rule.predicate == "launchedOn"
    }
    return [
        f
        for scene in staged
        for f in pair_findings(scene)
        if not {
            (scene.start, frozenset((f.subject, f.object))),
            (scene.start, frozenset((f.subject, f.rule.predicate))),
        }
        & told
    ]


def _weighed(found: Sequence[Finding], staged: Sequence[Scene], weights: Weights | None) -> list[Finding]:
    """What the trained model holds for likely, where the rules have found nothing between two in the sentence."""
    return [f for scene, told in _by_scene(found, staged) for f in weighed_findings(scene, told, weights)]


def _told_by_name(finding: Finding, people: Cast) -> bool:
    """Whether the name of a product tells its maker anyway."""
    return finding.rule.predicate == "manufacturedBy" and finding.subject in people.makers


def _makers_in_pairs(found: Sequence[Finding], people: Cast) -> dict[Entity, Entity]:
    """Makers of what two companies made together, where only one of the two makes products at all."""
    pairs: dict[Entity, set[Entity]] = {}
    for finding in found:
        if finding.of_partnership and isinstance(finding.object, Entity):
            pairs.setdefault(finding.subject, set()).add(finding.object)
    known = set(people.makers.values())
    return {product: next(iter(pair & known)) for product, pair in pairs.items() if len(pair & known) == 1}


def _partnerships(found: Sequence[Finding]) -> list[tuple[int, tuple[Entity, Entity]]]:
    """Where each partnership is told, and between whom; in the order of the text."""
    pairs = [
        (f.scene.span(f.start, f.end)[1], (f.subject, f.object))
        for f in found
        if f.rule.predicate == "partneredWith" and isinstance(f.object, Entity)
    ]
    return sorted(pairs, key=lambda pair: pair[0])


def _with(slots: Sequence[Slot], more: Iterator[Slot]) -> tuple[Slot, ...]:
    """Add slots where no name stands; "its first fruit" takes the place of "its"."""
    names = [slot for slot in slots if slot.named]
    free = [slot for slot in more if not overlap(names, slot.start, slot.end)]
    kept = [slot for slot in slots if slot.named or not overlap(free, slot.start, slot.end)]
    return tuple(sorted([*kept, *free], key=lambda slot: slot.start))


def _sensible(finding: Finding, people: Cast) -> bool:
    """Whether a finding can be so: no condition or question, a co-developer that is not the maker, one maker alone."""
    if finding.scene.text.endswith("?") or form("voices.condition").search(finding.scene.text, 0, finding.start):
        return False
    if finding.rule.predicate == "coDevelopedWith":
        maker = people.makers.get(finding.subject)
        return maker != finding.object and (maker is not None or not finding.of_partnership)
    if finding.rule.predicate == "manufacturedBy":
        return people.makers.get(finding.subject, finding.object) == finding.object
    return True


def _claim(read: _Read, finding: Finding, said: Voice) -> Claim:
    when = period(finding, read.article.published, said.certainty)
    start, end = finding.scene.span(finding.start, finding.end)
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


def _quoted(read: _Read) -> Iterator[Claim]:
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


def _makers(read: _Read, told: Set[tuple[Entity, Entity | str]]) -> Iterator[Claim]:
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
