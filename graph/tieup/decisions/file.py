"""The file of decisions: read whole, and only ever added to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tieup.decisions.decision import Decision
from tieup.decisions.lines import decision, line
from tieup.decisions.standing import Decisions, standing
from tieup.errors import DecisionError
from tieup.texts import write_whole

NAME = "decisions.jsonl"
"""What the file is called that lies in a store's folder."""


@dataclass(frozen=True)
class DecisionsFile:
    """A file of decisions, one a line; one that is not there holds none."""

    path: Path

    def read(self) -> list[Decision]:
        """Read all decisions, in the order in which they were made.

        Raises
        ------
        DecisionError: when the file cannot be read, or a line is no decision; the message names the line.
        """
        try:
            lines = self.path.read_text(encoding="utf-8").split("\n") if self.path.exists() else []
        except (OSError, UnicodeDecodeError) as error:
            raise DecisionError(f"{self.path} cannot be read ({error}); give a file of decisions in UTF-8") from error
        return [self._decision(number, text) for number, text in enumerate(lines, 1) if text.strip()]

    def standing(self) -> Decisions:
        """Give the decisions that stand.

        Raises
        ------
        DecisionError: when a line is no decision, or decisions contradict each other.
        """
        decisions = self.read()
        try:
            return standing(decisions)
        except DecisionError as error:
            raise DecisionError(f"{self.path}: {error}") from error

    def append(self, decisions: Sequence[Decision]) -> Decisions:
        """Add decisions at the end, and give those that stand then; what contradicts others is not written.

        Raises
        ------
        DecisionError: when they contradict others, or the file cannot be written; it is as before then.
        """
        found = standing([*self.read(), *decisions])
        self._write(decisions)
        return found

    def _write(self, decisions: Iterable[Decision]) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            kept = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
            ended = kept if kept.endswith("\n") or not kept else f"{kept}\n"
            write_whole(self.path, (ended + "".join(f"{line(decision)}\n" for decision in decisions)).encode())
        except OSError as error:
            raise DecisionError(f"{self.path} cannot be written: {error.strerror}; nothing was decided") from error

    def _decision(self, number: int, text: str) -> Decision:
        try:
            return decision(text)
        except DecisionError as error:
            raise DecisionError(f"{self.path}, line {number}: {error}") from error
