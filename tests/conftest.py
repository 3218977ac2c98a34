"""What all tests share: how patient they are, and a made-up market of phone makers and lens makers."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tieup.model import Article, Claim, Entity, Evidence, Relation

# Time is never asserted: the first date that is read loads its library, and machines are slow at times.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

Market = tuple[list[Relation], dict[str, Article]]


@pytest.fixture(scope="session")
def market() -> Market:
    """The relations of data/page.json with the articles that their claims stand in."""
    return read_market()


def read_market() -> Market:
    data = json.loads((Path(__file__).parent / "data" / "page.json").read_text(encoding="utf-8"))
    articles = {entry["id"]: Article(**entry) for entry in data["articles"]}
    return [_relation(entry, data["types"], articles) for entry in data["relations"]], articles


def _relation(entry: dict[str, Any], types: dict[str, str], articles: dict[str, Article]) -> Relation:
    ends = {
        "subject": Entity(entry["subject"], types[entry["subject"]]),
        "object": Entity(entry["object"], types[entry["object"]]) if entry["object"] in types else entry["object"],
    }
    claims = tuple(_claim(claim, entry["predicate"], ends, types, articles) for claim in entry["claims"])
    return Relation(**{**entry, **ends, "claims": claims})


def _claim(
    entry: dict[str, Any], predicate: str, ends: dict[str, Any], types: dict[str, str], articles: dict[str, Article]
) -> Claim:
    start = articles[entry["article"]].text.index(entry["exact"])
    evidence = Evidence(entry["exact"], start, start + len(entry["exact"]))
    rest = {key: value for key, value in entry.items() if key not in ("exact", "source")}
    source = entry.get("source")
    return Claim(
        **rest, **ends, predicate=predicate, evidence=evidence, source=Entity(source, types[source]) if source else None
    )
