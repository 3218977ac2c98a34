"""Whose turn it is, where several want to ask for the same at once: who waits finds the answer kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakValueDictionary


@dataclass(frozen=True)
class Turns:
    """The things that are being asked for; they are forgotten when nobody asks for them any more."""

    _asked: WeakValueDictionary[str, Lock] = field(default_factory=WeakValueDictionary)
    _entering: Lock = field(default_factory=Lock)

    @contextmanager
    def alone(self, thing: str) -> Iterator[None]:
        """Let one at a time ask for a thing."""
        with self._entering:
            turn = self._asked.setdefault(thing, Lock())
        with turn:
            yield
