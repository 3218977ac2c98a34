"""Fifth stage, last part: what references stand for, by the rules' proposals and a trained model."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tieup.extraction.antecedents import resolved
from tieup.extraction.choosing import Choice
from tieup.extraction.cues import form
from tieup.extraction.entities import Cast, Slot
from tieup.extraction.layout import Layout
from tieup.extraction.marks import Mark, Mention, Told
from tieup.extraction.references import adjectives, proposed, publications
from tieup.extraction.sight import is_object, listed
from tieup.extraction.spans import overlap, within
from tieup.extraction.stems import stem_of
from tieup.extraction.weights import Weights
from tieup.model import Entity
from tieup.names import Names

SURE = 0.4  # the model's probability from which on it tells what a reference means
AGREED = 0.1  # and from which on it is taken where the rules say the same
BEFORE, BEHIND = 40, 50  # characters beside a name whose words say what it is
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def references(text: str, layout: Layout, cast: Cast, names: Names, title: str, weights: Weights) -> tuple[Slot, ...]:
    """Find the references of a text and what they stand for; those in doubt are left out.

    Parameters
    ----------
    title: of the article; whom it names is meant more often.

    Returns
    -------
    The slots of names and of references, together, in order.
    """
    by_rules = proposed(text, layout, cast, names)

    here = told(text, title, layout, cast, names, by_rules)

    def likeliest(mark: Mark, offered: Sequence[Choice]) -> int:
        chances = weights.among([choice.features for choice in offered])
        best = chances.index(max(chances))
        ruled = set(here.proposed.get(mark.start, ()))
        agreed = [n for n, choice in enumerate(offered) if ruled and {*choice.entities} == ruled]
        reports = not here.publications.isdisjoint(offered[best].entities)
        if best and chances[best] >= SURE and not (agreed and reports):
            return best
        return agreed[0] if agreed and chances[agreed[0]] >= AGREED else 0

    found = [*resolved(here, likeliest)]
    decided = [(mark, offered[number].entities) for mark, offered, number in found if len(offered) > 1]
    slots = [_slot(mark, entities) for mark, entities in decided if entities]
    looked_at = [Slot(mark.start, mark.end, entities) for mark, entities in decided]
    untouched = [s for s in by_rules if s.named or not overlap(looked_at, s.start, s.end)]
    return tuple(sorted([*untouched, *slots], key=lambda slot: slot.start))


def told(text: str, title: str, layout: Layout, cast: Cast, names: Names, by_rules: Sequence[Slot]) -> Told:
    """Gather what an article tells of those whom it names.

    Parameters
    ----------
    by_rules: names, and references with what the rules hold them for.
    """
    return Told(
        text,
        title,
        layout,
        list(_mentions(text, layout, cast)),
        adjectives(text, cast, names),
        _beside(text, cast),
        publications(cast, names),
        {**cast.listed, **cast.makers},
        {slot.start: slot.entities for slot in by_rules if not slot.named},
        cast.slots,
    )


def _slot(mark: Mark, entities: tuple[Entity, ...]) -> Slot:
    in_order = entities[::-1]  # the nearest of two comes first among the choices
    return Slot(mark.start, mark.end, in_order, named=False, possessive=mark.kind == "its")


def _mentions(text: str, layout: Layout, cast: Cast) -> Iterator[Mention]:
    verb = form("references.verb_behind")
    for number, sentence in enumerate(layout.sentences):
        here = within(cast.slots, sentence.start, sentence.end)
        objects, lists = {slot.start for slot in here if is_object(text, slot)}, listed(text, here)
        leading: dict[str, int] = {}
        for slot in here:
            if slot.start not in objects:
                leading.setdefault(slot.type, slot.start)
        for slot in here:
            behind_preposition = slot.start in objects
            yield Mention(
                slot.start,
                number,
                slot.entities,
                named=True,
                subject=not behind_preposition and verb.match(text, slot.end) is not None,
                leading=leading.get(slot.type) == slot.start,
                object=behind_preposition,
                listed=slot.start in lists,
                possessive=text.startswith(("'s", "’s"), slot.end),
            )


def _beside(text: str, cast: Cast) -> Mapping[Entity, frozenset[str]]:
    """The stems of the words before an entity's name, and of those behind it that say what it is."""
    found: dict[Entity, set[str]] = defaultdict(set)
    for slot in cast.slots:
        words = _WORD.findall(text, max(0, slot.start - BEFORE), slot.start)[-4:]
        if behind := form("references.said_behind").match(text, slot.end, slot.end + BEHIND):
            words += _WORD.findall(behind[0])[1:8]
        found[slot.entities[0]].update(map(stem_of, words))
    return {entity: frozenset(words) for entity, words in found.items()}
