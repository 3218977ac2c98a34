"""How well it is told whose a name is that stands apart from its owner's: python benchmarks/afar.py.

Counts over the articles of ``benchmarks/invented``: the parts, products, posts and launches whose owner no words beside
them tell, each asked with weights that were trained on the other articles. ``--write FILE`` trains on all and writes
the weights that ship with tieup. Every article is trained on twice: told its names, and with types as the model of
names tells them that was trained on the other articles; for that, ``--meantime`` names MEANTIME as JSON Lines
(``training/names.py``).
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from names import FOLDS
from relations import ANNOTATED, typing
from training.afar import Question, model, questions
from training.linear import fold
from training.names import of_meantime
from training.snippets import texts

from tieup.extraction.afar import SURE
from tieup.extraction.weights import packed

SETS = [folder for folder in ANNOTATED if folder.name != "snippets"]  # these are too short to tell anything apart


def report(asked: Sequence[tuple[int, Question]]) -> None:
    """Print how many owners are told rightly and wrongly for each relation, and how many are not told."""
    counts: dict[str, Counter[str]] = {}
    for out in range(FOLDS):
        weights = model([question for part, question in asked if part != out])
        for question in (question for part, question in asked if part == out):
            chances = weights.among([choice.features for choice in question.choices])
            best = chances.index(max(chances))
            found = counts.setdefault(question.orphan.predicate, Counter())
            if best and chances[best] >= SURE:
                found["right" if best in question.right else "wrong"] += 1
            elif 0 not in question.right:
                found["not told"] += 1
    for relation, found in sorted([*counts.items(), ("all", sum(counts.values(), Counter()))]):
        print(f"{relation:16} " + "  ".join(f"{name} {found[name]:4}" for name in ("right", "wrong", "not told")))


def main() -> None:
    """Print the figures, or write the weights."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--meantime", type=Path, metavar="FILE")
    parser.add_argument("--write", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    read = [text for folder in SETS for text in texts(folder)]
    parts = [fold(text.article.id, FOLDS) for text in read]
    known = list(zip(parts, read, strict=True))
    weights = typing(parts, read, list(of_meantime(arguments.meantime)) if arguments.meantime else [])
    told = [(part, question) for part, text in known for question in questions(text)]
    typed = [(part, question) for part, text in known for question in questions(text, weights[part])]
    if arguments.write:
        arguments.write.write_bytes(packed(model([question for _, question in (*told, *typed)])))
    else:
        report(told)
        report(typed)


if __name__ == "__main__":
    main()
