"""Fifth stage, third part: what a reference may mean, and what speaks for each, as features for ``weights.py``.

A reference means one of the names before it, two of them ("both"), or nothing that has a name.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, takewhile

from tieup.extraction.choosing import NOTHING, Choice, numbers
from tieup.extraction.marks import Mark, Mention, Told, marks
from tieup.extraction.scenes import LETTERS
from tieup.extraction.spans import touching
from tieup.extraction.stems import senses_of, stem_of
from tieup.model import Entity
from tieup.names import homes, peoples

BACK = 8  # sentences before a reference in which a name stands that it may mean
MOST = 12  # names that it may mean, the nearest
PAIRED = 6  # names of which it may mean two
ELSEWHERE = "another"  # "the Finnish firm" does not mean a Dutch one
BEFORE, BEHIND = 40, 60  # characters around a reference whose words count
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_TYPES = {
    "it": "OPSCKL",
    "its": "OPSCKL",
    "they": "OPHSCK",
    "person": "H",
    "both": "OPSCH",
    "people": "O",
    "company": "O",
    "thing": "PSCKL",
}
_PLURAL = re.compile(r"s|pair|duo")


@dataclass(frozen=True)
class _Pool:
    """Those whom a reference may mean, the nearest first, and their mentions before it."""

    mark: Mark
    mentions: Mapping[Entity, Sequence[Mention]]
    last_subject: Entity | None
    last_meant: tuple[Entity, ...]

    @cached_property
    def entities(self) -> Sequence[Entity]:
        """The entities that the kind of the reference allows."""
        fitting = [e for e in self.mentions if LETTERS[e.type] in _TYPES[self.mark.kind]]
        return sorted(fitting, key=lambda e: -self.mentions[e][-1].start)

    @cached_property
    def rank(self) -> Mapping[Entity, tuple[int, int]]:
        """The place of each among all, and among those of its type."""
        counted: Counter[str] = Counter()
        found: dict[Entity, tuple[int, int]] = {}
        for place, entity in enumerate(self.entities):
            found[entity] = (place, counted[entity.type])
            counted[entity.type] += 1
        return found

    @cached_property
    def of_type(self) -> Counter[str]:
        """How many there are of each type."""
        return Counter(entity.type for entity in self.entities)


def resolved(
    told: Told, choose: Callable[[Mark, Sequence[Choice]], int]
) -> Iterator[tuple[Mark, Sequence[Choice], int]]:
    """Yield the references of an article in order, what each may mean, and the number of what it means.

    Parameters
    ----------
    choose: gives that number; what is chosen counts for the references behind it.
    """
    meant: list[Mention] = []
    for mark in marks(told.text, told.layout, told.slots):
        offered = _choices(told, mark, meant)
        number = choose(mark, offered)
        if offered[number].entities:
            meant.append(
                Mention(mark.start, mark.sentence, offered[number].entities, False, True, True, False, False, False)
            )
        yield mark, offered, number


def _choices(told: Told, mark: Mark, meant: Sequence[Mention]) -> list[Choice]:
    sentences = range(mark.sentence - BACK, mark.sentence + 1)
    near = [m for number in sentences for m in told.sentences.get(number, ()) if m.start < mark.start]
    near += takewhile(lambda m: m.sentence >= mark.sentence - BACK, reversed(meant))
    near.sort(key=lambda m: m.start)
    mentions: dict[Entity, list[Mention]] = {}
    for mention in near:
        for entity in mention.entities:
            mentions.setdefault(entity, []).append(mention)
    subjects = (m for m in reversed(near) if m.subject and m.entities[0].type in ("Organization", "Product"))
    last = next((m.entities[0] for m in subjects), None)
    pool = _Pool(mark, mentions, last, meant[-1].entities if meant else NOTHING)
    around = _around(told, mark)
    offered = [Choice(NOTHING, numbers("nothing", [*around, *_of_nothing(told, pool)]))]
    homely = [entity for entity in pool.entities if _home(told, mark, entity) != ELSEWHERE]
    for entity in homely[:MOST]:
        own = list(_of_one(told, pool, entity))
        held = {*numbers(mark.kind, own), *numbers("", own), *numbers(LETTERS[entity.type], around)}
        offered.append(Choice((entity,), [*held]))
    for two in _twos(pool):
        own = list(_of_two(told, pool, two))
        offered.append(Choice(two, [*{*numbers(f"two {mark.kind}", own), *numbers("two", [*own, *around])}]))
    return offered


def _around(told: Told, mark: Mark) -> list[str]:
    """What a reference's words, and those around it, tell."""
    sentence = told.layout.sentences[mark.sentence]
    behind = [stem_of(w) for w in _WORD.findall(told.text, mark.end, min(sentence.end, mark.end + BEHIND))[:4]]
    before = [stem_of(w) for w in _WORD.findall(told.text, max(sentence.start, mark.start - BEFORE), mark.start)[-3:]]
    found = [f"kind {mark.kind}", f"head {mark.head}", f"opens {mark.start == sentence.start}"]
    found += [f"first {mark.words[0].lower()}", f"words {len(mark.words)}", f"behind {behind[:2]}"]
    found += [f"behind {place} {word}" for place, word in enumerate(behind)]
    found += [f"before {place} {word}" for place, word in enumerate(reversed(before))]
    found += [f"sense {place} {sense}" for place, word in enumerate(behind) for sense in senses_of(word)]
    return found + [f"sense {sense}" for word in behind for sense in senses_of(word)]


