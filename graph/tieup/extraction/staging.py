"""From an article to its scenes and to what the rules find in them: all that comes before the trained model."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tieup.extraction.candidates import candidates
from tieup.extraction.entities import Slot, cast, with_makers
from tieup.extraction.layout import layout
from tieup.extraction.models import Models, shipped_models
from tieup.extraction.name_types import name_types, unsure_organizations
from tieup.extraction.pairs import pair_findings
from tieup.extraction.pointer import pointed
from tieup.extraction.posts import implied_posts
from tieup.extraction.quotations import quotations
from tieup.extraction.readings import Read
from tieup.extraction.references import first_person, partnership_references
from tieup.extraction.resolution import references
from tieup.extraction.rules import Finding, findings
from tieup.extraction.scenes import UNSURE, Scene, scenes
from tieup.extraction.spans import overlap, within
from tieup.extraction.speakers import speakers
from tieup.extraction.timex import time_expressions
from tieup.model import Article, Entity
from tieup.names import Names

SHORT_WORD = 3  # letters of a word that has no capital in any title
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


def first_reading(article: Article, names: Names, models: Models | None = None) -> Read:
    """Find dates, names, whom they and references stand for, and quotations.

    Parameters
    ----------
    models: those that ship with tieup where no others are given.
    """
    models = models or shipped_models()
    text = article.text
    blocks = layout(text)
    dates = time_expressions(text, date.fromisoformat(article.published) if article.published else None)
    found = candidates(text, blocks, names, [(d.start, d.end) for d in dates])
    types = name_types(text, found, names, models.names)
    people = cast(text, found, types, names, _headline(article, names))
    slots = references(text, blocks, people, names, article.title or "", models.references)
    unsure = [
        Slot(c.start, c.end, (Entity(c.surface, "Organization"),), unsure=True)
        for c in unsure_organizations(text, found, types, names)
        if not overlap(people.slots, c.start, c.end)
    ]
    return pointed(Read(article, blocks, dates, people, slots, quotations(text, blocks, slots), tuple(unsure)), models)


def rule_findings(read: Read, names: Names) -> tuple[Read, list[Scene], list[Finding]]:
    """Return what was read, and read anew with what was found first; all scenes; what the rules find in them.

    A first look tells makers, posts and partnerships; the second knows what "we" in a quotation, "this partnership"
    and a model without its maker stand for.
    """
    opened = _scenes(read, read.slots)
    seen = {scene: list(findings(scene)) for scene in opened}
    first = [f for scene in opened for f in seen[scene]] + list(implied_posts(opened))
    people = with_makers(read.slots, read.cast, _own_products(first), names)
    read = replace(read, cast=people, slots=people.slots)
    posts = [f for f in first if f.rule.predicate == "hasRole"]
    slots = _with(read.slots, partnership_references(read.article.text, read.layout, _partnerships(first)))
    slots = _with(slots, first_person(read.article.text, read.quotes, speakers(read.article, slots, posts, names)))
    staged = _scenes(read, slots, opened) + _unsure_scenes(read, slots)
    found = [f for scene in staged for f in (seen[scene] if scene in seen else findings(scene))]
    return read, staged, found + _of_pairs(found, staged)


def _own_products(found: Sequence[Finding]) -> dict[Entity, Entity]:
    """Products and their makers; not those of which two tell that it is theirs, as "their first joint phone" does."""
    told: dict[Entity, set[Entity]] = defaultdict(set)
    for finding in found:
        if finding.rule.name in OWN_PRODUCT and isinstance(finding.object, Entity):
            told[finding.subject].add(finding.object)
    return {product: next(iter(makers)) for product, makers in told.items() if len(makers) == 1}


def _headline(article: Article, names: Names) -> list[str]:
    """The names in the title; in one with capitals throughout, nobody can tell where a name begins."""
    title = article.title or ""
    if all(word[:1].isupper() for word in title.split() if len(word) > SHORT_WORD):
        return []
    return [c.surface for c in candidates(title, layout(title), names)]


def _scenes(read: Read, slots: Sequence[Slot], earlier: Sequence[Scene] = ()) -> list[Scene]:
    return list(scenes(read.article.text, read.layout, slots, read.dates, read.quotes, earlier))


def _unsure_scenes(read: Read, slots: Sequence[Slot]) -> list[Scene]:
    """Scenes with names among which some may be organizations'."""
    every = tuple(sorted([*slots, *read.unsure], key=lambda slot: slot.start))
    doubtful = tuple(s for s in read.layout.sentences if any(slot.unsure for slot in within(every, s.start, s.end)))
    read = replace(read, layout=replace(read.layout, sentences=doubtful))
    return [scene for scene in _scenes(read, every) if f"⟦{UNSURE}" in scene.text]


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


def _partnerships(found: Sequence[Finding]) -> list[tuple[int, tuple[Entity, Entity]]]:
    """Where each partnership is told, and between whom; in the order of the text."""
    pairs = [
        (f.scene.span(f.start, f.end)[1], (f.subject, f.object))
        for f in found
        if f.rule.predicate == "partneredWith" and f.rule.dates != "none" and isinstance(f.object, Entity)
    ]
    return sorted(pairs, key=lambda pair: pair[0])


def _with(slots: Sequence[Slot], more: Iterator[Slot]) -> tuple[Slot, ...]:
    """Add slots where no name stands; "its first fruit" takes the place of "its"."""
    names = [slot for slot in slots if slot.named]
    free = [slot for slot in more if not overlap(names, slot.start, slot.end)]
    kept = [slot for slot in slots if slot.named or not overlap(free, slot.start, slot.end)]
    return tuple(sorted([*kept, *free], key=lambda slot: slot.start))
