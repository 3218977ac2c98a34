"""The forms in which a name may stand for what it names: without its legal form, as an acronym, in Latin letters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from anyascii import anyascii

from tieup.model import Entity
from tieup.names import bare_name, shipped_names, words

_WORD = re.compile(r"[^\W_]+\+?")
_INITIALS = 2  # words from which initials stand for a name
_VOWELS = re.compile(r"[aeiouwyh]")
_SOUNDS_ALIKE = str.maketrans("cqzv", "kksf")
_ORDINARY = frozenset(["the", "and", "of", "for", "de", "la"])


@dataclass(frozen=True)
class Form:
    """A way in which a name may be written.

    Parameters
    ----------
    key: the form, folded, so that equal forms of two names are equal.
    how: what it is, in words, such as ``initials``.
    weight: how surely two names with this form stand for the same, from 0 to 1.
    whole: whether it says as much as the name does; two names that share no more than a part of them are not alike.
    """

    key: str
    how: str
    weight: float
    whole: bool = True


def folded(name: str) -> str:
    """Write a name without case, accents, punctuation and the gap between letters and digits.

    >>> folded("Škoda-Auto a.s."), folded("Mate 40Pro") == folded("Mate40 Pro")
    ('skoda auto a s', True)
    """
    plain = "".join(sign for sign in normalize("NFKD", name.casefold()) if not combining(sign))
    return " ".join(re.findall(r"[^\W\d_]+|\d+|\+", plain))


def forms(entity: Entity, others: Iterable[str] = ()) -> Iterator[Form]:
    """Give the forms of a name.

    Parameters
    ----------
    others: the other names by which articles call the same.

    >>> [(form.key, form.how) for form in forms(Entity("Acme Optics Ltd.", "Organization"))][-3:]
    [('acme optics', 'legal form'), ('aol', 'initials'), ('acme', 'short form')]
    """
    yield Form(folded(entity.name), "spelling", 0.98)
    yield from (Form(folded(name), "another name in an article", 0.9) for name in others if folded(name))
    yield from _aliases(entity)
    yield from _latin(entity.name)
    match entity.type:
        case "Organization":
            yield from _of_organization(entity.name)
        case "Person":
            yield from _of_person(entity.name)
        case _:
            yield from _of_product(entity.name)


def latin(name: str) -> str:
    """Write a name in Latin letters and fold it.

    >>> latin("Сони")
    'soni'
    """
    return folded(anyascii(name))


def _aliases(entity: Entity) -> Iterator[Form]:
    known = shipped_names().find(entity.name)
    if known and known.entity.type == entity.type:
        for name in (known.entity.name, *known.aliases):
            yield Form(folded(name), "alias", 0.95)


def _latin(name: str) -> Iterator[Form]:
    """The name in Latin letters: as it is, and by its consonants, which transcriptions agree on more than on vowels."""
    written = latin(name).replace(" ", "")
    if not name.isascii() and written:
        yield Form(written, "transliteration", 0.85)
    if name.isascii():
        yield Form(written, "spelling", 0.95)
    sounds = re.sub(r"(.)\1", r"\1", _VOWELS.sub("", written.translate(_SOUNDS_ALIKE)))
    if len(sounds) > 1 and not any(map(str.isdigit, sounds)):
        yield Form(f"sounds {sounds}", "transliteration", 0.5, whole=_foreign(name))


def _foreign(name: str) -> bool:
    """Whether a name is written in letters other than Latin ones."""
    return not folded(name).isascii() and any(map(str.isalpha, name))


def _of_organization(name: str) -> Iterator[Form]:
    bare = bare_name(name)
    if bare != name:
        yield Form(folded(bare), "legal form", 0.95)
    for text in dict.fromkeys((name, bare)):
        parts = [word for word in _WORD.findall(text) if word.lower() not in _ORDINARY]
        if len(parts) > _INITIALS:
            yield Form("".join(word[0] for word in parts).lower(), "initials", 0.7, whole=False)
    yield from _beginnings(bare)


def _beginnings(name: str) -> Iterator[Form]:
    """The first words of a name; those that leave out only "Group", "Technologies" and the like are surer."""
    parts = folded(name).split()
    for n in range(1, len(parts)):
        dull = all(part in words("organization") or part in words("places") for part in parts[n:])
        yield Form(" ".join(parts[:n]), "short form", 0.8 if dull else 0.55, whole=False)


def _of_person(name: str) -> Iterator[Form]:
    parts = folded(name).split()
    if len(parts) > 1:
        yield Form(" ".join(sorted(parts)), "order of names", 0.8)
        yield Form(parts[-1], "last name", 0.55, whole=False)
        yield Form(f"{parts[0][0]} {parts[-1]}", "initial", 0.75, whole=False)


def _of_product(name: str) -> Iterator[Form]:
    maker, _, model = name.partition(" ")
    if any(map(str.isdigit, model)) and shipped_names().find(maker):
        yield Form(folded(model), "without its maker", 0.75, whole=False)
