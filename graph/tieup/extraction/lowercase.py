"""Names that their owners write in lower case, such as "vivo": told by where no other word would stand so."""

import re
from collections import Counter, defaultdict
from functools import cache

from tieup.extraction.cues import expand
from tieup.names import words

KINDS = 2  # of evidence that a word needs
_WORD = r"(?P<name>[a-z]{3,})"
_ENDS = r"(?=['’]s\b|[,.;:]| (?:has|have|had|is|was|will|would|said|says|and|also|to|wants|plans|declined|announced)\b)"
_NO_NAME = frozenset(
    ["last", "top", "first", "next", "past", "other", "remaining", "about", "around", "over", "under", "than", "nearly", "almost", "page", "chapter", "part", "section", "minute", "since", "until", "from", "with", "and", "the", "for", "between", "only", "level", "number", "version", "phase", "step", "season", "episode", "group", "line", "round", "year", "them", "they", "that", "this", "these", "those", "here", "there", "what", "who", "why", "how", "when", "where", "while"]
)


@cache
def _evidence() -> tuple[re.Pattern[str], ...]:
    """Places where only a name stands in lower case: opening a sentence, before a model's number, behind its kind."""
    return (
        re.compile(rf"(?:^|\n\s*|[a-z0-9][.!?][\"”’]? ){_WORD}{_ENDS}"),
        re.compile(rf"(?:\b(?:[Tt]he|[Aa]n?|[Nn]ew|[Ii]ts|of|and|with)|['’]s) {_WORD} (?:\d{{1,3}}\b(?!%| percent| per )|[A-Z]\w+ \d)"),
        re.compile(expand(rf"\b(?:<nouns.company>) {_WORD}(?=['’]s\b|[,.;:])")),
        re.compile(rf"\b{_WORD}['’]s (?:[a-z]+ )?[A-Z0-9]"),
        re.compile(rf"\b(?:that|because|when|while|if|but|whether|whom) {_WORD} (?:has|had|is|was|will|would|wants|says|said)\b"),
        re.compile(rf"(?:[,;] |[\"”] ){_WORD} (?:says|said|wrote|writes|announced|told)\b"),
        re.compile(expand(rf"\b{_WORD}, (?:an?|the) (?:[A-Za-z-]+ ){{0,3}}(?:<nouns.company>) (?:from|in|of|based|behind)\b")),
    )


def lower_case_names(text: str) -> frozenset[str]:
    """Return the words of a text that are names although they are written in lower case.

    >>> sorted(lower_case_names("The brand zephy, new in Europe, shows the zephy 5. zephy has no comment."))
    ['zephy']
    >>> sorted(lower_case_names("The company, founded in 2019, sells the last 5 of them. it has no comment."))
    []
    """
    kinds: dict[str, set[int]] = defaultdict(set)
    for kind, pattern in enumerate(_evidence()):
        for match in pattern.finditer(text):
            kinds[match["name"]].add(kind)
    often = Counter(re.findall(r"\b[a-z]{3,}\b", text)) if kinds else Counter()
    return frozenset(
        word
        for word, own in kinds.items()
        if len(own) >= KINDS and often[word] >= KINDS and word not in _NO_NAME | words("plain") | words("generic")
    )
