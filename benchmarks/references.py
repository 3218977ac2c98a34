"""How well it is told what references mean ("the company", "its", "both"): python benchmarks/references.py.

Counts over the annotated references of ``benchmarks/invented``: each is asked with weights that were trained on the other
articles. ``--write FILE`` trains on all and writes the weights that ship with tieup. Every article is trained on
twice: told its names, and with types as the model of names tells them that was trained on the other articles; for
that, ``--meantime`` names MEANTIME as JSON Lines (``training/names.py``).
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from names import FOLDS, INVENTED
from relations import ANNOTATED, typing
from training.annotated import Annotated
from training.linear import fold
from training.names import of_meantime
from training.references import Question, annotated, model, questions
from training.snippets import texts

from tieup.extraction.resolution import SURE
from tieup.extraction.weights import Weights, packed

SETS = [folder for folder in ANNOTATED if annotated(folder)]


def report(asked: Sequence[tuple[int, Question]]) -> None:
    """Print how many references of each kind are told rightly, wrongly and not, and how often one means nothing."""
    counts: dict[str, Counter[str]] = {}
    for out in range(FOLDS):
        weights = model([question for part, question in asked if part != out])
        for question in (question for part, question in asked if part == out):
            counts.setdefault(question.mark.kind, Counter())[_outcome(question, weights)] += 1
    for kind, found in sorted([*counts.items(), ("all", sum(counts.values(), Counter()))]):
        print(f"{kind:8} " + "  ".join(f"{name} {found[name]:4}" for name in ("right", "wrong", "not told", "nothing")))


def _outcome(question: Question, weights: Weights) -> str:
    chances = weights.among([choice.features for choice in question.choices])
    best = chances.index(max(chances))
    if not best or chances[best] < SURE:
        return "not told" if question.named else "nothing"
    return "right" if best == question.right else "wrong"


def main() -> None:
    """Print the figures, or write the weights."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--meantime", type=Path, metavar="FILE")
    parser.add_argument("--write", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    known = [(text, meant) for folder in SETS for meant in [annotated(folder)] for text in texts(folder)]
    read = [text for text, _ in known]
    parts = [fold(text.article.id, FOLDS) for text in read]
    corpus = list(of_meantime(arguments.meantime)) if arguments.meantime else []
    weights = typing(parts, read, corpus)
    told = [(part, q) for part, (text, own) in zip(parts, known, strict=True) for q in questions(text, own[text.article.id])]
    typed = [
        (part, question)
        for part, (text, own) in zip(parts, known, strict=True)
        for question in questions(text, own[text.article.id], weights[part])
    ]
    if arguments.write:
        arguments.write.write_bytes(packed(model([question for _, question in (*told, *typed)])))
    else:
        report(told)


if __name__ == "__main__":
    main()
