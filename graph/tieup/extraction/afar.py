"""Seventh stage, fourth part: whose a name is that stands apart from its owner's, as a trained model tells."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from tieup.extraction.afar_features import MADE, OWNERS, Orphan, Play, choices
from tieup.extraction.antecedents import Choice
from tieup.extraction.entities import Cast
from tieup.extraction.layout import Layout
from tieup.extraction.rules import Finding, Rule, without_pattern
from tieup.extraction.scenes import MARKER, UNSURE, Scene
from tieup.extraction.weighing import title_beside
from tieup.extraction.weights import Weights, shipped_weights
from tieup.model import Entity

SURE = 0.7  # the model's probability from which on an owner is told
MOST = 14  # markers of a scene; tables and long lists tell little
FARTHEST = 400  # characters before a name in which its owner's belongs to the evidence


def far_findings(
    staged: Sequence[Scene],
    found: Sequence[Finding],
    people: Cast,
    layout: Layout,
    title: str,
    weights: Weights | None = None,
) -> Iterator[Finding]:
    """Yield the owners that the trained model holds for likely where nothing else tells one.

    Parameters
    ----------
    found: what is told without it.
    weights: those that ship with tieup where no others are given.
    """
    known = weights or shipped_weights("afar.gz")
    best: dict[tuple[Entity | str, str], tuple[float, Finding]] = {}
    play = played(staged, found, people, layout, title)
    for orphan, offered in asked(play, found, people):
        chances = known.among([choice.features for choice in offered])
        likely = max(chances)
        owners = offered[chances.index(likely)].entities
        if owners and likely >= SURE and likely > best.get(orphan[2:4], (0.0,))[0]:
            best[orphan[2:4]] = (likely, _finding(play, orphan, owners[0], likely))
    yield from (finding for _, finding in best.values())


def played(
    staged: Sequence[Scene], found: Sequence[Finding], people: Cast, layout: Layout, title: str
) -> Play:
    """Gather what an article tells of those who appear in it."""
    scenes = [scene for scene in staged if f"⟦{UNSURE}" not in scene.text]
    starts = [sentence.start for sentence in layout.sentences]
    blocks = [sentence.block for sentence in layout.sentences]
    paragraphs = [blocks[max(0, _place(starts, scene.start))] for scene in scenes]
    related: dict[Entity, set[str]] = defaultdict(set)
    makers = {**people.listed, **people.makers}
    for finding in found:
        related[finding.subject].add(f"{finding.rule.predicate}>")
        if isinstance(finding.object, Entity):
            related[finding.object].add(f"{finding.rule.predicate}<")
            if finding.rule.predicate == "manufacturedBy":
                makers.setdefault(finding.subject, finding.object)
    return Play(scenes, paragraphs, title, related, makers)


def asked(play: Play, found: Sequence[Finding], people: Cast) -> Iterator[tuple[Orphan, Sequence[Choice]]]:
    """Yield the names whose owner nothing tells, with whose each may be."""
    owned = {(finding.object, finding.rule.predicate) for finding in found}
    owned |= {(finding.subject, finding.rule.predicate) for finding in found}
    owned |= {(product, "manufacturedBy") for product in (*people.makers, *people.listed)}
    for number, scene in enumerate(play.scenes):
        orphans = [o for o in _orphans(number, scene) if (o.entity, o.predicate) not in owned]
        for orphan in orphans:
            offered = choices(play, orphan, play.words(number))
            if len(offered) > 1:
                yield orphan, offered


def _orphans(number: int, scene: Scene) -> Iterator[Orphan]:
    markers = list(MARKER.finditer(scene.text))
    for place, marker in enumerate(markers if len(markers) <= MOST else ()):
        if marker[1] == "D":
            if "⟦P" not in scene.text:
                values = (scene.dates[int(n)].value for n in marker[2].split("+") if n)
                yield from (Orphan(number, place, value, *OWNERS["date"]) for value in values if value)
        elif marker[1] not in "QR" and marker[2]:
            yield from _named_orphans(number, place, scene, marker.start(), marker.end(), marker[2])


def _named_orphans(number: int, place: int, scene: Scene, start: int, end: int, members: str) -> Iterator[Orphan]:
    for entity in (entity for slot in scene.members(members) if slot.named for entity in slot.entities):
        role = title_beside(scene, start, end) if entity.type == "Person" else None
        if entity.type in OWNERS and (role or entity.type != "Person"):
            yield Orphan(number, place, entity, *OWNERS[entity.type], role)
        if entity.type in MADE:
            yield Orphan(number, place, entity, *OWNERS["Product"])


def _finding(play: Play, orphan: Orphan, owner: Entity, likely: float) -> Finding:
    scene = play.scenes[orphan.scene]
    subject, target = (owner, orphan.entity) if orphan.owner == "Product" else (orphan.entity, owner)
    assert isinstance(subject, Entity)
    before = [s for other in play.scenes[: orphan.scene] for s in other.slots if s.named and s.entities == (owner,)]
    near = before and scene.start - before[-1].start <= FARTHEST
    return Finding(
        _rule(orphan.predicate, round(likely, 2)),
        scene,
        subject,
        target,
        0,
        len(scene.text),
        role=orphan.role,
        named=False,
        back=before[-1].start if near else None,
    )


@cache
def _rule(predicate: str, confidence: float) -> Rule:
    return without_pattern(f"afar: {predicate}", predicate, "day" if predicate == "launchedOn" else "none", confidence)


def _place(starts: Sequence[int], start: int) -> int:
    """The number of the sentence in which a scene begins."""
    return sum(1 for other in starts if other <= start) - 1
