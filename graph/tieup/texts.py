"""The articles' texts, kept beside the triples by the hash of their content."""

import os
import tempfile
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol


class Texts(Protocol):
    """A place for texts."""

    def put(self, text: str) -> None:
        """Keep a text."""

    def get(self, text_hash: str) -> str | None:
        """Give a text back; None when it is not there."""

    def drop(self, text_hash: str) -> None:
        """Forget a text, if it is there."""


@dataclass(frozen=True)
class TextsInMemory:
    """Texts that are gone when the program ends."""

    kept: dict[str, str] = field(default_factory=dict)

    def put(self, text: str) -> None:
        """Keep a text."""
        self.kept[_hash(text)] = text

    def get(self, text_hash: str) -> str | None:
        """Give a text back; None when it is not there."""
        return self.kept.get(text_hash)

    def drop(self, text_hash: str) -> None:
        """Forget a text, if it is there."""
        self.kept.pop(text_hash, None)


@dataclass(frozen=True)
class TextsInFolder:
    """Texts as files, ``HASH.txt`` each, UTF-8."""

    folder: Path

    def put(self, text: str) -> None:
        """Keep a text; a crash leaves the whole file or none."""
        if (path := self._path(_hash(text))).exists():
            return
        self.folder.mkdir(exist_ok=True)
        write_whole(path, text.encode())

    def get(self, text_hash: str) -> str | None:
        """Give a text back; None when it is not there."""
        path = self._path(text_hash)
        return path.read_bytes().decode(errors="replace") if path.exists() else None

    def drop(self, text_hash: str) -> None:
        """Forget a text, if it is there."""
        self._path(text_hash).unlink(missing_ok=True)

    def _path(self, text_hash: str) -> Path:
        return self.folder / f"{text_hash}.txt"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever looks sees the old content or the new, and never a part.

    Raises
    ------
    OSError: when it cannot be written; what stood there is untouched.
    """
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o666 & ~_umask())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink()
        raise


def _umask() -> int:
    """Give the mask for new files, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
