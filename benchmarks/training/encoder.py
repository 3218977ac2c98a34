"""The language model of ``tieup.extraction.encoder`` in PyTorch, as it is trained."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from tieup.extraction.encoder import HEADS, LATEST, LAYERS, Row
from tieup.extraction.pieces import FIRST, LAST, Numbers, Pieces
from tieup.extraction.sheets import KINDS, MARKER, WITHIN

SMALL = 1e-12
DROPPED = 0.1  # part of the numbers that are left out in training
SPREAD = 0.02  # of the numbers that are learnt anew
LATIN, SIGNS = 0x250, range(0x2000, 0x20D0)  # pieces with other letters are left out
WIDTH = 384
Arrays = dict[str, Tensor]


def start(folder: Path) -> Arrays:
    """Return the numbers with which training starts: the first layers of all-MiniLM-L6-v2, and what is new."""
    known = load_file(folder / "model.safetensors")
    arrays = {
        "positions": known["embeddings.position_embeddings.weight"]
        + known["embeddings.token_type_embeddings.weight"][0],
        "level.weight": known["embeddings.LayerNorm.weight"],
        "level.bias": known["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        from_ = f"encoder.layer.{number}."
        asked = [f"{from_}attention.self.{part}" for part in ("query", "key", "value")]
        arrays[f"layer{number}.attention.weight"] = torch.cat([known[f"{part}.weight"] for part in asked]).t()
        arrays[f"layer{number}.attention.bias"] = torch.cat([known[f"{part}.bias"] for part in asked])
        for name, theirs in (
            ("attended", "attention.output.dense"),
            ("attended.level", "attention.output.LayerNorm"),
            ("in", "intermediate.dense"),
            ("out", "output.dense"),
            ("out.level", "output.LayerNorm"),
        ):
            arrays[f"layer{number}.{name}.weight"] = known[f"{from_}{theirs}.weight"].t()
            arrays[f"layer{number}.{name}.bias"] = known[f"{from_}{theirs}.bias"]
    new = {"kinds": 1 + 4 * len(KINDS), "orders": LATEST + 2, "shapes": MARKER + 1, "places": 2 * WITHIN}
    arrays |= {name: torch.randn(rows, WIDTH) * SPREAD for name, rows in new.items()}
    return {name: array.contiguous() for name, array in arrays.items()}


class Batch:
    """Several rows side by side, each with as many columns as the longest one has pieces."""

    def __init__(self, rows: Sequence[Row], known: Pieces) -> None:
        first, last = known.numbers[FIRST], known.numbers[LAST]
        longest = max(len(row.pieces) for row in rows) + 2
        whole = np.zeros((len(rows), longest), np.int64)
        columns = {name: whole.copy() for name in ("kinds", "shapes", "places", "orders")}
        self.filled = torch.zeros(len(rows), longest, dtype=torch.bool)
        self.within, self.begins, self.marked = (torch.zeros_like(self.filled) for _ in range(3))
        for number, row in enumerate(rows):
            end = len(row.pieces) + 1
            whole[number, : end + 1] = [first, *row.pieces, last]
            self.filled[number, : end + 1] = True
            self.within[number, 1:end] = True
            self.begins[number, 1 + row.begins] = True
            self.marked[number, 1 + row.begins[row.kinds > 0]] = True
            for name, column in columns.items():
                column[number, 1:end] = getattr(row, name)[row.words]
        self.pieces = torch.from_numpy(known.table[whole] * known.scales.astype(np.float32)).float()
        self.columns = {name: torch.from_numpy(column) for name, column in columns.items()}


def read(a: Arrays, batch: Batch) -> Tensor:
    """Return a vector for each piece of each row: what ``tieup.extraction.encoder.read`` returns of words."""
    told = {name: functional.embedding(column, a[name]) for name, column in batch.columns.items()}
    state = batch.pieces + a["positions"][: batch.pieces.shape[1]]
    state = state + told["places"] * batch.within[..., None] + told["shapes"] * batch.begins[..., None]
    state = state + (told["kinds"] + told["orders"]) * batch.marked[..., None]
    state = dropped(_level(a, "level", state))
    shut = torch.where(batch.filled, 0.0, -1e4)[:, None, None]
    with torch.autocast("cpu", torch.bfloat16):
        for number in range(LAYERS):
            state = _layer(a, f"layer{number}", state, shut)
    return state.float()


def _layer(a: Arrays, name: str, state: Tensor, shut: Tensor) -> Tensor:
    count, length, width = state.shape
    parts = linear(a, f"{name}.attention", state).reshape(count, length, 3, HEADS, width // HEADS)
    wanted, offered, told = parts.permute(2, 0, 3, 1, 4)
    mask = shut.to(wanted.dtype).expand(count, 1, 1, length)
    seen = functional.scaled_dot_product_attention(wanted, offered, told, attn_mask=mask)
    seen = linear(a, f"{name}.attended", seen.transpose(1, 2).reshape(count, length, width))
    state = _level(a, f"{name}.attended.level", state + dropped(seen))
    inner = functional.gelu(linear(a, f"{name}.in", state), approximate="tanh")
    return _level(a, f"{name}.out.level", state + dropped(linear(a, f"{name}.out", inner)))


def linear(a: Arrays, name: str, state: Tensor) -> Tensor:
    """Return what a layer of weights makes of vectors."""
    return state @ a[f"{name}.weight"] + a[f"{name}.bias"]


def dropped(state: Tensor) -> Tensor:
    """Return vectors with some of their numbers left out."""
    return functional.dropout(state, DROPPED)


def _level(a: Arrays, name: str, state: Tensor) -> Tensor:
    return functional.layer_norm(state.float(), (WIDTH,), a[f"{name}.weight"], a[f"{name}.bias"], SMALL)


def layers(sizes: Mapping[str, tuple[int, int]]) -> Arrays:
    """Return the weights of new layers."""
    return {f"{name}.weight": (torch.rand(*size) * 2 - 1) / size[0] ** 0.5 for name, size in sizes.items()}


def words(row: Row, chosen: Numbers) -> Tensor:
    """Return the columns of a batch where words of a row stand."""
    return torch.from_numpy(1 + row.begins[chosen])
