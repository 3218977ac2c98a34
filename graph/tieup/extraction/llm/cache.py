"""Answers of models in files, so that no answer is paid for twice."""

from dataclasses import asdict, dataclass
from hashlib import sha256
from json import JSONDecodeError, dumps, loads
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from tieup.errors import StoreError


@dataclass(frozen=True)
class Answer:
    """What a model has written, how many tokens that took, and why it ended (``length``: it was cut off)."""

    text: str
    tokens_in: int
    tokens_out: int
    ended: str = "stop"


def key(request: dict[str, Any]) -> str:
    """Return the hash of all that is asked: the same for the same question about the same text."""
    return sha256(dumps(request, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Cache:
    """A folder of answers, each under the hash of all that was asked."""

    folder: Path

    def get(self, request: dict[str, Any]) -> Answer | None:
        """Return the answer to a request, or None where there is none yet.

        Raises
        ------
        StoreError: when the file of the answer cannot be read.
        """
        file = self._file(request)
        try:
            return Answer(**loads(file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError, JSONDecodeError, TypeError) as error:
            raise StoreError(f"{file}: the kept answer cannot be read ({error}); remove the file") from error

    def keep(self, request: dict[str, Any], answer: Answer) -> None:
        """Keep an answer; the file is there whole or not at all.

        Raises
        ------
        StoreError: when it cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", encoding="utf-8", dir=self.folder, suffix=".new", delete=False) as fresh:
                fresh.write(dumps(asdict(answer)))
            Path(fresh.name).replace(self._file(request))
        except OSError as error:
            raise StoreError(f"{self.folder}: answers cannot be kept ({error}); name another folder") from error

    def _file(self, request: dict[str, Any]) -> Path:
        return self.folder / f"{key(request)}.json"
