"""A tiny gold set, for the tests of the evaluation."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from tieup.evaluation import Fact, GoldSet
from tieup.evaluation.folding import folded
from tieup.model import Article

TEXT = (
    "Vega Optics and Orion Mobile announced a partnership. Its chief, Lena Brandt, praised Orion. "
    '"We will build better cameras," she said. The Orion X1 will be launched in July 2022.'
)
ENTITIES: dict[str, dict[str, Any]] = {
    "Vega Optics AG": {"type": "Organization", "aliases": ["Vega"]},
    "Orion Mobile": {"type": "Organization", "aliases": ["Orion"]},
    "Orion X1": {"type": "Product"},
    "Lena Brandt": {"type": "Person", "aliases": []},
}
PARTNERS = Fact("a", "Vega Optics AG", "partneredWith", "Orion Mobile", "2022-05-23", certainty="confirmed")
RUMOUR = replace(PARTNERS, start=None, certainty="rumoured", source="Lena Brandt")
POST = Fact("a", "Lena Brandt", "hasRole", "Vega Optics AG", certainty="reported", role="chief")
QUOTED = Fact("a", "Lena Brandt", "quotedIn", "a", quote="We will build better cameras")
LAUNCH = Fact("a", "Orion X1", "launchedOn", "2022-07", certainty="reported")
MAKER = Fact("a", "Orion X1", "manufacturedBy", "Orion Mobile", optional=True)
FACTS = (PARTNERS, RUMOUR, POST, QUOTED, LAUNCH, MAKER)
RIVALS = Fact("a", "Vega", "competesWith", "Orion")


def gold_set(folder: Path, *lines: str) -> Path:
    """Write the gold set, or one with other lines of facts."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.txt").write_text(f"date 2022-05-23 {TEXT}", encoding="utf-8")
    (folder / "entities.json").write_text(json.dumps(ENTITIES), encoding="utf-8")
    (folder / "facts.jsonl").write_text("\n".join(lines or map(line, FACTS)), encoding="utf-8")
    return folder


def line(fact: Fact, **other: Any) -> str:
    """Write a fact."""
    names = ("article", "subject", "predicate", "object", "start", "end", "certainty", "source", "role", "quote")
    written = {name: getattr(fact, name) for name in names} | ({"optional": True} if fact.optional else {})
    return json.dumps(written | other)


def gold() -> GoldSet:
    """The gold set as it is read."""
    spellings = [(way, name) for name, entry in ENTITIES.items() for way in (name, *entry.get("aliases", ()))]
    articles = {"a": Article("a", TEXT, published="2022-05-23")}
    return GoldSet(articles, FACTS, {folded(way): folded(name) for way, name in spellings})
