"""The extractor ``llm:MODEL``: a language model reads, and the gate sees to it that the text bears out what it says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tieup.errors import ReplyError
from tieup.extraction.gate import gate
from tieup.extraction.llm.account import Account
from tieup.extraction.llm.cache import Answer, Cache, key
from tieup.extraction.llm.endpoint import RETRIES, TIMEOUT, ask
from tieup.extraction.llm.parts import Part, parts
from tieup.extraction.llm.reply import NOWHERE, claims
from tieup.extraction.llm.request import request, tokens_in
from tieup.extraction.llm.schema import version
from tieup.extraction.llm.spread import spread
from tieup.extraction.llm.turns import Turns
from tieup.extraction.naming import places
from tieup.model import Article, Claim, Entity, Mention, Reading
from tieup.names import Names


@dataclass(frozen=True)
class Settings:
    """How a language model is asked.

    Parameters
    ----------
    cache: the folder in which its answers are kept.
    account: what calls may cost, and have cost.
    timeout: for one try, in seconds.
    retries: how often a call is tried again.
    parallel: how many articles are read at a time.
    """

    cache: Path = Path("tieup-cache")
    account: Account = field(default_factory=Account)
    timeout: float = TIMEOUT
    retries: int = RETRIES
    parallel: int = 1
    turns: Turns = field(default_factory=Turns)


def signature(model: str) -> str:
    """Give the name and version with which a model's claims are signed; other instructions make another version."""
    return f"llm:{model} {version()}"


def extract(article: Article, names: Names, model: str, settings: Settings) -> Reading:
    """Read an article with a language model.

    Raises
    ------
    EndpointError: when the model cannot be asked.
    BudgetError: when the next call could exceed the budget; it is not made.
    ReplyError: when a reply cannot be read; it is not kept, and can be asked for again.
    StoreError: when the cache cannot be read or written.
    """
    found = [claim for part in parts(article.text) for claim in _read(article, part, model, settings)]
    accepted, refused = gate(article, (_with_words(article, claim, names) for claim in found), names=names)
    mentions = tuple(_mentions(article, accepted, names))
    return Reading(article, mentions, _distinct(accepted), refused, signature(model))


def _read(article: Article, part: Part, model: str, settings: Settings) -> list[Claim]:
    """Give the claims of a part, from the cache or from the model; only what can be read is kept."""
    asked, cache = request(article, part, model), Cache(settings.cache)
    with settings.turns.alone(key(asked)):
        kept = cache.get(asked)
        try:
            answer = kept or _paid(asked, settings)
            found = list(claims(answer.text, article, part, signature(model)))
        except ReplyError as error:
            raise ReplyError(f"{article.id}: {model!r} cannot be understood: {error}") from error
        if kept:
            settings.account.reuse()
        else:
            cache.keep(asked, answer)
    return found


def _paid(asked: dict[str, Any], settings: Settings) -> Answer:
    with settings.account.held(tokens_in(asked), asked["max_completion_tokens"]):
        answer = ask(asked, settings.timeout, settings.retries)
        settings.account.book(answer)
    if answer.ended == "length":
        raise ReplyError(f"the reply was cut off after {answer.tokens_out} tokens")
    return answer


def _with_words(article: Article, claim: Claim, names: Names) -> Claim:
    return replace(claim, evidence=spread(article, claim, names) or NOWHERE) if claim.evidence == NOWHERE else claim


def _distinct(found: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, once each: what two parts share is read twice, and may rest on other words."""
    by_content: dict[Claim, Claim] = {}
    for claim in found:
        by_content.setdefault(replace(claim, evidence=NOWHERE), claim)
    return tuple(by_content.values())


def _mentions(article: Article, accepted: Iterable[Claim], names: Names) -> Iterator[Mention]:
    ends = {end for claim in accepted for end in (claim.subject, claim.object, claim.source) if isinstance(end, Entity)}
    yield from sorted(Mention(*place, entity) for entity in ends for place in places(article.text, entity, names))
