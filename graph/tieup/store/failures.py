"""What can go wrong with the files of a store, said in one line."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tieup.errors import StoreError

_LOCKED = ("While lock file", "lock hold by current process")
_FULL = ("No space left on device", "Disk quota exceeded", "File too large")

_FORBIDDEN = ("Permission denied", "Read-only file system")
_FOR_READING = "only possible on read-write instances"


def may_not_write(error: Exception) -> bool:
    """Say whether it is the rights to the files that are missing."""
    return any(said in str(error) for said in _FORBIDDEN)


def held(lock: Path) -> bool:
    """Say whether another program holds a lock, as far as the system can tell."""
    if sys.platform == "win32" or not lock.exists():
        return False
    with lock.open("rb") as file:
        try:
            os.lockf(file.fileno(), os.F_TEST, 0)
        except OSError:
            return True
    return False


@contextmanager
def plainly(location: str) -> Iterator[None]:
    """Turn what the engine or the file system raises into a ``StoreError`` of one line."""
    try:
        yield
    except StoreError:
        raise
    except (OSError, RuntimeError) as error:
        raise StoreError(_reason(location, error)) from error


def _reason(location: str, error: Exception) -> str:
    if any(said in str(error) for said in _LOCKED):
        return f"another program has the store {location} open; end it first, or use another store"
    if _FOR_READING in str(error) or may_not_write(error):
        said = next((said for said in _FORBIDDEN if said in str(error)), "it is open for reading only")
        return f"the store {location} would have to be written, and may not be: {said}"
    if isinstance(error, RuntimeError):  # so the engine reports corruption
        return f"the store {location} is damaged; build it anew from the articles ({error})"
    if any(said in str(error) for said in _FULL):
        return (
            f"there is no room to write the store {location}; make some and run it again: what is read so far is kept"
        )
    what = getattr(error, "strerror", None) or str(error)
    return f"the store {location} cannot be used: {what}"
