"""The lists and patterns that tieup reads with, as files that a person can edit; see ``README.md`` beside them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def text(name: str) -> str:
    """Return the text of a file of the lexicon, such as ``companies.csv``."""
    return files("tieup.lexicon").joinpath(name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Return what a TOML file of the lexicon holds; it must not be changed."""
    return tomllib.loads(text(name))
