"""Single sentences that each tell one relation, or none: the judge learns what short texts are like."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tieup.evaluation import Fact
from tieup.model import Article
from tieup_ontology import relation_terms
from training.annotated import Annotated, Name

DATA = Path(__file__).parents[2] / "tests" / "data"
PUBLISHED = "2022-02-20"
LEAD = "The Norwegian phone maker Velmora has its offices in Oslo. The lens specialist Brantix is in Bergen.\n\n"
_HEAD = re.compile(r"^# (?P<subject>.+) (?P<relation>[a-z]+[A-Z]?\w*) (?P<object>.+)$", re.MULTILINE)


def forms() -> Iterator[Annotated]:
    """Yield each sentence behind two that say who its companies are; what else it tells is not annotated."""
    text = (DATA / "forms.txt").read_text(encoding="utf-8")
    heads = [match for match in _HEAD.finditer(text) if match["relation"] in relation_terms()]
    for match, stop in pairwise([*heads, None]):
        assert match is not None
        lines = text[match.end() : stop.start() if stop else None].split("\n")
        for number, line in enumerate(filter(None, lines)):
            name = f"form {match.start()} {number}"
            yield Annotated(_article(name, line), (_fact(match, name),), _names(match))


def nothing() -> Iterator[Annotated]:
    """Yield each sentence that tells no relation of those whom it names."""
    lines = (DATA / "nothing.txt").read_text(encoding="utf-8").splitlines()
    yield from (Annotated(_article(f"nothing {number}", line), (), {}) for number, line in enumerate(lines))


def _article(name: str, sentence: str) -> Article:
    return Article(name, f"{LEAD}{sentence}\n", published=PUBLISHED)


def _fact(told: re.Match[str], id: str) -> Fact:
    return Fact(id, told["subject"], told["relation"], told["object"])


def _names(told: re.Match[str]) -> dict[str, Name]:
    term = relation_terms()[told["relation"]]
    kinds = {told["subject"]: term.domain, told["object"]: term.range}
    return {name: Name(min(types), (name,)) for name, types in kinds.items()}
