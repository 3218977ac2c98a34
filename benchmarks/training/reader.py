"""How the network of ``tieup.extraction.reader`` is trained: on whole articles and what they tell of any two names.

It learns from all pairs of an article at once: which of the places where two names stand near each other tells how they
relate, it finds out by itself. PyTorch is needed for it; what is trained is written as arrays for NumPy.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tieup.extraction.network import FARTHEST, HIGHEST, STEPS, Network
from tieup.extraction.outcomes import turned
from tieup.extraction.pieces import Pieces
from training.encoder import WIDTH, Arrays, Batch, dropped, layers, linear, read, start, words
from training.learning import learn
from training.sheets import Example, outcomes

INNER = 256  # numbers of a vector of two markers together
FAR = 16  # numbers that tell how far apart they are, in words and in sentences
ROUNDS = 5


def network(examples: Sequence[Example], known: Pieces, folder: Path) -> Network:
    """Train a network.

    Parameters
    ----------
    folder: of all-MiniLM-L6-v2, with which it starts.
    """
    torch.manual_seed(0)
    arrays = learn(examples, start(folder), _new(), ROUNDS, lambda arrays, batch: _lost(arrays, batch, known))
    return Network(outcomes(), arrays)


def _new() -> Arrays:
    count = len(outcomes())
    both = ("first", "second", "between")
    sizes = {**dict.fromkeys(both, (WIDTH, INNER)), "far": (2 * FAR, INNER), "hidden": (INNER, INNER // 2)}
    arrays = layers({**sizes, "outcome": (INNER // 2, count)})
    arrays |= {"distances": torch.randn(FARTHEST + 1, FAR), "sentences": torch.randn(len(STEPS) + 1, FAR)}
    biases = {"first.bias": torch.zeros(INNER), "hidden.bias": torch.zeros(INNER // 2)}
    return arrays | biases | {"outcome.bias": torch.full((count,), -4.0)}


def _lost(arrays: Arrays, batch: Sequence[Example], known: Pieces) -> Tensor:
    told, counts = (
        torch.tensor(np.concatenate([getattr(one, name) for one in batch]), dtype=torch.float32)
        for name in ("told", "counts")
    )
    lost = functional.binary_cross_entropy_with_logits(_scores(arrays, batch, known), told, reduction="none")
    return (lost * counts).sum()


def _scores(arrays: Arrays, batch: Sequence[Example], known: Pieces) -> Tensor:
    """How strongly each outcome of each two ends is spoken for: what ``network.scores`` tells, of several articles."""
    state = read(arrays, Batch([one.row for one in batch], known))
    names = outcomes()
    other_way = [names.index(turned(name)) for name in names]
    found = []
    for one, whole in zip(batch, state, strict=True):
        own = _of_pairs(arrays, whole[words(one.row, np.arange(len(one.row.begins)))], one)
        backwards = torch.tensor(one.turned)[:, None]
        odds = torch.exp(torch.where(backwards, own[:, other_way], own).clamp(max=HIGHEST))
        sums = torch.zeros(len(one.told), len(names)).index_add(0, torch.tensor(one.pairs[:, 2]), odds)
        found.append(torch.log(sums + 1e-9))
    return torch.cat(found)


def _of_pairs(a: Arrays, state: Tensor, one: Example) -> Tensor:
    first, second = torch.tensor(one.pairs[:, 0]), torch.tensor(one.pairs[:, 1])
    sums = functional.pad(state.cumsum(0), (0, 0, 1, 0))
    between = (sums[second + 1] - sums[first]) / (second + 1 - first)[:, None]
    apart = torch.log2((second - first + 1).float()).mul(2).clamp(max=FARTHEST).long()
    sentences = torch.tensor(one.row.sentences)
    steps = torch.bucketize(sentences[second] - sentences[first], torch.tensor(STEPS), right=True)
    far = torch.cat([functional.embedding(apart, a["distances"]), functional.embedding(steps, a["sentences"])], -1)
    seen = dropped(state)
    both = (seen @ a["first.weight"])[first] + (seen @ a["second.weight"])[second] + a["first.bias"]
    inner = functional.relu(both + between @ a["between.weight"] + far @ a["far.weight"])
    return linear(a, "outcome", dropped(functional.relu(linear(a, "hidden", dropped(inner)))))
