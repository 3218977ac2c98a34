"""How well an extractor reads: its claims against a gold set, whose facts were annotated by hand."""

from tieup.evaluation.calibration import Bin, calibration
from tieup.evaluation.facts import Fact, fact_of, json_lines, read_facts
from tieup.evaluation.goldset import GoldSet, Key, read_gold_set
from tieup.evaluation.scoring import Agreement, Score, score
from tieup.evaluation.wording import wording

__all__ = [
    "Agreement",
    "Bin",
    "Fact",
    "GoldSet",
    "Key",
    "Score",
    "calibration",
    "fact_of",
    "json_lines",
    "read_facts",
    "read_gold_set",
    "score",
    "wording",
]
