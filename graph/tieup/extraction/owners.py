"""Seventh stage, fourth part: whose a name is that stands apart from its owner's, as a trained model tells."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from tieup.extraction.choosing import Choice
from tieup.extraction.entities import Cast
from tieup.extraction.layout import Layout
from tieup.extraction.outcomes import title_beside
from tieup.extraction.owner_features import MADE, OWNERS, RELATED, Offer, Orphan, Play, choices, offer
from tieup.extraction.rules import Finding, Rule, without_pattern
from tieup.extraction.scenes import MARKER, UNSURE, Scene
from tieup.extraction.stems import senses_of
from tieup.extraction.weights import Weights
from tieup.model import Entity
from tieup_ontology import relation_terms

LEAST = 0.2  # from this probability on the judge is asked whether somebody is the owner
OWNED = 0.5  # and from which on what else was found tells an owner already
MOST = 14  # markers of a scene; tables and long lists tell little
NEAR = 6  # scenes with an owner in which its name is looked for
FARTHEST = 400  # characters before a name in which its owner's belongs to the evidence


def far_findings(
    staged: Sequence[Scene],
    found: Sequence[Finding],
    people: Cast,
    layout: Layout,
    title: str,
    weights: Weights,
) -> Iterator[Finding]:
    """Yield the likeliest owners where nothing else tells one, if they are not all too unlikely.

    Parameters
    ----------
    found: what is told without it.
    """
    best: dict[tuple[Entity | str, str, bool], tuple[float, Finding]] = {}
    play = played(staged, found, people, layout, title)
    for orphan, offered in asked(play, found, people):
        chances = weights.among([choice.features for choice in offered])
        likely = max(chances)
        owners = offered[chances.index(likely)].entities
        about = orphan.entity, orphan.predicate, orphan.first
        if owners and likely >= LEAST and likely > best.get(about, (0.0,))[0]:
            best[about] = (likely, _finding(play, orphan, owners[0], likely))
    yield from (finding for _, finding in best.values())


def played(staged: Sequence[Scene], found: Sequence[Finding], people: Cast, layout: Layout, title: str) -> Play:
    """Gather what an article tells of those who appear in it."""
    scenes = [scene for scene in staged if f"⟦{UNSURE}" not in scene.text]
    related: dict[Entity, set[str]] = defaultdict(set)
    makers = {**people.listed, **people.makers}
    for finding in (finding for finding in found if finding.rule.confidence >= OWNED):
        related[finding.subject].add(f"{finding.rule.predicate}>")
        if isinstance(finding.object, Entity):
            related[finding.object].add(f"{finding.rule.predicate}<")
            if finding.rule.predicate == "manufacturedBy":
                makers.setdefault(finding.subject, finding.object)
    return Play(scenes, paragraphs(scenes, layout), title, related, makers)


def asked(play: Play, found: Sequence[Finding], people: Cast) -> Iterator[tuple[Orphan, Sequence[Choice]]]:
    """Yield the names whose owner nothing tells, with whose each may be."""
    sure = [finding for finding in found if finding.rule.confidence >= OWNED]
    owned = {(end, finding.rule.predicate) for finding in sure for end in (finding.subject, finding.object)}
    pairs = {frozenset((finding.subject, finding.object)) for finding in sure}
    owned |= {(product, "manufacturedBy") for product in (*people.makers, *people.listed)}
    for number, scene in enumerate(play.scenes):
        orphans = [o for o in _orphans(number, scene) if (o.entity, o.predicate) not in owned]
        known: dict[object, Offer] = {}
        for orphan in [*orphans, *_partners(play, number)]:
            asked_of = orphan.marker, orphan.entity, orphan.owner
            known[asked_of] = known.get(asked_of) or offer(play, orphan)
            offered = choices(orphan, known[asked_of])
            if orphan.predicate in RELATED:
                offered = [c for c in offered if not c.entities or {orphan.entity, *c.entities} not in pairs]
            if len(offered) > 1:
                yield orphan, offered


def _orphans(number: int, scene: Scene) -> Iterator[Orphan]:
    markers = list(MARKER.finditer(scene.text))
    for place, marker in enumerate(markers if len(markers) <= MOST else ()):
        if marker[1] == "D":
            if "⟦P" not in scene.text:
                values = (scene.dates[int(n)].value for n in marker[2].split("+") if n)
                yield from (Orphan(number, place, value, *OWNERS["date"], None, False) for value in values if value)
        elif marker[1] not in "QR" and marker[2]:
            yield from _named_orphans(number, place, scene, marker.start(), marker.end(), marker[2])


def _partners(play: Play, number: int) -> Iterator[Orphan]:
    """The organizations of a scene whose words may tell of a relation to one that it does not name."""
    scene = play.scenes[number]
    markers = list(MARKER.finditer(scene.text))
    told = {sense for stem in play.words(number).stems for sense in senses_of(stem)} if len(markers) <= MOST else set()
    wanted = [predicate for predicate, senses in RELATED.items() if senses & told]
    for place, marker in enumerate(markers if wanted else ()):
        slots = scene.members(marker[2]) if marker[1] == "O" else ()
        for entity in (entity for slot in slots if slot.named for entity in slot.entities):
            for predicate in wanted:
                symmetric = relation_terms()[predicate].symmetric
                yield from (
                    Orphan(number, place, entity, predicate, "Organization", None, first)
                    for first in ((True,) if symmetric else (True, False))
                )


def _named_orphans(number: int, place: int, scene: Scene, start: int, end: int, members: str) -> Iterator[Orphan]:
    for entity in (entity for slot in scene.members(members) if slot.named for entity in slot.entities):
        role = title_beside(scene, start, end) if entity.type == "Person" else None
        if entity.type in OWNERS and (role or entity.type != "Person"):
            yield Orphan(number, place, entity, *OWNERS[entity.type], role, OWNERS[entity.type][1] != "Product")
        if entity.type in MADE:
            yield Orphan(number, place, entity, *OWNERS["Product"])


def _finding(play: Play, orphan: Orphan, owner: Entity, likely: float) -> Finding:
    scene = play.scenes[orphan.scene]
    subject, target = (orphan.entity, owner) if orphan.first else (owner, orphan.entity)
    assert isinstance(subject, Entity)
    place = _named_before(play, owner, orphan.scene)
    return Finding(
        _rule(orphan.predicate, round(likely, 2)),
        scene,
        subject,
        target,
        0,
        len(scene.text),
        role=orphan.role,
        named=False,
        back=place if place is not None and scene.start - place <= FARTHEST else None,
    )


def _named_before(play: Play, owner: Entity, number: int) -> int | None:
    """Where an owner is named last before a scene, if that is near."""
    own = play.parts[owner].scenes
    for earlier in reversed(own[max(0, bisect_left(own, number) - NEAR) : bisect_left(own, number)]):
        places = [slot.start for slot in play.scenes[earlier].slots if slot.named and slot.entities == (owner,)]
        if places:
            return places[-1]
    return None


@cache
def _rule(predicate: str, confidence: float) -> Rule:
    dates = {"launchedOn": "day", "hasRole": "none", "manufacturedBy": "none"}.get(predicate, "start")
    return without_pattern(f"afar: {predicate}", predicate, dates, confidence)


def paragraphs(scenes: Sequence[Scene], layout: Layout) -> list[int]:
    """Return the number of each scene's paragraph."""
    starts = [sentence.start for sentence in layout.sentences]
    return [layout.sentences[max(0, bisect_right(starts, scene.start) - 1)].block for scene in scenes]
