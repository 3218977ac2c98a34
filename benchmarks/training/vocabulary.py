"""The pieces of words that all-MiniLM-L6-v2 knows, with their vectors."""

from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from tieup.extraction.network import quantized
from tieup.extraction.pieces import FIRST, LAST, UNKNOWN, Pieces

LATIN, SIGNS = 0x250, range(0x2000, 0x20D0)  # pieces with other letters are left out


def pieces(folder: Path) -> Pieces:
    """Return the pieces of all-MiniLM-L6-v2, from the folder with ``vocab.txt`` and ``model.safetensors``."""
    listed = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [number for number, piece in enumerate(listed) if _is_ours(piece)]
    table = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
    scales, steps = quantized(table[kept].astype(np.float64))
    return Pieces([listed[number] for number in kept], steps, scales.astype(np.float64))


def _is_ours(piece: str) -> bool:
    special = piece.startswith("[") and piece.endswith("]") and len(piece) > len("[]")
    latin = all(ord(sign) < LATIN or ord(sign) in SIGNS for sign in piece)
    return piece in (FIRST, LAST, UNKNOWN) if special else latin
