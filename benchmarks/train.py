"""Train the models that ship with tieup: python benchmarks/train.py --meantime FILE --core FILE [--write].

All are trained on the texts in ``benchmarks/invented``, the model of names on MEANTIME, too, and that of relations on
CORE (``training/names.py``, ``training/corpus.py``). The judge is trained on what they find in articles that they have
not seen: the articles are parted in two, and each half is read with models of the other. What it tells of each half,
trained on the other, is counted and printed. With ``--write`` the weights go where the extractor takes them from.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from names import model, named
from training.corpus import examples
from training.everything import SNIPPETS, WHOLE, Text, all_models, read
from training.forms import forms, nothing
from training.judging import Verdict, judge, of_form, readings, verdicts
from training.linear import fold
from training.names import of_meantime

from tieup.errors import TieupError
from tieup.extraction.judging import SURE, SURE_OF_RULES, TRUE
from tieup.extraction.models import Models
from tieup.extraction.weights import packed

DATA = Path(__file__).parents[1] / "graph" / "tieup" / "extraction" / "data"
HALVES = 2


def of_half(half: int | None, paths: Namespace) -> Models:
    """Train on all texts but the whole articles of a half, or on all."""
    known = [text for text in read([*WHOLE, SNIPPETS]) if half is None or not text.whole or _half(text) != half]
    core = list(examples(paths.core))
    corpus = list(of_meantime(paths.meantime))
    return all_models(known, core, named, lambda names: model([*corpus, *names]))


def _half(text: Text) -> int:
    return fold(text.annotated.article.id, HALVES)


def held_out(half: int, paths: Namespace) -> list[Verdict]:
    """Return what is found in the articles of a half by models that have not seen it."""
    models = of_half(half, paths)
    known = [text.annotated for text in read(WHOLE) if _half(text) == half]
    found = [verdict for text in known for names in readings(text) for verdict in verdicts(text, models, names)]
    short = [text for text in (*forms(), *nothing()) if fold(text.article.id, HALVES) == half]
    return [*found, *(verdict for text in short for verdict in of_form(text, models))]


def report(halves: Sequence[Sequence[Verdict]]) -> None:
    """Print how often each tenth of the judge's probabilities is right, on articles that it was not trained on."""
    counts: dict[int, Counter[bool]] = {}
    for half, own in enumerate(halves):
        weights = judge([verdict for other, found in enumerate(halves) if other != half for verdict in found])
        for verdict in own:
            likely = weights.probabilities(verdict.features)[TRUE]
            counts.setdefault(int(likely * 10), Counter())[verdict.right] += 1
    for tenth, found in sorted(counts.items()):
        mark = "told" if tenth >= SURE * 10 else "told where rules found it" if tenth >= SURE_OF_RULES * 10 else ""
        share = found[True] / found.total()
        print(f"from {tenth / 10:.1f}: right {found[True]:5} of {found.total():5}  {share:.2f}  {mark}")


def main() -> None:
    """Train, and print figures or write the weights."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--meantime", type=Path, metavar="FILE")
    parser.add_argument("--core", type=Path, metavar="FILE")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if not (arguments.meantime and arguments.core):
        print("not trained: name both corpora, --meantime FILE and --core FILE")
        return
    try:
        with ProcessPoolExecutor(HALVES + 1) as pool:
            whole = pool.submit(of_half, None, arguments) if arguments.write else None
            halves = list(pool.map(held_out, range(HALVES), [arguments] * HALVES))
            report(halves)
            if whole:
                judged = judge([verdict for found in halves for verdict in found])
                for name, weights in vars(replace(whole.result(), judge=judged)).items():
                    (DATA / f"{name}.gz").write_bytes(packed(weights))
    except TieupError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
