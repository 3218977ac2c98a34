"""Whether an article names somebody or something: as written, by another known spelling, or by the model alone."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tieup.model import Entity
from tieup.names import Names, bare_name, words

_WORD = re.compile(r"[^\W_]+\+?")
_POSSESSIVE = r"(?:['’]s?)?"
_BETWEEN = _POSSESSIVE + r"[\W_]{1,3}"
_BEFORE = re.compile(rf"([^\W_]+)\+?{_POSSESSIVE}[ \u00a0-]$")
_SERIES = frozenset({"series", "line", "lineup", "line-up", "family", "range"})
NEAR = 40  # characters within which a maker's name stands before a model
_INITIALS = 3  # letters from which an acronym stands for a name
_MADE = frozenset({"Product", "ImageSensor", "Chipset", "Component", "Platform"})


def named(text: str, entity: Entity, names: Names) -> bool:
    """Tell whether a text names an entity.

    >>> named("Huawei's P9 has a Leica lens.", Entity("Huawei P9", "Product"), Names())
    True
    >>> named("Huawei's P9 has a Leica lens.", Entity("Leica P9", "Product"), Names())
    False
    """
    spelled = _spelled(entity, names)
    return any(_stands(text, parts) for parts in spelled) or any(_models(text, entity, spelled, names))


def places(text: str, entity: Entity, names: Names) -> Iterator[tuple[int, int]]:
    """Give the places where a text names an entity, as offsets of begin and end.

    These are its name, its form without a legal form or "series", the spellings of the lists and an organization's
    initials, as whole words. Where none of them stands, a product's model does if its maker is named elsewhere, unless
    the text gives the model to another maker.
    """
    spelled = _spelled(entity, names)
    found = {place.span() for parts in spelled for place in _places(text, parts)}
    yield from sorted(found or {place.span() for place in _models(text, entity, spelled, names)})


def _spelled(entity: Entity, names: Names) -> list[list[str]]:
    """The words of each way to write a name."""
    return [_WORD.findall(_unpossessed(spelling)) for spelling in _spellings(entity, names)]


def _models(text: str, entity: Entity, spelled: Iterable[Sequence[str]], names: Names) -> Iterator[re.Match[str]]:
    """Give the places of a product's model, where what is named is made at all."""
    yield from (place for parts in spelled if entity.type in _MADE for place in _model_places(text, parts, names))


def _spellings(entity: Entity, names: Names) -> Iterator[str]:
    yield entity.name
    yield entity.name.removeprefix("The ").removeprefix("the ")
    yield bare_name(entity.name)
    first, _, last = entity.name.rpartition(" ")
    if first and last.lower() in _SERIES and entity.type in _MADE:
        yield first
    known = names.find(entity.name)
    if known and known.entity.type == entity.type:
        yield known.entity.name
        yield from known.aliases
    initials = "".join(word[0] for word in _WORD.findall(bare_name(entity.name)) if word[0].isupper())
    if entity.type == "Organization" and len(initials) >= _INITIALS:
        yield initials


def _unpossessed(name: str) -> str:
    return re.sub(r"['’]s?(?!\w)", " ", name)


def _places(text: str, parts: Sequence[str]) -> Iterator[re.Match[str]]:
    """Give the places of words in a row; with other case only where they are written like a name."""
    if parts:
        pattern = rf"(?<![^\W_]){_BETWEEN.join(map(re.escape, parts))}(?![^\W_])"
        whole = re.compile(pattern, re.IGNORECASE)
        yield from (m for m in whole.finditer(text) if _like_a_name(m[0]) or _WORD.findall(m[0]) == list(parts))


def _like_a_name(word: str) -> bool:
    return any(sign.isupper() or sign.isdigit() for sign in word)


def _stands(text: str, parts: Sequence[str]) -> bool:
    return next(_places(text, parts), None) is not None


def _model_places(text: str, parts: Sequence[str], names: Names) -> list[re.Match[str]]:
    """Give the places of the last words of a name, as many as stand in a row, if each word before them stands too."""
    cut = next((n for n in range(1, len(parts)) if _stands(text, parts[n:])), len(parts))
    maker, model = parts[:cut], parts[cut:]
    if not model or not all(_stands(text, [word]) for word in maker):
        return []
    bare_number = not any(map(str.isalpha, "".join(model)))
    fits = _listed(text, maker, model) if bare_number else _given_to(text, maker, model, names)
    return list(_places(text, model)) if fits else []


def _given_to(text: str, maker: Sequence[str], model: Sequence[str], names: Names) -> bool:
    """Tell whether a model may be this maker's: the text puts its name directly before it, or nobody's."""
    own = {word.lower() for word in maker}
    before = [_BEFORE.search(text, max(0, place.start() - NEAR), place.start()) for place in _places(text, model)]
    others = {word[1].lower() for word in before if word and (_like_a_name(word[1]) or names.find(word[1]))}
    ordinary = words("plain") | words("titles") | words("generic") | words("places")
    return bool(others & own) or not others - ordinary


def _listed(text: str, maker: Sequence[str], model: Sequence[str]) -> bool:
    """Tell whether a bare number stands close after the words before it: "the iPhone 13 and 14"."""
    before = (text[max(0, place.start() - NEAR) : place.start()] for place in _places(text, model))
    return any(_stands(words_before, maker) for words_before in before)
