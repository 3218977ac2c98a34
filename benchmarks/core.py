"""How well relations between two companies are found in single sentences: python benchmarks/core.py CORPUS.jsonl.

The corpus is CORE (``training/corpus.py``). The extractor reads each sentence as is, and then told the names of the two
marked companies: they are in its lists, and where the sentence calls one of them "it" or "the company", a sentence
before it says who that is. It has found the pair if one of its claims is about it. At last its network alone is asked
about the two, told where they stand. The network that ships is trained on three quarters of the same corpus: with
``--unseen`` only the sentences of the last quarter are read.
"""

import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from dataclasses import replace
from pathlib import Path

import numpy as np
from training.corpus import LABELS, SOURCE, Company, Example, Label, examples
from training.linear import fold
from training.sheets import of_core, outcome

from tieup.errors import TieupError
from tieup.evaluation.folding import folded
from tieup.extraction.models import Models, shipped_models
from tieup.extraction.network import scores
from tieup.extraction.outcomes import turned
from tieup.extraction.patterns import extract
from tieup.extraction.spans import touching
from tieup.model import Article, Entity, Reading
from tieup.names import KnownName, Names, shipped_names
from tieup_ontology import relation_terms

QUARTERS = 4  # of the corpus, as train.py parts it
EVEN = 1.0  # odds from which on the network holds a relation for likely
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
    parser.add_argument("--unseen", action="store_true", help="only sentences that no model was trained on")
    options = parser.parse_args()
    if options.corpus is None:
        print(f"not measured: no corpus given; python benchmarks/core.py FILE, where FILE is {SOURCE}")
        return
    try:
        read = list(examples(options.corpus))
    except TieupError as error:
        sys.exit(str(error))
    measure([e for e in read if not (options.unseen and fold(e.text, QUARTERS))])


def measure(read: list[Example]) -> None:
    """Print how well the extractor does alone, told the names, and how well its network does told the places."""
    labels, models = [example.label for example in read], shipped_models()
    bare = [found(e, extract(Article("core", e.text), None)) for e in read]
    report(labels, bare, f"{len(read)} sentences, each alone")
    given = [found(e, extract(Article("core", introduced(e)), told(e))) for e in read]
    report(labels, given, "told the names of the two companies")
    report(labels, [answer(e, models) for e in read], "the network alone, told where they stand")


def answer(example: Example, models: Models) -> set[str]:
    """Return the labels that the network holds for likely; the right one only in the right direction."""
    net = models.reader
    seen = of_core(example, models)
    if seen is None:
        return set()
    odds = np.exp(scores(models.pieces, net, seen.row, seen.pairs[:, 0], seen.pairs[:, 1]))
    other_way = [net.outcomes.index(turned(one)) for one in net.outcomes]
    sums = np.where(seen.turned[:, None], odds[:, other_way], odds).sum(0)
    told = {one for one, odd in zip(net.outcomes, sums.tolist(), strict=True) if odd >= EVEN}
    other = replace(example, head=example.tail, tail=example.head)
    return {
        label.name
        for label in LABELS
        if outcome(example, label.name) in told or (label.name != example.label and outcome(other, label.name) in told)
    }


if __name__ == "__main__":
    main()
