"""How the networks are trained: each text is read once in each round, in one of the ways in which it is given."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from tieup.extraction.encoder import Row
from tieup.extraction.pieces import Floats

BATCH = 1500  # pieces
LEARNING, OF_NEW, DECAY = 2e-4, 1e-3, 0.01  # rates of learning for what others have trained, and for what is new
WARMING = 0.1  # part of the steps in which the rate of learning rises


class Example(Protocol):
    """A text as it is read."""

    @property
    def text(self) -> str:
        """Which text it is; examples of the same text are ways of reading it."""

    @property
    def row(self) -> Row:
        """Its words."""


E = TypeVar("E", bound=Example)


def learn(
    examples: Sequence[E],
    known: dict[str, Tensor],
    new: dict[str, Tensor],
    rounds: int,
    lost: Callable[[dict[str, Tensor], Sequence[E]], Tensor],
) -> dict[str, Floats]:
    """Train arrays and return them.

    Parameters
    ----------
    known: those that others have trained; new: the others.
    lost: tells of several texts how wrong the arrays are.
    """
    order = np.random.default_rng(0)
    ways: dict[str, list[E]] = {}
    for one in examples:
        ways.setdefault(one.text, []).append(one)
    arrays = known | new
    trained = [array.requires_grad_() for array in arrays.values()]
    groups = [{"params": [*own.values()], "lr": rate} for own, rate in ((known, LEARNING), (new, OF_NEW))]
    learner = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = rounds * (len(_batches([*ways.values()], order)) + 3)
    rate = torch.optim.lr_scheduler.OneCycleLR(learner, [LEARNING, OF_NEW], total_steps=steps, pct_start=WARMING)
    for number in range(rounds):
        total = 0.0
        for batch in _batches([*ways.values()], order):
            loss = lost(arrays, batch)
            learner.zero_grad()
            torch.autograd.backward(loss / len(batch) / 10)
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            learner.step()
            rate.step()
            total += float(loss.detach())
        print(f"round {number + 1} of {rounds}: {total / len(ways):.3f} lost a text", flush=True)
    return {name: array.detach().numpy().astype(np.float64) for name, array in arrays.items()}


def _batches(ways: Sequence[Sequence[E]], order: np.random.Generator) -> list[list[E]]:
    """Each text in one of its ways, those of like length together, in any order."""
    chosen = [own[int(order.integers(len(own)))] for own in ways]
    chosen = sorted((chosen[n] for n in order.permutation(len(chosen))), key=lambda one: len(one.row.pieces))
    batches: list[list[E]] = [[]]
    for one in chosen:
        if batches[-1] and (len(batches[-1]) + 1) * len(one.row.pieces) > BATCH:
            batches.append([])
        batches[-1].append(one)
    return [batches[n] for n in order.permutation(len(batches))]
