"""Direct quotations and who speaks: in quotation marks, as a block after a colon, and as answers of an interview."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieup.extraction.cues import form
from tieup.extraction.entities import Slot
from tieup.extraction.layout import Block, Layout
from tieup.extraction.spans import within
from tieup.model import Entity

FEWEST_WORDS = 4
REACH = 250  # characters around a quotation in which its speaker is looked for
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|„([^„“”]*)[“”]|«([^«»]*)»")
_ANSWER = re.compile(r"(?P<name>[A-Z][\w.&'’ -]{1,40}?): (?=\S)")


@dataclass(frozen=True)
class Quotation:
    """The span of somebody's words, without the marks; ``speakers`` is empty where nobody is named."""

    start: int
    end: int
    speakers: tuple[Entity, ...]
    block: bool = False


def quotations(text: str, layout: Layout, slots: Sequence[Slot]) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in order; scraps of fewer than four words are none.

    Parameters
    ----------
    slots: names and references.
    """
    found: list[Quotation] = []
    for number, block in enumerate(layout.blocks):
        if number and _is_block_quotation(text, layout.blocks[number - 1], block):
            found.append(Quotation(block.start, block.end, _announced(layout, number - 1, slots), block=True))
        elif answer := _answer(text, block, slots):
            found.append(answer)
        else:
            found.extend(_inline(text, block, slots))
    return tuple(found)


def _is_block_quotation(text: str, before: Block, block: Block) -> bool:
    opening = text[before.start : before.end]
    if not opening.endswith(":") or block.item or before.item or text[block.start] in '"“„«':
        return False
    last = re.split(r"(?<=[.!?])\s", opening)[-1]
    return form("quotations.announces").search(last) is not None and not form("quotations.shows").search(last)


def _announced(layout: Layout, number: int, slots: Sequence[Slot]) -> tuple[Entity, ...]:
    """The speaker of a block quotation: who is the subject of the sentence that announces it."""
    sentence = layout.of_block(number)[-1]
    own = [s for s in within(slots, sentence.start, sentence.end) if s.type in ("Person", "Organization")]
    people = [s for s in own if s.type == "Person"]
    return (people or own)[0].entities if own else ()


def _answer(text: str, block: Block, slots: Sequence[Slot]) -> Quotation | None:
    """An answer in an interview: a paragraph that begins with a person's name and a colon."""
    match = _ANSWER.match(text, block.start, block.end)
    if not match:
        return None
    who = [
        s for s in within(slots, block.start, match.end("name")) if s.end >= match.end("name") and s.type == "Person"
    ]
    return Quotation(match.end(), block.end, who[-1].entities) if who else None


def _inline(text: str, block: Block, slots: Sequence[Slot]) -> Iterator[Quotation]:
    last: tuple[Entity, ...] = ()
    for match in _QUOTED.finditer(text, block.start, block.end):
        inner = next(n for n in range(1, 5) if match[n] is not None)
        start, end = match.span(inner)
        if len(text[start:end].split()) < FEWEST_WORDS:
            continue
        if not _speaks(text, match):
            if who := _embedding(text, block, match, slots):
                yield Quotation(start, end, who)
            continue
        who = _speaker(text, block, match, slots) or last
        last = who
        yield Quotation(start, end, who)


def _speaks(text: str, match: re.Match[str]) -> bool:
    """Whether quoted words are an utterance, not a scrap within the writer's own sentence."""
    words = match[0][1:-1]
    before = text[max(0, match.start() - 3) : match.start()].rstrip()[-1:]
    return (
        words[-1:] in ",.?!…"
        or (text[match.end() : match.end() + 1] in ",." and words[:1].isupper())
        or (before == ":" and words[:1].isupper())
    )


