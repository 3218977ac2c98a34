"""What people decided: which names are one, which claims count, and what an extractor missed."""

from tieup.decisions.decision import UNDO, VERDICTS, Decision, Link, Names, statement, topic
from tieup.decisions.file import NAME, DecisionsFile
from tieup.decisions.lines import short
from tieup.decisions.standing import NONE, Decisions, standing

__all__ = [
    "NAME",
    "NONE",
    "UNDO",
    "VERDICTS",
    "Decision",
    "Decisions",
    "DecisionsFile",
    "Link",
    "Names",
    "short",
    "standing",
    "statement",
    "topic",
]
