"""Seventh stage, sixth part: what a small network that reads the whole article holds for related, near and apart."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from tieup.extraction.encoder import part, windows
from tieup.extraction.entities import Slot
from tieup.extraction.network import HIGHEST, Network, scores
from tieup.extraction.outcomes import DATES, possible, title_beside, turned, type_letter
from tieup.extraction.pieces import Floats, Pieces
from tieup.extraction.rules import Finding, Rule, without_pattern
from tieup.extraction.scenes import MARKER, Date, Scene
from tieup.extraction.sheets import End, Mark, Pair, Sheet, row
from tieup.model import Entity

LEAST = 0.1  # from this probability on the judge is asked whether a relation holds
OVERLAP = 160  # words that the network sees twice, so that what stands near each other is seen together
FARTHEST = 400  # characters before a scene in which the other end belongs to the evidence
MOST = 12  # places of two names that count, the strongest; a long article has hundreds that say a little


class Guess(NamedTuple):
    """A relation that the network thinks of.

    Parameters
    ----------
    likely: its probability.
    first, second: the markers that speak for it most, in their order.
    """

    subject: Entity
    predicate: str
    object: End
    likely: float
    first: Mark
    second: Mark


def guesses(seen: Sheet, known: Pieces, net: Network) -> list[Guess]:
    """Return the relations of a sheet that are not all too unlikely, in the order of the text."""
    found: list[Guess] = []
    for (one, other), where in _by_ends(seen, known, net).items() if net.outcomes else ():
        marks, odds = zip(*where, strict=True)
        table = np.array(odds)
        sums, best = np.sort(table, 0)[-MOST:].sum(0), table.argmax(0)
        types = type_letter(seen.ends[one]) + type_letter(seen.ends[other])
        for number in np.flatnonzero(sums > LEAST / (1 - LEAST)).tolist():
            outcome = net.outcomes[number]
            subject, target = (other, one) if outcome.endswith("<") else (one, other)
            if outcome in possible().get(types, ()):
                first, second = (seen.marks[mark] for mark in marks[best[number]])
                likely = float(sums[number] / (1 + sums[number]))
                who = seen.ends[subject]
                assert isinstance(who, Entity)
                found.append(Guess(who, outcome.rstrip("<>"), seen.ends[target], likely, first, second))
    return found


def _by_ends(
    seen: Sheet, known: Pieces, net: Network
) -> Mapping[tuple[int, int], Sequence[tuple[tuple[int, int], Floats]]]:
    """Return for each two ends, by their numbers, the pairs of marks that speak of them, and the odds of each."""
    other_way = [net.outcomes.index(turned(outcome)) for outcome in net.outcomes]
    found: dict[tuple[int, int], list[tuple[tuple[int, int], Floats]]] = defaultdict(list)
    for pairs, odds in _parts(seen, known, net):
        for (first, second, one, other), own in zip(pairs, odds, strict=True):
            ends = (one, other) if one < other else (other, one)
            found[ends].append(((first, second), own if one < other else own[other_way]))
    return found


def _parts(seen: Sheet, known: Pieces, net: Network) -> Iterator[tuple[Sequence[Pair], Floats]]:
    """Yield all pairs of marks in parts that are not too long, with the odds of each outcome."""
    whole, asked = row(seen, known), seen.pairs
    firsts = [seen.marks[pair[0]].at for pair in asked]
    for start, end in windows(whole, OVERLAP):
        follows = end - OVERLAP if end < len(seen.words) else end
        begin, stop = bisect_left(firsts, start), bisect_left(firsts, follows)
        pairs = [pair for pair in asked[begin:stop] if seen.marks[pair[1]].at < end]
        if pairs:
            places = np.array([(seen.marks[first].at, seen.marks[second].at) for first, second, _, _ in pairs]) - start
            told = scores(known, net, part(whole, start, end), places[:, 0], places[:, 1])
            yield pairs, np.exp(np.minimum(told, HIGHEST))


def guessed_findings(staged: Sequence[Scene], thought: Sequence[Guess]) -> Iterator[Finding]:
    """Yield what the network thinks of as findings; of a post only where a title stands there.

    Parameters
    ----------
    staged: the scenes of the article, those with unsure names behind the others.
    """
    scenes: dict[int, list[Scene]] = defaultdict(list)
    for scene in staged:
        for start in (*(slot.start for slot in scene.slots), *(date.start for date in scene.dates)):
            scenes[start].append(scene)
    for guess in thought:
        found = (_finding(scene, guess) for scene in scenes[guess.second.start])
        yield from islice((finding for finding in found if finding), 1)


def _finding(scene: Scene, guess: Guess) -> Finding | None:
    """A guess in a scene with its second marker, from its first marker on where that stands there, too."""
    second = _marker(scene, guess.second)
    return _found(scene, guess, _marker(scene, guess.first), second) if second else None


def _found(scene: Scene, guess: Guess, first: tuple[int, int] | None, second: tuple[int, int]) -> Finding | None:
    start, end = (first[0] if first else 0), max(second[1], first[1] if first else 0)
    if guess.first is guess.second:  # "the two" alone tell nothing
        start, end = 0, len(scene.text)
    role = title_beside(scene, start if first else second[0], end) if guess.predicate == "hasRole" else None
    if guess.predicate == "hasRole" and role is None:
        return None
    near = scene.start - guess.first.start <= FARTHEST
    return Finding(
        _rule(guess.predicate, round(guess.likely, 2)),
        scene,
        guess.subject,
        guess.object,
        start,
        end,
        role,
        guess.first.named and guess.second.named,
        back=None if first or not near else guess.first.start,
    )


def _marker(scene: Scene, mark: Mark) -> tuple[int, int] | None:
    """Where a mark stands in the text of a scene; None where it is not there."""
    spans: Sequence[Date | Slot] = scene.dates if mark.letter == "D" else scene.slots
    number = next((str(n) for n, span in enumerate(spans) if span.start == mark.start), None)
    for marker in MARKER.finditer(scene.text) if number is not None else ():
        if (marker[1] == "D") == (mark.letter == "D") and number in marker[2].split("+"):
            return marker.span()
    return None


@cache
def _rule(predicate: str, confidence: float) -> Rule:
    return without_pattern(f"read: {predicate}", predicate, DATES.get(predicate, "none"), confidence)
