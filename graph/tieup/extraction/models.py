"""The trained models that the built-in extractor asks; ``data/README.md`` says what each was trained on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tieup.extraction.network import Network, packed_network, unpacked_network
from tieup.extraction.pieces import Pieces, packed_pieces, unpacked_pieces
from tieup.extraction.weights import Weights, packed, unpacked

LINEAR = ("names", "references", "owners", "dates", "judge")


@dataclass(frozen=True)
class Models:
    """The weights of all models.

    Parameters
    ----------
    names: what a name is that no list knows.
    references: whom "it" or "the company" means.
    owners: whose a name is that stands apart from its owner's.
    dates: when a relation began and ended.
    judge: whether what was found is so.
    pieces: the words of the networks; pointer: what references stand for.
    reader: how any two names of an article relate, near or apart.
    """

    names: Weights
    references: Weights
    owners: Weights
    dates: Weights
    judge: Weights
    pieces: Pieces
    pointer: Network
    reader: Network


def packed_models(models: Models) -> Iterator[tuple[str, bytes]]:
    """Yield the file of each model, by its name."""
    for name, model in vars(models).items():
        yield f"{name}.gz" if isinstance(model, Weights) else f"{name}.bin", _packed(model)


def _packed(model: Weights | Pieces | Network) -> bytes:
    if isinstance(model, Pieces):
        return packed_pieces(model)
    return packed_network(model) if isinstance(model, Network) else packed(model)


def unpacked_models(file: Callable[[str], bytes]) -> Models:
    """Return models from their files.

    Parameters
    ----------
    file: gives the bytes of a file by its name.
    """
    linear = {name: unpacked(file(f"{name}.gz")) for name in LINEAR}
    pieces = unpacked_pieces(file("pieces.bin"))
    pointer, reader = (unpacked_network(file(f"{name}.bin")) for name in ("pointer", "reader"))
    return Models(**linear, pieces=pieces, pointer=pointer, reader=reader)


@cache
def shipped_models() -> Models:
    """Return the models that ship with tieup."""
    data = files("tieup.extraction").joinpath("data")
    return unpacked_models(lambda name: data.joinpath(name).read_bytes())
