"""Questions to a store: named ones with parameters, files with SPARQL, and SPARQL as it comes."""

from tieup.questions.answer import FORMATS, Answer
from tieup.questions.asking import ask
from tieup.questions.question import Parameter, Question, find, named

__all__ = ["FORMATS", "Answer", "Parameter", "Question", "ask", "find", "named"]
