"""How the network of ``tieup.extraction.reader`` is trained: on whole articles and what they tell of any two names.

It learns from all pairs of an article at once: which of the places where two names stand near each other tells how they
relate, it finds out by itself. PyTorch is needed for it; what is trained is written as arrays for NumPy.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tieup.extraction.network import (
    BEFORE_ATTENTION,
    DILATIONS,
    FARTHEST,
    HEADS,
    LATEST,
    STEPS,
    Network,
    Numbers,
    leanings,
)
from tieup.extraction.outcomes import turned
from tieup.extraction.sheets import KINDS, MARKER, WITHIN
from training.sheets import SIZE, Example, Vectors, outcomes

WIDTH = 192  # numbers of a vector within the network
INNER = 256  # and of two markers together
ROUNDS = 9
BATCH = 1000  # words
LEARNING, DECAY, DROPPED, UNREAD = 1.5e-3, 0.03, 0.1, 0.1
WARMING = 0.15  # part of the steps in which the rate of learning rises
Arrays = dict[str, Tensor]


def network(examples: Sequence[Example], known: Vectors, rounds: int = ROUNDS) -> Network:
    """Train a network; in each round every text is read once, in one of the ways in which it is given."""
    torch.manual_seed(0)
    order = np.random.default_rng(0)
    ways: dict[str, list[Example]] = {}
    for one in examples:
        ways.setdefault(one.text, []).append(one)
    arrays = _start(torch.tensor(known.table, dtype=torch.float32))
    trained = [array.requires_grad_() for name, array in arrays.items() if name != "words.table"]
    learner = torch.optim.AdamW(trained, lr=LEARNING, weight_decay=DECAY)
    steps = rounds * (len(_batches(list(ways.values()), order)) + 3)
    rate = torch.optim.lr_scheduler.OneCycleLR(learner, LEARNING, total_steps=steps, pct_start=WARMING)
    for number in range(rounds):
        lost = [_step(arrays, trained, learner, rate, batch) for batch in _batches(list(ways.values()), order)]
        print(f"round {number + 1} of {rounds}: {sum(lost) / len(lost):.3f} lost an article", flush=True)
    kept = {name: array.detach().numpy().astype(np.float64) for name, array in arrays.items()}
    return Network(known.words, outcomes(), kept)


def _start(table: Tensor) -> Arrays:
    """The numbers with which training starts, by name."""
    count = len(outcomes())
    columns = {"kinds": (1 + 4 * len(KINDS), 48), "shapes": (MARKER + 1, 4), "places": (2 * WITHIN, 8)}
    columns |= {"orders": (LATEST + 2, 24), "unknown": (2, SIZE)}
    arrays = {
        "words.table": table,
        "distances": torch.randn(FARTHEST + 1, 16),
        "sentences": torch.randn(len(STEPS) + 1, 8),
    }
    arrays |= {name: torch.randn(*shape) * (0.1 if name == "unknown" else 1.0) for name, shape in columns.items()}
    marked = WIDTH + columns["kinds"][1]
    layers = {
        "input": (SIZE + sum(columns[name][1] for name in ("kinds", "shapes", "places", "orders")), WIDTH),
        "attention.in": (WIDTH, 3 * WIDTH),
        "attention.out": (WIDTH, WIDTH),
        "inner.in": (WIDTH, 2 * WIDTH),
        "inner.out": (2 * WIDTH, WIDTH),
        "first": (marked, INNER),
        "second": (marked, INNER),
        "between": (WIDTH, INNER),
        "far": (24, INNER),
        "hidden": (INNER, INNER // 2),
        "outcome": (INNER // 2, count),
        **{f"convolution{n}": (3 * WIDTH, 2 * WIDTH) for n in range(len(DILATIONS))},
    }
    for name, (rows, own) in layers.items():
        arrays[f"{name}.weight"] = (torch.rand(rows, own) * 2 - 1) / math.sqrt(rows)
        if name not in ("second", "between", "far"):
            arrays[f"{name}.bias"] = torch.full((own,), -4.0 if name == "outcome" else 0.0)
    for name in ("level", "attention.level", "inner.level", *(f"convolution{n}.level" for n in range(len(DILATIONS)))):
        arrays[f"{name}.weight"], arrays[f"{name}.bias"] = torch.ones(WIDTH), torch.zeros(WIDTH)
    return arrays


def _batches(ways: Sequence[Sequence[Example]], order: np.random.Generator) -> list[list[Example]]:
    """Each text in one of its ways, those of like length together, in any order."""
    chosen = [own[int(order.integers(len(own)))] for own in ways]
    chosen = sorted((chosen[n] for n in order.permutation(len(chosen))), key=lambda one: len(one.row.words))
    batches: list[list[Example]] = [[]]
    for one in chosen:
        if batches[-1] and (len(batches[-1]) + 1) * len(one.row.words) > BATCH:
            batches.append([])
        batches[-1].append(one)
    return [batches[n] for n in order.permutation(len(batches))]


def _step(
    arrays: Arrays,
    trained: Sequence[Tensor],
    learner: torch.optim.Optimizer,
    rate: torch.optim.lr_scheduler.LRScheduler,
    batch: Sequence[Example],
) -> float:
    told, counts = (
        torch.tensor(np.concatenate([getattr(one, name) for one in batch]), dtype=torch.float32)
        for name in ("told", "counts")
    )
    lost = functional.binary_cross_entropy_with_logits(_scores(arrays, batch), told, reduction="none")
    loss = (lost * counts).sum() / len(batch)
    learner.zero_grad()
    torch.autograd.backward(loss / 10)
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    learner.step()
    rate.step()
    return float(loss.detach())


def _scores(arrays: Arrays, batch: Sequence[Example]) -> Tensor:
    """How strongly each outcome of each two ends is spoken for: what ``network.scores`` tells, of several articles."""
    longest, numbers = max(len(one.row.words) for one in batch), np.cumsum([0, *(len(one.told) for one in batch)])
    columns = {name: _padded([vars(one.row)[name] for one in batch], longest) for name in vars(batch[0].row)}
    lengths = torch.tensor([len(one.row.words) for one in batch])
    valid = torch.arange(longest)[None] < lengths[:, None]
    state = _read(arrays, columns, valid)
    pairs = torch.tensor(np.concatenate([one.pairs for one in batch]))
    where = torch.tensor(np.repeat(np.arange(len(batch)), [len(one.pairs) for one in batch]))
    slots = torch.tensor(np.concatenate([one.pairs[:, 2] + n for one, n in zip(batch, numbers, strict=False)]))
    backwards = torch.tensor(np.concatenate([one.turned for one in batch]))
    own = _of_pairs(arrays, state, columns, where, pairs[:, 0], pairs[:, 1])
    names = outcomes()
    other_way = [names.index(turned(name)) for name in names]
    odds = torch.exp(torch.where(backwards[:, None], own[:, other_way], own).clamp(max=20.0))
    return torch.log(torch.zeros(int(numbers[-1]), len(names)).index_add(0, slots, odds) + 1e-9)


def _padded(columns: Sequence[Numbers], longest: int) -> Tensor:
    table = np.zeros((len(columns), longest), np.int64)
    for number, column in enumerate(columns):
        table[number, : len(column)] = column
    return torch.tensor(table)


def _read(a: Arrays, columns: Mapping[str, Tensor], valid: Tensor) -> Tensor:
    words = torch.where((torch.rand(valid.shape) < UNREAD) & (columns["words"] >= 0), -1, columns["words"])
    listed, others = a["words.table"][words.clamp(min=0)], a["unknown"][words.clamp(max=-1)]
    known = torch.where((words >= 0)[..., None], listed, others)
    beside = [functional.embedding(columns[name], a[name]) for name in ("kinds", "shapes", "places", "orders")]
    state = _linear(a, "input", _dropped(torch.cat([known, *beside], -1)))
    for number in range(BEFORE_ATTENTION):
        state = state + _dropped(_convolved(a, number, state, valid))
    state = state + _dropped(_linear(a, "attention.out", _attended(a, columns, state, valid)))
    inner = functional.relu(_linear(a, "inner.in", _level(a, "inner.level", state)))
    state = state + _dropped(_linear(a, "inner.out", inner))
    state = state + _dropped(_convolved(a, BEFORE_ATTENTION, state, valid))
    return _dropped(_level(a, "level", state))


def _dropped(state: Tensor) -> Tensor:
    return functional.dropout(state, DROPPED)


def _linear(a: Arrays, name: str, state: Tensor) -> Tensor:
    return state @ a[f"{name}.weight"] + a[f"{name}.bias"]


def _level(a: Arrays, name: str, state: Tensor) -> Tensor:
    return functional.layer_norm(state, (WIDTH,), a[f"{name}.weight"], a[f"{name}.bias"])


def _convolved(a: Arrays, number: int, state: Tensor, valid: Tensor) -> Tensor:
    level, reach = _level(a, f"convolution{number}.level", state) * valid[..., None], DILATIONS[number]
    padded, length = functional.pad(level, (0, 0, reach, reach)), level.shape[1]
    beside = torch.cat([padded[:, :length], level, padded[:, 2 * reach :]], -1)
    return functional.glu(_linear(a, f"convolution{number}", beside))


def _attended(a: Arrays, columns: Mapping[str, Tensor], state: Tensor, valid: Tensor) -> Tensor:
    count, length, width = state.shape
    parts = _linear(a, "attention.in", _level(a, "attention.level", state))
    wanted, offered, told = parts.reshape(count, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
    sentences, orders = columns["sentences"].numpy(), columns["orders"].numpy()
    leaning = np.stack([leanings(own, order) for own, order in zip(sentences, orders, strict=True)])
    fits = wanted @ offered.transpose(-1, -2) / math.sqrt(width // HEADS) + torch.tensor(leaning, dtype=torch.float32)
    odds = torch.softmax(fits.masked_fill(~valid[:, None, None], -1e4), -1)
    attended: Tensor = (odds @ told).transpose(1, 2).reshape(count, length, width)
    return attended


def _of_pairs(
    a: Arrays, state: Tensor, columns: Mapping[str, Tensor], where: Tensor, first: Tensor, second: Tensor
) -> Tensor:
    sums = functional.pad(state.cumsum(1), (0, 0, 1, 0))
    between = (sums[where, second + 1] - sums[where, first]) / (second + 1 - first)[:, None]
    apart = torch.log2((second - first + 1).float()).mul(2).clamp(max=FARTHEST).long()
    back = columns["sentences"][where, second] - columns["sentences"][where, first]
    steps = torch.bucketize(back, torch.tensor(STEPS), right=True)
    far = torch.cat([functional.embedding(apart, a["distances"]), functional.embedding(steps, a["sentences"])], -1)
    marked = torch.cat([state, functional.embedding(columns["kinds"], a["kinds"])], -1)
    both = (marked @ a["first.weight"])[where, first] + (marked @ a["second.weight"])[where, second] + a["first.bias"]
    inner = functional.relu(both + between @ a["between.weight"] + far @ a["far.weight"])
    return _linear(a, "outcome", _dropped(functional.relu(_linear(a, "hidden", _dropped(inner)))))
