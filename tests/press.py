"""The articles of data/press.yaml, with the claims that a careful reader finds in them, and a store that holds them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tieup.curation import follow
from tieup.decisions import Decision, Decisions, Names, standing
from tieup.intake import add
from tieup.model import Article, Claim, Entity, Evidence, Mention, Reading
from tieup.store import Store, open_store

_FILE = Path(__file__).parent / "data" / "press.yaml"


@cache
def readings() -> tuple[Reading, ...]:
    """Read the made-up press."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    types = {name: kind for kind, names in data["types"].items() for name in names}
    return tuple(_reading(entry, types, data["aliases"]) for entry in data["articles"])


def store() -> Store:
    """Put the made-up press into a store in memory."""
    opened = open_store(":memory:")
    for reading in readings():
        add(opened, reading)
    follow(opened, decisions())
    return opened


def decisions() -> Decisions:
    """Give two decisions, which change no relation."""
    accepted = Decision(readings()[0].claims[0], "accept", "Ada Berg", "2022-07-01")
    pair = Names(Entity("Kestrel", "Organization"), Entity("Velvet", "Organization"))
    return standing([accepted, Decision(pair, "unsure", "Ada Berg", "2022-07-02", "one brand?")])


def _reading(entry: dict[str, Any], types: dict[str, str], aliases: dict[str, list[str]]) -> Reading:
    article = Article(**{key: value for key, value in entry.items() if key != "claims"})
    claims = tuple(_claim(article, claim, types) for claim in entry["claims"])
    names = [(name, Entity(whole, types[whole])) for whole, others in aliases.items() for name in others]
    mentions = (_mention(article.text, name, entity) for name, entity in names if name in article.text)
    return Reading(article, tuple(mentions), claims)


def _mention(text: str, name: str, entity: Entity) -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), entity)


def _claim(article: Article, entry: dict[str, Any], types: dict[str, str]) -> Claim:
    rest = {key: value for key, value in entry.items() if key not in ("exact", "subject", "object", "source")}
    start = article.text.index(entry["exact"])
    other, source = str(entry.get("object", article.id)), entry.get("source")
    return Claim(
        article=article.id,
        subject=Entity(entry["subject"], types[entry["subject"]]),
        object=Entity(other, types[other]) if other in types else other,
        evidence=Evidence(entry["exact"], start, start + len(entry["exact"])),
        source=Entity(source, types[source]) if source else None,
        **rest,
    )
