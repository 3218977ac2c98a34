"""Who the people and publications of an article are: employees, leakers, analysts, a press release's sender."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from tieup.extraction.cues import cue
from tieup.extraction.entities import Slot
from tieup.extraction.rules import Finding
from tieup.extraction.voices import Speakers
from tieup.model import Article, Entity
from tieup.names import Names

_BESIDE = 40
_ABOUT = re.compile(r"^About ([A-Z][^\n]{1,60})$", re.MULTILINE)


def speakers(article: Article, slots: Sequence[Slot], posts: Iterable[Finding], names: Names) -> Speakers:
    """Gather what the article and the lists say of those whose words it repeats.

    Parameters
    ----------
    posts: the findings with ``hasRole``.
    """
    held = [p for p in posts if isinstance(p.object, Entity)]
    analysts = {p.subject for p in held if "analyst" in (p.role or "").lower()}
    called = {kind: _called(article.text, slots, f"voices.{kind}") for kind in ("leaker", "analyst")}
    return Speakers(
        employers={
            p.subject: p.object for p in reversed(held) if p.subject not in analysts and isinstance(p.object, Entity)
        },
        leakers=frozenset(called["leaker"] | {s.entities[0] for s in slots if s.entities[0].name.startswith("@")}),
        analysts=frozenset(called["analyst"] | analysts),
        publications=frozenset(e for s in slots for e in s.entities if _publishes(e, names)),
        press_release=_sender(article, slots),
        published=date.fromisoformat(article.published) if article.published else None,
    )


def _called(text: str, slots: Sequence[Slot], list_: str) -> set[Entity]:
    """The people beside whose name such a word stands, before it or in an apposition after it."""
    word = cue(list_)
    found: set[Entity] = set()
    for slot in slots:
        if slot.type != "Person" or not slot.named:
            continue
        before = re.split(r"[.,;:!?]", text[max(0, slot.start - _BESIDE) : slot.start])[-1]
        after = re.match(r",? (?:a|an|the|one)\b[^.;:!?]{0,60}", text[slot.end : slot.end + _BESIDE + 40])
        if word.search(before) or (after and word.search(after[0])):
            found.add(slot.entities[0])
    return found


def _publishes(entity: Entity, names: Names) -> bool:
    entry = names.find(entity.name)
    return bool(entry and entry.kind == "publication")


def _sender(article: Article, slots: Sequence[Slot]) -> Entity | None:
    """A text that closes with "About ACME" is a press release of theirs."""
    about = _ABOUT.search(article.text)
    if not about:
        return None
    return next(
        (s.entities[0] for s in slots if about.start(1) <= s.start < about.end() and s.type == "Organization"), None
    )
