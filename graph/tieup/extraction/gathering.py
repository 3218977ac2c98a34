"""Eighth stage: all that rules and models find in an article, for the judge to tell what of it is so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from tieup.extraction.claims import ASSERTED
from tieup.extraction.cues import form
from tieup.extraction.entities import Cast
from tieup.extraction.hints import may_hold
from tieup.extraction.judging import Case, Ground, Key, key
from tieup.extraction.models import Models
from tieup.extraction.owners import far_findings
from tieup.extraction.posts import implied_posts
from tieup.extraction.reader import Guess, guessed_findings, guesses
from tieup.extraction.readings import Read
from tieup.extraction.rules import Finding
from tieup.extraction.scenes import UNSURE, Scene
from tieup.extraction.sheets import sheet
from tieup.extraction.speakers import speakers
from tieup.extraction.specs import spec_findings
from tieup.extraction.staging import first_reading, rule_findings
from tieup.extraction.voices import Speakers, Voice, voice
from tieup.model import Article, Entity
from tieup.names import Names

BY_SERIES = 0.7  # what a maker counts whom only a name, a series or a list tells
LIKELY = 0.5  # a model's probability from which on what it finds tells of other findings
BY_MODEL = ("afar: ", "read: ")  # the names of what models found begin so
KINDS = ("only two", "afar", "read")  # ways of finding other than by a rule's pattern


def found_in(article: Article, names: Names, models: Models) -> tuple[Read, list[tuple[Finding, Voice]], Case]:
    """Return what is read of an article, all that rules and models find in it, and what the judge is told of that."""
    read, staged, found = told_nearby(article, names, models)
    title = article.title or ""
    found += far_findings(staged, list(found), read.cast, read.layout, title, models.owners)
    guessed = guesses(sheet(read), models.pieces, models.reader)
    found += guessed_findings(staged, guessed)
    likely = [f for f in found if not _by_model(f) or f.rule.confidence >= LIKELY]
    who = speakers(article, read.slots, [f for f in likely if f.rule.predicate == "hasRole"], names)
    untold = {product: maker for product, maker in read.cast.listed.items() if product not in _made(likely)}
    makers = {**untold, **_makers_in_pairs(likely, read.cast), **read.cast.makers}
    read = replace(read, cast=replace(read.cast, makers=makers))
    bought = {frozenset((f.subject, f.object)) for f in likely if f.rule.predicate == "acquired"}
    sensible = [f for f in found if _sensible(f, read.cast) and not _is_takeover(f, bought)]
    plainly = [(f, voice(f, who, f.scene.speaker)) for f in sensible if not _by_model(f)]
    plainly += ((f, said or voice(f, who)) for f, said in spec_findings(article.text, read.layout, staged))
    voiced = [*plainly, *_of_models([f for f in sensible if _by_model(f)], plainly, who)]
    plain = [scene for scene in staged if f"⟦{UNSURE}" not in scene.text]
    grounds = [*(_ground(finding) for finding, _ in voiced), *_named_makers(read, untold)]
    return read, voiced, Case(grounds, plain, title, _likeliest(guessed))


def _likeliest(guessed: Sequence[Guess]) -> dict[Key, float]:
    """How likely the network holds each relation."""
    found: dict[Key, float] = {}
    for guess in guessed:
        about = key(guess.subject, guess.predicate, guess.object)
        found[about] = max(guess.likely, found.get(about, 0.0))
    return found


def _by_model(finding: Finding) -> bool:
    return finding.rule.name.startswith(BY_MODEL)


def _of_models(
    found: Sequence[Finding], plainly: Sequence[tuple[Finding, Voice]], who: Speakers
) -> Iterator[tuple[Finding, Voice]]:
    """What models found, with voices: a hedge anywhere in the sentence counts, and what is only rumoured stays so.

    Parameters
    ----------
    plainly: what rules found, with its voices; they know better whose word it is, so these findings need no others.
    """
    doubtful = _only_rumoured(plainly)
    for finding in found:
        whole = replace(finding, start=0, end=len(finding.scene.text))
        said = voice(whole, who, finding.scene.speaker)
        if said.certainty in ASSERTED and {finding.subject, finding.object} & doubtful:
            said = Voice("rumoured", None)
        yield finding, said


def _only_rumoured(voiced: Sequence[tuple[Finding, Voice]]) -> Set[Entity | str]:
    """The products of which rules find rumours, and nothing that is asserted."""
    said: dict[Entity, set[str | None]] = defaultdict(set)
    for finding, spoken in voiced:
        if finding.subject.type == "Product" and finding.rule.predicate != "manufacturedBy":
            said[finding.subject].add(spoken.certainty)
    return {product for product, certainties in said.items() if not certainties & {*ASSERTED}}


def _ground(finding: Finding) -> Ground:
    rule = finding.rule
    kind, colon, _ = rule.name.partition(": ")
    known = kind if colon and kind in KINDS else "rule"
    ends = finding.subject, rule.predicate, finding.object
    return Ground(*ends, known, rule.name, finding.named, rule.confidence, finding.scene, finding.start, finding.end)


def _named_makers(read: Read, untold: Mapping[Entity, Entity]) -> Iterator[Ground]:
    """What names and lists tell of makers."""
    for product, maker in read.cast.makers.items():
        kind = "list" if untold.get(product) == maker else "name"
        begins = any(product.name.startswith(f"{way} ") for way in read.cast.spellings.get(maker, ()))
        yield Ground(product, "manufacturedBy", maker, kind, f"{kind} {begins}", True, BY_SERIES)


def told_nearby(article: Article, names: Names, models: Models) -> tuple[Read, list[Scene], list[Finding]]:
    """Return what is read of an article, its scenes, and what rules find of names that stand together."""
    read, staged, found = rule_findings(first_reading(article, names, models), names)
    return read, staged, [*found, *implied_posts(staged)]


def _made(found: Iterable[Finding]) -> set[Entity]:
    """The products whose maker some words tell."""
    return {finding.subject for finding in found if finding.rule.predicate == "manufacturedBy"}


def _makers_in_pairs(found: Sequence[Finding], people: Cast) -> dict[Entity, Entity]:
    """Makers of what two companies made together, where only one of the two makes products at all."""
    pairs: dict[Entity, set[Entity]] = {}
    for finding in found:
        if finding.of_partnership and isinstance(finding.object, Entity):
            pairs.setdefault(finding.subject, set()).add(finding.object)
    known = set(people.makers.values())
    return {product: next(iter(pair & known)) for product, pair in pairs.items() if len(pair & known) == 1}


def _sensible(finding: Finding, people: Cast) -> bool:
    """Whether a finding can be so: no condition or question, a co-developer that is not the maker, one maker alone."""
    text = finding.scene.text
    condition = "voices.condition_before" if _by_model(finding) else "voices.condition"
    conditional = may_hold(text, condition) and form(condition).search(text, 0, finding.start)
    if conditional or text.endswith("?"):
        return False
    if finding.rule.predicate == "coDevelopedWith":
        maker = people.makers.get(finding.subject)
        return maker != finding.object and (maker is not None or not finding.of_partnership)
    if finding.rule.predicate == "manufacturedBy":
        if _by_model(finding) and form("pairs.made_for").match(finding.words):
            return False
        known = people.listed if finding.subject.type == "Product" else {}
        return {**known, **people.makers}.get(finding.subject, finding.object) == finding.object
    return True


def _is_takeover(finding: Finding, bought: Set[frozenset[Entity | str]]) -> bool:
    """Whether "the deal" of two is no partnership but the takeover of one by the other that the article tells of."""
    ends = frozenset((finding.subject, finding.object))
    if finding.rule.predicate != "partneredWith" or ends not in bought:
        return False
    return bool(form("pairs.deal").search(finding.words) and not form("pairs.side_by_side").search(finding.words))
