"""How the model that tells how two names relate is trained: on annotated texts and on CORE, and how CORE asks it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tieup.evaluation.folding import folded
from tieup.extraction.entities import Slot
from tieup.extraction.models import Models
from tieup.extraction.relation_features import BUCKETS
from tieup.extraction.staging import told_by_rules
from tieup.extraction.weighing import NONE, asked
from tieup.extraction.weights import Weights
from tieup.model import Article, Entity
from tieup.names import KnownName, Names
from tieup_ontology import relation_terms
from training.annotated import Annotated
from training.corpus import LABELS, Company, Label
from training.corpus import Example as Sentence
from training.linear import Pace, fold, trained
from training.names import unlisted

FOLDS = 5  # of CORE
PACE = Pace(rounds=8, decay=5e-4)
OF_CORE = 0.2  # what a sentence of CORE weighs in training: it marks two companies among several
_LABELS: Mapping[str, Label] = {label.name: label for label in LABELS}
_Told = Mapping[tuple[str, str], Sequence[str]]


@dataclass(frozen=True)
class Example:
    """Two names of a text: their features, how they relate, how much that counts, and the text that they are from."""

    text: str
    features: Sequence[int]
    outcome: str
    weight: float = 1.0


def of_annotated(text: Annotated, models: Models, told: bool) -> Iterator[Example]:
    """Yield all pairs of names in the sentences of a text; without those about which the annotation leaves a choice.

    Parameters
    ----------
    models: those with which the text is read.
    told: whether its names are known; else it is read as if nobody knew them.
    """
    canonical = {folded(spelling): name for name, own in text.names.items() for spelling in own.spellings}
    known, optional = _told(text, canonical), {(fact.subject, fact.object) for fact in text.facts if fact.optional}
    for scene, findings in told_by_rules(text.article, names_of(text) if told else unlisted(), models=models):
        for couple, features in asked(scene, findings):
            for one, other in couple.ends:
                ends = _plain(one, canonical), _plain(other, canonical)
                outcomes = known.get(ends, ())
                if outcomes or not optional & {ends, ends[::-1]}:
                    yield from (Example(text.article.id, sorted(features), outcome) for outcome in outcomes or (NONE,))


def _told(text: Annotated, canonical: Mapping[str, str]) -> _Told:
    """How each two relate, in either order, in the words of ``Weights.outcomes``."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fact in text.facts:
        if not fact.optional:
            ends = _plain(fact.subject, canonical), _plain(fact.object, canonical)
            forward, backward = ("", "") if relation_terms()[fact.predicate].symmetric else (">", "<")
            found[ends].append(fact.predicate + forward)
            found[ends[::-1]].append(fact.predicate + backward)
    return {ends: sorted(set(outcomes)) for ends, outcomes in found.items()}


def _plain(end: Entity | str, canonical: Mapping[str, str]) -> str:
    name = end.name if isinstance(end, Entity) else end
    return canonical.get(folded(name), name)


def names_of(text: Annotated) -> Names:
    """Return the lists without companies, and all names of the text with their types."""
    known = unlisted()
    told = {
        spelling: KnownName(Entity(name, own.type), own.spellings)
        for name, own in text.names.items()
        if any(spelling in text.article.text for spelling in own.spellings)
        for spelling in own.spellings
    }
    return Names({**known.by_spelling, **told}, known.families)


def of_core(sentence: Sentence, models: Models) -> Iterator[Example]:
    """Yield the two marked companies of a sentence of CORE, read with models."""
    head, tail = _slot(sentence.head), _slot(sentence.tail)
    if head.start < tail.end and tail.start < head.end:
        return
    slots, wanted = sorted([head, tail], key=lambda slot: slot.start), {head.entities[0], tail.entities[0]}
    for scene, findings in told_by_rules(Article("core", sentence.text), unlisted(), slots, models):
        for couple, features in asked(scene, findings):
            if any(set(ends) == wanted for ends in couple.ends):
                yield Example(sentence.text, sorted(features), outcome(sentence, sentence.label), OF_CORE)


def _slot(company: Company) -> Slot:
    return Slot(company.start, company.end, (Entity(f"{company.name} {company.start}", "Organization"),))


def outcome(sentence: Sentence, name: str) -> str:
    """Return what a model shall tell of the two companies, if a label holds, in the words of ``Weights.outcomes``."""
    label = _LABELS.get(name)
    if label is None:
        return NONE
    if relation_terms()[label.predicate].symmetric:
        return label.predicate
    return label.predicate + (">" if label.forward == (sentence.head.start < sentence.tail.start) else "<")


def model(examples: Iterable[Example]) -> Weights:
    """Return weights that were trained on examples."""
    known = list(examples)
    return trained(
        [example.features for example in known],
        [example.outcome for example in known],
        [NONE],
        BUCKETS,
        PACE,
        [example.weight for example in known],
    )


def held_out(read: Sequence[Sentence], known: Sequence[Example], models: Models) -> list[Weights]:
    """Return weights for each fold of CORE that were trained on its others and on what is known besides."""
    of_folds = [(fold(sentence.text, FOLDS), example) for sentence in read for example in of_core(sentence, models)]
    return [model([*known, *(example for part, example in of_folds if part != out)]) for out in range(FOLDS)]


def answer(sentence: Sentence, models: Models) -> set[str]:
    """Return the label that a model finds likeliest; the right one only in the right direction."""
    likely = [models.relations.probabilities(example.features) for example in of_core(sentence, models)]
    best = {max(told, key=lambda name: told[name]) for told in likely}
    turned = replace(sentence, head=sentence.tail, tail=sentence.head)
    asked_for = {name: {outcome(sentence, name)} for name in _LABELS}
    for name in asked_for.keys() - {sentence.label}:
        asked_for[name].add(outcome(turned, name))
    return {name for name, outcomes in asked_for.items() if best & outcomes}
