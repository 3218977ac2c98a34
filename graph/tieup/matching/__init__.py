"""Which names of different articles may stand for the same; people decide whether they do."""

from tieup.matching.candidates import LEAST, Candidate, candidates

__all__ = ["LEAST", "Candidate", "candidates"]
