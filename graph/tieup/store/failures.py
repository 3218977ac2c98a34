"""What can go wrong with the files of a store, said in one line."""

from collections.abc import Iterator
from contextlib import contextmanager

from tieup.errors import StoreError

_LOCKED = ("While lock file", "lock hold by current process")
_FULL = ("No space left on device", "Disk quota exceeded", "File too large")


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
    if isinstance(error, RuntimeError):  # so the engine reports corruption
        return f"the store {location} is damaged; build it anew from the articles ({error})"
    if any(said in str(error) for said in _FULL):
        return (
            f"there is no room to write the store {location}; make some and run it again: what is read so far is kept"
        )
    what = getattr(error, "strerror", None) or str(error)
    return f"the store {location} cannot be used: {what}"
