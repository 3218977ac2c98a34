"""Snippets: one to three sentences each with every name marked and every fact annotated, one to a line.

``DATE TEXT => FACT; FACT; ...``, where the text has ``[O1:Acme]`` for each name (a letter for its type, a number for
whom it names, the words), and a fact is ``1 pw 2``: a number, a code, a number (a date with ``lo``). Options:
``b=`` and ``e=`` when it began and ended, ``c=`` its certainty, ``src=`` whose word it is, ``role="..."``, ``q="..."``,
and ``opt``. ``benchmarks/invented/README.md`` has the codes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tieup.errors import EvaluationError
from tieup.evaluation import Fact
from tieup.model import Article
from training.annotated import Annotated, Name, gold_set

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
_CERTAINTIES = {"r": "reported", "k": "confirmed", "m": "rumoured", "s": "speculated", "d": "denied"}
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) (.+?) =>(.*)")
_NAME = re.compile(r"\[([A-Z])(\d+):([^\]]+)\]")
_FACT = re.compile(rf"(\d+) ({'|'.join(PREDICATES)})\b(?: (?!\w+=)(\S+))?(.*)")
_OPTION = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')


def texts(folder: Path) -> Iterator[Annotated]:
    """Read a folder: a gold set, or one of snippets.

    Raises
    ------
    EvaluationError: when something is malformed; the message names the file and the line.
    """
    return gold_set(folder) if (folder / "entities.json").exists() else snippets(folder)


def snippets(folder: Path) -> Iterator[Annotated]:
    """Read all snippets of a folder of ``.txt`` files.

    Raises
    ------
    EvaluationError: when a line is malformed; the message names the file and the line.
    """
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield _snippet(line, f"{path.stem}-{number}")
            except (KeyError, ValueError) as error:
                raise EvaluationError(f"{path}, line {number}: is no snippet ({error})") from error


def _snippet(line: str, id: str) -> Annotated:
    matched = _LINE.fullmatch(line.strip())
    if not matched:
        raise ValueError("not DATE TEXT => FACTS")
    published, text, facts = matched.groups()
    spelled: dict[str, dict[str, None]] = {}
    types: dict[str, str] = {}
    for letter, number, spelling in _NAME.findall(text):
        spelled.setdefault(number, {})[spelling] = None
        types[number] = TYPES[letter]
    names = {number: next(iter(spellings)) for number, spellings in spelled.items()}
    article = Article(id, _NAME.sub(r"\3", text), published=published)
    known = {names[number]: Name(types[number], tuple(spelled[number])) for number in names}
    return Annotated(article, tuple(_facts(facts.split(";"), id, names)), known)


def _facts(written: Iterable[str], id: str, names: Mapping[str, str]) -> Iterator[Fact]:
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
            certainty=None if code == "qi" else _CERTAINTIES[given.get("c", "r")],
            source=names[given["src"]] if "src" in given else None,
            role=given.get("role"),
            quote=given.get("q"),
            optional=re.search(r"\bopt\b", options) is not None,
        )