def _of_nothing(told: Told, pool: _Pool) -> Iterator[str]:
    """What speaks for a reference that means nothing with a name."""
    mark = pool.mark
    near = touching(told.slots, max(0, mark.start - 3), mark.end + 3)
    yield f"beside {any(s.end + 2 == mark.start for s in near)} {any(s.start >= mark.end for s in near)} {mark.kind}"
    yield f"few {min(len(pool.mentions), 4)} {mark.kind}"
    yield f"capitals {bool(mark.capitals)} {mark.kind}"
    before, behind = told.text[max(0, mark.start - 2) : mark.start], told.text[mark.end : mark.end + 1]
    yield f"touches {before!r} {behind!r} {mark.kind}"
    yield f"proposed {mark.start in told.proposed} {mark.kind}"


def _of_one(told: Told, pool: _Pool, entity: Entity) -> Iterator[str]:
    """What speaks for one of those whom a reference may mean."""
    mark, mentions = pool.mark, pool.mentions[entity]
    last = mentions[-1]
    far, letter = mark.sentence - last.sentence, LETTERS[entity.type]
    leading = any(m.leading for m in mentions if m.sentence == last.sentence)
    subject = any(m.subject for m in mentions if m.sentence == last.sentence)
    place, among = pool.rank[entity]
    several = min(pool.of_type[entity.type], 4)
    among, far3 = min(among, 3), min(far, 3)
    opens = mark.start == told.layout.sentences[mark.sentence].start
    home, said = _home(told, mark, entity), mark.head in told.beside.get(entity, ())
    called = any(stem_of(word) == mark.head for word in entity.name.split())
    proposed = told.proposed.get(mark.start)
    topic = entity in told.topics
    yield from (f"type {letter}", f"far {min(far, 5)}", f"leading {leading}", f"object {last.object}")
    yield from (f"listed {last.listed}", f"place {min(place, 4)}", f"among {among}", f"times {min(len(mentions), 4)}")
    yield from (f"often {min(told.often[entity], 5)}", f"topic {topic}", f"titled {told.titled(entity)}")
    yield from (f"publication {entity in told.publications}", f"possessive {last.possessive}", f"named {last.named}")
    yield from (
        f"meant last {entity in pool.last_meant} {min(far, 2)}",
        f"home {home}",
        f"said {said}",
        f"called {called}",
    )
    yield f"made {entity in told.makers}"
    yield f"far {min(far, 4)} leading {leading} among {min(among, 2)}"
    yield f"far {far3} several {several}"
    yield f"among {among} several {several}"
    yield f"leading {leading} object {last.object} far {min(far, 2)}"
    yield f"type {letter} far {min(far, 2)} among {min(among, 2)} leading {leading}"
    yield f"topic {topic} far {far3} times {min(len(mentions), 3)}"
    yield f"goes on {last.named} {far3} {leading}"
    yield f"home {home} said {said}"
    yield f"head {mark.head} type {letter}"
    yield f"home {home} far {far3}"
    yield f"said {said} far {far3} called {called}"
    yield f"opens {opens} leading {leading} far {min(far, 2)}"
    yield f"subject {subject} far {min(far, 2)}"
    yield f"last subject {pool.last_subject == entity} far {min(far, 2)}"
    yield f"last subject {pool.last_subject == entity} opens {opens}"
    yield f"proposed {proposed == (entity,)} {proposed is not None}"
    yield f"head {mark.head} among {among} several {several}"
    if not far:
        beside = told.text[mark.start - 2 : mark.start] == ", " and last.named
        yield f"same sentence {last.object} {leading} {beside}"


def _home(told: Told, mark: Mark, entity: Entity) -> str:
    """How a nationality or a city in a reference fits an entity; or its name, or that of its product."""
    adjectives = told.adjectives.get(entity, frozenset())
    wanted = {peoples().get(mark.words[-1].lower(), "")} if mark.kind == "people" else set()
    if mark.capitals and mark.kind != "people":
        if mark.capitals.split()[0] in entity.name:
            return "own name"
        if any(mark.capitals in product for product in told.products.get(entity, ())):
            return "own product"
        wanted = {mark.capitals, mark.capitals.split()[-1], homes().get(mark.capitals, "")}
    if not wanted:
        return "not said"
    return "fits" if adjectives & wanted else ELSEWHERE if adjectives else "unknown"


def _twos(pool: _Pool) -> Iterator[tuple[Entity, Entity]]:
    """The twos that a reference may mean: of one type, among the nearest."""
    mark = pool.mark
    if mark.kind in ("both", "they") or (mark.kind in ("company", "thing") and _PLURAL.search(mark.words[-1][-4:])):
        yield from (
            (one, other)
            for one, other in combinations([e for e in pool.entities if LETTERS[e.type] in "OPH"][:PAIRED], 2)
            if one.type == other.type
        )


def _of_two(told: Told, pool: _Pool, two: tuple[Entity, Entity]) -> Iterator[str]:
    """What speaks for two of those whom a reference may mean."""
    last = [pool.mentions[entity][-1] for entity in two]
    far = min(pool.mark.sentence - min(m.sentence for m in last), 4)
    together = min(bisect_right(told.together.get(frozenset(two), ()), pool.mark.sentence), 3)
    titled = sum(map(told.titled, two))
    proposed = told.proposed.get(pool.mark.start, NOTHING)
    yield f"type {two[0].type}"
    yield f"far {far} same {last[0].sentence == last[1].sentence}"
    yield f"together {together}"
    yield f"titled {titled} together {together}"
    yield f"among {[min(pool.rank[entity][1], 3) for entity in two]}"
    yield f"several {min(pool.of_type[two[0].type], 4)}"
    yield f"topics {sum(entity in told.topics for entity in two)}"
    yield f"listed {last[0].listed}"
    yield f"meant last {set(pool.last_meant) == set(two)}"
    yield f"proposed {set(proposed) == set(two)} {bool(proposed)}"
