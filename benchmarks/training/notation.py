"""The short notation of types and facts in snippets and marked articles (``benchmarks/invented/README.md``)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from tieup.evaluation import Fact

TYPES = {
    "O": "Organization",
    "H": "Person",
    "P": "Product",
    "I": "ImageSensor",
    "C": "Chipset",
    "K": "Component",
    "L": "Platform",
}
PREDICATES = {
    "pw": "partneredWith",
    "su": "supplies",
    "inv": "investedIn",
    "ac": "acquired",
    "so": "subsidiaryOf",
    "cw": "competesWith",
    "sd": "sued",
    "mb": "manufacturedBy",
    "cd": "coDevelopedWith",
    "us": "usesSensor",
    "uc": "usesChipset",
    "uk": "usesComponent",
    "ro": "runsOn",
    "lo": "launchedOn",
    "sc": "succeeds",
    "hr": "hasRole",
    "qi": "quotedIn",
}
CERTAINTIES = {"r": "reported", "k": "confirmed", "m": "rumoured", "s": "speculated", "d": "denied"}
_FACT = re.compile(rf"(\d+) ({'|'.join(PREDICATES)})\b(?: (?!\w+=)(?!opt\b)(\S+))?(.*)")
_OPTION = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')


def written_facts(written: Iterable[str], id: str, names: Mapping[str, str]) -> Iterator[Fact]:
    """Yield facts as they are written (``1 pw 2 b=2021``).

    Parameters
    ----------
    id: the article's.
    names: those that the numbers stand for.

    Raises
    ------
    ValueError: when one is malformed.
    """
    for one in filter(None, map(str.strip, written)):
        matched = _FACT.fullmatch(one)
        if not matched:
            raise ValueError(f"not a fact: {one}")
        subject, code, other, options = matched.groups()
        given = {name: quoted or plain for name, quoted, plain in _OPTION.findall(options)}
        yield Fact(
            article=id,
            subject=names[subject],
            predicate=PREDICATES[code],
            object=id if code == "qi" else other if code == "lo" else names[other],
            start=given.get("b"),
            end=given.get("e"),
            certainty=None if code == "qi" else CERTAINTIES[given.get("c", "r")],
            source=names[given["src"]] if "src" in given else None,
            role=given.get("role"),
            quote=given.get("q"),
            optional=re.search(r"\bopt\b", options) is not None,
        )
