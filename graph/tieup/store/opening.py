"""Opens stores, and refuses what is none before anything is written."""

from pathlib import Path

import pyoxigraph as ox

from tieup.decisions import NAME as DECISIONS_NAME
from tieup.decisions import DecisionsFile
from tieup.errors import StoreError
from tieup.store.failures import held, may_not_write, plainly
from tieup.store.store import Store
from tieup.texts import TextsInFolder, TextsInMemory, write_whole

_FORMAT = "tieup store, format 5\n"
_FORMAT_FILE = "FORMAT"


def open_store(location: str, create: bool = True, decisions: str | None = None, writable: bool = True) -> Store:
    """Open a store.

    Parameters
    ----------
    location: a folder, or ``:memory:`` for a store that is gone when the program ends.
    create: whether to make the folder where there is none.
    decisions: a file with people's decisions; without it, ``decisions.jsonl`` in the folder.
    writable: whether it is to be written; if not, a folder that may only be read will do.

    Raises
    ------
    StoreError: when there is none and none may be made, when the folder holds something else, when another program
        has it open, or when it is damaged; nothing is written then.
    """
    if location == ":memory:":
        return Store(ox.Store(), TextsInMemory(), location, DecisionsFile(Path(decisions)) if decisions else None)
    if "://" in location:
        raise StoreError(f"{location} is an address; stores on other machines are not supported yet, give a folder")
    folder = Path(location)
    with plainly(location):
        _make_ready(folder, create)
        decided = DecisionsFile(Path(decisions) if decisions else folder / DECISIONS_NAME)
        return Store(_triples(folder / "triples", writable), TextsInFolder(folder / "texts"), location, decided)


def _triples(folder: Path, writable: bool) -> ox.Store:
    try:
        return ox.Store(folder)
    except OSError as error:
        if writable or not may_not_write(error):
            raise
    if held(folder / "LOCK"):  # the engine does not look, and must not read then
        raise StoreError(f"another program has the store {folder.parent} open; end it first")
    return ox.Store.read_only(str(folder))


def _make_ready(folder: Path, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file and no store; give an empty or a new folder")
    there = list(folder.iterdir()) if folder.is_dir() else []  # first, since another program may be making the store
    if (folder / _FORMAT_FILE).is_file():
        return _check_format(folder)
    if not all(map(_is_draft, there)):
        raise StoreError(f"{folder} holds other things and is no store; give an empty or a new folder")
    if not create:
        raise StoreError(f"there is no store at {folder}; make one with `tieup add ARTICLE`")
    folder.mkdir(parents=True, exist_ok=True)
    return write_whole(folder / _FORMAT_FILE, _FORMAT.encode())


def _is_draft(path: Path) -> bool:
    """Say whether a file is the beginning of a store, of a program that is making it now or was killed."""
    return path.name.startswith(f".{_FORMAT_FILE}.")


def _check_format(folder: Path) -> None:
    written = (folder / _FORMAT_FILE).read_bytes()
    if written != _FORMAT.encode():
        raise StoreError(f"{folder} was written by another version of tieup; build it anew from the articles")
