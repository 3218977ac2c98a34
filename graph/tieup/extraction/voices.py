"""Eighth stage: how certain a finding is, and whose word it is.

Certainty is that of the voice closest to the fact: a party to it confirms, a publication reports, a leaker spreads
rumours, an analyst guesses. Words beside the finding ("possibly", "purported", "not") weigh more than the voice.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tieup.dates import bounds
from tieup.extraction.cues import cue, form
from tieup.extraction.hints import may_hold
from tieup.extraction.rules import Finding
from tieup.extraction.scenes import Scene
from tieup.model import Entity

RECENT = timedelta(days=31)  # how old an announcement may be for the article itself to be its echo
AFTERWARDS = 40  # characters behind a finding in which a word still bears on it
SCENES = 64  # whose voices are kept in mind: all findings of a scene ask for the same
AFTER_DENIAL = 60  # characters in which what is denied may turn out to be the end


@dataclass(frozen=True)
class Voice:
    """A degree of certainty (None: nothing is asserted), and whose word it is (None: the article's or a party's)."""

    certainty: str | None
    source: Entity | None = None


@dataclass(frozen=True)
class Speakers:
    """Who the people and publications of an article are.

    Parameters
    ----------
    employers: person -> the organization whose post he or she holds.
    leakers, analysts, publications: who is called so.
    press_release: the organization whose release the article is, or None.
    published: the day of publication.
    """

    employers: Mapping[Entity, Entity]
    leakers: frozenset[Entity]
    analysts: frozenset[Entity]
    publications: frozenset[Entity]
    press_release: Entity | None = None
    published: date | None = None


def voice(finding: Finding, speakers: Speakers, speaker: Entity | None = None) -> Voice:
    """Decide the certainty and the source of a finding.

    Parameters
    ----------
    speaker: who speaks, where the scene is a quotation or a list that somebody is said to have put out.
    """
    if finding.rule.predicate in ("hasRole", "manufacturedBy"):
        return Voice("reported")
    who = speaker or _attributed(finding)
    base = _of_speaker(who, finding, speakers) if who else _of_text(finding, speakers)
    certainty = _hedged(finding, base)
    return Voice(certainty, base.source)


def _clause(finding: Finding) -> str:
    """The finding's own clause: its words, and what stands around them up to the next break."""
    text = finding.scene.text
    start = max((last for _, last in _breaks(text) if last <= finding.start), default=0)
    end = min((first for first, _ in _breaks(text) if first >= finding.end), default=len(text))
    return text[start : min(end, finding.end + AFTERWARDS)]


@lru_cache(maxsize=SCENES)
def _breaks(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in form("voices.clause_break").finditer(text))


def _attributed(finding: Finding) -> Entity | None:
    """Whom the sentence names as the voice: the last one before the finding, else the first one behind it."""
    named = _named(finding.scene.text)
    before = [who for place, who in named if place < finding.start]
    behind = [who for place, who in named if place >= finding.end]
    closest = before[-1:] or behind[-1:]
    return finding.scene.members(closest[0])[0].entities[0] if closest else None


@lru_cache(maxsize=SCENES)
def _named(text: str) -> tuple[tuple[int, str], ...]:
    """Where a scene names voices, and the numbers of their slots, in order."""
    forms = ("voices.according", "voices.says_after", "voices.says")
    named = {m.start("who"): m["who"] for name in forms if may_hold(text, name) for m in form(name).finditer(text)}
    return tuple(sorted(named.items()))


def _of_speaker(who: Entity, finding: Finding, speakers: Speakers) -> Voice:
    parties = {finding.subject, finding.object}
    if who in speakers.leakers:
        return Voice("rumoured", who)
    if who in speakers.analysts:
        return Voice("speculated", who)
    employer = speakers.employers.get(who)
    if who in parties or employer in parties:
        return Voice("confirmed", who if who.type == "Person" else None)
    if who.type == "Person" and employer and _speaks_of_own(finding):
        return Voice("confirmed", who)
    of_own = who.type == "Organization" and who not in speakers.publications and _speaks_of_own(finding)
    if of_own and _says(finding.scene.text, "voices.own_word"):
        return Voice("confirmed")
    return Voice("reported", who)


