"""How well relations between two companies are found in single sentences: python benchmarks/core.py CORPUS.jsonl.

The corpus is CORE (``training/corpus.py``). The extractor reads each sentence as is, and then told the names of the two
marked companies: they are in its lists, and where the sentence calls one of them "it" or "the company", a sentence
before it says who that is. It has found the pair if one of its claims is about it. Its trained weights come from the
same corpus, so every sentence is read with weights that were trained on the other folds: no figure is for sentences
seen before.

``--write FILE`` trains on the whole corpus and writes the weights that ship with tieup.
"""

import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from dataclasses import replace
from pathlib import Path

from training.corpus import LABELS, SOURCE, Company, Example, Label, examples
from training.everything import SNIPPETS, WHOLE
from training.everything import read as annotated
from training.linear import fold
from training.relations import FOLDS, answer, held_out, of_annotated

from tieup.errors import TieupError
from tieup.evaluation.folding import folded
from tieup.extraction.models import shipped_models
from tieup.extraction.patterns import extract
from tieup.extraction.spans import touching
from tieup.model import Article, Entity, Reading
from tieup.names import KnownName, Names, shipped_names
from tieup_ontology import relation_terms

_REFERENCE = re.compile(r"[Ii]ts?|[Tt]hey|[Tt]heir|[Ww]e|[Oo]ur|(?:[Tt]he|[Tt]his) [a-z]+(?: [a-z]+)?")


def told(example: Example) -> Names:
    """Return tieup's lists with the two companies added under their names and the words that stand for them."""
    shipped = shipped_names()
    known = {}
    for company in (c for c in (example.head, example.tail) if not _REFERENCE.fullmatch(c.surface)):
        surface = company.surface.strip(" .,;:").removesuffix("'s")
        entry = KnownName(Entity(company.name, "Organization"), (surface,))
        known.update({company.name: entry, surface: entry})
    meant = [c.name for c in (example.head, example.tail) if _REFERENCE.fullmatch(c.surface)]
    known |= {name: KnownName(Entity(name, "Organization")) for name in meant}
    return Names({**shipped.by_spelling, **known}, shipped.families)


def introduced(example: Example) -> str:
    """Return the sentence, behind one that names those of the two companies whom it names by a word such as "it"."""
    meant = [c.name for c in (example.head, example.tail) if _REFERENCE.fullmatch(c.surface)]
    return "".join(f"{name} is a company.\n\n" for name in meant) + example.text


def found(example: Example, reading: Reading) -> set[str]:
    """Return the labels under which a reading relates the two companies; the right one only in the right direction."""
    head, tail = (_names(company, reading) for company in (example.head, example.tail))
    return {
        label.name
        for label in LABELS
        if _relates(label, head, tail, reading)
        or (label.name != example.label and _relates(label, tail, head, reading))
    }


def _names(company: Company, reading: Reading) -> set[str]:
    """The names, folded, under which a reading may know a company."""
    mentions = touching(sorted(reading.mentions), company.start, company.end)
    return {folded(company.name), folded(company.surface), *(folded(mention.entity.name) for mention in mentions)}


def _relates(label: Label, head: set[str], tail: set[str], reading: Reading) -> bool:
    ends = {
        (folded(claim.subject.name), folded(claim.object.name))
        for claim in reading.claims
        if claim.predicate == label.predicate and isinstance(claim.object, Entity)
    }
    forward = any((one, other) in ends for one in head for other in tail)
    backward = any((other, one) in ends for one in head for other in tail)
    if relation_terms()[label.predicate].symmetric:
        return forward or backward
    return forward if label.forward else backward


def report(labels: list[str], answers: list[set[str]], title: str) -> None:
    """Print how the answers agree with the labels."""
    print(title)
    for label in LABELS:
        pairs = [(label.name == true, label.name in answer) for true, answer in zip(labels, answers, strict=True)]
        right, given, wanted = pairs.count((True, True)), sum(p[1] for p in pairs), sum(p[0] for p in pairs)
        precision, recall, f1 = right / max(given, 1), right / max(wanted, 1), 2 * right / max(given + wanted, 1)
        print(f"  {label.name:15} {label.predicate:14} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def main() -> None:
    """Read the corpus that the command line names, and print precision, recall and F1 of each relation."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help=SOURCE)
    parser.add_argument("--shipped", action="store_true", help="read with the shipped weights, which know CORE")
    options = parser.parse_args()
    if options.corpus is None:
        print(f"not measured: no corpus given; python benchmarks/core.py FILE, where FILE is {SOURCE}")
        return
    try:
        read = list(examples(options.corpus))
    except TieupError as error:
        sys.exit(str(error))
    measure(read, options.shipped)


def measure(read: list[Example], known: bool) -> None:
    """Print how well the extractor does alone, told the names, and how well its trained model does told the places.

    Parameters
    ----------
    known: whether to read with the weights that ship with tieup, which were trained on CORE.
    """
    labels = [example.label for example in read]
    shipped = shipped_models()
    models = [shipped] * FOLDS
    if not known:
        own = [e for text in annotated([*WHOLE, SNIPPETS]) for e in of_annotated(text.annotated, shipped, told=True)]
        models = [replace(shipped, relations=relations) for relations in held_out(read, own, shipped)]
    print(f"{len(read)} sentences, each read with weights that were trained with{'' if known else 'out'} it")
    bare = [found(e, extract(Article("core", e.text), None, models[fold(e.text, FOLDS)])) for e in read]
    report(labels, bare, "the sentence alone")
    given = [found(e, extract(Article("core", introduced(e)), told(e), models[fold(e.text, FOLDS)])) for e in read]
    report(labels, given, "told the names of the two companies")
    report(
        labels,
        [answer(e, models[fold(e.text, FOLDS)]) for e in read],
        "the trained model alone, told where the two stand",
    )


if __name__ == "__main__":
    main()
