"""How the network of ``tieup.extraction.pointer`` is trained: on articles in which every reference is marked.

PyTorch is needed for it; what is trained is written as arrays for NumPy.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tieup.extraction.network import (
    ALIKE,
    BACK,
    HIGHEST,
    NEXT_WORD,
    WORDS_APART,
    Network,
    agreement,
    between,
)
from tieup.extraction.pieces import Pieces
from training.encoder import WIDTH, Arrays, Batch, dropped, layers, linear, read, start, words
from training.learning import learn
from training.pointed import Example

INNER, HIDDEN = 192, 64  # numbers of a vector of a reference and a name together
SPREAD = 0.1  # of the numbers that tell how they stand to each other
ROUNDS = 5


def network(examples: Sequence[Example], known: Pieces, folder: Path) -> Network:
    """Train a network.

    Parameters
    ----------
    folder: of all-MiniLM-L6-v2, with which it starts.
    """
    torch.manual_seed(0)
    arrays = learn(examples, start(folder), _new(), ROUNDS, lambda arrays, batch: _lost(arrays, batch, known))
    return Network(("meant",), arrays)


def _new() -> Arrays:
    sizes = {"tag": (WIDTH, 1 + NEXT_WORD), "wanted": (2 * WIDTH, INNER), "offered": (WIDTH, INNER)}
    sizes |= {"hidden": (INNER, HIDDEN), "meant": (HIDDEN, 1)}
    sizes |= {"alike.wanted": (2 * WIDTH, ALIKE), "alike.offered": (WIDTH, ALIKE)}
    steps = {"apart": len(WORDS_APART) + 1, "back": 1 + BACK[1] - BACK[0], "proposed": 3}
    arrays = layers(sizes) | {name: torch.randn(count, INNER) * SPREAD for name, count in steps.items()}
    biases = {"tag": 1 + NEXT_WORD, "wanted": INNER, "hidden": HIDDEN}
    arrays |= {f"{name}.bias": torch.zeros(size) for name, size in biases.items()}
    return arrays | {"meant.bias": torch.full((1,), -3.0), "again": torch.zeros(INNER)}


def _lost(arrays: Arrays, batch: Sequence[Example], known: Pieces) -> Tensor:
    state = dropped(read(arrays, Batch([one.row for one in batch], known)))
    lost = torch.zeros(())
    for one, whole in zip(batch, state, strict=True):
        own = whole[words(one.row, np.arange(len(one.row.begins)))]
        lost = lost + functional.cross_entropy(linear(arrays, "tag", own), torch.tensor(one.tags), reduction="sum")
        if len(one.starts):
            told = torch.tensor(one.told, dtype=torch.float32)
            odds = _odds(arrays, own, one)
            lost = lost + functional.binary_cross_entropy_with_logits(odds, told, reduction="sum")
    return lost


def _odds(a: Arrays, state: Tensor, one: Example) -> Tensor:
    """How strongly each reference speaks for each of those named, given whom the references before it mean."""
    first, last = state[torch.tensor(one.starts)], state[torch.tensor(one.stops)]
    both, names = torch.cat([first, last], -1), torch.tensor(one.asked.names)
    others = torch.cat([state[names], (first + last) / 2])
    apart, back = between(one.row.sentences, one.starts, one.asked.names)
    columns = {"apart": apart, "back": back, "proposed": agreement(one.starts, one.asked)}
    told = [functional.embedding(torch.tensor(column), a[name]) for name, column in columns.items()]
    again = torch.cat([torch.zeros(len(names), 1), torch.ones(len(first), 1)]) * a["again"]
    wanted, offered = linear(a, "wanted", both)[:, None], (others @ a["offered.weight"] + again)[None]
    inner = dropped(functional.relu(wanted + offered + torch.stack(told).sum(0)))
    meant = linear(a, "meant", functional.relu(linear(a, "hidden", inner)))[..., 0]
    alike = (both @ a["alike.wanted.weight"]) @ (others @ a["alike.offered.weight"]).T / ALIKE**0.5
    odds = torch.exp((meant + alike).clamp(max=HIGHEST))
    whose = functional.one_hot(torch.tensor(one.asked.ends), one.asked.count).float()
    before = torch.tensor(one.starts[:, None] > one.starts[None], dtype=torch.float32)
    of_names = odds[:, : len(names)] @ whose
    of_references = (odds[:, len(names) :] * before) @ torch.tensor(one.told, dtype=torch.float32)
    return torch.log(of_names + of_references + 1e-9)