def _speaks_of_own(finding: Finding) -> bool:
    return isinstance(finding.subject, Entity) and finding.subject.type not in ("Organization", "Person")


def _of_text(finding: Finding, speakers: Speakers) -> Voice:
    """Nobody else is named: a party that announces confirms, the writer reports."""
    if speakers.press_release or (_announces(finding) and not _long_ago(finding, speakers.published)):
        return Voice("confirmed")
    return Voice("reported")


def _announces(finding: Finding) -> bool:
    text, parties = finding.scene.text, {finding.subject, finding.object}
    if _says(text, "voices.unnamed_party"):
        return True
    if not may_hold(text, "voices.announced") or _from_unnamed(text):
        return False
    return form("voices.announced").search(_clause(finding)) is not None and any(
        e in parties for s in finding.scene.slots for e in s.entities if s.type == "Organization"
    )


def _says(text: str, name: str) -> bool:
    return may_hold(text, name) and form(name).search(text) is not None


@lru_cache(maxsize=SCENES)
def _from_unnamed(text: str) -> bool:
    """Whether a sentence rests on sources without a name."""
    return may_hold(text, "certainty.unnamed") and cue("certainty.unnamed").search(text) is not None


def _long_ago(finding: Finding, published: date | None) -> bool:
    """Whether the sentence dates the announcement well before the article: then it is the writer who recalls it."""
    values = [d.value for d in finding.scene.dates if d.value]
    return published is not None and any(bounds(value)[1] < published - RECENT for value in values)


def _hedged(finding: Finding, base: Voice) -> str | None:
    """What the words beside the finding do to its certainty."""
    if _negated(finding):
        return "denied"
    text = finding.scene.text
    if base.certainty != "confirmed" and (_cued(finding, "certainty.rumoured") or _from_unnamed(text)):
        return "rumoured"
    return "speculated" if _cued(finding, "certainty.speculated") else base.certainty


def _cued(finding: Finding, name: str) -> bool:
    """Whether one of certain cue words stands in the finding's clause."""
    return may_hold(finding.scene.text, name) and cue(name).search(_clause(finding)) is not None


def _negated(finding: Finding) -> bool:
    """Whether a negation stands within the finding's words or right before them ("not" in "not only" is none)."""
    text, words = finding.scene.text, re.sub(r"⟦\w[\d+]*⟧", " ", finding.words)
    denied = (
        _negates(finding, words)
        or (may_hold(text, "voices.failed") and form("voices.failed").search(text[finding.end :]) is not None)
        or re.search(r"\b(?:not|never|without) $", text[max(0, finding.start - 14) : finding.start]) is not None
        or (may_hold(text, "voices.denied") and form("voices.denied").search(text, 0, finding.start) is not None)
    )
    up_to_end = text[: finding.end + AFTER_DENIAL]
    return denied and not (form("voices.no_negation").search(words) or form("voices.end_denied").search(up_to_end))


def _negates(finding: Finding, words: str) -> bool:
    """Whether a word of the finding negates it; what comes "without" something is launched and made all the same."""
    said = form("voices.negation").search(words) if may_hold(finding.scene.text, "voices.negation") else None
    indifferent = finding.rule.predicate in ("launchedOn", "manufacturedBy", "hasRole")
    return said is not None and not (indifferent and said[0].lower() == "without")


def of_list(announcing: Sequence[Scene]) -> Voice | None:
    """Return the voice that the sentences before a list give to it (a leaker's list is rumour), or None."""
    for scene in reversed(announcing):
        who = [e for s in scene.slots if s.type == "Person" for e in s.entities]
        if cue("certainty.rumoured").search(scene.text) or cue("voices.leaker").search(scene.text):
            return Voice("rumoured", who[0] if who else None)
    return None


def footnoted(announcing: Sequence[Scene], item: str) -> Voice | None:
    """Return a maker's confirmation where it is said to be marked with an asterisk and the item of the list is."""
    said = any(form("voices.asterisk").search(scene.text) for scene in announcing)
    return Voice("confirmed") if said and item.rstrip().endswith("*") else None
