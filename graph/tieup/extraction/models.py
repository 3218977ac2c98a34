"""The trained models that the built-in extractor asks; ``data/README.md`` says what each was trained on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from tieup.extraction.network import Network, packed_network, unpacked_network
from tieup.extraction.weights import Weights, packed, unpacked


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
    reader: how any two names of an article relate, near or apart.
    """

    names: Weights
    references: Weights
    owners: Weights
    dates: Weights
    judge: Weights
    reader: Network


def packed_models(models: Models) -> Iterator[tuple[str, bytes]]:
    """Yield the file of each model, by its name."""
    for name, model in vars(models).items():
        yield f"{name}.gz", packed_network(model) if isinstance(model, Network) else packed(model)


def unpacked_models(file: Callable[[str], bytes]) -> Models:
    """Return models from their files.

    Parameters
    ----------
    file: gives the bytes of a file by its name.
    """
    linear = {field.name: unpacked(file(f"{field.name}.gz")) for field in fields(Models) if field.name != "reader"}
    return Models(**linear, reader=unpacked_network(file("reader.gz")))


@cache
def shipped_models() -> Models:
    """Return the models that ship with tieup."""
    data = files("tieup.extraction").joinpath("data")
    return unpacked_models(lambda name: data.joinpath(name).read_bytes())
