"""How well the model of relations tells how two names of a sentence relate: python benchmarks/relations.py [SET...].

Counts over annotated texts, by default those of ``benchmarks/invented``: the pairs of names about which the rules say
nothing, each asked with weights that were trained on the other texts. ``--meantime`` and ``--core`` name the corpora
that are trained on, too (``training/names.py``, ``training/corpus.py``). ``--write FILE`` trains on all and writes the
weights that ship with tieup. Every text is trained on twice: told its names, and with types as the model of names
tells them that was trained on the other texts.
"""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from names import FOLDS, INVENTED
from names import model as model_of_names
from training.annotated import Annotated
from training.corpus import examples
from training.linear import fold
from training.names import Named, of_article, of_meantime
from training.relations import Example, model, of_annotated, of_core
from training.snippets import texts

from tieup.errors import TieupError
from tieup.extraction.weighing import NONE, SURE
from tieup.extraction.weights import Weights, packed

ANNOTATED = [*INVENTED, *(Path(__file__).parent / "invented" / name for name in ("reports", "snippets"))]


def typing(parts: Sequence[int], read: Sequence[Annotated], corpus: Sequence[Named]) -> list[Weights]:
    """Return for each part weights that tell the types of names and were trained on the other parts."""
    names = [list(of_article(text.article, text.names)) for text in read]
    return [
        model_of_names([*corpus, *(n for part, own in zip(parts, names, strict=True) if part != out for n in own)])
        for out in range(FOLDS)
    ]


def pairs(read: Sequence[Annotated], corpus: Sequence[Named]) -> list[tuple[int, Example]]:
    """Return all pairs of all texts with the parts that they belong to, told the names and not."""
    parts = [fold(text.article.id, FOLDS) for text in read]
    weights = typing(parts, read, corpus)
    known = list(zip(parts, read, strict=True))
    told = [(part, example) for part, text in known for example in of_annotated(text)]
    return told + [(part, example) for part, text in known for example in of_annotated(text, weights[part])]


def report(known: Sequence[tuple[int, Example]], core: Sequence[Example]) -> None:
    """Print how many answers are right and wrong for each relation, and how many relations are not told."""
    counts: dict[str, Counter[str]] = {}
    for out in range(FOLDS):
        weights = model([*core, *(example for part, example in known if part != out)])
        for example in (example for part, example in known if part == out):
            outcome, likely = max(weights.probabilities(example.features).items(), key=lambda item: item[1])
            answer = outcome if likely >= SURE else NONE
            if answer != NONE:
                kind = "right" if answer == example.outcome else "wrong"
                counts.setdefault(answer.rstrip("<>"), Counter())[kind] += 1
            if example.outcome not in (NONE, answer):
                counts.setdefault(example.outcome.rstrip("<>"), Counter())["untold"] += 1
    for relation, found in sorted(counts.items()):
        print(f"{relation:16} right {found['right']:4}  wrong {found['wrong']:4}  not told {found['untold']:4}")


def main() -> None:
    """Print the figures, or write the weights."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path, default=ANNOTATED, metavar="SET")
    parser.add_argument("--meantime", type=Path, metavar="FILE")
    parser.add_argument("--core", type=Path, metavar="FILE")
    parser.add_argument("--write", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    try:
        _run(arguments)
    except TieupError as error:
        sys.exit(str(error))


def _run(arguments: Namespace) -> None:
    corpus = list(of_meantime(arguments.meantime)) if arguments.meantime else []
    core = [e for sentence in examples(arguments.core) for e in of_core(sentence)] if arguments.core else []
    known = pairs([text for folder in arguments.sets for text in texts(folder)], corpus)
    if arguments.write:
        arguments.write.write_bytes(packed(model([*core, *(example for _, example in known)])))
    else:
        report(known, core)


if __name__ == "__main__":
    main()
