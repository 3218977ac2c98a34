"""Texts as the network of ``tieup.extraction.reader`` sees them, with what their annotation tells of any two names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tieup.extraction.encoder import LONGEST, Row, part
from tieup.extraction.entities import Slot
from tieup.extraction.judging import key
from tieup.extraction.models import Models
from tieup.extraction.outcomes import possible, type_letter
from tieup.extraction.pieces import Floats, Numbers
from tieup.extraction.sheets import row, sheet
from tieup.extraction.spans import overlap
from tieup.extraction.staging import first_reading, rule_findings
from tieup.model import Article, Entity
from tieup.names import Names
from tieup_ontology import relation_terms
from training.annotated import Annotated, annotated_end, annotated_keys
from training.corpus import LABELS as CORE_LABELS
from training.corpus import Company
from training.corpus import Example as Sentence
from training.everything import Text
from training.names import names_of, unlisted

OF_CORE = 0.5  # what a sentence of CORE counts: it marks two companies among several
LABELS = {label.name: label for label in CORE_LABELS}


@dataclass(frozen=True)
class Example:
    """An article as it is read, and how each two of its names relate.

    Parameters
    ----------
    pairs: the words of two markers and the number of the two ends that they stand for; turned: whether they stand the
        other way round than these.
    told: for each two ends and outcome whether it is so; counts: whether that is known.
    """

    text: str
    row: Row
    pairs: Numbers
    turned: Numbers
    told: Floats
    counts: Floats


def outcomes() -> list[str]:
    """Return all outcomes that a network tells apart."""
    return sorted({outcome for own in possible().values() for outcome in own})


def of_text(text: Text, models: Models) -> Iterator[Example]:
    """Yield a text as it is read with its names known; a whole article also as if nobody knew them.

    Parameters
    ----------
    models: those with which it is read.
    """
    for names in (names_of(text.annotated), unlisted())[: 1 + text.whole]:
        found = _example(text.annotated, names, models)
        if found:
            yield found


def _example(text: Annotated, names: Names, models: Models) -> Example | None:
    """Return a text as it is read, with what its annotation tells; None where there is nothing to ask."""
    read, _, _ = rule_findings(first_reading(text.article, names, models), names)
    seen = sheet(read)
    whole, end = shortened(row(seen, models.pieces))
    asked = [pair for pair in seen.pairs if seen.marks[pair[1]].at < end]
    if not asked:
        return None
    numbers: dict[tuple[int, int], int] = {}
    pairs = [
        (seen.marks[a].at, seen.marks[b].at, numbers.setdefault((min(x, y), max(x, y)), len(numbers)))
        for a, b, x, y in asked
    ]
    told, counts = _told(text, [(seen.ends[x], seen.ends[y]) for x, y in numbers])
    turned = np.array([x > y for _, _, x, y in asked])
    return Example(text.article.id, whole, np.array(pairs), turned, told, counts)


def shortened(whole: Row) -> tuple[Row, int]:
    """Return the words of a row that can be read at once, and how many they are."""
    end = int(np.searchsorted(np.append(whole.begins, len(whole.pieces)), LONGEST, "right")) - 1
    return part(whole, 0, end), end


def of_core(sentence: Sentence, models: Models) -> Example | None:
    """Return a sentence of CORE as it is read; only how its two marked companies relate is known of it."""
    head, tail = (_slot(company) for company in (sentence.head, sentence.tail))
    if head.start < tail.end and tail.start < head.end:
        return None
    given, names = sorted([head, tail], key=lambda slot: slot.start), unlisted()
    read = first_reading(Article("core", sentence.text), names, models)
    others = [slot for slot in read.slots if not overlap(given, slot.start, slot.end)]
    read = replace(read, slots=tuple(sorted([*others, *given], key=lambda slot: slot.start)))
    seen = sheet(rule_findings(read, names)[0])
    wanted = [seen.ends.index(slot.entities[0]) if slot.entities[0] in seen.ends else None for slot in (head, tail)]
    whole, end = shortened(row(seen, models.pieces))
    asked = [pair for pair in seen.pairs if {*pair[2:]} == {*wanted} and seen.marks[pair[1]].at < end]
    if not asked:
        return None
    wanted_outcome = outcome(sentence, sentence.label)
    told = np.array([[float(name == wanted_outcome) for name in outcomes()]])
    counts = np.array([[OF_CORE * (name in possible()["OO"]) for name in outcomes()]])
    pairs = np.array([(seen.marks[a].at, seen.marks[b].at, 0) for a, b, _, _ in asked])
    turned = np.array([one > other for _, _, one, other in asked])
    return Example(sentence.text, whole, pairs, turned, told, counts)


def outcome(sentence: Sentence, name: str) -> str | None:
    """Return what the two companies of a sentence are to each other, in the order of the text, if a label holds."""
    label = LABELS.get(name)
    if label is None:
        return None
    if relation_terms()[label.predicate].symmetric:
        return label.predicate
    return label.predicate + (">" if label.forward == (sentence.head.start < sentence.tail.start) else "<")


def _slot(company: Company) -> Slot:
    return Slot(company.start, company.end, (Entity(f"{company.name} {company.start}", "Organization"),))


def _told(text: Annotated, ends: Sequence[tuple[Entity | str, Entity | str]]) -> tuple[Floats, Floats]:
    """Which outcomes are so of each two, and which are asked: not those that the annotation leaves open."""
    facts = {optional: annotated_keys(text, optional) for optional in (True, False)}
    plainly = annotated_end(text)
    places = {outcome: place for place, outcome in enumerate(outcomes())}
    told, counts = np.zeros((len(ends), len(places))), np.zeros((len(ends), len(places)))
    for number, (one, other) in enumerate(ends):
        plain = [plainly(end) for end in (one, other)]
        for outcome in possible().get(type_letter(one) + type_letter(other), ()):
            subject, target = plain[::-1] if outcome.endswith("<") else plain
            about = key(subject, outcome.rstrip("<>"), target) if isinstance(subject, Entity) else None
            told[number, places[outcome]] = about in facts[False]
            counts[number, places[outcome]] = about not in facts[True]
    return told, counts
