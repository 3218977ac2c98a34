"""What a dependency parse tells of two names: whether one clause speaks of both."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_Place = tuple[int, int]
SUBJECTS = ("nsubj", "csubj")  # how the labels of subjects begin, in the schemes of English pipelines


def share_clause(sentence: "Doc", one: _Place, other: _Place) -> bool:
    """Tell whether two names stand in one clause, or one in a relative clause about the other.

    Parameters
    ----------
    sentence: parsed.
    one, other: the places of the names in it, in code points.
    """
    first, second = (sentence.char_span(*place, alignment_mode="expand") for place in (one, other))
    if first is None or second is None:
        return False
    heads = _clause(first.root), _clause(second.root)
    return heads[0] == heads[1] or _describes(heads[1], first.root) or _describes(heads[0], second.root)


def _clause(token: "Token") -> "Token":
    """The head of the clause that a word stands in: the nearest above it that has a subject of its own, or the top."""
    while token.head != token and not any(child.dep_.startswith(SUBJECTS) for child in token.children):
        token = token.head
    return token


def _describes(clause: "Token", name: "Token") -> bool:
    return clause != clause.head == name