def _speaker(text: str, block: Block, match: re.Match[str], slots: Sequence[Slot]) -> tuple[Entity, ...]:
    near = within(slots, max(block.start, match.start() - REACH), min(block.end, match.end() + REACH))
    own = [s for s in near if s.type in ("Person", "Organization")]
    after = _marked(text, match.end(), min(block.end, match.end() + REACH), own)
    before = _marked(text, max(block.start, match.start() - REACH), match.start(), own)
    if statement := form("quotations.statement").match(after):
        return _jointly(slots, match.start(), several=bool(statement["their"]))
    if bracket := form("quotations.in_brackets").match(after):
        return own[int(bracket["who"])].entities
    said_who, who_said = form("quotations.said_who").search(after), form("quotations.who_said").search(after)
    if hit := said_who or who_said:
        earlier = [s for s in own if s.start < match.start()]
        return _person_first(hit, own, after, earlier, inverted=said_who is not None)
    if before.rstrip()[-1:] in (":", ","):
        return _introduced(before, own)
    return _just_acting(before, own) if text[match.start() - 1 : match.start()] == " " else ()


def _just_acting(before: str, own: Sequence[Slot]) -> tuple[Entity, ...]:
    """Who does something in the sentence before a quotation without a speaker, if it is about one person alone."""
    acting = [own[int(n)] for n in re.findall(r"⟦(\d+)⟧", re.split(r"(?<=[.!?])\s", before.rstrip())[-1])]
    people = list(dict.fromkeys(s.entities for s in acting if s.type == "Person"))
    return people[0] if len(people) == 1 else ()


def _embedding(text: str, block: Block, match: re.Match[str], slots: Sequence[Slot]) -> tuple[Entity, ...]:
    """Who speaks the words that are part of a sentence of the writer's: only where a verb of saying tells it."""
    near = within(slots, max(block.start, match.start() - REACH), min(block.end, match.end() + REACH))
    own = [s for s in near if s.type in ("Person", "Organization")]
    before = _marked(text, max(block.start, match.start() - REACH), match.start(), own)
    lead = re.split(r"(?<=[.!?])\s", before)[-1]
    if hit := form("quotations.embedded").match(lead) or form("quotations.by_account").match(lead):
        return own[int(hit["who"])].entities
    after = _marked(text, match.end(), min(block.end, match.end() + REACH), own)
    told = form("quotations.who_said").match(after) if after.startswith(",") else None
    return own[int(told["who"])].entities if told else ()


def _introduced(before: str, own: Sequence[Slot]) -> tuple[Entity, ...]:
    """Who opens the sentence that leads up to a quotation: its first person, else its first organization."""
    sentence = re.split(r"(?<=[.!?])\s", before)[-1]
    named = [own[int(n)] for n in re.findall(r"⟦(\d+)⟧", sentence)]
    people = [s for s in named if s.type == "Person"]
    return (people or named)[0].entities if named else ()


def _person_first(
    hit: re.Match[str], own: Sequence[Slot], after: str, earlier: Sequence[Slot], inverted: bool
) -> tuple[Entity, ...]:
    """The speaker; of "said Acme CEO Jo Doe" it is the person, of "said an Acme spokesperson" the organization."""
    slot, rest = own[int(hit["who"])], after[hit.end("who") + 1 :]
    beside = form("quotations.named_after").match(rest)
    if slot.type == "Organization" and beside and inverted and own[int(beside["who"])].type == "Person":
        return own[int(beside["who"])].entities
    if slot.type == "Organization" and form("quotations.officer").match(rest):
        return next((s.entities for s in reversed(earlier) if s.type == "Person"), ())
    return slot.entities


def _jointly(slots: Sequence[Slot], place: int, several: bool) -> tuple[Entity, ...]:
    """Who made "the statement": the companies that were last spoken of together, else the last one, or two."""
    before = [s for s in within(slots, max(0, place - 2000), place) if s.type == "Organization"]
    both = [s for s in before[-4:] if len(s.entities) > 1]
    if both:
        return both[-1].entities
    last = tuple(dict.fromkeys(e for s in reversed(before) for e in s.entities))
    return last[: 2 if several else 1]


def _marked(text: str, start: int, end: int, own: Sequence[Slot]) -> str:
    """A stretch of text with numbers in place of those who may speak."""
    written, place = "", start
    for number, slot in enumerate(own):
        if start <= slot.start and slot.end <= end and slot.start >= place:
            written += text[place : slot.start] + f"⟦{number}⟧"
            place = slot.end
    return written + text[place:end]
