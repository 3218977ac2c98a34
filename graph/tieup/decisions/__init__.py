"""What people decided: which names are one, which claims count, and what an extractor missed."""

from tieup.decisions.decision import UNDO, VERDICTS, Decision, Link, Names, statement, topic
from tieup.decisions.entering import entered, entering
from tieup.decisions.file import NAME, DecisionsFile
from tieup.decisions.lines import short
from tieup.decisions.standing import NONE, Decisions, standing
from tieup.decisions.triples import decision_iri, decision_quads, decisions_in, merged_iris, names_to_use

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
    "decision_iri",
    "decision_quads",
    "decisions_in",
    "entered",
    "entering",
    "merged_iris",
    "names_to_use",
    "short",
    "standing",
    "statement",
    "topic",
]
